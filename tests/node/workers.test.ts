import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/model/model.js';
import { simulate } from '../../src/montecarlo/index.js';
import { loadScenario, workers } from '../../src/node/index.js';
import { threadsOf } from '../../src/node/workers.js';
import { lowered } from '../laws/played.js';
import { is, model, rule, sets, stage, variable } from '../reference/models.js';

/** The workers are those of the last build: `npm run build` comes before. */

async function founding(): Promise<Model> {
  const file = fileURLToPath(new URL('../../scenarios/december-assurances.yaml', import.meta.url));
  const { scenario } = await loadScenario(file);
  if (scenario === null) throw new Error('the founding scenario cannot be read');
  return lowered(scenario, null);
}

/** Two rules set one variable, which no model may do. */
const clashing = model({
  title: 'clashing',
  horizon: 5000,
  variables: [variable('one', 2)],
  stages: [stage([rule('a', is(0, 0), sets({ 0: 1 })), rule('b', is(0, 0), sets({ 0: 2 }))])],
});

describe('worker threads', () => {
  it('give the same result as one thread, however many they are', async () => {
    const played = await founding();
    const runs = 80_003;
    const alone = await simulate(played, { runs, seed: 'crew', firstRun: 7 });
    for (const count of [1, 2, 3]) {
      const together = await simulate(played, { runs, seed: 'crew', firstRun: 7, crew: workers(count) });
      expect(together).toEqual(alone);
    }
  });

  it('stop at the same look as one thread', async () => {
    const played = await founding();
    const asked = { precision: { absolute: 0.006 }, seed: 3 };
    expect(await simulate(played, { ...asked, crew: workers(2) })).toEqual(await simulate(played, asked));
  });

  it('hand on what is wrong with a model', async () => {
    const asked = { runs: 1_000_000, crew: workers(2) };
    await expect(simulate(clashing, asked)).rejects.toMatchObject({
      name: 'ModelError',
      about: ['a', 'b', 'one'],
    });
  });

  it('give the first runs when they are told to stop', async () => {
    const played = await founding();
    const signal = { aborted: false };
    const onProgress = (): void => {
      signal.aborted = true;
    };
    const cut = await simulate(played, { runs: 10_000_000, signal, onProgress, crew: workers(2) });
    expect(cut.stopped).toBe(true);
    expect({ ...cut, stopped: false }).toEqual(await simulate(played, { runs: cut.runs }));
  });

  it('are a whole number from 1', () => {
    expect(() => workers(0)).toThrow(RangeError);
    expect(() => workers(1.5)).toThrow(RangeError);
  });
});

describe('a worker thread that fails', () => {
  it.each([
    ['out-of-memory', /^a worker thread ran out of memory$/],
    ['ended', /^a worker thread ended before its work was done: it was ended, with exit code 7$/],
    ['crashed', /^a worker thread ended before its work was done: a defect of the worker$/],
    ['missing', /^a worker thread ended before its work was done: Cannot find module '.*missing\.js'.*$/],
  ])('is told of in one line, and ends the simulation: %s', async (name, message) => {
    const script = fileURLToPath(new URL(`fixtures/${name}.js`, import.meta.url));
    const crew = threadsOf(script, 2, { maxOldGenerationSizeMb: 32 });
    const played = simulate(await founding(), { runs: 1_000_000, crew });
    await expect(played).rejects.toMatchObject({
      name: 'CrewError',
      message: expect.stringMatching(message) as string,
      hint: expect.stringMatching(/.\.$/) as string,
    });
  });
});
