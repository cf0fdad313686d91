import {
  type Box,
  type CaseSample,
  chooseBox,
  describeBox,
  type Limits,
} from '../methods/boxes-and-trees/index.js';

/** A bound is kept if its quasi-p-value is below this. */
const CHANCE = 0.05;

/** The box is cut from the densest one that holds so many of the cases. */
const LEAST_COVERAGE = 0.5;

/**
 * A box that can be told: the densest that holds half of the cases, without the bounds that chance alone is likely to have
 * put there. The most doubtful bound is dropped first, and the others are looked at again.
 *
 * Source: Bryant and Lempert (2010), 3.4, on what to do about bounds with large quasi-p-values.
 */
export function tellingBox(sample: CaseSample, boxes: readonly Box[]): Box | null {
  const dense = boxes.filter(({ coverage }) => coverage >= LEAST_COVERAGE);
  const greatest = Math.max(...dense.map(({ density }) => density));
  let box = chooseBox(boxes, { leastDensity: greatest, leastCoverage: LEAST_COVERAGE });
  while (box !== null) {
    const doubtful = box.restrictions.reduce((most, { quasiP }) => Math.max(most, quasiP), 0);
    if (doubtful < CHANCE) return box;
    const kept = box.restrictions.filter(({ quasiP }) => quasiP < doubtful);
    box = describeBox(sample, limitsOf(sample, kept));
  }
  return null;
}

function limitsOf({ parameters }: CaseSample, restrictions: Box['restrictions']): Limits {
  const bound = (side: 'at least' | 'at most', parameter: string): number | undefined =>
    restrictions.find((one) => one.parameter === parameter && one.side === side)?.bound;
  return {
    low: parameters.map((name) => bound('at least', name) ?? -Infinity),
    high: parameters.map((name) => bound('at most', name) ?? Infinity),
  };
}
