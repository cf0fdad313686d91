import { requireLevel } from '../../../montecarlo/intervals.js';
import { twoSidedQuantile } from '../../../montecarlo/normal-quantile.js';
import { requireValues } from '../sampling/index.js';
import { Bootstrap, deviationOf, meanOfTerms, requireResamples } from './bootstrap.js';
import { diagnose } from './diagnosis.js';
import type { IndexEstimate, PairIndex, SobolIndices } from './result.js';
import type { SaltelliDesign } from './saltelli.js';

/** How Sobol indices are estimated and judged. */
export interface SobolOptions {
  /** The level of the intervals; 0.95 unless given. */
  readonly level?: number;
  /** How often the rows are drawn again for the intervals; 200 unless given. */
  readonly resamples?: number;
  /** A half-width above this is called under-sampled; 0.1 unless given. */
  readonly wantedHalfWidth?: number;
  /**
   * The mean variance of the error of a value, where values are estimates themselves; 0 unless given. If it is more than
   * half of the variance of the output, the indices are not interpretable.
   */
  readonly noiseVariance?: number;
}

/** A variance below this share of the mean square is rounding. */
const ROUNDING = 1e-24;

/**
 * Sobol's sensitivity indices from the values of a `saltelliDesign`: how much of the variance of an output each parameter
 * accounts for, alone and together with others, when all vary over their ranges at once.
 *
 * First order S = E[f(B)(f(A with B's column) − f(A))] / V, by Saltelli and others, "Variance based sensitivity analysis of
 * model output" (Computer Physics Communications 181, 2010); total T = E[(f(A) − f(A with B's column))²] / 2V, by Jansen,
 * "Analysis of variance designs for model output" (same, 117, 1999); pairs by Saltelli (2002). The values are centred on
 * their mean first. Intervals are normal, with the standard deviation of a bootstrap over rows; as the rows fill space more
 * evenly than chance, they are rather too wide than too narrow.
 *
 * An interval is not cut at 0 or 1: an estimate below 0 tells of its own error.
 *
 * @throws RangeError if there is not one finite value for each point, or an option is out of range.
 */
export function sobolIndices(
  design: SaltelliDesign,
  values: readonly number[],
  options: SobolOptions = {},
): SobolIndices {
  const { level = 0.95, resamples = 200, wantedHalfWidth = 0.1, noiseVariance = 0 } = options;
  requireValues(design, values);
  requireLevel(level);
  requireResamples(resamples);
  requireAmounts(wantedHalfWidth, noiseVariance);
  const { parameters, rows, secondOrder } = design;
  const axes = parameters.length;

  const base = Float64Array.from(values.slice(0, 2 * rows));
  const mean = meanOfTerms(base);
  const block = (number: number): Float64Array =>
    Float64Array.from(values.slice(number * rows, (number + 1) * rows), (value) => value - mean);
  const a = block(0);
  const b = block(1);
  const mixed = parameters.map((_, axis) => block(2 + axis));

  const bootstrap = new Bootstrap(rows, resamples, design.seed);
  const rowVariance = combine(a, b, (x, y) => (x * x + y * y) / 2);
  const variance = meanOfTerms(rowVariance);
  const centres = bootstrap.means(combine(a, b, (x, y) => (x + y) / 2));
  const variances = bootstrap
    .means(rowVariance)
    .map((square, at) => square - (centres[at] ?? 0) * (centres[at] ?? 0));
  const varies = variance > ROUNDING * (mean * mean + variance);
  const z = twoSidedQuantile(level);
  const shareOf = (terms: Float64Array): IndexEstimate => {
    if (!varies) return { value: null, halfWidth: null };
    const shares = bootstrap.means(terms).map((sum, at) => ratio(sum, variances[at] ?? 0));
    return { value: meanOfTerms(terms) / variance, halfWidth: z * deviationOf(shares) };
  };

  const firstTerms = mixed.map((ab) => {
    const terms = combine(a, ab, (x, y) => y - x);
    return combine(b, terms, (x, y) => x * y);
  });
  const indices = parameters.map(({ name }, axis) => ({
    parameter: name,
    first: shareOf(firstTerms[axis] ?? a),
    total: shareOf(combine(a, mixed[axis] ?? a, (x, y) => ((x - y) * (x - y)) / 2)),
  }));
  const sumOfFirst = shareOf(firstTerms.reduce((sum, terms) => combine(sum, terms, (x, y) => x + y)));
  const pairs = secondOrder ? pairsOf() : [];

  const interpretable = varies && noiseVariance <= variance / 2;
  const evaluationsARow = design.size / rows;
  return {
    level,
    evaluations: design.size,
    mean,
    variance,
    parameters: indices,
    pairs,
    sumOfFirst,
    interpretable,
    warnings: interpretable
      ? diagnose({
          level,
          rows,
          evaluationsARow,
          wanted: wantedHalfWidth,
          parameters: indices,
          pairs,
          sumOfFirst,
        })
      : [{ kind: 'hardly varies', variance, noiseVariance }],
  };

  /** E[f(B with i's column from A) f(A with j's column from B)] − E[f(A) f(B)] is what i and j account for in all. */
  function pairsOf(): readonly PairIndex[] {
    const product = combine(a, b, (x, y) => x * y);
    const reversed = parameters.map((_, axis) => block(2 + axes + axis));
    return parameters.flatMap((left, i) =>
      parameters.slice(i + 1).map((right, after): PairIndex => {
        const j = i + 1 + after;
        const both = combine(reversed[i] ?? a, mixed[j] ?? a, (x, y) => x * y);
        const alone = combine(firstTerms[i] ?? a, firstTerms[j] ?? a, (x, y) => x + y);
        const beyond = combine(
          both,
          combine(product, alone, (x, y) => x + y),
          (x, y) => x - y,
        );
        return { parameters: [left.name, right.name], index: shareOf(beyond) };
      }),
    );
  }
}

function combine(
  left: Float64Array,
  right: Float64Array,
  operation: (left: number, right: number) => number,
): Float64Array {
  return left.map((value, row) => operation(value, right[row] ?? 0));
}

/** A resample may by chance hold rows of one value only. */
function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}

function requireAmounts(wanted: number, noise: number): void {
  if (!(wanted > 0)) throw new RangeError(`a wanted half-width is above 0, not ${wanted}`);
  if (!(noise >= 0 && noise < Infinity)) {
    throw new RangeError(`a variance of the error is finite and from 0, not ${noise}`);
  }
}
