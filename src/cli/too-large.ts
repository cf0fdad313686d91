import { capitalised, EXIT, Failure } from './failure.js';

/** What cannot be solved exactly, as the end of a command: nothing is wrong, but it is too large. */
export function tooLarge({ message, hint }: { readonly message: string; readonly hint: string }): Failure {
  return new Failure(`${capitalised(message)}.`, { hint: `${capitalised(hint)}.`, exitCode: EXIT.tooLarge });
}
