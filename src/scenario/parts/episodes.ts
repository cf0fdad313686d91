import type { Path } from '../diagnostics/diagnostic.js';
import type { Chance, Condition } from './numbers.js';

/** Wars, campaigns and truces, and who takes part in them. */

/** Who may take part in an episode later, and on which side. */
export interface Joining {
  readonly actor: string;
  readonly path: Path;
  readonly side: 0 | 1;
  readonly when: Condition | null;
  /** null where it is certain while `when` holds. */
  readonly chance: Chance | null;
}

/** A war, a campaign or a truce. The process of its name is its life. */
export interface Episode {
  readonly name: string;
  readonly path: Path;
  readonly sides: readonly [readonly string[], readonly string[]];
  readonly joins: readonly Joining[];
  /** The rung at which opposing sides stand at least while it goes on. */
  readonly rung: number | null;
  /** The rung to which opposing sides fall when it ends. */
  readonly calmsTo: number | null;
}
