import type { Path } from '../diagnostics/diagnostic.js';
import type { Renaming } from '../expressions/rename.js';
import type { CommitmentDocument } from '../schema/document.js';

/** Where each field of a commitment stands in the file: its own entry, or that of the one it mirrors. */
export interface Entry {
  readonly name: string;
  readonly input: CommitmentDocument;
  readonly pathOf: (key: string) => Path;
  readonly renamingOf: (key: string) => Renaming | undefined;
}
