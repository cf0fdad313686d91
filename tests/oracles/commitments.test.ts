import { describe, expect, it } from 'vitest';
import { answer, count, expectChance, expectShare, load, modelOf, outcome, RUNS } from './scenarios.js';

/** Commitments, their channels and their answers against closed forms. */

const play = (file: string, variant?: string, set: Readonly<Record<string, number>> = {}) =>
  count(modelOf(load(file, import.meta.url), variant === undefined ? { set } : { variant, set }));

/** Φ by its Taylor series, ½ + φ(x)(x + x³/3 + x⁵/(3·5) + …): written anew here, to hold the library's against. */
function normal(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 3; k < 200; k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

describe('how long an answer takes', () => {
  const within = 30;
  const laws: Readonly<Record<string, (days: number) => number>> = {
    geometric: (days) => 1 - (1 - 1 / 5) ** days,
    mixed: (days) => 0.7 * (1 - (1 - 1 / 2) ** days) + 0.3 * (1 - (1 - 1 / 20) ** days),
    listed: (days) => 0.2 + (days >= 3 ? 0.5 : 0) + (days >= 10 ? 0.2 : 0),
    // B7: ln(days + 1) is normal with mean 1.372 and sd 1.411.
    lognormal: (days) => normal((Math.log(days + 1) - 1.372) / 1.411),
  };

  it('follows its law, cut off at the deadline and made to add up to 1', async () => {
    const result = await play('delays.yaml', 'struck');
    for (const [name, law] of Object.entries(laws)) {
      const ticks = name === 'listed' ? [2, 3, 4, 8, 31] : [2, 4, 8, 16, 31];
      for (const tick of ticks) {
        expectChance(answer(result, name, `by day ${tick}`), law(tick - 1) / law(within));
      }
    }
  });
});

describe('a message', () => {
  it('arrives with the chance that it is neither kept back nor lost', async () => {
    const result = await play('messages.yaml');
    for (const day of [1, 40]) expectChance(answer(result, 'quick', `at day ${day}`), 0.8 * (1 - 0.25));
    // Sent on day 1, under way for at least a day, with a mean of 4.
    for (const day of [1, 2, 5, 10, 40]) {
      expectChance(answer(result, 'slow', `at day ${day}`), 0.8 * (1 - (1 - 1 / 4) ** (day - 1)));
    }
    expectChance(answer(result, 'own'), 1);
  });

  it.each([0, 0.1, 1])('arrives with %d', async (arrives) => {
    const result = await play('messages.yaml', undefined, { arrives, 'kept back': 0, 'days under way': 1 });
    expectChance(answer(result, 'quick', 'at day 1'), arrives);
    expectChance(answer(result, 'slow', 'at day 1'), 0);
    expectChance(answer(result, 'slow', 'at day 2'), arrives);
  });
});

describe('a secret', () => {
  it('comes out by its own hazard and by its carrier’s', async () => {
    const result = await play('disclosure.yaml');
    for (const day of [20, 60]) {
      const kept = 0.5 ** (day / 60);
      expectChance(answer(result, 'tight', `at day ${day}`), 1 - kept);
      expectChance(answer(result, 'leaky', `at day ${day}`), 1 - kept * 0.98 ** day);
    }
  });
});

describe('shifts of a fidelity', () => {
  const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
  it.each([
    ['as given', 0],
    ['unrest', -3],
    ['waning', 1.5],
    ['both', -3 + 1.5],
  ])('%s: by %d', async (variant, shift) => {
    const expected = logistic(Math.log(0.9 / 0.1) + shift);
    expectChance(answer(await play('shifts.yaml', variant), 'broken'), 1 - expected);
  });
});

describe('several promises against one act', () => {
  it('the act happens if and only if none holds, and all that were in force are broken', async () => {
    const result = await play('restraints.yaml');
    const none = (1 - 0.3) * (1 - 0.5) * (1 - 0.6);
    expectChance(answer(result, 'struck'), none);
    expectChance(outcome(result, 'struck'), none);
    for (const [name, fidelity] of [
      ['first', 0.3],
      ['second', 0.5],
      ['third', 0.6],
    ] as const) {
      const { tempted, kept, spared, broken } =
        result.temptations.find((one) => one.name === name)?.counts ?? {};
      expect(tempted).toBe(RUNS);
      expect((kept ?? 0) + (spared ?? 0) + (broken ?? 0)).toBe(RUNS);
      expectShare(kept ?? 0, RUNS, fidelity);
      expectShare(spared ?? 0, RUNS, 1 - fidelity - none);
      expectShare(broken ?? 0, RUNS, none);
    }
  });
});

describe('an answer that is held back from its first choice', () => {
  // Weights .5, .3, .2; the first is protected with f. Then it chooses again between the others, by .6 and .4.
  it.each([0, 0.4, 1])('protected with fidelity %d', async (faith) => {
    const result = await play('retargeting.yaml', 'provoked', { faith });
    expectChance(answer(result, 'north'), 0.5 * (1 - faith));
    expectChance(answer(result, 'south'), 0.3 + 0.5 * faith * 0.6);
    expectChance(answer(result, 'west'), 0.2 + 0.5 * faith * 0.4);
    expectChance(outcome(result, 'answered'), 1);
  });
});

describe('trust', () => {
  // It starts at 4, between 0 and 6.
  it.each([
    ['help and a blow on one day', 'two'],
    ['help every day', 'six'],
    ['two blows', 'none'],
    ['as given', 'four'],
  ])('%s leaves %s', async (variant, name) => {
    expectChance(answer(await play('trust.yaml', variant), name), 1);
  });

  it('falls for what its holder believes', async () => {
    const result = await play('trust.yaml', 'a blow by another');
    expectChance(answer(result, 'one'), 0.4);
    expectChance(answer(result, 'four'), 0.6);
  });
});

describe('options of one group', () => {
  it('are taken one at a time, each with its own chance', async () => {
    const result = await play('one-of.yaml');
    for (const [name, chance] of [
      ['threat', 0.5],
      ['blockade', 0.2],
      ['strike', 0.1],
    ] as const) {
      for (const days of [1, 3])
        expectChance(answer(result, name, `by day ${days}`), 1 - (1 - chance) ** days);
    }
    expectChance(outcome(result, 'two at once'), 0);
  });
});

describe('a question with a condition', () => {
  it('counts from the first time that the condition came about, that day included', async () => {
    const result = await play('conditional.yaml');
    // Ten days after the day of the strike, and that day itself.
    expectChance(answer(result, 'unrelated within'), 1 - (1 - 0.04) ** 11);
    expectChance(answer(result, 'reply within'), 0.3);
    const { estimate } = answer(result, 'unrelated within');
    // Only strikes of day 50 or earlier leave ten days.
    expectShare(estimate.runs, RUNS, 1 - (1 - 0.05) ** 50);
    expect(answer(result, 'never').estimate).toMatchObject({ value: null, runs: 0 });
  });
});
