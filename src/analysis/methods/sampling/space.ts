import { logistic, logOdds } from '../../../chance/index.js';
import { betaQuantile } from '../../../montecarlo/beta.js';

/**
 * How a number that is not known is spread over its range.
 *
 * - `uniform`: every value alike.
 * - `triangular`: most at its mode, falling on straight lines to both ends.
 * - `beta`: a beta distribution with whole shapes, stretched over the range.
 * - `log-odds uniform`: for a probability whose odds, rather than itself, are known to a factor.
 */
export type Distribution =
  | { readonly is: 'uniform' }
  | { readonly is: 'triangular'; readonly mode: number }
  | { readonly is: 'beta'; readonly a: number; readonly b: number }
  | { readonly is: 'log-odds uniform' };

/** A number of a model that is known only to lie in a range. */
export interface RangedParameter {
  readonly name: string;
  /** What is taken where nothing else is said; within the range. */
  readonly nominal: number;
  readonly low: number;
  /** Above `low`. */
  readonly high: number;
  /** Uniform unless given. */
  readonly distribution?: Distribution;
}

/**
 * The value below which a parameter lies with probability u.
 *
 * @param u from 0 to 1
 */
export function quantile(parameter: RangedParameter, u: number): number {
  const { low, high, distribution = { is: 'uniform' } } = parameter;
  const width = high - low;
  switch (distribution.is) {
    case 'uniform':
      return within(parameter, low + u * width);
    case 'triangular': {
      const rise = distribution.mode - low;
      const fall = high - distribution.mode;
      const value =
        u * width < rise ? low + Math.sqrt(u * width * rise) : high - Math.sqrt((1 - u) * width * fall);
      return within(parameter, value);
    }
    case 'beta':
      return within(parameter, low + width * betaAt(u, distribution.a, distribution.b));
    case 'log-odds uniform': {
      const start = logOdds(low);
      return within(parameter, logistic(start + u * (logOdds(high) - start)));
    }
  }
}

/**
 * Refuses parameters that no design can be made of.
 *
 * @throws RangeError if there is none, two have one name, or one has no range around its nominal value.
 */
export function requireParameters(parameters: readonly RangedParameter[]): void {
  if (parameters.length === 0) throw new RangeError('a design needs at least one parameter');
  const names = new Set<string>();
  for (const parameter of parameters) {
    const { name } = parameter;
    if (names.has(name)) throw new RangeError(`two parameters have the name ${JSON.stringify(name)}`);
    names.add(name);
    const reason = flawOf(parameter);
    if (reason !== null) throw new RangeError(`the parameter ${JSON.stringify(name)} ${reason}`);
  }
}

function flawOf({ nominal, low, high, distribution }: RangedParameter): string | null {
  if (!(low > -Infinity && low < high && high < Infinity)) {
    return `needs finite ends with the low one below the high one, not ${low} and ${high}`;
  }
  if (!(nominal >= low && nominal <= high)) {
    return `has the nominal value ${nominal}, which lies outside its range from ${low} to ${high}`;
  }
  switch (distribution?.is) {
    case 'triangular':
      if (distribution.mode >= low && distribution.mode <= high) return null;
      return `has its mode ${distribution.mode} outside its range from ${low} to ${high}`;
    case 'beta':
      if (isShape(distribution.a) && isShape(distribution.b)) return null;
      return `has a beta distribution, whose shapes are whole numbers from 1, not ${distribution.a} and ${distribution.b}`;
    case 'log-odds uniform':
      if (low > 0 && high < 1) return null;
      return `is spread evenly in log-odds, so its range lies strictly between 0 and 1, not from ${low} to ${high}`;
    case 'uniform':
    case undefined:
      return null;
  }
}

function isShape(shape: number): boolean {
  return Number.isSafeInteger(shape) && shape >= 1;
}

function betaAt(u: number, a: number, b: number): number {
  if (u <= 0) return 0;
  return u >= 1 ? 1 : betaQuantile(u, a, b);
}

/** Rounding may not lead outside the range. */
function within({ low, high }: RangedParameter, value: number): number {
  return Math.min(high, Math.max(low, value));
}
