import { EXIT, Failure } from './failure.js';

/** What cannot be solved exactly, as the end of a command: nothing is wrong, but it is too large. */
export function tooLarge({ message, hint }: { readonly message: string; readonly hint: string }): Failure {
  const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  return new Failure(sentence(message), { hint: sentence(hint), exitCode: EXIT.tooLarge });
}
