import { type Seed, shuffled, uniformsOf, wholeBelow } from '../../../chance/index.js';
import { twoSidedQuantile } from '../../../montecarlo/normal-quantile.js';
import { requireLevel } from '../../../montecarlo/intervals.js';
import {
  atUnit,
  type Design,
  type RangedParameter,
  requireParameters,
  requireValues,
} from '../sampling/index.js';

/** How trajectories for elementary effects are drawn. */
export interface MorrisOptions {
  /** How many: from 2, commonly 10 to 50. Each costs one evaluation more than there are parameters. */
  readonly trajectories: number;
  /** An even number of places that a parameter may take on its range; 4 unless given. */
  readonly levels?: number;
  readonly seed: Seed;
}

/** Trajectories through a space of parameters, each moving every parameter once. */
export interface MorrisDesign extends Design {
  readonly trajectories: number;
  /** For each step of each trajectory, which parameter moves and how far, as a signed share of its range. */
  readonly steps: readonly (readonly { readonly axis: number; readonly move: number }[])[];
}

/** The elementary effects of one parameter, in units of the output for a move across the whole range. */
export interface ElementaryEffects {
  readonly parameter: string;
  /** μ: their mean. Effects of opposite sign cancel in it. */
  readonly mu: number;
  /** μ*: the mean of their sizes, by which parameters are ranked. */
  readonly muStar: number;
  /** σ: their standard deviation. It is 0 where the parameter works alike everywhere, alone and along a line. */
  readonly sigma: number;
  /** Half of the width of the normal interval of μ*. */
  readonly halfWidth: number;
}

/**
 * Trajectories for screening many parameters at little cost: from a random place on a grid, each parameter is moved once, in
 * random order, by p / (2(p − 1)) of its range. (k + 1)·r points for k parameters and r trajectories.
 *
 * Source: Morris, "Factorial sampling plans for preliminary computational experiments" (Technometrics 33, 1991).
 *
 * @throws RangeError if the parameters or options make no design; SeedError on a seed that is none.
 */
export function morrisDesign(parameters: readonly RangedParameter[], options: MorrisOptions): MorrisDesign {
  const { trajectories, levels = 4, seed } = options;
  requireParameters(parameters);
  if (!(Number.isSafeInteger(trajectories) && trajectories >= 2)) {
    throw new RangeError(
      `elementary effects need a whole number of trajectories from 2, not ${trajectories}`,
    );
  }
  if (!(Number.isSafeInteger(levels) && levels >= 2 && levels % 2 === 0)) {
    throw new RangeError(`elementary effects need an even number of levels from 2, not ${levels}`);
  }
  const uniforms = uniformsOf(seed, 'Morris trajectories');
  const axes = parameters.length;
  const length = levels / 2 / (levels - 1);
  const starts: (readonly number[])[] = [];
  const steps = Array.from({ length: trajectories }, () => {
    const upwards: boolean[] = [];
    starts.push(
      parameters.map(() => {
        const low = wholeBelow(uniforms, levels / 2) / (levels - 1);
        const up = uniforms() < 0.5;
        upwards.push(up);
        return up ? low : low + length;
      }),
    );
    return shuffled(axes, uniforms).map((axis) => ({
      axis,
      move: upwards[axis] === true ? length : -length,
    }));
  });
  return {
    parameters,
    trajectories,
    steps,
    size: trajectories * (axes + 1),
    point(place) {
      const trajectory = Math.floor(place / (axes + 1));
      const unit = [...(starts[trajectory] ?? [])];
      for (const { axis, move } of (steps[trajectory] ?? []).slice(0, place % (axes + 1))) {
        unit[axis] = (unit[axis] ?? 0) + move;
      }
      return atUnit(parameters, unit);
    },
  };
}

/**
 * The elementary effects that the values of a `morrisDesign` show, in the order of the parameters.
 *
 * Source: Morris (1991); μ* by Campolongo, Cariboni and Saltelli, "An effective screening design for sensitivity analysis
 * of large models" (Environmental Modelling & Software 22, 2007).
 *
 * @param level of the interval of μ*
 * @throws RangeError if there is not one finite value for each point, or the level lies not between 0 and 1.
 */
export function elementaryEffects(
  design: MorrisDesign,
  values: readonly number[],
  level = 0.95,
): readonly ElementaryEffects[] {
  requireValues(design, values);
  requireLevel(level);
  const { parameters, trajectories } = design;
  const effects = parameters.map((): number[] => []);
  design.steps.forEach((steps, trajectory) => {
    const first = trajectory * (parameters.length + 1);
    steps.forEach(({ axis, move }, step) => {
      const rise = (values[first + step + 1] ?? 0) - (values[first + step] ?? 0);
      effects[axis]?.push(rise / move);
    });
  });
  const z = twoSidedQuantile(level);
  return parameters.map(({ name }, axis) => {
    const signed = moments(effects[axis] ?? []);
    const sizes = moments((effects[axis] ?? []).map((effect) => Math.abs(effect)));
    return {
      parameter: name,
      mu: signed.mean,
      muStar: sizes.mean,
      sigma: signed.deviation,
      halfWidth: (z * sizes.deviation) / Math.sqrt(trajectories),
    };
  });
}

function moments(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) };
}
