import { type Uniforms, wholeBelow } from '../../chance/index.js';
import type { ForcedAct, Movable, World } from './world.js';

/** Where a search may look. */
export interface Reach {
  /** Acts that may be forced. */
  readonly acts: readonly string[];
  readonly mostForced: number;
  readonly movable: readonly Movable[];
  readonly horizon: number;
}

/** So many numbers are moved at once. What breaks a property seldom needs more, and what needs less is shrunk. */
const MOST_MOVED = 4;

/** How often all numbers are moved at once instead. */
const ALL_MOVED = 0.25;

/**
 * A world to try: by turns with numbers moved, with acts forced, and with both. Half of the numbers go to an end of their
 * range, for where a range holds what breaks a property its ends most often do.
 */
export function candidate(place: number, reach: Reach, uniforms: Uniforms): World {
  const moves = place % 3 !== 1 && reach.movable.length > 0;
  const forces = place % 3 !== 0 && reach.mostForced > 0 && reach.acts.length > 0;
  return {
    forced: forces || !moves ? forcedActs(reach, uniforms) : [],
    settings: moves ? settings(reach.movable, uniforms) : new Map(),
  };
}

function forcedActs({ acts, mostForced, horizon }: Reach, uniforms: Uniforms): ForcedAct[] {
  if (acts.length === 0 || mostForced === 0) return [];
  const count = 1 + wholeBelow(uniforms, mostForced);
  return Array.from({ length: count }, () => ({
    act: acts[wholeBelow(uniforms, acts.length)] ?? '',
    on: tickOf(horizon, uniforms),
  })).sort((one, other) => one.on - other.on);
}

/** Early ticks more often than late ones: what is forced early has time to have consequences. */
function tickOf(horizon: number, uniforms: Uniforms): number {
  if (uniforms() < 0.25) return 1;
  const drawn = uniforms();
  return 1 + Math.floor(drawn * drawn * horizon);
}

function settings(movable: readonly Movable[], uniforms: Uniforms): ReadonlyMap<string, number> {
  const everything = uniforms() < ALL_MOVED;
  const count = 1 + wholeBelow(uniforms, Math.min(MOST_MOVED, movable.length));
  const chosen = everything
    ? movable
    : Array.from({ length: count }, () => movable[wholeBelow(uniforms, movable.length)]);
  return new Map(
    chosen.flatMap((one): [string, number][] =>
      one === undefined ? [] : [[one.name, valueIn(one, uniforms)]],
    ),
  );
}

function valueIn({ low, high }: Movable, uniforms: Uniforms): number {
  const drawn = uniforms();
  if (drawn < 0.25) return low;
  if (drawn < 0.5) return high;
  return low + (high - low) * uniforms();
}
