import type { Path } from '../diagnostics/diagnostic.js';
import type { ActPattern } from '../expressions/syntax.js';
import type { Basis, Chance, Condition } from './numbers.js';
import type { Target } from './world.js';

/** What observers take for true, rightly or not: whose an act was, whether it was meant, and what it says. */

/** How an observer comes to believe who was behind an act. */
export interface Attribution {
  readonly name: string;
  readonly path: Path;
  readonly observer: string;
  readonly of: ActPattern;
  /** `took part` adds an author, `did` replaces the true one, `nobody` excuses the act. */
  readonly kind: 'took part' | 'did' | 'nobody';
  /** null for `nobody`. */
  readonly blamed: string | null;
  readonly when: Condition | null;
  readonly chance: Chance;
  readonly fades: Chance | null;
}

/** An act that happens without intention. Who believes so is told by rules of attribution. */
export interface Accident {
  readonly name: string;
  readonly path: Path;
  readonly actor: string;
  readonly act: string;
  readonly target: Target;
  readonly when: Condition | null;
  readonly chance: Chance;
}

/** The name of the rule by which an observer takes an act for the accident that it was. */
export function explanationName(accident: string, observer: string): string {
  return `${accident} explained to ${observer}`;
}

/** An act that an observer sees though it did not happen. */
export interface Alarm {
  readonly name: string;
  readonly path: Path;
  readonly observer: string;
  readonly actor: string;
  readonly act: string;
  readonly target: Target;
  readonly when: Condition | null;
  readonly chance: Chance;
  /** null for a belief that lasts. */
  readonly fades: Chance | null;
}

/** An act that counts as another actor's, in the eyes of one holder. */
export interface Scope {
  readonly name: string;
  readonly path: Path;
  readonly of: ActPattern;
  readonly countsAs: string;
  readonly holder: string;
  /** null for all commitments of which the holder has a view. */
  readonly commitments: readonly string[] | null;
  readonly when: Condition | null;
  /** Per occasion. */
  readonly chance: Chance;
}

/** What an act does to what others believe. */
export interface Signal {
  /** The act as written, what it does and to what: `alpha assure beta.backs alpha-word`. */
  readonly name: string;
  readonly path: Path;
  readonly of: ActPattern;
  readonly does: 'backs' | 'contradicts' | 'acknowledges' | 'denies' | 'explains';
  readonly about: {
    readonly kind: 'commitment' | 'attribution' | 'alarm' | 'accident';
    readonly name: string;
  };
  /** By how many levels it moves credibility. */
  readonly by: number;
  /** null where it is believed by whoever hears it. */
  readonly believed: Chance | null;
}

/** A move of trust or credibility. */
export interface StandingMove {
  readonly path: Path;
  readonly when: Condition;
  readonly by: number;
  readonly chance: Chance | null;
}

/** A bounded level of trust or credibility. */
export interface Standing {
  readonly path: Path;
  readonly holder: string;
  readonly subject:
    | { readonly kind: 'trust'; readonly trusted: string }
    | { readonly kind: 'credibility'; readonly commitment: string };
  readonly levels: readonly string[] | null;
  readonly low: number;
  readonly high: number;
  readonly start: number;
  readonly moves: readonly StandingMove[];
  /** When it goes back to its start; null for never. */
  readonly startsAgain: Condition | null;
  readonly basis: Basis;
  readonly sources: readonly string[];
}
