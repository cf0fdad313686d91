import type { Command } from 'commander';
import { unwatchFile, watchFile } from 'node:fs';
import process from 'node:process';
import { printAnswers } from '../report/answers.js';
import { visible } from '../scenario/diagnostics/visible.js';
import { exitCodeOf } from './exit-code.js';
import { EXIT, Failure } from './failure.js';
import { stopOnInterrupt } from './interrupt.js';
import { findReadings, findVariant } from './names-in-scenario.js';
import { loadOrFail, lowerAll } from './scenario.js';
import { addSimulationOptions, simulateAll, type SimulationOptions } from './simulation.js';
import { print } from './terminal.js';
import { onlyAsked, variantsAsked } from './variants-asked.js';

/** How often it looks whether the file was saved, in milliseconds. */
const INTERVAL = 200;

const EXAMPLES = `
Examples:
  brinkmanship watch scenario.yaml
  brinkmanship watch scenario.yaml --variant "as given" --runs 300`;

export function addWatch(program: Command): void {
  const command = program
    .command('watch')
    .description('Check and play a scenario again each time its file is saved; Ctrl-C ends it')
    .argument('<file>', 'the scenario file');
  addSimulationOptions(command).addHelpText('after', EXAMPLES).action(watch);
}

async function watch(file: string, options: SimulationOptions): Promise<void> {
  if (file === '-') throw new Failure('Standard input cannot be watched.', { hint: 'Name a file.' });
  const interrupt = stopOnInterrupt();
  let isSaved = true;
  let wake: () => void = () => {};
  const onSave = (): void => {
    isSaved = true;
    wake();
  };
  interrupt.signal.addEventListener('abort', () => wake());
  // Editors write a new file in place of the old one, so it is looked up by its name again and again.
  watchFile(file, { interval: INTERVAL }, onSave);
  try {
    while (!interrupt.signal.aborted) {
      if (isSaved) {
        isSaved = false;
        await playOnce(file, options);
        print(`\nWatching ${visible(file)}. Ctrl-C ends.\n`);
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    unwatchFile(file, onSave);
    interrupt.done();
  }
  // To end it is what Ctrl-C is for here.
  process.exitCode = EXIT.ok;
}

/** What is wrong is told, and is no reason to end. */
async function playOnce(file: string, options: SimulationOptions): Promise<void> {
  if (process.stdout.isTTY) print('\u001b[2J\u001b[H');
  try {
    const read = await loadOrFail(file);
    const { scenario } = read;
    const named = options.variant?.map((name) => findVariant(scenario, name));
    const variants = named ?? variantsAsked(scenario);
    const readings = findReadings(scenario, options.reading);
    const models = lowerAll(
      read,
      variants.map((variant) => ({ variant, readings })),
      options.set ?? new Map(),
    );
    const played = await simulateAll(models, options);
    print(printAnswers(named === undefined ? played.map((result) => onlyAsked(scenario, result)) : played));
  } catch (error) {
    exitCodeOf(error);
  }
}
