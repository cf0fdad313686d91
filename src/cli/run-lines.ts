import { once } from 'node:events';
import process from 'node:process';
import type { Model } from '../model/model.js';
import { waysOf } from '../reference/index.js';
import { runLine } from '../report/run-lines.js';
import { Failure } from './failure.js';
import { stopOnInterrupt } from './interrupt.js';
import type { SimulationOptions } from './simulation.js';

/** How many lines are written together. */
const BLOCK = 64;

/** Writes every run of every model as one line of JSON, as fast as they are read, keeping none. */
export async function printRuns(
  models: readonly Model[],
  { runs = 1000, seed }: SimulationOptions,
): Promise<void> {
  const interrupt = stopOnInterrupt();
  try {
    for (const model of models) {
      let lines: string[] = [];
      for (const way of waysOf(model, { runs, seed })) {
        lines.push(runLine(model, way));
        if (lines.length < BLOCK) continue;
        await write(lines);
        lines = [];
        if (interrupt.signal.aborted) throw new Failure('Interrupted.', { exitCode: interrupt.exitCode });
      }
      await write(lines);
    }
  } finally {
    interrupt.done();
  }
}

/** Waits until what reads has room again: else the lines would heap up here. */
async function write(lines: readonly string[]): Promise<void> {
  if (!process.stdout.write(lines.join(''))) await once(process.stdout, 'drain');
  else await new Promise(setImmediate);
}
