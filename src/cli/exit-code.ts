import { CommanderError } from 'commander';
import process from 'node:process';
import { AskedError } from '../analysis/evaluation/asked-error.js';
import { ExportError } from '../export/index.js';
import { CheckpointError, CrewError, TooLargeError } from '../montecarlo/index.js';
import { isMisnamed } from '../node/file-troubles.js';
import { ModelError } from '../reference/index.js';
import { visible } from '../scenario/diagnostics/visible.js';
import { capitalised, EXIT, Failure, Finished } from './failure.js';
import { complain } from './terminal.js';
import { tooLarge } from './too-large.js';

/** Says what went wrong, in a line that helps, and gives the exit code for it. */
export function exitCodeOf(error: unknown): number {
  // Commander has said all there is to say.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof Finished) return error.exitCode;
  const failure = failureOf(error);
  if (failure !== null) {
    complain(failure.hint === null ? failure.message : `${failure.message} ${failure.hint}`);
    return failure.exitCode;
  }
  if (error instanceof ModelError) {
    complain(`This scenario cannot be played: ${visible(error.message)}`);
    complain('If `check` finds nothing wrong with it, please report it, with the file.');
    return EXIT.diagnostics;
  }
  if (error instanceof ExportError) {
    complain(`This scenario cannot be written so: ${visible(error.message)}.`);
    return EXIT.diagnostics;
  }
  return unexpected(error);
}

/** What is the user's to mend, or the machine's: told in a line. null for all else. */
function failureOf(error: unknown): Failure | null {
  if (error instanceof Failure) return error;
  if (error instanceof TooLargeError) return tooLarge(error);
  if (error instanceof AskedError) return new Failure(error.message, { hint: error.hint });
  if (error instanceof CrewError)
    return new Failure(`${capitalised(error.message)}.`, { hint: error.hint, exitCode: EXIT.machine });
  if (error instanceof CheckpointError) {
    // One that is another simulation's, or no checkpoint at all, has no cause.
    const { message, hint, cause } = error;
    const isMachines = cause !== undefined && !isMisnamed(cause);
    return new Failure(`${capitalised(message)}.`, {
      hint,
      exitCode: isMachines ? EXIT.machine : EXIT.usage,
    });
  }
  return null;
}

/** A defect of ours. Its stack is for those who look for it. */
function unexpected(error: unknown): number {
  const reason = error instanceof Error ? error.message : String(error);
  complain(`Something went wrong that should not: ${visible(reason)}`);
  if (process.env['BRINKMANSHIP_DEBUG'] === '1' && error instanceof Error) complain(error.stack ?? '');
  else
    complain(
      'Please report it, with the command and the file. BRINKMANSHIP_DEBUG=1 shows where it happened.',
    );
  return EXIT.diagnostics;
}
