import { describe, expect, it } from 'vitest';
import { answer, count, expectChance, load, modelOf } from '../oracles/scenarios.js';

/**
 * T5, encoded: challenges fall with credibility and carrying out rises with it, each by a line of the file. What the two
 * make together is not monotone: the war rate h(1 − kf)f peaks at f = 1/(2k). A law that claims monotonicity fails here.
 * Fearon, "Domestic political audiences and the escalation of international disputes" (1994), and "Signaling foreign
 * policy interests" (1997).
 */
const scenario = load('t05-credibility.yaml', import.meta.url);
const [h, k] = [0.01, 1];

describe('T5: a threat that deters, and that must then be carried out', () => {
  it('makes war likeliest in between', async () => {
    const found: number[] = [];
    for (const [faith, published] of [
      [0.25, 0.287],
      [0.5, 0.363],
      [0.75, 0.287],
    ] as const) {
      const expected = 1 - (1 - h * (1 - k * faith) * faith) ** 180;
      expect(expected).toBeCloseTo(published, 3);
      const result = await count(modelOf(scenario, { set: { faith } }), 6_000);
      const row = answer(result, 'war', 'by day 181');
      expectChance(row, expected);
      found.push(row.estimate.value ?? Number.NaN);
    }
    const [low = 1, peak = 0, high = 1] = found;
    expect(peak).toBeGreaterThan(low);
    expect(peak).toBeGreaterThan(high);
  });
});
