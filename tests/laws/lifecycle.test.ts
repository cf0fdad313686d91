import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../../src/reference/index.js';
import type { Chronicle } from './chronicle.js';
import { cases, chronicles, ticksOf } from './chronicles.js';
import { holdersOf } from './lives.js';
import type { Commitment, Life, Perform } from './words.js';

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

/** What is wrong with how a view changed, or did not, in a tick. */
function complaints({ commitment, holder, tick, from, to, events }: Change): string[] {
  const told = events.flatMap(({ description }) =>
    description.kind === 'view' ? [`${description.from} > ${description.because} > ${description.to}`] : [],
  );
  const at = `${commitment.name} as seen by ${holder}, tick ${tick}`;
  const wanted = from === to ? 0 : 1;
  return [
    ...(told.length === wanted ? [] : [`${at}: from ${from} to ${to}, and ${told.length} events`]),
    ...told.flatMap((change) => {
      if (!change.startsWith(`${from} > `) || !change.endsWith(` > ${to}`))
        return [`${at}: ${change} is not what happened`];
      return mayBe(commitment, change) ? [] : [`${at}: ${change} is not in the table`];
    }),
    ...(FINAL.includes(from) && to !== from && !(commitment.repeat && from !== 'terminated')
      ? [`${at}: goes on after ${from}`]
      : []),
  ];
}

/** What is wrong with a deadline in a view: it counts the ticks at which it is not suspended, its last included. */
function lateness(chronicle: Chronicle, { name, within }: Perform, holder: string): string[] {
  const wrong: string[] = [];
  let running = 0;
  for (const tick of ticksOf(chronicle)) {
    if (chronicle.view(name, holder, tick - 1) !== 'detached') {
      running = 0;
      continue;
    }
    if (!chronicle.isPending(name, holder, tick - 1)) running += 1;
    const owed = chronicle.view(name, holder, tick) === 'detached';
    if (owed ? running >= within : running > within)
      wrong.push(`${name} as seen by ${holder} is late at ${tick}`);
    const overdue = chronicle
      .events(tick)
      .some(
        ({ description: told }) =>
          told.kind === 'view' &&
          told.commitment === name &&
          told.holders.includes(holder) &&
          told.because === 'overdue',
      );
    if (overdue && running !== within)
      wrong.push(`${name} as seen by ${holder} is overdue early, at ${tick}`);
  }
  return wrong;
}

/** Responses that are owed and seldom come, with truces in between: deadlines that are suspended all the time. */
const suspended = fc
  .record({
    within: fc.integer({ min: 1, max: 3 }),
    fidelity: fc.constantFrom(0, '0.5, assumed'),
    until: fc.constantFrom('truce is off', 'tick >= 6'),
    regime: fc.constantFrom('alpha strike beta', 'tick = 4'),
    seed: fc.nat(),
  })
  .map(({ within, fidelity, until, regime, seed }) => ({
    seed,
    variant: 0,
    document: {
      brinkmanship: 1,
      title: 'Truces',
      tick: 'day',
      horizon: 12,
      actors: { alpha: { 'regime changes when': regime }, beta: 'B' },
      acts: { strike: { rung: 'war' } },
      processes: {
        truce: {
          states: ['off', 'on'],
          moves: { 'off > on': '0.4 per day, assumed', 'on > off': '0.5 per day, assumed' },
        },
      },
      options: { 'beta may strike alpha': '0.6 per day, assumed' },
      commitments: {
        answer: {
          debtor: 'alpha',
          creditor: 'beta',
          if: 'beta strike alpha',
          perform: 'strike',
          targets: { named: ['beta'] },
          within,
          'suspended while': 'truce is on',
          'on regime change': { 'pending until': until },
          fidelity,
          repeat: true,
        },
      },
      outcomes: [{ struck: 'ever(alpha strike any)' }],
    },
  }));

describe('The life of a commitment', () => {
  it('changes only as its table allows, at most once a tick, told each time, and stays in a final state', () => {
    fc.assert(
      fc.property(cases(), (one) => {
        expect(chronicles(one).flatMap((chronicle) => watched(chronicle).flatMap(complaints))).toEqual([]);
      }),
    );
  });

  it('has earlier events behind it wherever its cause is an event', () => {
    fc.assert(
      fc.property(cases(), (one) => {
        for (const { trace } of chronicles(one)) {
          expect(trace.events.filter(({ index, causes }) => causes.some((cause) => cause >= index))).toEqual(
            [],
          );
          const eventful = trace.events.filter(
            ({ description }) => description.kind === 'view' && EVENTFUL.includes(description.because),
          );
          expect(eventful.filter(({ causes }) => causes.length === 0)).toEqual([]);
        }
      }),
    );
  });

  it('ends within its deadline once a response is owed, the ticks of suspension apart', () => {
    fc.assert(
      fc.property(fc.oneof(cases(), suspended), (one) => {
        const wrong = chronicles(one).flatMap((chronicle) =>
          chronicle.commitments.flatMap((commitment) =>
            commitment.form === 'refrain'
              ? []
              : holdersOf(commitment).flatMap((holder) => lateness(chronicle, commitment, holder)),
          ),
        );
        expect(wrong).toEqual([]);
      }),
    );
  });
});
