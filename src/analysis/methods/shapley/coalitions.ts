import { type Seed, shuffled, uniformsOf } from '../../../chance/index.js';

/** How many players all coalitions are formed of. */
const MOST_EXACT = 12;

/**
 * Coalitions of players whose worth is wanted. Whoever knows their worths hands them back by place, as for a `Design` of
 * points.
 */
export interface CoalitionDesign {
  readonly players: readonly string[];
  readonly size: number;
  /**
   * The players of a coalition, in the order of the players.
   *
   * @param place from 0 to below the size
   */
  readonly coalition: (place: number) => readonly string[];
}

/** Every coalition there is, the empty one first. */
export interface AllCoalitions extends CoalitionDesign {
  readonly kind: 'all';
}

/** The coalitions that players form as they join one by one, in random orders. */
export interface JoiningOrders extends CoalitionDesign {
  readonly kind: 'orders';
  /** For each order: who joins, and the places of the coalitions before and after. */
  readonly orders: readonly (readonly Joining[])[];
}

/** A player who joins a coalition. */
export interface Joining {
  /** The player's place among the players. */
  readonly player: number;
  /** The place of the coalition without the player. */
  readonly before: number;
  /** The place of the coalition with the player. */
  readonly after: number;
}

/**
 * All 2^n coalitions of up to 12 players: for exact Shapley values.
 *
 * @throws RangeError if there are more players, none, or two of one name.
 */
export function allCoalitions(players: readonly string[]): AllCoalitions {
  requirePlayers(players);
  if (players.length > MOST_EXACT) {
    throw new RangeError(
      `all coalitions are formed of up to ${MOST_EXACT} players, not ${players.length}: sample joining orders instead`,
    );
  }
  return {
    kind: 'all',
    players,
    size: 1 << players.length,
    coalition: (place) => players.filter((_, player) => ((place >>> player) & 1) === 1),
  };
}

/** How orders of joining are drawn. */
export interface JoiningOptions {
  /** How many orders: from 2. */
  readonly orders: number;
  readonly seed: Seed;
}

/**
 * The coalitions of random orders of joining, each coalition once: for estimated Shapley values of any number of players.
 * At most orders·(n − 1) + 2 coalitions, and often fewer.
 *
 * Source: Castro, Gómez and Tejada, "Polynomial calculation of the Shapley value based on sampling" (Computers & Operations
 * Research 36, 2009).
 *
 * @throws RangeError if there are no players, two of one name, or fewer than two orders; SeedError on a seed that is none.
 */
export function joiningOrders(players: readonly string[], { orders, seed }: JoiningOptions): JoiningOrders {
  requirePlayers(players);
  if (!(Number.isSafeInteger(orders) && orders >= 2)) {
    throw new RangeError(`an interval needs a whole number of orders from 2, not ${orders}`);
  }
  const uniforms = uniformsOf(seed, 'Shapley orders');
  const coalitions: (readonly string[])[] = [];
  const places = new Map<string, number>();
  const placeOf = (members: readonly boolean[]): number => {
    const key = members.map(Number).join('');
    const known = places.get(key);
    if (known !== undefined) return known;
    const place = coalitions.push(players.filter((_, player) => members[player] === true)) - 1;
    places.set(key, place);
    return place;
  };
  const joined = Array.from({ length: orders }, () => {
    const members = players.map(() => false);
    let before = placeOf(members);
    return shuffled(players.length, uniforms).map((player): Joining => {
      members[player] = true;
      const joining = { player, before, after: placeOf(members) };
      before = joining.after;
      return joining;
    });
  });
  return {
    kind: 'orders',
    players,
    orders: joined,
    size: coalitions.length,
    coalition: (place) => coalitions[place] ?? [],
  };
}

function requirePlayers(players: readonly string[]): void {
  if (players.length === 0) throw new RangeError('Shapley values need at least one player');
  const twice = players.find((player, at) => players.indexOf(player) !== at);
  if (twice !== undefined) throw new RangeError(`two players have the name ${JSON.stringify(twice)}`);
}
