import { describe, it } from 'vitest';
import { answer, count, expectChance, expectTime, load, modelOf, outcome } from './scenarios.js';

/** Processes, rates, curves and postures against closed forms. */

const play = (file: string, variant?: string, set: Readonly<Record<string, number>> = {}, runs?: number) =>
  count(modelOf(load(file, import.meta.url), variant === undefined ? { set } : { variant, set }), runs);

describe('a chain of two states', () => {
  // P(unrest after k steps from calm) = a/(a + b) · (1 − (1 − a − b)^k).
  it.each([
    [0.2, 0.1],
    [0.9, 0.8],
    [0.05, 0],
    [1, 1],
  ])('rises with %d and falls with %d', async (a, b) => {
    const result = await play('two-state-chain.yaml', undefined, { rise: a, fall: b });
    for (const k of [1, 2, 5, 20]) {
      expectChance(answer(result, 'unrest', `at day ${k}`), (a / (a + b)) * (1 - (1 - a - b) ** k));
    }
    for (const k of [1, 5]) expectChance(answer(result, 'ever', `by day ${k}`), 1 - (1 - a) ** k);
  });
});

describe('a die from a fair coin (Knuth and Yao 1976)', () => {
  it('shows each face with 1/6, after 11/3 throws on average', async () => {
    const result = await play('die.yaml', undefined, {}, 20_000);
    for (const face of ['one', 'two', 'three', 'four', 'five', 'six'])
      expectChance(outcome(result, face), 1 / 6);
    expectTime(result, 'throws', 11 / 3);
  });
});

describe('competing risks', () => {
  it('one end shuts out the other: p/(p + q) of what has ended', async () => {
    const result = await play('competing-risks.yaml');
    const [p, q] = [0.02, 0.06];
    for (const days of [10, 100]) {
      expectChance(answer(result, 'war', `at day ${days}`), (p / (p + q)) * (1 - (1 - p - q) ** days));
    }
  });

  // With p and q a day, a day ends it with e = 1 − (1 − p)(1 − q): p(1 − q)/e, q(1 − p)/e, and both at once pq/e.
  it.each([
    ['competing-risks.yaml', 100],
    ['short-rivalry.yaml', 3],
  ])('one act before another, strictly, or both on one day, or neither: %s', async (file, days) => {
    const result = await play(file);
    const [p, q] = [0.1, 0.3];
    const ends = 1 - (1 - p) * (1 - q);
    const ended = 1 - (1 - ends) ** days;
    const row = (label: string) => answer(result, 'first', label);
    expectChance(row('alpha strike beta first'), ((p * (1 - q)) / ends) * ended);
    expectChance(row('beta strike alpha first'), ((q * (1 - p)) / ends) * ended);
    expectChance(row('both in one day'), ((p * q) / ends) * ended);
    expectChance(row('neither'), days === 3 ? 1 - ended : 0);
  });
});

describe('collecting coupons', () => {
  it('takes n(1 + 1/2 + … + 1/n) days', async () => {
    const harmonic = 1 + 1 / 2 + 1 / 3 + 1 / 4 + 1 / 5;
    expectTime(await play('coupons.yaml'), 'complete', 5 * harmonic);
  });
});

describe('the gambler’s ruin', () => {
  // From i = 5 of n = 10 with r = q/p: P(top) = (1 − r^i)/(1 − r^n); by Wald's equation E[T] = (i − n·P(top))/(q − p).
  it.each([
    [0.4, 0.5],
    [0.55, 0.35],
  ])('up with %d, down with %d', async (p, q) => {
    const result = await play('gamblers-ruin.yaml', undefined, { up: p, down: q });
    const top = (1 - (q / p) ** 5) / (1 - (q / p) ** 10);
    expectChance(outcome(result, 'war'), top);
    expectChance(outcome(result, 'peace'), 1 - top);
    expectTime(result, 'duration', (5 - 10 * top) / (q - p));
  });
});

describe('a chance within so many days', () => {
  it('is P after exactly that many, whatever came before', async () => {
    const result = await play('rates.yaml');
    expectChance(answer(result, 'slow', 'by day 90'), 0.25);
    expectChance(answer(result, 'slow', 'by day 30'), 1 - 0.75 ** (30 / 90));
    expectChance(answer(result, 'fast', 'by day 30'), 0.8);
    expectChance(answer(result, 'fast', 'by day 10'), 1 - 0.2 ** (10 / 30));
    expectChance(answer(result, 'daily', 'by day 1'), 0.1);
    expectChance(answer(result, 'daily', 'by day 10'), 1 - 0.9 ** 10);
  });
});

describe('a curve since an event', () => {
  it('gives at each of its knots what the data say, and nothing after the last', async () => {
    const result = await play('curve.yaml', 'struck', {}, 3_000);
    for (const [days, chance] of [
      [8, 0.092],
      [31, 0.205],
      [91, 0.328],
      [366, 0.502],
      [380, 0.502],
    ] as const) {
      expectChance(answer(result, 'answered', `by day ${days}`), chance);
    }
  });

  it('stands still until the event', async () => {
    expectChance(answer(await play('curve.yaml', undefined, {}, 200), 'answered', 'by day 380'), 0);
  });
});

describe('postures', () => {
  it('each actor has its own machine', async () => {
    const result = await play('postures.yaml');
    // Peace after t days: .9^t. On alert, by the day it rose: Σ .9^(s−1) · .1 · .95^(t−s) = .1(.95^t − .9^t)/(.95 − .9).
    const peace = (t: number): number => 0.9 ** t;
    const alert = (t: number): number => (0.1 * (0.95 ** t - 0.9 ** t)) / (0.95 - 0.9);
    for (const t of [1, 10, 20]) expectChance(answer(result, 'alert', `at day ${t}`), alert(t));
    for (const t of [10, 20]) expectChance(answer(result, 'war', `at day ${t}`), 1 - peace(t) - alert(t));
    expectChance(answer(result, 'both'), (1 - peace(10)) ** 2);
  });
});

describe('a dyad cools', () => {
  it('one rung at a time, by as many falls as a binomial has', async () => {
    const result = await play('cooling.yaml', 'struck');
    const h = 1 - 0.5 ** (1 / 20);
    // After the strike of day 1 it can fall on days 2 to t.
    const falls = (k: number, t: number): number => {
      const choose = k === 0 ? 1 : k === 1 ? t - 1 : ((t - 1) * (t - 2)) / 2;
      return choose * h ** k * (1 - h) ** (t - 1 - k);
    };
    expectChance(answer(result, 'still at its height', 'at day 1'), 1);
    expectChance(answer(result, 'still at its height', 'at day 21'), 0.5);
    expectChance(answer(result, 'still at its height', 'at day 41'), 0.25);
    for (const t of [21, 61]) {
      expectChance(answer(result, 'still above a threat', `at day ${t}`), falls(0, t) + falls(1, t));
    }
    for (const t of [61, 120]) {
      expectChance(answer(result, 'cold', `at day ${t}`), 1 - falls(0, t) - falls(1, t) - falls(2, t));
    }
  });
});
