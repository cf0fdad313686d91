import type { ActKind, Scenario } from '../../scenario/scenario.js';
import { LADDERS } from '../../scenario/ladders.js';

/**
 * How grave an act is on the scale of the Militarized Interstate Disputes data: 2 a threat, 3 a display of force, 4 a use of
 * force, 5 war. Base rates are counted on this scale, so an act that has no place on it cannot be compared.
 */
export type Level = 2 | 3 | 4 | 5;

/** The level of a kind of act, and how it is known. */
export interface LevelOfKind {
  readonly kind: string;
  /** null for an act that no dispute is made of, and for one of which it is not known. */
  readonly level: Level | null;
  /**
   * `code`: the kind says so itself, in `codes.mid`. `ladder`: by its rung on the MID ladder. `rung`: by a rung that has the
   * name of one of MID's. `none`: it raises nobody to any rung, so it is taken for no act of a dispute. `unknown`: it is
   * hostile, and nothing says how grave.
   */
  readonly from: 'code' | 'ladder' | 'rung' | 'none' | 'unknown';
}

/** The level of every kind of act of a scenario. */
export function levelsOf({ acts, ladder }: Scenario): LevelOfKind[] {
  return acts.map((kind) => {
    const { mid } = kind.codes;
    if (mid !== undefined) return { kind: kind.name, level: asLevel(mid), from: 'code' };
    if (kind.rung === null || kind.rung === 0) return { kind: kind.name, level: null, from: 'none' };
    const level = LADDERS.mid.indexOf(rungOf(kind, ladder.rungs)) + 1;
    if (level < 1) return { kind: kind.name, level: null, from: 'unknown' };
    return { kind: kind.name, level: asLevel(level), from: ladder.name === 'mid' ? 'ladder' : 'rung' };
  });
}

function rungOf({ rung }: ActKind, rungs: readonly string[]): string {
  return rungs[rung ?? 0] ?? '';
}

/** Level 1 is no militarized act. */
function asLevel(level: number): Level | null {
  return level === 2 || level === 3 || level === 4 || level === 5 ? level : null;
}
