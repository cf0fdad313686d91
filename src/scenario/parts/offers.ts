import type { Path } from '../diagnostics/diagnostic.js';
import type { Chance, Condition } from './numbers.js';

/** What is proposed, an ultimatum too, and how it may be answered. */

/** How a recipient may answer an offer. */
export type ReplyKind = 'accepted' | 'rejected' | 'countered';

/** An answer that a recipient may give: when, and how likely. */
export interface Reply {
  readonly kind: ReplyKind;
  readonly path: Path;
  readonly when: Condition | null;
  /** null where it is certain while `when` holds. */
  readonly chance: Chance | null;
}

/** A proposal, an ultimatum, terms of a ceasefire. The process of its name is its life. */
export interface Offer {
  readonly name: string;
  readonly path: Path;
  readonly from: string;
  /** Of several, all must accept. */
  readonly to: readonly string[];
  readonly when: Condition | null;
  readonly chance: Chance | null;
  /** null for a public offer. */
  readonly through: string | null;
  /** The ticks within which it must be answered. */
  readonly within: number | null;
  readonly replies: readonly { readonly recipient: string; readonly answers: readonly Reply[] }[];
  /** The offer that is made in return, when this one is countered. */
  readonly counter: string | null;
  readonly terms: readonly string[];
  readonly calmsTo: number | null;
  /** Between whom it calms. */
  readonly between: readonly string[];
  /** So many ticks after it was turned down it may be made again; null for never. */
  readonly again: number | null;
  /** What its states are called by a recipient, to whom a lost offer was never made. */
  readonly heard: ReadonlyMap<string, readonly number[]>;
}
