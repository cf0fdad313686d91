import { describe, expect, it } from 'vitest';
import {
  answer,
  count,
  expectChance,
  expectNested,
  load,
  modelOf,
  runsEndingIn,
} from '../oracles/scenarios.js';
import type { AnswerRow } from '../../src/montecarlo/index.js';

/**
 * T5, encoded: challenges fall with credibility and carrying out rises with it, each by a line of the file. What the two
 * make together is not monotone: the war rate h(1 − kf)f peaks at f = 1/(2k). A law that claims monotonicity fails here.
 * Fearon, "Domestic political audiences and the escalation of international disputes" (1994), and "Signaling foreign
 * policy interests" (1997).
 */
const scenario = load('t05-credibility.yaml', import.meta.url);
const [h, k] = [0.01, 1];

/** Credibilities on both sides of the peak. */
const LEVELS = [0.1, 0.25, 0.5, 0.75, 0.9];

const warAt = (faith: number): number => 1 - (1 - h * (1 - k * faith) * faith) ** 180;

function valueOf({ estimate }: AnswerRow): number {
  return estimate.value ?? Number.NaN;
}

/** Which claims of monotonicity a series bears out. */
function borneOut(series: readonly number[]): string[] {
  const steps = series.slice(1).map((value, index) => value - (series[index] ?? value));
  return [
    ...(steps.every((step) => step >= 0) ? ['rises'] : []),
    ...(steps.every((step) => step <= 0) ? ['falls'] : []),
  ];
}

describe('T5: a threat that deters, and that must then be carried out', () => {
  it('makes war likeliest in between', async () => {
    const found: number[] = [];
    for (const [faith, published] of [
      [0.25, 0.287],
      [0.5, 0.363],
      [0.75, 0.287],
    ] as const) {
      expect(warAt(faith)).toBeCloseTo(published, 3);
      const result = await count(modelOf(scenario, { set: { faith } }), 6_000);
      const row = answer(result, 'war', 'by day 181');
      expectChance(row, warAt(faith));
      found.push(valueOf(row));
    }
    const [low = 1, peak = 0, high = 1] = found;
    expect(peak).toBeGreaterThan(low);
    expect(peak).toBeGreaterThan(high);
  });

  it('lowers the challenges and raises their price, each one way', async () => {
    const challenges: number[] = [];
    const fights: number[] = [];
    for (const faith of LEVELS) {
      const result = await count(modelOf(scenario, { set: { faith } }), 4_000);
      const challenged = answer(result, 'challenged', 'by day 180');
      const met = answer(result, 'a challenge is met');
      expectChance(challenged, 1 - (1 - h * (1 - k * faith)) ** 180);
      expectChance(met, faith);
      challenges.push(valueOf(challenged));
      fights.push(valueOf(met));
    }
    expect(borneOut(challenges)).toEqual(['falls']);
    expect(borneOut(fights)).toEqual(['rises']);
  });
});

describe('T5: a law that claims monotonicity', () => {
  it('is refuted by what is counted, by far more than chance', async () => {
    const rows = [];
    for (const faith of LEVELS) {
      const result = await count(modelOf(scenario, { set: { faith } }), 4_000);
      rows.push(answer(result, 'war', 'by day 181'));
    }
    expect(borneOut(rows.map(valueOf))).toEqual([]);
    // The intervals do not even touch: it neither rises nor falls with credibility all the way.
    const [first, , peak, , last] = rows.map(({ estimate }) => estimate);
    expect(peak?.low).toBeGreaterThan(first?.high ?? 1);
    expect(peak?.low).toBeGreaterThan(last?.high ?? 1);
  });

  it('is refuted run by run too, in both directions', () => {
    const wars = LEVELS.map((faith) => runsEndingIn(modelOf(scenario, { set: { faith } }), 'war', 300));
    expect(() => expectNested(wars)).toThrow('to deeply equal []');
    expect(() => expectNested(wars.toReversed())).toThrow('to deeply equal []');
  });
});
