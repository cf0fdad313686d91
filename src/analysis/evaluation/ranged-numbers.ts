import { quantitiesOf } from '../../scenario/quantities.js';
import type { Assumption, Model } from '../../model/model.js';
import type { Distribution as ScenarioDistribution, Scenario } from '../../scenario/scenario.js';
import type { Distribution, RangedParameter } from '../methods/sampling/index.js';

/** The numbers of a model by whether something is known of how wrong they may be. */
export interface RangedNumbers {
  /** Those with a range, with what each rests on. */
  readonly ranged: readonly RangedNumber[];
  /** Those without: they keep their values. */
  readonly withoutRange: readonly string[];
  /** Those that the variant or the caller has set: they keep those values. */
  readonly set: readonly string[];
}

/** A number of a scenario that is known only to lie in a range. */
export interface RangedNumber extends RangedParameter {
  readonly basis: string;
  readonly unit: string;
}

/** The numbers that a model stands on, as what can vary and what cannot. */
export function rangedNumbers(scenario: Scenario, { assumptions }: Model): RangedNumbers {
  const distributions = new Map(quantitiesOf(scenario).map(({ name, distribution }) => [name, distribution]));
  const set = assumptions.filter(({ overridden }) => overridden).map(({ name }) => name);
  const free = assumptions.filter(({ overridden }) => !overridden);
  const ranged = free.flatMap((one) => rangedNumber(one, distributions.get(one.name) ?? null) ?? []);
  const known = new Set(ranged.map(({ name }) => name));
  return {
    ranged,
    withoutRange: free.filter(({ name }) => !known.has(name)).map(({ name }) => name),
    set,
  };
}

function rangedNumber(
  { name, value, range, basis, unit }: Assumption,
  given: ScenarioDistribution | null,
): RangedNumber | null {
  const [low, high] = range ?? supportOf(given) ?? [value, value];
  if (low >= high || value < low || value > high) return null;
  const distribution = given === null ? null : distributionOf(given, low, high);
  return { name, nominal: value, low, high, basis, unit, ...(distribution === null ? {} : { distribution }) };
}

function supportOf(given: ScenarioDistribution | null): readonly [number, number] | null {
  switch (given?.kind) {
    case 'uniform':
    case 'triangular':
    case 'pert':
      return [given.low, given.high];
    case 'beta':
      return [0, 1];
    case 'discrete': {
      const values = given.values.map(({ value }) => value);
      return [Math.min(...values), Math.max(...values)];
    }
    case undefined:
      return null;
  }
}

/**
 * How a number is spread over its range. A PERT distribution is the beta distribution of shapes 1 + 4(mode − low)/width
 * and 6 less that; shapes of beta distributions are rounded to whole ones. Of a few values with weights only the ends are
 * taken, with all between them alike.
 */
function distributionOf(given: ScenarioDistribution, low: number, high: number): Distribution | null {
  switch (given.kind) {
    case 'triangular':
      return given.mode >= low && given.mode <= high ? { is: 'triangular', mode: given.mode } : null;
    case 'pert': {
      const a = Math.min(5, Math.max(1, Math.round(1 + (4 * (given.mode - low)) / (high - low))));
      return { is: 'beta', a, b: 6 - a };
    }
    case 'beta':
      return { is: 'beta', a: Math.max(1, Math.round(given.alpha)), b: Math.max(1, Math.round(given.beta)) };
    case 'uniform':
    case 'discrete':
      return null;
  }
}
