import type { Path } from '../diagnostics/diagnostic.js';
import type { ActPattern } from '../expressions/syntax.js';
import type { Chance, Condition, Pace, Quantity } from './numbers.js';
import type { Target } from './world.js';

/** What actors do of their own accord, what it uses up, and what comes of it. */

/** What an actor may do, when, and how likely. */
export interface Option {
  /** As written: `alpha may strike beta`, perhaps with a label in brackets. */
  readonly name: string;
  readonly path: Path;
  /** Who decides; of a joint act, the first that is named. */
  readonly actor: string;
  /** Who acts together with the actor. */
  readonly others: readonly string[];
  readonly act: string;
  readonly target: Target;
  readonly when: Condition | null;
  /** Free: taken at a tick or not as the actor likes, which no chance says. */
  readonly chance: Chance | { readonly kind: 'free' };
  readonly group: string | null;
  /** The ticks in which it is possible, the last included; null for all. */
  readonly window: { readonly from: number; readonly until: number | null } | null;
  readonly paces: readonly Pace[];
}

/** How grave an act turns out, from the least to the gravest. */
export type EffectLevel = 'none' | 'limited' | 'severe';

/** One case of an effect: how likely each level is while the case holds. */
export interface EffectCase {
  readonly path: Path;
  /** null for the last case, which holds where no other does. */
  readonly when: Condition | null;
  /** A null weight takes what the others leave. A level that is left out has none. */
  readonly weights: readonly { readonly level: EffectLevel; readonly weight: Quantity | null }[];
}

/** The effect of the acts that match a pattern. */
export interface ActEffect {
  /** The pattern as written. */
  readonly name: string;
  readonly path: Path;
  readonly of: ActPattern;
  /** The first that holds is taken. */
  readonly cases: readonly EffectCase[];
}

/** What acts of its owner use up. The process of its name is how many there are. */
export interface Stock {
  readonly name: string;
  readonly path: Path;
  readonly owner: string;
  readonly high: number;
  readonly usedBy: readonly ActPattern[];
  /** null where nothing refills it. */
  readonly refills: { readonly when: Condition | null; readonly chance: Chance } | null;
}
