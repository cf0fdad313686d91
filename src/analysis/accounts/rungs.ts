import { nearestName } from '../../scenario/diagnostics/nearest.js';
import type { ActKind, Scenario } from '../../scenario/scenario.js';
import { AskedError } from '../evaluation/asked-error.js';

/** From which rungs of the ladder on an act is a blow, and a pair of actors at war. */
export interface Rungs {
  readonly war: number;
  readonly blow: number;
}

/** Names of rungs, where other ones are meant than the codes of the acts say. */
export interface RungNames {
  readonly war?: string;
  readonly blow?: string;
}

/** The levels of hostility of the Militarized Interstate Disputes data: use of force, and war (Palmer et al. 2022). */
const USE_OF_FORCE = 4;
const WAR = 5;

/**
 * The rungs of war and of blows: those that are named, else the lowest that an act of MID level 5, or 4, has; without such
 * codes war is the highest rung that any act has, and a blow is an act of war.
 *
 * @throws AskedError if there is no such rung, or no act has one.
 */
export function rungsOf(scenario: Scenario, { war, blow }: RungNames = {}): Rungs {
  const rungs = scenario.acts.flatMap(({ rung }) => (rung === null ? [] : [rung]));
  if (rungs.length === 0) {
    throw new AskedError('No act here has a rung, so nothing tells a blow or a war.', 'Give acts a rung.');
  }
  const wars =
    war === undefined ? (lowestOf(scenario.acts, WAR) ?? Math.max(...rungs)) : named(scenario, war);
  const blows =
    blow === undefined
      ? Math.min(wars, lowestOf(scenario.acts, USE_OF_FORCE) ?? wars)
      : named(scenario, blow);
  return { war: wars, blow: blows };
}

function lowestOf(acts: readonly ActKind[], level: number): number | null {
  const found = acts.flatMap(({ rung, codes }) =>
    rung !== null && codes.mid !== undefined && codes.mid >= level ? [rung] : [],
  );
  return found.length === 0 ? null : Math.min(...found);
}

function named({ ladder }: Scenario, name: string): number {
  const place = ladder.rungs.indexOf(name);
  if (place >= 0) return place;
  const near = nearestName(name, ladder.rungs);
  const hint =
    near === null
      ? `There are: ${ladder.rungs.map((one) => `"${one}"`).join(', ')}.`
      : `Did you mean "${near}"?`;
  throw new AskedError(`There is no rung "${name}".`, hint);
}
