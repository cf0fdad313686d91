import { createLuck, fnv1a } from '../../src/chance/index.js';
import { lower } from '../../src/model/lower/index.js';
import type { Model } from '../../src/model/model.js';
import { RunCounter } from '../../src/montecarlo/run-counter.js';
import { readDocument, readScenario } from '../../src/scenario/read/scenario.js';

/** What every engine does: it reads scenarios, plays them, and prints what it counted as short hashes. It needs no host. */

/** A scenario, by what it is called here: its text, or its document. */
export interface Input {
  readonly name: string;
  readonly text?: string;
  readonly document?: unknown;
  readonly runs: number;
}

/** Hashes of a model and of what was counted, by the name of the input and the variant. */
export type Prints = Record<string, { readonly model: string; readonly counts: string }>;

export function prints(inputs: readonly Input[]): Prints {
  const found: Prints = {};
  for (const { name, text, document, runs } of inputs) {
    const { scenario } = text === undefined ? readDocument(document) : readScenario(text, name);
    if (scenario === null) throw new Error(`${name} cannot be read`);
    for (const variant of ['as given', ...scenario.variants.map((each) => each.name)]) {
      const { model } = lower(scenario, { variant });
      if (model === null) throw new Error(`${name}, ${variant}, cannot be played`);
      const [tapes, code] = [counted(model, runs, false), counted(model, runs, true)];
      if (tapes !== code) throw new Error(`${name}, ${variant}: tapes and code count differently`);
      found[`${name}, ${variant}`] = { model: print(JSON.stringify(model)), counts: tapes };
    }
  }
  return found;
}

function counted(model: Model, runs: number, generates: boolean): string {
  const counter = new RunCounter(model, createLuck('the same bits'), generates);
  counter.play(0, runs);
  return print(JSON.stringify(counter.take().tally));
}

/** A short hash of a text. */
export function print(text: string): string {
  const { first, second } = fnv1a(new TextEncoder().encode(text));
  return [first, second].map((word) => word.toString(16).padStart(8, '0')).join('');
}
