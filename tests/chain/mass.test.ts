import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Answers } from '../../src/chain/answers.js';
import { chainProgram } from '../../src/chain/chain-program.js';
import { questionTasks } from '../../src/chain/tasks.js';
import { transient } from '../../src/chain/transient.js';
import { focus } from '../../src/model/focus.js';
import type { Model } from '../../src/model/model.js';
import { scenarioDocuments, SMALL } from '../../src/properties/index.js';
import { shippedModels } from '../export/shipped.js';
import { lowered, read } from '../laws/played.js';

/**
 * At the end of every tick each run either goes on or has ended. So the probabilities of both add up to 1, at every tick:
 * that is the first axiom of probability, and owes nothing to the engine.
 */
const MASS = 1e-12;

/** How far the mass is off, over all ticks; null where the chain needs more than this many megabytes. */
function furthestFromOne(model: Model, megabytes: number): number | null {
  const lists = [
    model.outcomes.map(({ when }) => when),
    ...questionTasks(model).flatMap((task) => task.lists),
  ];
  const program = chainProgram(
    focus(model, lists.flat()),
    lists.map(({ length }) => length),
  );
  const solved = transient(program, { bytes: megabytes * 1e6 });
  if ('unfinished' in solved) return null;
  expect(solved.going).toHaveLength(model.horizon + 1);
  const masses = new Answers(solved).over(() => true);
  return masses.reduce((most, mass) => Math.max(most, Math.abs(mass - 1)), 0);
}

describe.each(['first-strike-pact.yaml', 'gulf-1991.yaml', 'january-2020.yaml'])('%s', (name) => {
  it('loses no probability in any tick', async () => {
    const [model] = await shippedModels(name);
    if (model === undefined) throw new Error(`${name} has no variant`);
    const furthest = furthestFromOne(model, 24);
    expect(furthest).not.toBeNull();
    expect(furthest).toBeLessThan(MASS);
  });
});

describe('generated scenarios', () => {
  it('lose no probability in any tick', () => {
    let solved = 0;
    fc.assert(
      fc.property(scenarioDocuments({ size: SMALL }), (document) => {
        const furthest = furthestFromOne(lowered(read(document)), 4);
        if (furthest === null) return;
        solved += 1;
        expect(furthest).toBeLessThan(MASS);
      }),
      { numRuns: 60 },
    );
    expect(solved).toBeGreaterThan(20);
  });
});
