import { createLuck, type Seed } from '../chance/index.js';
import type { Model } from '../model/model.js';
import { Ledger } from './causes.js';
import { type Dice, diceOf } from './dice.js';
import { closingOutcome } from './judge.js';
import { prepare } from './prepared.js';
import { startState } from './start.js';
import { step } from './step.js';
import { tellStage, tellStarts } from './tell.js';
import type { Trace, TracedTick, TraceEvent } from './trace.js';

/**
 * Plays one run and keeps all of it: the same run that a simulation of this seed counts under this number.
 *
 * @param run from 0 to 2^32 − 1
 * @throws ModelError if the Model does what no Model may do.
 * @throws RangeError if the run or the seed is none.
 */
export function traceRun(model: Model, seed: Seed, run: number): Trace {
  return { seed, run, ...traceDice(model, diceOf(createLuck(seed), run)) };
}

/** As `traceRun`, with dice of the caller's own. */
export function traceDice(model: Model, dice: Dice): Omit<Trace, 'seed' | 'run'> {
  const prepared = prepare(model);
  const ledger = new Ledger(model, prepared.meaning);
  const start = startState(prepared, dice);
  const told: TraceEvent[] = [];
  tellStarts(prepared, start, ledger, told);
  const ticks: TracedTick[] = [];
  let state = start;
  const closed = (outcome: number | null, endedAt: number): Omit<Trace, 'seed' | 'run'> => {
    const judged = outcome === null ? null : (model.outcomes[outcome] ?? null);
    const grounds = judged === null ? [] : ledger.behind(judged.when, state, endedAt);
    return { start, ticks, events: told, endedAt, outcome, grounds };
  };
  for (let tick = 1; tick <= model.horizon; tick += 1) {
    const { state: after, changes, stages, ended } = step(model, state, tick, dice);
    for (const stage of stages) tellStage(stage, tick, ledger, told);
    ticks.push({ tick, state: after, changes });
    state = after;
    if (ended !== null) return closed(ended, tick);
  }
  return closed(closingOutcome(prepared, state, model.horizon), model.horizon);
}
