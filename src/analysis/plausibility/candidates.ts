import type { BaseRate, BaseRates, Measure, RateValue } from './base-rates.js';
import type { Candidate } from './result.js';

/** From how many days on a rate over a whole crisis or dispute may stand for a window: most answers have come by then. */
const WHOLE_FROM_DAYS = 90;

/** What a comparison asks of a rate. */
export interface Wanted {
  readonly measure: Measure;
  /** The window in days, where it matters; null where the whole run is compared. */
  readonly withinDays: number | null;
}

/** The rates that count what is wanted, each in the window in which it was counted. */
export function candidatesFor(rates: BaseRates, wanted: Wanted): Candidate[] {
  return rates.rates.flatMap((rate) =>
    rate.values
      .filter((value) => value.measures === wanted.measure && fits(value, wanted.withinDays))
      .flatMap((value) => candidate(rates, rate, value)),
  );
}

/** A rate holds for its window: one over 7 days is not held against another number of days. */
function fits({ within, whole }: RateValue, days: number | null): boolean {
  if (days === null) return true;
  if (whole !== null) return days >= WHOLE_FROM_DAYS;
  return within === days;
}

/** A share of another rate is multiplied with it, and so are their intervals, which errs towards too wide a one. */
function candidate(rates: BaseRates, rate: BaseRate, value: RateValue): Candidate[] {
  const [low, high] = value.interval ?? [value.value, value.value];
  const own = { case: value.case, value: value.value, low, high, hasInterval: value.interval !== null };
  if (rate.of === null) return [{ id: rate.id, ...own }];
  const whole = rates.rates.find(({ id }) => id === rate.of)?.values[0];
  if (whole === undefined) return [];
  const [least, greatest] = whole.interval ?? [whole.value, whole.value];
  return [
    {
      id: `${rate.of} × ${rate.id}`,
      case: own.case,
      value: whole.value * own.value,
      low: least * low,
      high: greatest * high,
      hasInterval: own.hasInterval || whole.interval !== null,
    },
  ];
}

/** Several candidates for one number: their span, and not the interval of any one. */
export function spanOf(candidates: readonly Candidate[]): readonly [number, number] | null {
  if (candidates.length === 0) return null;
  return [Math.min(...candidates.map(({ low }) => low)), Math.max(...candidates.map(({ high }) => high))];
}
