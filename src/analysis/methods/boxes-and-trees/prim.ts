import { between, pointsByAxis } from './axes.js';
import { type Box, describeBox, type Limits, liesWithin, unbounded } from './box.js';
import { type CaseSample, requireSample, type Restriction } from './sample.js';

/** How a box is peeled. */
export interface PrimOptions {
  /** The share of its points that a box loses at each step, and wins back at each pasting; 0.05 unless given. */
  readonly peeling?: number;
  /** No box has fewer than this share of all points; 0.05 unless given. */
  readonly leastSupport?: number;
}

/** A cut at one bound: what the box would be with it. */
interface Cut {
  readonly limits: Limits;
  readonly points: number;
  readonly density: number;
}

/**
 * The patient rule induction method: boxes that hold more and more of the cases of interest and less and less of the rest.
 *
 * It starts from all points. Each step peels off the slice, at either end of any parameter, whose loss leaves the greatest
 * density of cases, until a box would have too little support, no slice is left to peel, or all of its points are cases.
 * Then bounds are moved outwards again as long as that does not lower the density. Choose from all of these boxes, by what
 * they cover and how dense they are: `chooseBox` does so.
 *
 * Source: Friedman and Fisher, "Bump hunting in high-dimensional data" (Statistics and Computing 9, 1999); for scenario
 * discovery Bryant and Lempert (2010).
 *
 * @returns the boxes in the order in which they came about; the first has no restrictions
 * @throws RangeError if nothing can be learnt from the sample, or an option does not lie between 0 and 1.
 */
export function prim(
  sample: CaseSample,
  { peeling = 0.05, leastSupport = 0.05 }: PrimOptions = {},
): readonly Box[] {
  requireSample(sample);
  requireShare('peeling', peeling);
  requireShare('leastSupport', leastSupport);
  const orders = pointsByAxis(sample);
  const least = Math.max(1, leastSupport * sample.points.length);
  let limits: Limits = {
    low: sample.parameters.map(() => -Infinity),
    high: sample.parameters.map(() => Infinity),
  };
  let box = describeBox(sample, limits);
  const trajectory = [box];
  const take = (cut: Cut): void => {
    limits = cut.limits;
    box = describeBox(sample, limits);
    trajectory.push(box);
  };
  while (box.density < 1) {
    const peel = best(cutsOf(sample, orders, limits, peeling).filter(({ points }) => points >= least));
    if (peel === null) break;
    take(peel);
  }
  for (;;) {
    const paste = best(pastesOf(sample, orders, limits, peeling));
    if (paste === null || paste.density < box.density) break;
    take(paste);
  }
  return trajectory;
}

/** The densest; of equals the one with the most points, and then the first. */
function best(cuts: readonly Cut[]): Cut | null {
  return cuts.reduce<Cut | null>(
    (found, cut) =>
      found === null ||
      cut.density > found.density ||
      (cut.density === found.density && cut.points > found.points)
        ? cut
        : found,
    null,
  );
}

/** The box without its outermost points at each end of each parameter. Points of one value go together. */
function cutsOf(
  { parameters, points, cases }: CaseSample,
  orders: readonly Uint32Array[],
  limits: Limits,
  peeling: number,
): readonly Cut[] {
  const inside = points.map((point) => liesWithin(point, limits));
  return parameters.flatMap((_, axis) => {
    const within = (orders[axis] ?? new Uint32Array()).filter((place) => inside[place] === true);
    const goes = Math.max(1, Math.floor(peeling * within.length));
    const all = within.reduce((count, place) => count + Number(cases[place] === true), 0);
    const value = (rank: number): number => points[within[rank] ?? 0]?.[axis] ?? 0;
    return (['at least', 'at most'] as const).flatMap((side): Cut[] => {
      const inwards = side === 'at least' ? within : within.toReversed();
      const valueInwards = (rank: number): number =>
        value(side === 'at least' ? rank : within.length - 1 - rank);
      let gone = goes;
      while (gone < inwards.length && valueInwards(gone) === valueInwards(gone - 1)) gone += 1;
      if (gone >= inwards.length) return [];
      let lost = 0;
      for (const place of inwards.subarray(0, gone)) if (cases[place] === true) lost += 1;
      const left = inwards.length - gone;
      return [
        {
          limits: bounded(limits, axis, side, valueInwards(gone - 1), valueInwards(gone)),
          points: left,
          density: (all - lost) / left,
        },
      ];
    });
  });
}

/** The box with the nearest points beyond each of its bounds, as many as a peeling of it would take. */
function pastesOf(
  sample: CaseSample,
  orders: readonly Uint32Array[],
  limits: Limits,
  peeling: number,
): readonly Cut[] {
  const { parameters, points, cases } = sample;
  const inside = points.filter((point) => liesWithin(point, limits)).length;
  const ofInterest = points.filter(
    (point, place) => cases[place] === true && liesWithin(point, limits),
  ).length;
  const comes = Math.max(1, Math.floor(peeling * inside));
  return parameters.flatMap((_, axis) =>
    (['at least', 'at most'] as const).flatMap((side): Cut[] => {
      const bound = (side === 'at least' ? limits.low : limits.high)[axis] ?? 0;
      if (!Number.isFinite(bound)) return [];
      const wider = unbounded(limits, axis, side);
      const value = (place: number): number => points[place]?.[axis] ?? 0;
      const beyond = (orders[axis] ?? new Uint32Array()).filter(
        (place) =>
          (side === 'at least' ? value(place) < bound : value(place) > bound) &&
          liesWithin(points[place] ?? [], wider),
      );
      const outwards = side === 'at least' ? beyond.toReversed() : beyond;
      if (outwards.length === 0) return [];
      let come = Math.min(comes, outwards.length);
      const valueAt = (rank: number): number => value(outwards[rank] ?? 0);
      while (come < outwards.length && valueAt(come) === valueAt(come - 1)) come += 1;
      const won = outwards.subarray(0, come).filter((place) => cases[place] === true).length;
      return [
        {
          limits:
            come === outwards.length ? wider : bounded(limits, axis, side, valueAt(come), valueAt(come - 1)),
          points: inside + come,
          density: (ofInterest + won) / (inside + come),
        },
      ];
    }),
  );
}

/** The limits with a bound between the last value that goes and the first that stays. */
function bounded(
  limits: Limits,
  axis: number,
  side: Restriction['side'],
  goes: number,
  stays: number,
): Limits {
  return side === 'at least'
    ? { ...limits, low: limits.low.with(axis, between(goes, stays)) }
    : { ...limits, high: limits.high.with(axis, below(stays, goes)) };
}

/** The same from the other end: a bound that the value that stays does not exceed. */
function below(stays: number, goes: number): number {
  const middle = between(stays, goes);
  return middle < goes ? middle : stays;
}

function requireShare(name: string, share: number): void {
  if (share > 0 && share < 1) return;
  throw new RangeError(`${name} is a share between 0 and 1, not ${share}`);
}
