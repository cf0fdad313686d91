import { nearestName } from '../scenario/diagnostics/nearest.js';
import { visible } from '../scenario/diagnostics/visible.js';

/** What the command ends with. */
export const EXIT = {
  ok: 0,
  diagnostics: 1,
  usage: 2,
  /** Neither the scenario nor the command is at fault: a disk is full, say, or a worker died. */
  machine: 3,
  /** What was to be solved exactly does not fit into the memory that it may take. */
  tooLarge: 4,
  hungUp: 129,
  interrupted: 130,
  terminated: 143,
} as const;

/** A mistake of the user's, told in a line or two and without a stack. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly hint: string | null;
  readonly exitCode: number;

  constructor(message: string, options: { hint?: string; exitCode?: number } = {}) {
    super(message);
    this.hint = options.hint ?? null;
    this.exitCode = options.exitCode ?? EXIT.usage;
  }
}

/** Ends the command with this code, everything having been said. */
export class Finished extends Error {
  override readonly name = 'Finished';
  readonly exitCode: number;

  constructor(exitCode: number) {
    super('finished');
    this.exitCode = exitCode;
  }
}

/** The beginning of a sentence: messages of errors begin small. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `There is no variant "no pcat". Did you mean "no pact"?`, with the names that there are if none is near. */
export function unknownName(kind: string, name: string, known: readonly string[]): Failure {
  const near = nearestName(name, known);
  const quoted = known.map((each) => `"${visible(each)}"`).join(', ');
  const list = known.length === 0 ? `The scenario has none.` : `There are: ${quoted}.`;
  const hint = near === null ? list : `Did you mean "${visible(near)}"?`;
  return new Failure(`There is no ${kind} "${visible(name)}".`, { hint });
}
