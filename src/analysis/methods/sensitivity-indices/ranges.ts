import { type Design, type RangedParameter, requireParameters, requireValues } from '../sampling/index.js';

/** What one parameter alone does to an output, from one end of its range to the other. */
export interface RangeEffect {
  readonly parameter: string;
  /** The output with the parameter at the low end of its range, and all others at their nominal values. */
  readonly atLow: number;
  readonly atHigh: number;
  /** The greatest less the least of the outputs at both ends and at the nominal value. */
  readonly swing: number;
}

/** What each parameter alone does, the greatest swing first: the bars of a tornado diagram. */
export interface RangeEffects {
  /** The output with all parameters at their nominal values. */
  readonly nominal: number;
  readonly effects: readonly RangeEffect[];
}

/**
 * One parameter at a time: the nominal point, then for each parameter its low and its high end. 2k + 1 points for k
 * parameters. What only several parameters together can do stays unseen.
 *
 * @throws RangeError if the parameters make no design.
 */
export function oneAtATimeDesign(parameters: readonly RangedParameter[]): Design {
  requireParameters(parameters);
  const nominal = parameters.map((parameter) => parameter.nominal);
  return {
    parameters,
    size: 2 * parameters.length + 1,
    point(place) {
      if (place === 0) return nominal;
      const moved = (place - 1) >>> 1;
      const end = place % 2 === 1 ? 'low' : 'high';
      return parameters.map((parameter, axis) => (axis === moved ? parameter[end] : parameter.nominal));
    },
  };
}

/**
 * What the values of a `oneAtATimeDesign` say.
 *
 * @throws RangeError if there is not one finite value for each point.
 */
export function rangeEffects(design: Design, values: readonly number[]): RangeEffects {
  requireValues(design, values);
  const nominal = values[0] ?? 0;
  const effects = design.parameters.map(({ name }, axis) => {
    const atLow = values[2 * axis + 1] ?? 0;
    const atHigh = values[2 * axis + 2] ?? 0;
    const swing = Math.max(atLow, atHigh, nominal) - Math.min(atLow, atHigh, nominal);
    return { parameter: name, atLow, atHigh, swing };
  });
  return { nominal, effects: effects.sort((left, right) => right.swing - left.swing) };
}
