import { regularisedBeta } from '../../../montecarlo/beta.js';
import type { CaseSample, Restriction } from './sample.js';

/** A restriction of a box, and how likely chance alone would make it look as good. */
export interface BoxRestriction extends Restriction {
  /**
   * The quasi-p-value: the probability that as many points as the box has, drawn from those that it would have without this
   * restriction, hold at least as many cases. Small if the restriction says something. *Quasi*, for the box was chosen
   * with these points in view, so it is smaller than a true one.
   *
   * Source: Bryant and Lempert, "Thinking inside the box" (Technological Forecasting & Social Change 77, 2010), 3.4.
   */
  readonly quasiP: number;
}

/** A box in a space of parameters: the points at which all of its restrictions hold. */
export interface Box {
  /** In the order of the parameters, lower bounds first. */
  readonly restrictions: readonly BoxRestriction[];
  /** How many points lie in it. */
  readonly points: number;
  /** How many of those are cases of interest. */
  readonly cases: number;
  /** The share of all cases of interest that lie in it. */
  readonly coverage: number;
  /** The share of its points that are cases of interest. */
  readonly density: number;
  /** The share of all points that lie in it. */
  readonly support: number;
}

/** Where a box ends on each axis: points from `low` to `high` lie within. */
export interface Limits {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Describes a box by what of a sample lies in it. */
export function describeBox(sample: CaseSample, limits: Limits): Box {
  const { parameters, points, cases } = sample;
  const inside = countWithin(sample, limits);
  const allCases = cases.reduce((count, isCase) => count + Number(isCase), 0);
  const restrictions = parameters.flatMap((parameter, axis) =>
    (['at least', 'at most'] as const).flatMap((side): BoxRestriction[] => {
      const bound = (side === 'at least' ? limits.low : limits.high)[axis] ?? 0;
      if (!Number.isFinite(bound)) return [];
      const without = countWithin(sample, unbounded(limits, axis, side));
      return [{ parameter, side, bound, quasiP: tail(inside, without.cases / without.points) }];
    }),
  );
  return {
    restrictions,
    points: inside.points,
    cases: inside.cases,
    coverage: inside.cases / allCases,
    density: inside.points === 0 ? 0 : inside.cases / inside.points,
    support: inside.points / points.length,
  };
}

/** The limits without one bound. */
export function unbounded(limits: Limits, axis: number, side: Restriction['side']): Limits {
  return side === 'at least'
    ? { ...limits, low: limits.low.with(axis, -Infinity) }
    : { ...limits, high: limits.high.with(axis, Infinity) };
}

/** Whether a point lies within limits. */
export function liesWithin(point: readonly number[], { low, high }: Limits): boolean {
  return point.every((value, axis) => value >= (low[axis] ?? 0) && value <= (high[axis] ?? 0));
}

interface Count {
  readonly points: number;
  readonly cases: number;
}

function countWithin({ points, cases }: CaseSample, limits: Limits): Count {
  let within = 0;
  let ofInterest = 0;
  points.forEach((point, place) => {
    if (!liesWithin(point, limits)) return;
    within += 1;
    if (cases[place] === true) ofInterest += 1;
  });
  return { points: within, cases: ofInterest };
}

/** P(so many cases or more among so many points), if each is one with probability p. */
function tail({ points, cases }: Count, p: number): number {
  return cases === 0 ? 1 : regularisedBeta(p, cases, points - cases + 1);
}
