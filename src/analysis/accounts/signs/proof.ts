import {
  areProbabilities,
  type Box,
  type Objective,
  type Odds,
  OpenChain,
  outcomeObjectives,
  parametersOfOdds,
  point,
  slopesOver,
} from '../../../chain/open/index.js';
import { lower } from '../../../model/lower/index.js';
import { decidingIn } from '../../bounds/parameters.js';
import type { Model } from '../../../model/model.js';
import type { PointWorld } from '../../evaluation/points.js';
import type { RangedNumber } from '../../evaluation/ranged-numbers.js';

/** A direction that holds at all values that all numbers may have. */
export type Proven = 'up' | 'down' | 'depends';

/** Says what is proven of an outcome: by number, its direction; nothing of those of which nothing is. */
export type Proofs = (outcome: string) => ReadonlyMap<string, Proven>;

/** Memory for the chain of an outcome of which signs are proven. */
const BYTES = 4_000_000;

/** So many edges are gone through at most for one outcome, and so many boxes cut. */
const MOST_WORK = 1e7;
const MOST_CELLS = 4_000;

/** The change over a whole range that rounding may hide, of a probability. Where it may hide more, nothing is proven. */
const MOST_ROUNDING = 1e-6;

/**
 * Proves in which direction outcomes go with numbers, at all values that all numbers with a range may have.
 *
 * A number pushes an outcome *up* if the derivative of the outcome's probability by it is nowhere below 0; for along its range,
 * the others standing still, the probability is the integral of that derivative. The box of all ranges is cut into boxes, in each
 * of which an interval holds the derivative (`slopesOver`), until none of them leaves the sign open. It *depends* if the
 * probability rises between two points along the number, and falls between two others. What rounding may come to is allowed for.
 *
 * @returns null where a number that reaches outcomes cannot be left open, or some values go together in no model.
 */
export function provingSigns(world: PointWorld, numbers: readonly RangedNumber[]): Proofs | null {
  const { scenario, variant, readings, set } = world;
  const keep = new Set(numbers.map(({ name }) => name));
  const { model, shaping } = lower(scenario, { variant, readings, set, keep });
  if (model === null) return null;
  const deciding = decidingIn(model);
  if (numbers.some(({ name }) => shaping.includes(name) || deciding.has(name))) return null;
  const objectives = outcomeObjectives(model);
  return (outcome) => {
    const objective = objectives.find(({ name }) => name === outcome);
    const chain = objective === undefined ? null : chainOf(model, objective);
    return chain === null ? new Map() : new Proof(chain, numbers).all();
  };
}

function chainOf(model: Model, objective: Objective): OpenChain | null {
  const chain = OpenChain.of(model, objective, BYTES);
  return chain instanceof OpenChain ? chain : null;
}

/** In which directions a number pushes over the boxes that are done with. */
interface Sign {
  readonly number: RangedNumber;
  /** In some box the outcome rises with the number between two points; falls. */
  rises: boolean;
  falls: boolean;
  /** In some box that is done with, it may rise and does not fall; may fall and does not rise. */
  mayRise: boolean;
  mayFall: boolean;
}

/** A box, and the signs that are open there. */
interface Cell {
  readonly box: Box;
  readonly open: readonly Sign[];
}

class Proof {
  readonly #chain: OpenChain;
  readonly #numbers: readonly RangedNumber[];
  readonly #odds: readonly Odds[];

  constructor(chain: OpenChain, numbers: readonly RangedNumber[]) {
    this.#chain = chain;
    this.#odds = [
      ...chain.starts.map(({ odds }) => odds),
      ...[...chain.laws].flatMap((law) => (law.is === 'uncertain' ? law.odds : [])),
    ];
    const read = new Set(this.#odds.flatMap(parametersOfOdds));
    this.#numbers = numbers.filter(({ name }) => read.has(name));
  }

  all(): ReadonlyMap<string, Proven> {
    const box: Box = new Map(this.#numbers.map(({ name, low, high }) => [name, { low, high }]));
    if (!this.#odds.every((odds) => areProbabilities(odds, box))) return new Map();
    const signs = this.#numbers.map(
      (number): Sign => ({ number, rises: false, falls: false, mayRise: false, mayFall: false }),
    );
    const left = this.#cut({ box, open: signs });
    return new Map(
      signs.flatMap((sign): [string, Proven][] => {
        const found = this.#found(sign, left.has(sign));
        return found === null ? [] : [[sign.number.name, found]];
      }),
    );
  }

  /** Cuts boxes, the widest first; gives the signs that are left open somewhere. */
  #cut(whole: Cell): ReadonlySet<Sign> {
    const cells: Cell[] = [whole];
    let work = 0;
    let next = 0;
    for (; next < Math.min(cells.length, MOST_CELLS) && work < MOST_WORK; next += 1) {
      const { box, open } = cells[next] ?? whole;
      const asked = open.filter(({ rises, falls }) => !(rises && falls));
      if (asked.length === 0) continue;
      work += this.#chain.work * (3 + 2 * this.#numbers.length);
      const still = this.#look(box, asked);
      if (still.length > 0) cells.push(...this.#halves(box).map((half) => ({ box: half, open: still })));
    }
    return new Set(cells.slice(next).flatMap(({ open }) => open));
  }

  /** Looks at one box; gives the signs of which it says nothing. */
  #look(box: Box, asked: readonly Sign[]): readonly Sign[] {
    const found = slopesOver(this.#chain, box);
    const names = [...box.keys()];
    return asked.filter((sign) => {
      const place = names.indexOf(sign.number.name);
      const width = sign.number.high - sign.number.low;
      const rounding = width * (found?.rounding[place] ?? Infinity);
      if (!(rounding <= MOST_ROUNDING)) return true;
      const low = width * (found?.slopes[place]?.low ?? -Infinity);
      const high = width * (found?.slopes[place]?.high ?? Infinity);
      const [up, down] = [low >= -rounding, high <= rounding];
      if (up && !down) {
        sign.mayRise = true;
        sign.rises ||= this.#change(box, sign) > 0;
      }
      if (down && !up) {
        sign.mayFall = true;
        sign.falls ||= this.#change(box, sign) < 0;
      }
      return !up && !down;
    });
  }

  #found(sign: Sign, isLeft: boolean): Proven | null {
    if (sign.rises && sign.falls) return 'depends';
    // Where it neither rises nor falls between two points, it may stand still everywhere.
    if (isLeft || sign.rises === sign.falls || (sign.mayRise && sign.mayFall)) return null;
    return sign.rises ? 'up' : 'down';
  }

  /** How the outcome changes along a number from one end of a box to the other, the others in the middle; 0 within rounding. */
  #change(box: Box, { number }: Sign): number {
    const middle = [...box].map(([name, { low, high }]) => [name, point((low + high) / 2)] as const);
    const { low, high } = box.get(number.name) ?? point(0);
    const at = (value: number): number =>
      this.#chain.value(new Map([...middle, [number.name, point(value)]]), 'greatest');
    const change = at(high) - at(low);
    return Math.abs(change) > 2 * this.#chain.rounding ? change : 0;
  }

  /** Along the number of which most of the range is left. */
  #halves(box: Box): readonly Box[] {
    const share = ({ name, low, high }: RangedNumber): number => {
      const left = box.get(name) ?? point(0);
      return (left.high - left.low) / (high - low);
    };
    const { name } = this.#numbers.reduce((best, one) => (share(one) > share(best) ? one : best));
    const { low, high } = box.get(name) ?? point(0);
    const middle = (low + high) / 2;
    return [
      new Map([...box, [name, { low, high: middle }]]),
      new Map([...box, [name, { low: middle, high }]]),
    ];
  }
}
