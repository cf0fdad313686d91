import { describe, expect, it } from 'vitest';
import {
  count,
  expectChance,
  expectNested,
  load,
  modelOf,
  outcome,
  runsEndingIn,
} from '../oracles/scenarios.js';

/**
 * T12, encoded. Schelling, The Strategy of Conflict (1960), ch. 9; Jervis, "Cooperation under the security dilemma" (1978).
 *
 * On each side an alarm rings with a = .005 a day, and is answered by a first strike with s. Over 180 days of two warning
 * systems, 360 trials: P(war) = 1 − (1 − as)^360. A decision reads the acts of the tick before, so the 180 days of warnings
 * are decided on in days 2 to 181; an alarm on day 181 comes too late. The horizon is 181 therefore.
 *
 * Where a mobilisation is taken for an attack with m, each alarm begins a chain: it is struck at once with s, else the other
 * side is alarmed with m, and so on. A chain without end strikes with p = s + (1 − s)mp = s/(1 − (1 − s)m). The horizon cuts
 * chains short, so P(war) lies above 1 − (1 − as)^360 and not above 1 − (1 − ap)^360.
 */
const scenario = load('t12-alarms.yaml', import.meta.url);

describe('T12: alarms', () => {
  // The second column is theory.md's.
  it.each([
    [0, 0],
    [0.2, 0.302],
  ])('answered with %d: war with %d', async (readiness, published) => {
    const expected = 1 - (1 - 0.005 * readiness) ** 360;
    expect(expected).toBeCloseTo(published, 3);
    const model = modelOf(scenario, { set: { 'pre-emption': readiness } });
    expectChance(outcome(await count(model, readiness === 0 ? 300 : 4_000), 'war'), expected);
  });

  it('fed by mobilisation bring more war than the closed form has without', async () => {
    const chain = 0.2 / (1 - 0.8 * 0.5);
    const { estimate } = outcome(await count(modelOf(scenario, { set: { feeding: 0.5 } })), 'war');
    expect(estimate.low).toBeGreaterThan(1 - (1 - 0.005 * 0.2) ** 360);
    expect(estimate.low).toBeLessThan(1 - (1 - 0.005 * chain) ** 360);
  });

  it('end in war, the more they are fed, in the runs in which they did with less and in others', () => {
    const wars = [0, 0.2, 0.5, 0.8].map((feeding) =>
      runsEndingIn(modelOf(scenario, { set: { feeding } }), 'war', 400),
    );
    expectNested(wars);
  });
});
