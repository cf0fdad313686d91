import type { Model } from '../model/model.js';

/** Where each count stands in one flat list of whole numbers. */
export interface Slots {
  readonly size: number;
  readonly runs: number;
  /** One for each outcome, and one for none of these. */
  readonly outcomes: number;
  /** For each outcome the slot of tick 1; those that do not end a run have none. */
  readonly endings: readonly (number | null)[];
  /** For each fate table the slot of its first fate. */
  readonly fates: readonly number[];
  readonly counters: number;
  /** For each watch two: ever, and ticks. */
  readonly watches: number;
  readonly questions: readonly {
    /** For each probe two: given, and both. */
    readonly probes: number;
    /** The slot of tick 1. */
    readonly firsts: number | null;
  }[];
}

export function slotsOf(model: Model): Slots {
  let size = 0;
  const take = (count: number): number => {
    size += count;
    return size - count;
  };
  const slots = {
    runs: take(1),
    outcomes: take(model.outcomes.length + 1),
    endings: model.outcomes.map(({ ends }) => (ends ? take(model.horizon) : null)),
    fates: model.fates.map(({ fates }) => take(fates.length)),
    counters: take(model.counters.length),
    watches: take(2 * model.watches.length),
    questions: model.questions.map(({ probes, time }) => ({
      probes: take(2 * probes.length),
      firsts: time === null ? null : take(model.horizon),
    })),
  };
  return { ...slots, size };
}
