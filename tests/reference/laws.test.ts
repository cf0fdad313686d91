import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLuck } from '../../src/chance/index.js';
import type { Model } from '../../src/model/model.js';
import {
  back,
  beginning,
  diceOf,
  ending,
  forward,
  type Moment,
  playRun,
  prepare,
  startState,
  stateAt,
  step,
  support,
  traceRun,
} from '../../src/reference/index.js';
import { conditions, models, states } from './arbitrary-model.js';

const seeds = fc.integer();
const runs = fc.nat({ max: 1000 });

/** A run made of steps alone, with drafts and counters as the definition has them. */
function stepped(model: Model, seed: number, run: number): unknown {
  const prepared = prepare(model);
  const dice = diceOf(createLuck(seed), run);
  const counters = model.counters.map(() => 0);
  const history = [startState(prepared, dice)];
  for (let tick = 1; tick <= model.horizon; tick += 1) {
    const { state, events, ended } = step(model, history.at(-1) ?? [], tick, dice);
    for (const { effect } of events) {
      for (const counter of effect.counts) counters[counter] = (counters[counter] ?? 0) + 1;
    }
    history.push(state);
    if (ended !== null) return { history, outcome: ended, endedAt: tick, counters };
  }
  const last = history.at(-1) ?? [];
  const closing = prepared.outcomes.findIndex(({ ends, holds }) => !ends && holds(last, model.horizon));
  return { history, outcome: closing === -1 ? null : closing, endedAt: model.horizon, counters };
}

describe('over random Models', () => {
  it('the fast path, the steps and the trace are one run', () => {
    fc.assert(
      fc.property(models, seeds, runs, (model, seed, run) => {
        const history: (readonly number[])[] = [];
        const { outcome, endedAt, state, counters } = playRun(model, diceOf(createLuck(seed), run), (seen) =>
          history.push(seen),
        );
        expect(stepped(model, seed, run)).toEqual({ history, outcome, endedAt, counters });
        const trace = traceRun(model, seed, run);
        expect([trace.start, ...trace.ticks.map((tick) => tick.state)]).toEqual(history);
        expect([trace.outcome, trace.endedAt, stateAt(trace, model.horizon)]).toEqual([
          outcome,
          endedAt,
          state,
        ]);
      }),
    );
  });

  it('no order of rules changes a run', () => {
    fc.assert(
      fc.property(models, seeds, runs, (model, seed, run) => {
        const stages = model.stages.map((stage) => ({ ...stage, rules: stage.rules.toReversed() }));
        expect(traceRun({ ...model, stages }, seed, run)).toEqual(traceRun(model, seed, run));
      }),
    );
  });

  it('a run does not depend on the runs before it', () => {
    fc.assert(
      fc.property(models, seeds, fc.array(runs, { minLength: 1, maxLength: 5 }), (model, seed, order) => {
        const luck = createLuck(seed);
        const together = order.map((run) => playRun(model, diceOf(luck, run)));
        expect(together).toEqual(order.map((run) => playRun(model, diceOf(createLuck(seed), run))));
      }),
    );
  });

  it('undoing all changes leads back to the start, and redoing them to the end', () => {
    fc.assert(
      fc.property(models, seeds, runs, (model, seed, run) => {
        const trace = traceRun(model, seed, run);
        const onwards: Moment[] = [];
        for (let at: Moment | null = beginning(trace); at !== null; at = forward(trace, at)) onwards.push(at);
        const backwards: Moment[] = [];
        for (let at: Moment | null = ending(trace); at !== null; at = back(trace, at)) backwards.push(at);
        expect(onwards).toHaveLength(trace.endedAt + 1);
        expect(backwards.toReversed()).toEqual(onwards);
        for (const { tick, state } of onwards) expect(state).toEqual(stateAt(trace, tick));
      }),
    );
  });

  it('events are in order, and causes come before what they cause', () => {
    fc.assert(
      fc.property(models, seeds, runs, (model, seed, run) => {
        const { events } = traceRun(model, seed, run);
        events.forEach(({ index, tick, causes, chance }, place) => {
          expect(index).toBe(place);
          expect(tick).toBeGreaterThanOrEqual(events[place - 1]?.tick ?? 0);
          expect(causes.every((cause) => cause < index)).toBe(true);
          expect(causes).toEqual([...new Set(causes)].sort((left, right) => left - right));
          expect(chance === null || (chance > 0 && chance < 1)).toBe(true);
        });
      }),
    );
  });

  it('values stay within their bounds', () => {
    fc.assert(
      fc.property(models, seeds, runs, (model, seed, run) => {
        playRun(model, diceOf(createLuck(seed), run), (state) => {
          state.forEach((value, index) => {
            const { low, high } = model.variables[index] ?? { low: NaN, high: NaN };
            expect(Number.isInteger(value) && low <= value && value <= high).toBe(true);
          });
        });
      }),
    );
  });

  it('the truth of a condition rests on its support: other variables may take any value', () => {
    fc.assert(
      fc.property(
        models,
        conditions,
        states,
        states,
        fc.nat({ max: 9 }),
        (model, condition, state, other, tick) => {
          const { meaning } = prepare(model);
          const resting = support(meaning, condition, state, tick);
          const changed = state.map((value, index) => (resting.has(index) ? value : (other[index] ?? value)));
          expect(meaning.test(condition)(changed, tick)).toBe(meaning.test(condition)(state, tick));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('a place in history', () => {
  it('is a tick from 0 on; after its end a run stays as it is', () => {
    fc.assert(
      fc.property(models, seeds, (model, seed) => {
        const trace = traceRun(model, seed, 0);
        expect(stateAt(trace, 0)).toEqual(trace.start);
        expect(stateAt(trace, 1_000)).toEqual(stateAt(trace, trace.endedAt));
        expect(() => stateAt(trace, -1)).toThrow(RangeError);
        expect(() => stateAt(trace, 0.5)).toThrow(RangeError);
      }),
      { numRuns: 10 },
    );
  });
});
