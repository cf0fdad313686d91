import process from 'node:process';
import { AskedError } from '../analysis/evaluation/asked-error.js';
import type { Analysis } from '../analysis/evaluation/worlds.js';
import { TooLargeError } from '../montecarlo/index.js';
import { EXIT, Failure, Finished } from './failure.js';
import { stopOnInterrupt } from './interrupt.js';
import { createProgress } from './progress.js';
import { distinct, type ReadFile } from './scenario.js';
import { tooLarge } from './too-large.js';
import { complainOf, print } from './terminal.js';

/** What an analysis is handed by the command line. */
export interface Hands {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, of: number) => void;
}

/**
 * Runs an analysis of a file: shows how far it is, lets Ctrl-C stop it, tells what is wrong with the scenario, and prints
 * what was found.
 *
 * @param name what is shown while it works
 * @param unit what is counted while it works
 */
export async function analyse<Result extends { readonly stopped: boolean }>(
  read: ReadFile,
  { name, unit }: { readonly name: string; readonly unit: string },
  work: (hands: Hands) => Promise<Analysis<Result>>,
  written: (result: Result) => string,
): Promise<void> {
  const progress = createProgress();
  const interrupt = stopOnInterrupt();
  try {
    const { result, diagnostics } = await work({
      signal: interrupt.signal,
      onProgress: (done, of) => progress.show(name, done, of, unit),
    });
    progress.clear();
    complainOf(distinct([...read.diagnostics, ...diagnostics]));
    if (result === null) throw new Finished(EXIT.diagnostics);
    print(written(result));
    if (result.stopped) process.exitCode = interrupt.exitCode;
  } catch (error) {
    if (error instanceof TooLargeError) throw tooLarge(error);
    if (error instanceof AskedError) throw new Failure(error.message, { hint: error.hint });
    throw error;
  } finally {
    interrupt.done();
    progress.clear();
  }
}
