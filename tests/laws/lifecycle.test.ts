import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../../src/reference/index.js';
import type { Chronicle } from './chronicle.js';
import { cases, chronicles, ticksOf } from './chronicles.js';
import { holdersOf } from './lives.js';
import type { Commitment, Life } from './words.js';

/**
 * What may become of a view, and why: written from the tables of docs/semantics.md, and not taken from the source. A
 * transition is `from > cause > to`.
 */
const BOTH = [
  'null > made > start',
  'conditional > released > terminated',
  'conditional > cancelled > terminated',
  'conditional > lapsed > terminated',
  'conditional > antecedent > detached',
  'conditional > closed > expired',
];

const AGAIN = ['satisfied', 'violated', 'expired'].map((state) => `${state} > repeated > start`);

const REFRAIN = [
  ...BOTH,
  'detached > breached > violated',
  'detached > released > terminated',
  'detached > cancelled > terminated',
  'detached > lapsed > terminated',
  'detached > closed > satisfied',
];

const PERFORM = [
  ...BOTH,
  'detached > released > terminated',
  'detached > lapsed > terminated',
  'detached > discharged > satisfied',
  'detached > cancelled > violated',
  'detached > overdue > violated',
];

const FINAL: readonly string[] = ['satisfied', 'violated', 'terminated', 'expired'] satisfies Life[];

/** Causes that are events of the run, and no mere passing of time. */
const EVENTFUL = ['made', 'breached', 'discharged', 'lapsed'];

function mayBe(commitment: Commitment, change: string): boolean {
  const table = commitment.form === 'refrain' ? REFRAIN : PERFORM;
  const starts = commitment.form === 'refrain' ? ['conditional', 'detached'] : ['conditional'];
  const open = [...table, ...(commitment.repeat ? AGAIN : [])];
  return open.some((one) =>
    one.endsWith(' > start')
      ? starts.some((start) => one.replace('start', start) === change)
      : one === change,
  );
}

interface Change {
  readonly commitment: Commitment;
  readonly holder: string;
  readonly tick: number;
  readonly from: string;
  readonly to: string;
  readonly events: readonly TraceEvent[];
}

/** Every tick of every view: how it stood before and after, and the events that tell of it. */
function watched(chronicle: Chronicle): Change[] {
  return ticksOf(chronicle).flatMap((tick) =>
    chronicle.commitments.flatMap((commitment) =>
      holdersOf(commitment).map((holder) => ({
        commitment,
        holder,
        tick,
        from: chronicle.view(commitment.name, holder, tick - 1),
        to: chronicle.view(commitment.name, holder, tick),
        events: chronicle
          .events(tick)
          .filter(
            ({ description: told }) =>
              told.kind === 'view' && told.commitment === commitment.name && told.holders.includes(holder),
          ),
      })),
    ),
  );
}

describe('The life of a commitment', () => {
  it('changes only as its table allows, at most once a tick, and every change is told', () => {
    fc.assert(
      fc.property(cases(), (one) => {
        for (const chronicle of chronicles(one)) {
          for (const { commitment, from, to, events } of watched(chronicle)) {
            const told = events.flatMap(({ description }) =>
              description.kind === 'view'
                ? [`${description.from} > ${description.because} > ${description.to}`]
                : [],
            );
            expect(told.length, commitment.name).toBe(from === to ? 0 : 1);
            for (const change of told) {
              expect(change.startsWith(`${from} > `) && change.endsWith(` > ${to}`), change).toBe(true);
              expect(mayBe(commitment, change), change).toBe(true);
            }
          }
        }
      }),
    );
  });

  it('does not go on after a final state, but for what repeats, and never after terminated', () => {
    fc.assert(
      fc.property(cases(), (one) => {
        for (const chronicle of chronicles(one)) {
          for (const { commitment, from, to } of watched(chronicle)) {
            if (!FINAL.includes(from) || to === from) continue;
            expect(commitment.repeat && from !== 'terminated').toBe(true);
          }
        }
      }),
    );
  });

  it('has earlier events behind it wherever its cause is an event', () => {
    fc.assert(
      fc.property(cases(), (one) => {
        for (const chronicle of chronicles(one)) {
          for (const event of chronicle.trace.events) {
            expect(event.causes.every((cause) => cause < event.index)).toBe(true);
            const { description } = event;
            if (description.kind !== 'view' || !EVENTFUL.includes(description.because)) continue;
            expect(event.causes.length, JSON.stringify(description)).toBeGreaterThan(0);
          }
        }
      }),
    );
  });

  it('ends within its deadline once a response is owed, the ticks of suspension apart', () => {
    fc.assert(
      fc.property(cases(), (one) => {
        for (const chronicle of chronicles(one)) {
          for (const commitment of chronicle.commitments) {
            if (commitment.form === 'perform') {
              for (const holder of holdersOf(commitment)) checkDeadline(chronicle, commitment, holder);
            }
          }
        }
      }),
    );
  });

  function checkDeadline(
    chronicle: Chronicle,
    commitment: Extract<Commitment, { form: 'perform' }>,
    holder: string,
  ): void {
    const { name, within } = commitment;
    let running = 0;
    let pending = false;
    for (const tick of ticksOf(chronicle)) {
      const before = chronicle.view(name, holder, tick - 1);
      const after = chronicle.view(name, holder, tick);
      if (before === 'detached' && !pending) running += 1;
      if (before !== 'detached') running = 0;
      // The deadline includes its last tick, and only its passing makes a response overdue.
      if (before === 'detached')
        expect(after === 'detached' ? running < within : running <= within).toBe(true);
      const overdue = chronicle
        .events(tick)
        .some(
          ({ description: told }) =>
            told.kind === 'view' &&
            told.commitment === name &&
            told.holders.includes(holder) &&
            told.because === 'overdue',
        );
      if (overdue) expect(running).toBe(within);
      for (const { description: told } of chronicle.events(tick)) {
        if (told.kind === 'pending' && told.commitment === name && told.holders.includes(holder))
          pending = told.pending;
      }
    }
  }
});
