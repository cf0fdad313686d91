import { normalDistribution } from '../../chance/index.js';
import { logarithm } from '../../chance/index.js';
import type { Perform } from '../../scenario/scenario.js';
import type { Context } from './context.js';

/**
 * How long a response takes. A law is truncated to 1..within and renormalised, with what falls within the first tick
 * put on 1. It is drawn tick by tick, by the chance that the response comes now given that it has not come yet; so the
 * one variable that counts the deadline down serves for the delay too, whatever the law.
 */

/** The chance that a held response comes at tick k = 1..within after its antecedent, given that it has not come yet. */
export function delayHazards(context: Context, commitment: Perform): number[] {
  const { within } = commitment;
  const chances = delayChances(context, commitment);
  let left = chances.reduce((total, chance) => total + chance, 0);
  const hazards: number[] = [];
  for (let tick = 1; tick <= within; tick += 1) {
    const chance = chances[tick - 1] ?? 0;
    const hazard = left <= 0 || tick === within ? 1 : chance / left;
    hazards.push(Math.min(1, hazard));
    left -= chance;
  }
  return hazards;
}

/** The law's chances of 1..within, not yet renormalised. */
function delayChances(context: Context, commitment: Perform): number[] {
  const { delay, within } = commitment;
  if (delay === null) return [1, ...Array.from({ length: within - 1 }, () => 0)];
  const { law } = delay;
  const chances = Array.from({ length: within }, () => 0);
  switch (law.kind) {
    case 'geometric': {
      for (const { mean, share } of law.mixture) {
        const each = 1 / Math.max(1, context.numbers.number(mean) ?? 1);
        let survives = share;
        for (let tick = 0; tick < within; tick += 1) {
          chances[tick] = (chances[tick] ?? 0) + survives * each;
          survives *= 1 - each;
        }
      }
      break;
    }
    case 'table':
      for (const { tick, weight } of law.weights) {
        if (tick <= within) chances[Math.max(1, tick) - 1] = (chances[Math.max(1, tick) - 1] ?? 0) + weight;
      }
      context.numbers.useLaw(delay, law.weights.length, `entries of a table`);
      break;
    case 'lognormal': {
      const mean = context.numbers.useLaw(delay, law.mean, `mean of ln(delay + ${law.plus}), sd ${law.sd}`);
      let before = 0;
      for (let tick = 1; tick <= within; tick += 1) {
        const by = normalDistribution((logarithm(tick + law.plus) - mean) / law.sd);
        chances[tick - 1] = by - before;
        before = by;
      }
    }
  }
  if (chances.every((chance) => chance <= 0)) {
    context.report({
      code: 'contradiction',
      path: delay.path,
      message: `the delay of "${commitment.name}" never falls within its ${within} ticks`,
    });
  }
  return chances;
}
