import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeTallies, tally } from '../../src/montecarlo/index.js';
import type { Question } from '../../src/scenario/scenario.js';
import type { Chronicle } from './chronicle.js';
import { cases, chronicles, ticksOf } from './chronicles.js';
import { Lives } from './lives.js';
import type { Condition } from './words.js';

const RUNS = 6;

/** How a condition stands at the end of each tick of a run. */
class Asked {
  private readonly lives: Lives;

  constructor(private readonly chronicle: Chronicle) {
    this.lives = new Lives(chronicle);
  }

  isEvent({ expression }: Condition): boolean {
    return this.lives.sight.isEvent(expression);
  }

  /** After its end a run stays as it is. */
  holdsAt(condition: Condition, tick: number): boolean {
    const at = Math.min(tick, this.chronicle.last);
    return this.lives.sight.holds(condition, null, { tick: at, at: 'end' });
  }

  /** The ticks at which it holds. */
  times(condition: Condition): number[] {
    return ticksOf(this.chronicle).filter((tick) => this.holdsAt(condition, tick));
  }
}

interface Row {
  given: number;
  both: number;
}

/** Each row of a question in one run: whether it counts, and whether it is so. Written from docs/semantics.md. */
function rowsOf({ ask, form }: Question, run: Asked, horizon: number): { counts: boolean; so: boolean }[] {
  const times = run.times(ask);
  const by = (tick: number) => ({ counts: true, so: times.some((time) => time <= tick) });
  switch (form.kind) {
    case 'at':
      // Of an event, which is over with its tick: that it has happened by then.
      return form.ticks.map((tick) =>
        run.isEvent(ask) ? by(tick) : { counts: true, so: run.holdsAt(ask, tick) },
      );
    case 'by':
      return form.ticks.map(by);
    case 'time':
      return [by(horizon)];
    case 'given': {
      const [first = null] = run.times(form.given);
      if (first === null) return [{ counts: false, so: false }];
      const until = form.within === null ? horizon : first + form.within;
      return [{ counts: until <= horizon, so: times.some((time) => time >= first && time <= until) }];
    }
    case 'before': {
      const [one = Infinity] = times;
      const [other = Infinity] = run.times(form.before);
      const both = one === other;
      return [one < other, other < one, both && one < Infinity, both && one === Infinity].map((so) => ({
        counts: true,
        so,
      }));
    }
  }
}

describe('Outcomes', () => {
  it('are the first in order that holds, and else none of these', () => {
    fc.assert(
      fc.property(cases(), (one) => {
        for (const chronicle of chronicles(one)) {
          const run = new Asked(chronicle);
          const { outcomes, horizon } = chronicle.scenario;
          const ending = (tick: number): number =>
            outcomes.findIndex(({ ends, when }) => ends && run.holdsAt(when, tick));
          for (const tick of ticksOf(chronicle).slice(0, -1)) expect(ending(tick)).toBe(-1);
          const last = ending(chronicle.last);
          if (chronicle.last < horizon) expect(last).not.toBe(-1);
          const other = outcomes.findIndex(({ ends, when }) => !ends && run.holdsAt(when, horizon));
          const found = last === -1 ? other : last;
          expect(chronicle.trace.outcome).toBe(found === -1 ? null : found);
        }
      }),
    );
  });

  it('and fates are a partition of the runs', () => {
    fc.assert(
      fc.property(cases(), (one) => {
        const [{ model }] = [chronicles(one, 1)[0] ?? never()];
        const counted = tally(model, one.seed, 0, RUNS);
        const sum = (list: readonly number[]): number => list.reduce((total, count) => total + count, 0);
        // One more row than outcomes: none of these.
        expect(counted.outcomes.length).toBe(model.outcomes.length + 1);
        expect(sum(counted.outcomes)).toBe(RUNS);
        for (const [place, { ends }] of model.outcomes.entries()) {
          if (ends) expect(sum(counted.endings[place] ?? [])).toBe(counted.outcomes[place]);
        }
        for (const fates of counted.fates) expect(sum(fates)).toBe(RUNS);
      }),
    );
  });
});

describe('Questions', () => {
  it('are answered by what a look over the told runs counts', () => {
    fc.assert(
      fc.property(cases(), (one) => {
        const told = chronicles(one, RUNS);
        const [{ model, scenario }] = [told[0] ?? never()];
        const counted = tally(model, one.seed, 0, RUNS);
        const runs = told.map((chronicle) => new Asked(chronicle));
        for (const [place, question] of scenario.questions.entries()) {
          const rows: Row[] = [];
          for (const run of runs) {
            for (const [row, { counts, so }] of rowsOf(question, run, scenario.horizon).entries()) {
              const before = rows[row] ?? { given: 0, both: 0 };
              rows[row] = {
                given: before.given + (counts ? 1 : 0),
                both: before.both + (counts && so ? 1 : 0),
              };
            }
          }
          expect(counted.questions[place]?.probes, question.name).toEqual(rows);
          if (question.form.kind !== 'time') continue;
          const firsts = Array.from({ length: scenario.horizon }, () => 0);
          for (const run of runs) {
            const [first] = run.times(question.ask);
            if (first !== undefined) firsts[first - 1] = (firsts[first - 1] ?? 0) + 1;
          }
          expect(counted.questions[place]?.firsts).toEqual(firsts);
        }
      }),
    );
  });
});

describe('Counting', () => {
  it('in pieces comes to the same as counting at once', () => {
    fc.assert(
      fc.property(cases(), fc.nat({ max: RUNS }), (one, first) => {
        const [{ model }] = [chronicles(one, 1)[0] ?? never()];
        const pieces = mergeTallies(
          tally(model, one.seed, first, RUNS - first),
          tally(model, one.seed, 0, first),
        );
        expect(pieces).toEqual(tally(model, one.seed, 0, RUNS));
      }),
    );
  });

  it('has one trajectory where nothing is left to chance', () => {
    fc.assert(
      fc.property(cases({ certain: true }), fc.nat(), (one, otherSeed) => {
        const [first = never(), ...others] = [
          ...chronicles(one, 3),
          ...chronicles({ ...one, seed: otherSeed }, 2),
        ];
        for (const { trace } of others) {
          expect(trace.ticks).toEqual(first.trace.ticks);
          expect(trace.events).toEqual(first.trace.events);
          expect(trace.outcome).toBe(first.trace.outcome);
        }
      }),
    );
  });
});

function never(): never {
  throw new Error('no run was told');
}
