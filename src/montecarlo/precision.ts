import type { Estimate, SimulationResult } from './result.js';

/** How narrow every interval of a result is to be. Where both are given, either is enough for an interval. */
export interface Precision {
  /** The greatest half-width: of a probability from 0 to 1; of a time as a share of the horizon. Above 0. */
  readonly absolute?: number;
  /** The greatest half-width as a share of what is estimated. Above 0. */
  readonly relative?: number;
}

/** The first look is taken after so many runs; from one look to the next their number grows by about √2. */
const FIRST_LOOK = 1024;

/** @throws RangeError unless something above 0 is asked for. */
export function requirePrecision({ absolute, relative }: Precision): void {
  const asked = [absolute, relative].filter((one) => one !== undefined);
  if (asked.length > 0 && asked.every((one) => one > 0 && one < Infinity)) return;
  throw new RangeError('a precision has an absolute or a relative half-width, above 0');
}

/** The number of runs after which a simulation looks for the `look`-th time (from 1), whatever it has found so far. */
export function runsAtLook(look: number, most: number): number {
  const doublings = Math.floor((look - 1) / 2);
  const runs = FIRST_LOOK * 2 ** doublings * ((look - 1) % 2 === 0 ? 1 : 1.40625);
  return Math.min(most, runs);
}

/**
 * The level of the intervals at one of many looks, such that all of them together, however many there will be, hold at
 * the level that is asked for: what may be missed at look k is (1 − level) / (k(k + 1)), which adds up to 1 − level. So
 * the interval is right at whichever look the simulation stops.
 *
 * Source: the union bound over looks at growing numbers of runs, as in Darling and Robbins, "Confidence sequences for
 * mean, variance, and median" (PNAS 58, 1967).
 */
export function levelAtLook(level: number, look: number): number {
  return 1 - (1 - level) / (look * (look + 1));
}

/** Whether every interval that a result reports is narrow enough. What never came about is not waited for. */
export function isPrecise(result: SimulationResult, precision: Precision): boolean {
  const { outcomes, disputes, questions, horizon } = result;
  const shares = [
    ...outcomes.map(({ probability }) => probability),
    ...disputes.map(({ ever }) => ever),
    ...questions.flatMap(({ rows, time }) => [
      ...rows.map(({ estimate }) => estimate),
      ...(time === null ? [] : [time.cameAbout]),
    ]),
  ];
  const times = questions.flatMap(({ time }) => (time === null ? [] : [time.restricted, time.conditional]));
  return (
    shares.every((estimate) => isNarrow(estimate, precision, 1)) &&
    times.every((estimate) => isNarrow(estimate, precision, horizon))
  );
}

function isNarrow({ value, low, high }: Estimate, { absolute, relative }: Precision, scale: number): boolean {
  if (value === null) return true;
  if (low === null || high === null) return false;
  const half = (high - low) / 2;
  return (
    (absolute !== undefined && half <= absolute * scale) ||
    (relative !== undefined && half <= relative * value)
  );
}
