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

/**
 * T14, encoded: the hazard of a breach rises with the speed of an adverse shift in power and as its window closes; no
 * shift, no effect. Powell, "War as a commitment problem" (2006).
 *
 * Alpha is tempted with h(t) = fear · shift · 2^k on a day of the k-th 30 days (k = 0, 1, 2, 3), and not at all after day
 * 120. The peace survives a day with 1 − h(t)(1 − faith).
 */
const scenario = load('t14-shifting-power.yaml', import.meta.url);

function broken(days: number, shift: number, faith = 0.5): number {
  let survival = 1;
  for (let day = 1; day <= Math.min(days, 120); day += 1)
    survival *= 1 - 0.01 * shift * 2 ** Math.floor((day - 1) / 30) * (1 - faith);
  return 1 - survival;
}

describe('T14: a shift in power', () => {
  it.each([0.2, 0.5, 1])(
    'of speed %d breaks the peace ever faster until its window closes',
    async (shift) => {
      const result = await count(modelOf(scenario, { set: { shift } }), 4_000);
      for (const days of [30, 60, 90, 120, 150])
        expectChance(answer(result, 'broken', `at day ${days}`), broken(days, shift));
      const hazard = (days: number): number => 1 - (1 - broken(days, shift)) / (1 - broken(days - 30, shift));
      expect(hazard(60)).toBeGreaterThan(hazard(30));
      expect(hazard(90)).toBeGreaterThan(hazard(60));
      expect(hazard(120)).toBeGreaterThan(hazard(90));
      expect(hazard(150)).toBe(0);
    },
  );

  it('breaks it, when faster, in the runs in which it broke when slower and in others', () => {
    expectNested(
      [0, 0.1, 0.4, 1].map((shift) => runsEndingIn(modelOf(scenario, { set: { shift } }), 'broken', 300)),
    );
  });

  it('that does not come has no effect, whatever the faith', async () => {
    for (const faith of [0, 0.5, 1]) {
      const result = await count(modelOf(scenario, { set: { shift: 0, faith } }), 200);
      expectChance(answer(result, 'broken', 'at day 150'), 0);
    }
  });
});
