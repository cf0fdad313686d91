import { shuffled, uniformsOf } from '../../../chance/index.js';
import type { Seed } from '../../../chance/index.js';
import { requireLevel } from '../../../montecarlo/intervals.js';
import { twoSidedQuantile } from '../../../montecarlo/normal-quantile.js';
import { type Design, requireValues } from '../sampling/index.js';
import { Bootstrap, deviationOf, requireResamples } from './bootstrap.js';
import { distances, inOrder } from './slices.js';

/** How PAWN indices are estimated. */
export interface PawnOptions {
  /** Into how many slices of equal size each parameter's range is cut; 10 unless given. */
  readonly slices?: number;
  /** How often the sample is drawn again for intervals, and shuffled for the threshold; 100 unless given. */
  readonly resamples?: number;
  /** The level of the intervals and of the threshold; 0.95 unless given. */
  readonly level?: number;
  readonly seed: Seed;
}

/** How far knowing a parameter moves the distribution of an output. */
export interface PawnIndex {
  readonly parameter: string;
  /** The median over slices of the greatest distance between the distributions with and without knowing the slice. */
  readonly median: number;
  /** The same, at the slice that moves the distribution most. */
  readonly maximum: number;
  /** Half of the width of the bootstrap's normal interval of the median. */
  readonly halfWidth: number;
  /** What the median of a parameter without any influence exceeds only with probability 1 − level. */
  readonly threshold: number;
}

/**
 * PAWN's density-based indices, from any sample that fills the space (`sampleDesign`). They look at the whole distribution
 * of the output rather than its variance, so they suit outputs that are skewed or have several peaks.
 *
 * For each slice of a parameter's range: the Kolmogorov–Smirnov distance between the output's distribution within the
 * slice and overall. The threshold comes from the same sample with the parameter's values shuffled.
 *
 * Source: Pianosi and Wagener, "A simple and efficient method for global sensitivity analysis based on cumulative
 * distribution functions" (Environmental Modelling & Software 67, 2015), and "Distribution-based sensitivity analysis from
 * a generic input-output sample" (same, 108, 2018).
 *
 * @throws RangeError if there is not one finite value for each point, an option is out of range, or there are fewer than
 * two points for each slice; SeedError on a seed that is none.
 */
export function pawnIndices(
  design: Design,
  values: readonly number[],
  options: PawnOptions,
): readonly PawnIndex[] {
  const { slices = 10, resamples = 100, level = 0.95, seed } = options;
  requireValues(design, values);
  requireLevel(level);
  requireResamples(resamples);
  if (!(Number.isSafeInteger(slices) && slices >= 2 && 2 * slices <= values.length)) {
    throw new RangeError(
      `a sample of ${values.length} points has from 2 slices to half as many as its points, not ${slices}`,
    );
  }
  const ordered = inOrder(values);
  const once = new Uint8Array(values.length).fill(1);
  const bootstrap = new Bootstrap(values.length, resamples, seed);
  const points = Array.from(values, (_, place) => design.point(place));
  const z = twoSidedQuantile(level);
  const threshold = thresholdOf();
  return design.parameters.map(({ name }, axis) => {
    const sliceOf = slicesBy(points.map((point) => point[axis] ?? 0));
    const found = distances(ordered, sliceOf, once, slices);
    const again = Float64Array.from({ length: resamples }, (_, resample) =>
      median(distances(ordered, sliceOf, bootstrap.times(resample), slices)),
    );
    return {
      parameter: name,
      median: median(found),
      maximum: Math.max(...found),
      halfWidth: z * deviationOf(again),
      threshold,
    };
  });

  function slicesBy(places: readonly number[]): Uint32Array {
    const sliceOf = new Uint32Array(places.length);
    inOrder(places).order.forEach((point, rank) => {
      sliceOf[point] = Math.floor((rank * slices) / places.length);
    });
    return sliceOf;
  }

  /** Slices are of the same sizes for every parameter, so what chance alone does is one for all. */
  function thresholdOf(): number {
    const uniforms = uniformsOf(seed, 'PAWN threshold');
    const medians = Array.from({ length: resamples }, () =>
      median(distances(ordered, slicesBy(shuffled(values.length, uniforms)), once, slices)),
    ).sort((left, right) => left - right);
    return medians[Math.min(resamples - 1, Math.ceil(level * resamples) - 1)] ?? 0;
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const upper = sorted.length >>> 1;
  const high = sorted[upper] ?? 0;
  return sorted.length % 2 === 1 ? high : (high + (sorted[upper - 1] ?? 0)) / 2;
}
