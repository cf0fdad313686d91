import type { Model } from '../../model/model.js';
import type { Dice } from '../../reference/index.js';
import { playRun, prepare } from '../../reference/index.js';

/** How a run ended, and what it says of every row of every question. */
export interface RunSaid {
  /** The place of the outcome; that behind the last for none of these. */
  readonly outcome: number;
  /** For each row of the model's questions, in their order: 0 without its condition, 1 with it alone, 2 with what is asked. */
  readonly rows: readonly (0 | 1 | 2)[];
}

/** Plays a run, and asks it all that a simulation counts of outcomes and questions. */
export function runSaid(model: Model, dice: Dice): RunSaid {
  const { meaning } = prepare(model);
  const probes = model.questions.flatMap((question) => question.probes);
  const tests = probes.map(({ when, given }) => ({
    holds: meaning.test(when),
    given: given === null ? null : meaning.test(given),
  }));
  const rows: (0 | 1 | 2)[] = probes.map(() => 0);
  const read = (place: number, state: readonly number[], tick: number): void => {
    const test = tests[place];
    if (test === undefined || test.given?.(state, tick) === false) return;
    rows[place] = test.holds(state, tick) ? 2 : 1;
  };
  const byTick = new Map<number, number[]>();
  probes.forEach(({ tick }, place) => {
    byTick.set(tick, [...(byTick.get(tick) ?? []), place]);
  });
  const record = playRun(model, dice, (state, tick) => {
    for (const place of byTick.get(tick) ?? []) read(place, state, tick);
  });
  // After its end a run stays as it was left.
  probes.forEach(({ tick }, place) => {
    if (tick > record.endedAt) read(place, record.state, record.endedAt);
  });
  return { outcome: record.outcome ?? model.outcomes.length, rows };
}
