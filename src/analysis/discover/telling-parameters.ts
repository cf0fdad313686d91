import { logarithm } from '../../chance/index.js';
import type { CaseSample } from '../methods/boxes-and-trees/index.js';

/** How likely a parameter that tells nothing is to be taken for one that does. */
const LEVEL = 0.01;

/**
 * The sample with those parameters only whose values differ between cases and others: by the greatest distance between their
 * two distributions, against its critical value. Among many parameters a box else spends its first cuts on noise. All are
 * kept where none differs.
 *
 * Source: regionalised sensitivity analysis of Hornberger and Spear, "An approach to the preliminary analysis of
 * environmental systems" (Journal of Environmental Management 12, 1981); the critical value of Kolmogorov and Smirnov's test
 * for two large samples, √(−ln(α/2)/2 · (n + m)/(nm)).
 */
export function tellingParameters(sample: CaseSample): CaseSample {
  const { parameters, points, cases } = sample;
  const ofInterest = cases.filter(Boolean).length;
  const others = cases.length - ofInterest;
  const critical = Math.sqrt(((-logarithm(LEVEL / 2) / 2) * (ofInterest + others)) / (ofInterest * others));
  const axes = parameters.flatMap((_, axis) =>
    distance(sample, axis, ofInterest, others) > critical ? [axis] : [],
  );
  if (axes.length === 0) return sample;
  return {
    parameters: axes.map((axis) => parameters[axis] ?? ''),
    points: points.map((point) => axes.map((axis) => point[axis] ?? 0)),
    cases,
  };
}

/** The greatest distance between the distributions of a parameter among cases and among the others. */
function distance({ points, cases }: CaseSample, axis: number, ofInterest: number, others: number): number {
  const order = points
    .map((point, place) => ({ value: point[axis] ?? 0, isCase: cases[place] === true }))
    .sort((one, other) => one.value - other.value);
  let difference = 0;
  let greatest = 0;
  order.forEach(({ value, isCase }, place) => {
    difference += isCase ? 1 / ofInterest : -1 / others;
    // Between points of one value there is no place to look.
    if (order[place + 1]?.value !== value) greatest = Math.max(greatest, Math.abs(difference));
  });
  return greatest;
}
