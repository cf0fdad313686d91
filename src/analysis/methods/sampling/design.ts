import { type Seed, uniformsOf } from '../../../chance/index.js';
import { latinHypercube } from './latin-hypercube.js';
import { quantile, type RangedParameter, requireParameters } from './space.js';
import { sobolSequence } from './sobol-sequence.js';

/**
 * Points at which a model is to be evaluated. Whoever has the model evaluates them, in any order, and hands the values back
 * by place: so a design knows nothing of how long that takes or whether it is broken off.
 */
export interface Design {
  readonly parameters: readonly RangedParameter[];
  /** How many points there are. */
  readonly size: number;
  /**
   * The value of each parameter at a point, in the order of the parameters.
   *
   * @param place from 0 to below the size
   */
  readonly point: (place: number) => readonly number[];
}

/** How a sample of a space of parameters is made. */
export interface SampleOptions {
  readonly points: number;
  /** A scrambled Sobol sequence unless given. */
  readonly method?: 'sobol' | 'latin hypercube';
  readonly seed: Seed;
}

/**
 * A sample that fills a space of parameters evenly, by the distribution of each: for densities (`pawnIndices`) and for
 * scenario discovery (`prim`, `classificationTree`).
 *
 * @throws RangeError if the parameters or the number of points make no design; SeedError on a seed that is none.
 */
export function sampleDesign(parameters: readonly RangedParameter[], options: SampleOptions): Design {
  const { points, method = 'sobol', seed } = options;
  requireParameters(parameters);
  if (!(Number.isSafeInteger(points) && points >= 1)) {
    throw new RangeError(`a sample has a whole number of points from 1, not ${points}`);
  }
  const unit =
    method === 'sobol'
      ? sobolSequence(points, parameters.length, { seed })
      : latinHypercube(points, parameters.length, uniformsOf(seed, 'Latin hypercube'));
  return { parameters, size: points, point: (place) => atUnit(parameters, unit[place] ?? []) };
}

/** A point of the unit cube as values of the parameters. */
export function atUnit(parameters: readonly RangedParameter[], unit: readonly number[]): readonly number[] {
  return parameters.map((parameter, axis) => quantile(parameter, unit[axis] ?? 0));
}

/**
 * Refuses values that are not those of a design.
 *
 * @throws RangeError if there is not one finite value for each point.
 */
export function requireValues({ size }: Pick<Design, 'size'>, values: readonly number[]): void {
  if (values.length !== size) {
    throw new RangeError(
      `a design of ${size} points needs as many values, by place, but there are ${values.length}`,
    );
  }
  const place = values.findIndex((value) => !Number.isFinite(value));
  if (place >= 0)
    throw new RangeError(`the value at place ${place} is a finite number, not ${values[place]}`);
}
