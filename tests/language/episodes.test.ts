import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/model/model.js';
import { traceRun } from '../../src/reference/index.js';
import { tellStory } from '../../src/report/story.js';
import { lowered, read } from '../laws/played.js';
import { answer, count, expectChance, load, modelOf, RUNS, SEED } from '../oracles/scenarios.js';

/** Episodes: how they begin and end, who joins, and at which rung their sides stand. */
const scenario = load('episodes.yaml', import.meta.url);
const example = load('../../scenarios/examples/episodes.yaml', import.meta.url);

/** The label of a variable at the end of each day of run 0. */
function timeline(model: Model, variable: string): string[] {
  const place = model.variables.findIndex(({ name }) => name === variable);
  const { low = 0, labels = [] } = model.variables[place] ?? {};
  return traceRun(model, SEED, 0).ticks.map(({ state }) => labels[(state[place] ?? low) - low] ?? '');
}

describe('an episode', () => {
  // A chain of two states, on and off: on with a = .05 when off, off with b = .04 + .02 when on, from off.
  // P(on after t days) = a/(a + b) · (1 − (1 − a − b)^t).
  it('that may begin again is a chain of two states', async () => {
    const [a, b] = [0.05, 0.06];
    const result = await count(modelOf(scenario), RUNS);
    for (const t of [1, 2, 5, 20, 60])
      expectChance(answer(result, 'ongoing', `at day ${t}`), (a / (a + b)) * (1 - (1 - a - b) ** t));
    for (const t of [1, 10, 40]) expectChance(answer(result, 'begun', `by day ${t}`), 1 - (1 - a) ** t);
  });

  it('ends by one of its ends, in proportion to their chances', async () => {
    // Of those that are over, 4 in 6 are exhausted; the first end of a run that has seen one is one draw.
    const result = await count(modelOf(scenario), RUNS);
    const first = answer(result, 'exhausted first', 'war is exhausted first').estimate.value ?? 0;
    const other = answer(result, 'exhausted first', 'war is collapsed first').estimate.value ?? 0;
    expect(first / (first + other)).toBeCloseTo(4 / 6, 1);
    expectChance(answer(result, 'exhausted first', 'both in one day'), 0);
  });

  it('never begins with a chance of 0, and then nobody takes part in it', async () => {
    const result = await count(modelOf(scenario, { set: { onset: 0 } }), 200);
    expectChance(answer(result, 'begun', 'by day 40'), 0);
    expectChance(answer(result, 'east'), 0);
    expectChance(answer(result, 'north'), 0);
  });

  it('is joined with a constant hazard, from the day after it began', async () => {
    const result = await count(modelOf(scenario, { variant: 'war from day 1' }), RUNS);
    // Set on day 1 before anything moves, so that day 1 is a day of it: 60 days in all.
    expectChance(answer(result, 'east'), 1 - 0.9 ** 60);
    expectChance(answer(result, 'north'), 1);
  });
});

describe('an episode that a variant sets going again', () => {
  const join = { side: 'beta', when: 'tick = 2' };
  const file = (joins: object): object => ({
    brinkmanship: 1,
    title: 'A war that flares up again',
    tick: 'day',
    horizon: 6,
    actors: { alpha: 'A', beta: 'B', gamma: 'C' },
    episodes: {
      war: { between: ['alpha', 'beta'], starts: 'ongoing', ends: { peace: { when: 'tick = 3' } }, joins },
    },
    outcomes: [{ 'gamma is in it': 'gamma takes part in war' }],
    variants: {
      'the day after': { put: { variable: 'war', to: 'ongoing', on: 4 } },
      'while it goes on': { put: { variable: 'war', to: 'ongoing', on: 3 } },
    },
  });
  const inIt = (joins: object, variant: string): boolean =>
    traceRun(lowered(read(file(joins)), variant), SEED, 0).outcome === 0;

  it('has no parties but its first, even on the day after it ended', () => {
    expect(inIt({ gamma: join }, 'the day after')).toBe(false);
    expect(inIt({ gamma: { ...join, when: 'tick = 2 or tick = 5' } }, 'the day after')).toBe(true);
  });

  it('keeps those who joined where it had not ended', () => {
    expect(inIt({ gamma: join }, 'while it goes on')).toBe(true);
  });
});

describe('the rung of an episode', () => {
  it('is what its sides stand at while it goes on, whatever cools or calms them', () => {
    const days = timeline(modelOf(scenario, { variant: 'war from day 1' }), 'rung/north south');
    expect(days.slice(0, 3)).toEqual(['display of force', 'display of force', 'use of force']);
    expect(days.slice(20)).toEqual(days.slice(20).map(() => 'display of force'));
    expect(new Set(days)).toEqual(new Set(['display of force', 'use of force']));
  });

  it('falls when it ends', () => {
    const days = timeline(modelOf(scenario, { variant: 'a short war' }), 'rung/north south');
    expect(days.slice(8, 10)).toEqual(['display of force', 'threat']);
    expect(days.slice(19)).toEqual(days.slice(19).map(() => 'none'));
  });

  it('is that of who joins, too', () => {
    const model = modelOf(scenario, { variant: 'war from day 1' });
    const days = timeline(model, 'rung/east north');
    const joined = model.variables.findIndex(({ name }) => name === 'joined/war/east');
    const { ticks } = traceRun(model, SEED, 0);
    expect(days).toEqual(ticks.map(({ state }) => (state[joined] === 1 ? 'display of force' : 'none')));
    expect(new Set(days).size).toBe(2);
  });
});

describe('the example', () => {
  it('tells of its war in plain words', () => {
    const model = modelOf(example, { variant: 'war from the start' });
    const trace = traceRun(model, SEED, 3);
    const story = tellStory(model, trace, { scenario: example });
    expect(story).toContain('Border war turns to stalemate (chance 0.056 a week)');
    expect(story).toContain(
      'The East takes part in border war on the side of The South (chance 0.013 a week)',
    );
    expect(story).toContain('The North and The South: none → war');
  });
});
