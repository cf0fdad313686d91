import type { Model, Question } from '../../model/model.js';
import { type Dice, playRun, prepare, type RunRecord } from '../../reference/index.js';
import type { Condition, Question as AskedQuestion } from '../../scenario/scenario.js';

/** A question of when something comes about, as if an author had asked it. */
export function timeOf(name: string, ask: Condition): AskedQuestion {
  return { name, path: ['questions', name], title: null, ask, form: { kind: 'time' }, under: null };
}

/** Sees a state after each tick of a run. */
export type TickObserver = (state: readonly number[], tick: number) => void;

/** Plays a run and notes at which tick each question of time came about; null where it did not. */
export function playForTimes(
  model: Model,
  dice: Dice,
  questions: readonly Question[],
  observe?: TickObserver,
): { readonly record: RunRecord; readonly times: readonly (number | null)[] } {
  const { meaning } = prepare(model);
  const tests = questions.map(({ time }) => (time === null ? null : meaning.test(time)));
  const times = questions.map((): number | null => null);
  const record = playRun(model, dice, (state, tick) => {
    observe?.(state, tick);
    if (tick === 0) return;
    tests.forEach((test, place) => {
      if (times[place] === null && test?.(state, tick) === true) times[place] = tick;
    });
  });
  return { record, times };
}
