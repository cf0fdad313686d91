import { twoSidedQuantile } from '../../montecarlo/normal-quantile.js';
import { Bootstrap, deviationOf, meanOfTerms } from '../methods/sensitivity-indices/bootstrap.js';
import type { SaltelliDesign } from '../methods/sensitivity-indices/index.js';
import type { GroupPart } from './result.js';

/** How often the rows are drawn again for the intervals. */
const RESAMPLES = 200;

/**
 * Whose the spread is: by group its Shapley effect, which is what it adds to the variance that is explained, on average over
 * all orders in which the groups may become known. They sum to 1.
 *
 * What a set of groups explains is its closed index. Of one group that is S, of all but one it is 1 − T of that one, with the
 * first and the total index of Sobol. So two and three groups need no other samples than those indices do. Of two groups each
 * closed index is had in both ways, and their mean is taken.
 *
 * Source: Owen, "Sobol' indices and Shapley value" (SIAM/ASA Journal on Uncertainty Quantification 2, 2014); the estimators of
 * S and T as for `sobolIndices`.
 *
 * @param design of two or three groups, with a value for each point
 * @returns in the order of the groups; null of more groups, or where nothing varies
 */
export function groupParts(
  design: SaltelliDesign,
  values: readonly number[],
  level: number,
): readonly GroupPart[] | null {
  const { parameters, rows } = design;
  const groups = parameters.length;
  if (groups < 2 || groups > 3) return null;
  const mean = values.slice(0, 2 * rows).reduce((sum, value) => sum + value, 0) / (2 * rows);
  const block = (number: number): readonly number[] =>
    values.slice(number * rows, (number + 1) * rows).map((value) => value - mean);
  const [a, b] = [block(0), block(1)];
  const terms = (of: (row: number) => number): Float64Array => Float64Array.from(a, (_, row) => of(row));
  const at = (one: readonly number[], row: number): number => one[row] ?? 0;
  const variance = terms((row) => (at(a, row) * at(a, row) + at(b, row) * at(b, row)) / 2);
  if (!(meanOfTerms(variance) > 0)) return null;
  const mixed = parameters.map((_, group) => block(2 + group));
  const first = mixed.map((ab) => terms((row) => at(b, row) * (at(ab, row) - at(a, row))));
  const total = mixed.map((ab) =>
    terms((row) => ((at(a, row) - at(ab, row)) * (at(a, row) - at(ab, row))) / 2),
  );
  const estimate = (means: (of: Float64Array) => number): readonly number[] => {
    const spread = means(variance);
    const share = (of: Float64Array): number => (spread > 0 ? means(of) / spread : 0);
    return shapley(first.map(share), total.map(share));
  };
  const found = estimate(meanOfTerms);
  const bootstrap = new Bootstrap(rows, RESAMPLES, design.seed);
  const resampled = new Map([variance, ...first, ...total].map((of) => [of, bootstrap.means(of)]));
  const again = Array.from({ length: RESAMPLES }, (_, resample) =>
    estimate((of) => resampled.get(of)?.[resample] ?? 0),
  );
  const z = twoSidedQuantile(level);
  return parameters.map(({ name }, group) => {
    const spread = deviationOf(Float64Array.from(again, (parts) => parts[group] ?? 0));
    return { basis: name, share: { value: found[group] ?? 0, halfWidth: z * spread } };
  });
}

/** Shapley values of two or three groups, from the closed indices of each and of all others. */
function shapley(first: readonly number[], total: readonly number[]): readonly number[] {
  const alone = (group: number): number => first[group] ?? 0;
  const without = (group: number): number => 1 - (total[group] ?? 0);
  if (first.length === 2) {
    const [one, other] = [(alone(0) + without(1)) / 2, (alone(1) + without(0)) / 2];
    return [(one + 1 - other) / 2, (other + 1 - one) / 2];
  }
  return first.map((_, group) => {
    const others = [0, 1, 2].filter((one) => one !== group);
    const [left = 0, right = 0] = others;
    const joined = without(right) - alone(left) + (without(left) - alone(right));
    return alone(group) / 3 + joined / 6 + (1 - without(group)) / 3;
  });
}
