import type { Model } from '../model/model.js';
import type { Estimator } from './estimator.js';
import { endedBefore } from './outcomes.js';
import type { QuestionResult, TimeAnswer } from './result.js';
import type { Tally } from './tally.js';

/** The questions' answers, in the model's order. */
export function answers(model: Model, tally: Tally, estimator: Estimator): readonly QuestionResult[] {
  return model.questions.map(({ name, title, text, probes }, place) => {
    const counted = tally.questions[place];
    const rows = probes.map(({ label, tick, given: condition }, row) => {
      const { given, both } = counted?.probes[row] ?? { given: 0, both: 0 };
      return {
        label,
        tick,
        estimate: estimator.proportion(both, given),
        given: condition === null || tally.runs === 0 ? null : given / tally.runs,
        endedBefore: tally.runs === 0 ? 0 : endedBefore(tally, tick) / tally.runs,
      };
    });
    const firsts = counted?.firsts ?? null;
    return {
      name,
      title,
      text,
      rows,
      time: firsts === null ? null : timeAnswer(firsts, tally.runs, estimator),
    };
  });
}

function timeAnswer(firsts: readonly number[], runs: number, estimator: Estimator): TimeAnswer {
  const cameAbout = firsts.reduce((sum, count) => sum + count, 0);
  // A run in which it never came about counts with the horizon.
  const restricted = firsts.map((count, place) =>
    place === firsts.length - 1 ? count + runs - cameAbout : count,
  );
  return {
    restricted: estimator.mean(restricted),
    conditional: estimator.mean(firsts),
    cameAbout: estimator.proportion(cameAbout, runs),
  };
}
