import type { Interval } from '../../../montecarlo/intervals.js';
import { type Side, sideOf } from './sides.js';

/** Between two places of a series, a change from one side to the other. */
export interface SideChange {
  /** The last place before it where the side is sure. */
  readonly after: number;
  /** The first place behind it where the other side is sure. */
  readonly before: number;
  readonly from: Side;
}

/**
 * Where a series of answers with intervals crosses a level: between which places its side is sure and different. Places in
 * between whose intervals hold the level are passed over. A plain number is an interval of no width.
 *
 * @param places ascending
 * @param answers one for each place
 * @throws RangeError unless the places ascend and each has an answer.
 */
export function levelChanges(
  places: readonly number[],
  answers: readonly Interval[],
  level: number,
): readonly SideChange[] {
  requireSeries(places, answers.length);
  const changes: SideChange[] = [];
  let last: { readonly place: number; readonly side: Side } | null = null;
  for (const [at, answer] of answers.entries()) {
    const side = sideOf(answer, level);
    const place = places[at];
    if (side === null || place === undefined) continue;
    if (last !== null && last.side !== side) {
      changes.push({ after: last.place, before: place, from: last.side });
    }
    last = { place, side };
  }
  return changes;
}

/** A series of answers, one for each place. */
export interface Series {
  readonly name: string;
  readonly answers: readonly Interval[];
}

/** Two series that change their order. */
export interface OrderChange {
  readonly names: readonly [string, string];
  /** `below` if the first of the two was the smaller one before. */
  readonly change: SideChange;
}

/**
 * Where series change their order: for each two of them, between which places their difference changes its sign for sure.
 * The interval of a difference is taken from those of both, which is wide for answers that share their luck; where an
 * interval of the difference itself is known, `levelChanges` at 0 sees more.
 *
 * @param places ascending
 * @throws RangeError unless the places ascend and each has an answer in each series.
 */
export function orderChanges(places: readonly number[], series: readonly Series[]): readonly OrderChange[] {
  for (const { answers } of series) requireSeries(places, answers.length);
  return series.flatMap((left, at) =>
    series.slice(at + 1).flatMap((right) => {
      const differences = left.answers.map(({ low, high }, place) => ({
        low: low - (right.answers[place]?.high ?? 0),
        high: high - (right.answers[place]?.low ?? 0),
      }));
      return levelChanges(places, differences, 0).map((change) => ({
        names: [left.name, right.name] as const,
        change,
      }));
    }),
  );
}

function requireSeries(places: readonly number[], answers: number): void {
  if (places.length !== answers) {
    throw new RangeError(`a series over ${places.length} places has as many answers, not ${answers}`);
  }
  const at = places.findIndex((place, index) => index > 0 && !(place > (places[index - 1] ?? 0)));
  if (at >= 0)
    throw new RangeError(`the places of a series ascend, but ${places[at]} follows ${places[at - 1]}`);
}
