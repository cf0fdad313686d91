import { describe, expect, it } from 'vitest';
import { type Box, OpenChain, outcomeObjectives, point } from '../../../src/chain/open/index.js';
import type { Amount, Model, Rule } from '../../../src/model/model.js';
import { recorded } from '../../defined/recorded.js';

/** Chains whose numbers are kept by name, against the definition at a point: see tests/defined. */

const DIGITS = 8;

/** At most so many of its constant chances become parameters: a step of many is a formula of all of them. */
const MOST = 3;

/** The same model with some of its chances as parameters, and what they are. */
function opened(model: Model): { readonly open: Model; readonly box: Box } {
  const box = new Map<string, { readonly low: number; readonly high: number }>();
  const parameter = (rule: Rule, chance: Amount): Amount => {
    if (chance.is !== 'constant' || !(chance.value > 0 && chance.value < 1) || box.size >= MOST)
      return chance;
    box.set(rule.name, point(chance.value));
    return { is: 'parameter', name: rule.name, value: chance.value, scale: 'plain' };
  };
  const stages = model.stages.map((stage) => ({
    ...stage,
    rules: stage.rules.map((rule) => ({
      ...rule,
      draw: rule.draw && { ...rule.draw, chance: parameter(rule, rule.draw.chance) },
    })),
  }));
  return { open: { ...model, stages }, box };
}

/** Every third of the smallest models that have such chances. */
const solved = recorded()
  .filter(({ exact, model, size }) => exact !== null && size.states <= 20 && opened(model).box.size > 0)
  .filter((_, place) => place % 3 === 0);

describe.each(solved.map((one) => [one.name, one] as const))('%s', (_, { model, exact }) => {
  it('comes at the point to what it is defined to come to, and within the bounds of a box around it', () => {
    const { open, box } = opened(model);
    const wide: Box = new Map(
      [...box].map(([name, { low, high }]) => [name, { low: low / 2, high: (1 + high) / 2 }]),
    );
    outcomeObjectives(open).forEach((objective, place) => {
      const chain = OpenChain.of(open, objective, 8_000_000);
      if (!(chain instanceof OpenChain)) throw new Error(chain.message);
      const value = exact?.outcomes[place] ?? NaN;
      const [least, greatest] = [chain.value(box, 'least'), chain.value(box, 'greatest')];
      expect(least).toBeCloseTo(value, DIGITS);
      expect(greatest).toBeCloseTo(value, DIGITS);
      expect(chain.value(wide, 'least')).toBeLessThanOrEqual(value + 1e-8);
      expect(chain.value(wide, 'greatest')).toBeGreaterThanOrEqual(value - 1e-8);
    });
  });
});
