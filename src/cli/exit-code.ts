import { CommanderError } from 'commander';
import process from 'node:process';
import { ExportError } from '../export/index.js';
import { ModelError } from '../reference/index.js';
import { visible } from '../scenario/diagnostics/visible.js';
import { EXIT, Failure, Finished } from './failure.js';
import { complain } from './terminal.js';

/** Says what went wrong, in a line that helps, and gives the exit code for it. */
export function exitCodeOf(error: unknown): number {
  // Commander has said all there is to say.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof Finished) return error.exitCode;
  if (error instanceof Failure) {
    complain(error.hint === null ? error.message : `${error.message} ${error.hint}`);
    return error.exitCode;
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
