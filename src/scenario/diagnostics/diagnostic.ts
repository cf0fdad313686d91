/**
 * What is wrong with a scenario, as data. The wording names the thing, says what was expected and how to mend it;
 * the code is stable, so that programs can tell one problem from another.
 */

/** Where a field is: keys and indices from the root of the file. */
export type Path = readonly (string | number)[];

/** A place in the text of a scenario file. Lines and columns count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** How many characters to underline, on that line. At least 1. */
  readonly length: number;
  /** The line itself, without its end. */
  readonly text: string;
}

/** What kind of problem it is. Codes are stable, so that programs can tell one problem from another. */
export type DiagnosticCode =
  // the file as text
  | 'too-large'
  | 'not-yaml'
  | 'alias-expansion'
  | 'duplicate-key'
  | 'forbidden-name'
  // the shape
  | 'unknown-key'
  | 'wrong-type'
  | 'missing-key'
  | 'out-of-range'
  | 'bad-name'
  // expressions and names
  | 'syntax'
  | 'unknown-name'
  | 'wrong-kind'
  | 'not-its-view'
  | 'ambiguous-view'
  | 'hidden-from-actor'
  // numbers
  | 'no-unit'
  | 'wrong-unit'
  | 'no-basis'
  | 'reported-number'
  | 'no-source'
  | 'unknown-source'
  | 'leaves-unit-interval'
  | 'chances-exceed-one'
  | 'certain-within'
  | 'beyond-window'
  | 'bad-range'
  // meaning
  | 'contradiction'
  | 'cannot-happen'
  | 'never-bites'
  | 'never-holds'
  | 'last-tick-only'
  | 'idle-channel'
  | 'two-writers'
  | 'cycle'
  | 'free-choice'
  // the list of problems itself
  | 'too-many-problems';

/** A problem of a scenario, as data. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: 'error' | 'warning';
  /** One sentence: what is wrong, with the thing's name in it. */
  readonly message: string;
  /** How to mend it, such as `did you mean "alpha"?`. */
  readonly hint?: string;
  readonly path: Path;
  /** The value that is wrong, where there is one. */
  readonly value?: unknown;
  /** Absent for a scenario that was not read from text. */
  readonly position?: Position;
}
