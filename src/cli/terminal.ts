import process from 'node:process';
import type { Diagnostic } from '../scenario/diagnostics/diagnostic.js';
import { FILE_TROUBLES } from '../node/file-troubles.js';
import { renderDiagnostics } from '../scenario/diagnostics/render.js';
import { visible } from '../scenario/diagnostics/visible.js';
import { EXIT } from './failure.js';

/** What reaches the terminal, and how. */

export function print(text: string): void {
  process.stdout.write(text);
}

/** Says what is wrong, in lines in which nothing is left that a terminal would obey: they quote files and commands. */
export function complain(text: string): void {
  process.stderr.write(visibleLines(text.endsWith('\n') ? text : `${text}\n`));
}

/** The text with line breaks as they are, and all else that cannot be seen as escapes. */
function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

/** Errors and warnings, on standard error. */
export function complainOf(diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length > 0)
    process.stderr.write(
      `${renderDiagnostics(diagnostics, { colour: usesColour(process.stderr.isTTY, process.env) })}\n`,
    );
}

/** Colours only on a terminal, and not where NO_COLOR asks for none (https://no-color.org). */
export function usesColour(
  isTerminal: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  const { NO_COLOR, TERM } = environment;
  return isTerminal && (NO_COLOR === undefined || NO_COLOR === '') && TERM !== 'dumb';
}

/**
 * A reader that goes away, such as `head`, is no error: the rest is simply not written. A disk that is full is one, and is
 * told of in a line.
 */
export function endWhenNothingCanBeWritten(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(EXIT.ok);
      const reason = FILE_TROUBLES[error.code ?? ''];
      if (reason === undefined) throw error;
      if (stream === process.stdout) complain(`The output cannot be written: ${reason}.`);
      process.exit(EXIT.machine);
    });
  }
}
