import { createLuck } from '../../src/chance/index.js';
import { HistoryCounter } from '../../src/montecarlo/history-counter.js';
import type { Model } from '../../src/model/model.js';
import { diceOf, playRun } from '../../src/reference/index.js';
import { exactAnswers } from '../export/by-reference.js';
import { byReference } from '../kernel/same-history.js';
import { type Defined, print, SEED, SOME } from './recorded.js';

const RUNS_A_BATCH = 32;
/** So many stages are played at most to get at exact answers. */
const PLAYS = 4_000;

export function definedBy(name: string, model: Model): Defined {
  const histories = Array.from({ length: RUNS_A_BATCH }, (_, run) => byReference(model, SEED, run));
  return {
    name,
    model,
    exact: exactAnswers(model, PLAYS),
    histories: print(histories),
    all: tallied(model, [-1, -1, -1, -1]),
    some: tallied(model, SOME),
  };
}

function tallied(model: Model, lanes: readonly number[]): string {
  const counter = new HistoryCounter(model);
  const luck = createLuck(SEED);
  lanes.forEach((these, batch) => {
    for (let lane = 0; lane < RUNS_A_BATCH; lane += 1) {
      if (((these >>> lane) & 1) === 0) continue;
      const run = batch * RUNS_A_BATCH + lane;
      counter.finish(playRun(model, diceOf(luck, run), counter.observe.bind(counter)), run);
    }
  });
  return print(counter.tally());
}
