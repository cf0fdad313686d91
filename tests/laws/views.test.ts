import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traceRun } from '../../src/reference/index.js';
import { scenarioDocuments } from '../generators/scenario.js';
import { Chronicle } from './chronicle.js';
import { holdersOf, Lives } from './lives.js';
import { lowered, read } from './played.js';

/** Whose view of what at which tick is otherwise than the second playing of its life says. */
function differences(document: unknown, seed: number, variant: number): string[] {
  const scenario = read(document);
  const overlay = scenario.variants[variant - 1] ?? null;
  const model = lowered(scenario, overlay?.name ?? null);
  return [0, 1, 2].flatMap((run) => {
    const chronicle = new Chronicle(scenario, overlay, model, traceRun(model, seed, run));
    const lives = new Lives(chronicle);
    const found: string[] = [];
    for (let tick = 0; tick <= chronicle.last; tick += 1) {
      for (const commitment of chronicle.commitments) {
        for (const holder of holdersOf(commitment)) {
          const is = chronicle.view(commitment.name, holder, tick);
          const must = lives.state(commitment.name, holder, tick);
          if (is !== must)
            found.push(
              `run ${run}, tick ${tick}, ${commitment.name} as seen by ${holder}: ${is}, not ${must}`,
            );
        }
      }
    }
    return found.slice(0, 1);
  });
}

describe('Views', () => {
  it('are what each holder by itself would make of what it sees, shared or not', () => {
    fc.assert(
      fc.property(scenarioDocuments(), fc.nat(), fc.nat({ max: 3 }), (document, seed, variant) => {
        expect(differences(document, seed, variant)).toEqual([]);
      }),
    );
  });
});
