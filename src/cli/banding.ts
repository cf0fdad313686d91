import process from 'node:process';
import { type Command, Option } from 'commander';
import { headlineOf, type HeadlineResult } from '../analysis/headline/index.js';
import type { Team } from '../montecarlo/index.js';
import { team as threads } from '../node/workers.js';
import { stopOnInterrupt } from './interrupt.js';
import { parsePoints } from './options.js';
import { createProgress } from './progress.js';
import type { ReadFile, World } from './scenario.js';
import type { SimulationOptions } from './simulation.js';

/** The bands that stand at the head of what `run` and `report` write. */

export interface BandOptions extends SimulationOptions {
  /** Whether there are to be any. */
  readonly band: boolean;
  /** How many draws for each combination of readings. */
  readonly epistemic?: number;
}

export function addBandOptions(command: Command): Command {
  return command
    .option('--no-band', 'leave out the bands over the stated ranges and readings, which take a moment')
    .addOption(
      new Option(
        '--epistemic <draws>',
        'how many draws of the numbers the bands rest on, for each combination of readings (default: 64 in all)',
      ).argParser(parsePoints),
    );
}

/** The bands of one world; null where they are not wanted, or it was interrupted. */
export async function bandsOf(
  { scenario }: ReadFile,
  { variant, readings }: World,
  options: BandOptions,
): Promise<HeadlineResult | null> {
  if (!options.band || process.exitCode !== undefined) return null;
  const { seed, level, set = new Map<string, number>(), epistemic, method = 'auto' } = options;
  // Few worlds are done before threads have started.
  const isMany = epistemic !== undefined && options.workers !== 0;
  const team: Team | null = isMany ? threads(options.workers) : null;
  const progress = createProgress(options);
  const interrupt = stopOnInterrupt();
  try {
    const { result } = await headlineOf(scenario, {
      variant,
      readings,
      set,
      seed,
      level,
      method: method === 'exact' ? 'auto' : method,
      ...(epistemic === undefined ? {} : { draws: epistemic }),
      ...(team === null ? {} : { team }),
      signal: interrupt.signal,
      onProgress: (done, of) => progress.show('bands', done, of, 'worlds'),
    });
    if (result?.stopped === true) process.exitCode = interrupt.exitCode;
    return result;
  } finally {
    await team?.close();
    interrupt.done();
    progress.clear();
  }
}
