import type { OpenLaw } from '../tick-program.js';
import { type Box, type Interval, point, times } from './interval.js';
import type { Layer } from './layers.js';
import { boundsOf, type Odds } from './odds.js';
import { slopeOfOdds } from './odds-slope.js';
import type { OpenChain } from './open-chain.js';
import { expectation } from './sense.js';

/** How fast the probability of an objective grows with parameters, over a box. */
export interface Slopes {
  /** By parameter, an interval that holds the derivative at all points of the box. */
  readonly slopes: readonly Interval[];
  /** How far their ends may be off by rounding, as a share of one unit of each parameter. */
  readonly rounding: readonly number[];
}

/** What is drawn at a node: how likely each way is, and by parameter how fast that grows. */
interface Ways {
  readonly bounds: readonly Interval[];
  /** In the middle of the box. */
  readonly middle: readonly number[];
  readonly growth: readonly (readonly Interval[])[];
}

/** By node the value in the middle of the box, the least and the greatest, and by parameter the least and the greatest derivative. */
interface Reckoned {
  readonly middle: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly least: readonly Float64Array[];
  readonly greatest: readonly Float64Array[];
}

/**
 * Intervals that hold the derivatives of an objective's probability by parameters, at all points of a box.
 *
 * Let V(s) be the probability from a node on, and p(s, w) that of its ways. Then V′(s) = Σ p(s, w) V′(w) + Σ p′(s, w) V(w); and
 * as the p′ of all ways sum to 0, V(w) may be replaced by V(w) − V(o) for any way o. Backwards from the ends, where V′ is 0, each
 * part is put into an interval that holds it at all points of the box: V and Σ p V′ by what a nature reaches that picks anew at
 * each draw (as `OpenChain.value`), p′ by interval arithmetic, and V(w) − V(o) besides by its value in the middle of the box and
 * its derivatives (the mean value form: Moore, Kearfott and Cloud 2009, 6.1). By induction the sums hold V′. The derivative is the performance
 * derivative of a finite Markov chain (Cao and Chen 1997, "Perturbation realization, potentials, and sensitivity analysis of
 * Markov processes"); the way of bounding it is that of backward differentiation in intervals.
 *
 * @param box of the parameters that derivatives are asked by, and of all that is not held at its value
 * @returns null where a derivative has no bound, where choices are free, or under a condition.
 */
export function slopesOver(chain: OpenChain, box: Box): Slopes | null {
  if (chain.isConditional) return null;
  const ways = new Map<OpenLaw, Ways>();
  const reaches = [...box.values()].map(({ low, high }) => (high - low) / 2);
  for (const law of chain.laws) {
    const found = law.is === 'uncertain' ? waysOf(law.odds, box) : null;
    if (found === null) return null;
    ways.set(law, found);
  }
  const starts = waysOf(
    chain.starts.map(({ odds }) => odds),
    box,
  );
  if (starts === null) return null;
  let after = reckoned(0, reaches.length);
  for (const layer of chain.layers.toReversed()) after = through(chain, layer, after, ways, reaches);
  const nodes = chain.starts.map(({ node }) => node);
  const slopes = reaches.map((_, place) => growthOf(starts, nodes, after, reaches, place));
  const steps = chain.steps;
  const rounding = reaches.map((_, place) => {
    const steepest = [starts, ...ways.values()].reduce((most, { growth }) => {
      const sum = growth.reduce((all, way) => all + sizeOf(way[place]), 0);
      return Math.max(most, sum);
    }, 0);
    // Each step adds p′ times values that are off by so much, and rounds a sum of no more than all steps before it came to.
    return 5 * steps * steepest * chain.rounding;
  });
  return { slopes, rounding };
}

function waysOf(ways: readonly Odds[], box: Box): Ways | null {
  const middle: Box = new Map([...box].map(([name, { low, high }]) => [name, point((low + high) / 2)]));
  const parameters = [...box.keys()];
  const growth: Interval[][] = [];
  for (const odds of ways) {
    const slopes = parameters.flatMap((name) => slopeOfOdds(odds, name, box) ?? []);
    if (slopes.length < parameters.length) return null;
    growth.push(slopes);
  }
  return {
    bounds: ways.map((odds) => boundsOf(odds, box)),
    middle: ways.map((odds) => boundsOf(odds, middle).low),
    growth,
  };
}

function reckoned(nodes: number, parameters: number): Reckoned {
  const array = (): Float64Array => new Float64Array(nodes);
  return {
    middle: array(),
    low: array(),
    high: array(),
    least: Array.from({ length: parameters }, array),
    greatest: Array.from({ length: parameters }, array),
  };
}

function arraysOf({ middle, low, high, least, greatest }: Reckoned): readonly Float64Array[] {
  return [middle, low, high, ...least, ...greatest];
}

/** From the start of the next layer to the start of this one. */
function through(
  { pays, objective }: OpenChain,
  { stretch, explored: { graph, laws }, onward }: Layer,
  next: Reckoned,
  ways: ReadonlyMap<OpenLaw, Ways>,
  reaches: readonly number[],
): Reckoned {
  const { nodes, starts, firstEnd, edges, targets, probabilities, classes } = graph;
  const values = reckoned(nodes, next.least.length);
  const later = reckoned(onward.length, next.least.length);
  const [all, ahead, beyond] = [arraysOf(values), arraysOf(later), arraysOf(next)];
  ahead.forEach((array, place) => {
    onward.forEach((node, start) => {
      array[start] = node === -1 ? 0 : (beyond[place]?.[node] ?? 0);
    });
  });
  for (let tick = stretch.to; tick >= stretch.from; tick -= 1) {
    for (let node = firstEnd; node < nodes; node += 1) {
      const of = pays[classes[node - firstEnd] ?? 0];
      const isJudged = tick === objective.tick || of?.ended === true;
      const worth = of?.pays === true ? 1 : 0;
      const start = graph.next[node - firstEnd] ?? 0;
      all.forEach((array, place) => {
        array[node] = isJudged ? (place < 3 ? worth : 0) : (ahead[place]?.[start] ?? 0);
      });
    }
    for (let node = firstEnd - 1; node >= 0; node -= 1) {
      const [first, end] = [edges[node] ?? 0, edges[node + 1] ?? 0];
      const law = laws.get(node);
      const drawn = law === undefined ? undefined : ways.get(law);
      if (drawn === undefined) {
        for (const array of all) {
          let sum = 0;
          for (let edge = first; edge < end; edge += 1)
            sum += (probabilities[edge] ?? 0) * (array[targets[edge] ?? 0] ?? 0);
          array[node] = sum;
        }
        continue;
      }
      const to = [...targets.subarray(first, end)];
      values.middle[node] = drawn.middle.reduce(
        (sum, chance, way) => sum + chance * (values.middle[to[way] ?? 0] ?? 0),
        0,
      );
      values.low[node] = Math.max(0, expectation('least', drawn.bounds, at(values.low, to)));
      values.high[node] = Math.min(1, expectation('greatest', drawn.bounds, at(values.high, to)));
      for (let place = 0; place < next.least.length; place += 1) {
        const { low, high } = growthOf(drawn, to, values, reaches, place);
        const [least, greatest] = [values.least[place], values.greatest[place]];
        if (least !== undefined) least[node] = low;
        if (greatest !== undefined) greatest[node] = high;
      }
    }
    ahead.forEach((array, place) => {
      const found = all[place];
      if (found !== undefined) array.set(found.subarray(0, starts));
    });
  }
  return later;
}

function growthOf(
  { bounds, growth }: Ways,
  to: readonly number[],
  values: Reckoned,
  reaches: readonly number[],
  place: number,
): Interval {
  let below = expectation('least', bounds, at(values.least[place], to));
  let above = expectation('greatest', bounds, at(values.greatest[place], to));
  const origin = to[0] ?? 0;
  for (let way = 1; way < to.length; way += 1) {
    const target = to[way] ?? 0;
    const own = growth[way]?.[place];
    if (own === undefined || target === origin || (own.low === 0 && own.high === 0)) continue;
    const { low, high } = times(own, beyond(values, target, origin, reaches));
    below += low;
    above += high;
  }
  return { low: below, high: above };
}

/** An interval that holds the value of one node less that of another: the narrower of two ways. */
function beyond(
  { middle, low, high, least, greatest }: Reckoned,
  one: number,
  other: number,
  reaches: readonly number[],
): Interval {
  const between = (middle[one] ?? 0) - (middle[other] ?? 0);
  let reach = 0;
  reaches.forEach((half, place) => {
    const rise = (greatest[place]?.[one] ?? 0) - (least[place]?.[other] ?? 0);
    const fall = (least[place]?.[one] ?? 0) - (greatest[place]?.[other] ?? 0);
    reach += half * Math.max(Math.abs(rise), Math.abs(fall));
  });
  return {
    low: Math.max((low[one] ?? 0) - (high[other] ?? 0), between - reach),
    high: Math.min((high[one] ?? 0) - (low[other] ?? 0), between + reach),
  };
}

function at(values: Float64Array | undefined, nodes: readonly number[]): number[] {
  return nodes.map((node) => values?.[node] ?? 0);
}

function sizeOf(interval: Interval | undefined): number {
  return interval === undefined ? 0 : Math.max(Math.abs(interval.low), Math.abs(interval.high));
}
