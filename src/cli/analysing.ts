import process from 'node:process';
import type { Analysis } from '../analysis/evaluation/worlds.js';
import { EXIT, Finished } from './failure.js';
import { stopOnInterrupt } from './interrupt.js';
import { createProgress } from './progress.js';
import { distinct, type ReadFile } from './scenario.js';
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
 * @param method how models are answered, if that can be said
 */
export async function analyse<Result extends { readonly stopped: boolean }>(
  read: ReadFile,
  {
    name,
    unit,
    method,
  }: { readonly name: string; readonly unit: string; readonly method?: string | undefined },
  work: (hands: Hands) => Promise<Analysis<Result>>,
  written: (result: Result) => string,
): Promise<void> {
  const progress = createProgress();
  const interrupt = stopOnInterrupt(method);
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
  } finally {
    interrupt.done();
    progress.clear();
  }
}
