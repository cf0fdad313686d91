import type { Slots } from '../kernel/index.js';
import type { Model } from '../model/model.js';
import type { PathwayTally } from './pathway-counts.js';
import type { Tally } from './tally.js';

/** The tally that a flat list of counts stands for. */
export function tallyOfSlots(
  model: Model,
  slots: Slots,
  counts: Float64Array,
  pathways: PathwayTally,
): Tally {
  const stretch = (first: number, length: number): number[] =>
    Array.from({ length }, (_, place) => counts[first + place] ?? 0);
  return {
    runs: counts[slots.runs] ?? 0,
    outcomes: stretch(slots.outcomes, model.outcomes.length + 1),
    endings: slots.endings.map((first) => (first === null ? [] : stretch(first, model.horizon))),
    fates: model.fates.map(({ fates }, place) => stretch(slots.fates[place] ?? 0, fates.length)),
    counters: stretch(slots.counters, model.counters.length),
    watches: model.watches.map((_, place) => {
      const [ever = 0, ticks = 0] = stretch(slots.watches + 2 * place, 2);
      return { ever, ticks };
    }),
    questions: model.questions.map((question, place) => {
      const { probes, firsts } = slots.questions[place] ?? { probes: 0, firsts: null };
      return {
        probes: question.probes.map((_, row) => {
          const [given = 0, both = 0] = stretch(probes + 2 * row, 2);
          return { given, both };
        }),
        firsts: firsts === null ? null : stretch(firsts, model.horizon),
      };
    }),
    pathways,
  };
}
