import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Chronicle, nameOf } from './chronicle.js';
import { cases, chronicles, ticksOf } from './chronicles.js';
import { Lives } from './lives.js';
import { lowered, read } from './played.js';
import { createLuck } from '../../src/chance/index.js';
import { diceOf, playRun, traceRun } from '../../src/reference/index.js';
import type { Refrain } from './words.js';

/** The events of a commitment in a tick, by their kind. */
function told(chronicle: Chronicle, tick: number, commitment: string, kind: string): number {
  return chronicle
    .events(tick)
    .filter(
      ({ description }) =>
        description.kind === kind && 'commitment' in description && description.commitment === commitment,
    ).length;
}

function refrains(chronicle: Chronicle): Refrain[] {
  return chronicle.commitments.filter((one): one is Refrain => one.form === 'refrain');
}

/** The acts of a tick that a refrain forbids. */
function forbidden(chronicle: Chronicle, refrain: Refrain, tick: number) {
  return chronicle
    .deeds(tick)
    .filter((deed) => refrain.forbidden.some((pattern) => chronicle.matches(pattern, deed)));
}

function isAlways(refrain: Refrain, value: number): boolean {
  return refrain.fidelity.quantity.nominal === value;
}

const TARGETS = ['beta', 'gamma', 'beta.bases'] as const;

/** Alpha answers every strike, and has promised not to: scenarios in which responses are stopped all the time. */
const stopped = fc
  .record({
    weights: fc.tuple(
      ...TARGETS.map((target) =>
        fc.tuple(fc.constant(target), fc.constantFrom('1', '0.5, assumed', '1', '0', null)),
      ),
    ),
    within: fc.integer({ min: 1, max: 4 }),
    policy: fc.constantFrom('retarget', 'retarget', 'wait', 'fail'),
    restraints: fc.array(
      fc.record({ target: fc.constantFrom(...TARGETS), fidelity: fc.constantFrom(1, 1, '0.5, assumed', 0) }),
      { minLength: 1, maxLength: 2 },
    ),
    forbid: fc.constantFrom(...TARGETS),
    seed: fc.nat(),
    variant: fc.nat({ max: 1 }),
  })
  .filter(({ weights }) => weights.some(([, weight]) => weight !== null && weight !== '0'))
  .map(({ weights, within, policy, restraints, forbid, seed, variant }) => ({
    seed,
    variant,
    document: {
      brinkmanship: 1,
      title: 'An answer that is held back',
      tick: 'day',
      horizon: 10,
      actors: { alpha: 'A', beta: { parts: { bases: 'B' } }, gamma: 'G' },
      acts: { strike: { rung: 'war' } },
      options: { 'beta may strike alpha': '0.7 per day, assumed' },
      commitments: {
        answer: {
          debtor: 'alpha',
          creditor: 'beta',
          if: 'any strike alpha',
          perform: 'strike',
          targets: { named: Object.fromEntries(weights.filter(([, weight]) => weight !== null)) },
          within,
          'if restrained': policy,
          fidelity: 1,
          repeat: true,
        },
        ...Object.fromEntries(
          restraints.map(({ target, fidelity }, place) => [
            `hold-${place}`,
            { debtor: 'alpha', creditor: 'gamma', refrain: `alpha strike ${target}`, fidelity, repeat: true },
          ]),
        ),
      },
      outcomes: [{ struck: 'ever(alpha strike any)' }],
      variants: { barred: { forbid: { act: `alpha strike ${forbid}`, from: 3 } } },
    },
  }));

describe('Restraint', () => {
  it("of fidelity 1 is never broken of its debtor's own accord while in force in its own view", () => {
    fc.assert(
      fc.property(cases(), (one) => {
        for (const chronicle of chronicles(one)) {
          const set = chronicle.variant?.set ?? new Map();
          const lives = new Lives(chronicle);
          for (const refrain of refrains(chronicle)) {
            if (!isAlways(refrain, 1) || set.has(`commitments.${refrain.name}.fidelity`)) continue;
            for (const tick of ticksOf(chronicle)) {
              if (!lives.isInForce(refrain, tick)) continue;
              expect(
                forbidden(chronicle, refrain, tick).filter(
                  (deed) => !deed.forced && deed.accidents.length === 0,
                ),
              ).toEqual([]);
            }
          }
        }
      }),
    );
  });

  it('of fidelity 0 holds nothing back', () => {
    fc.assert(
      fc.property(cases(), (one) => {
        for (const chronicle of chronicles(one)) {
          for (const refrain of refrains(chronicle)) {
            if (!isAlways(refrain, 0) || chronicle.variant !== null) continue;
            for (const tick of ticksOf(chronicle))
              expect(told(chronicle, tick, refrain.name, 'kept')).toBe(0);
          }
        }
      }),
    );
  });

  it('is tempted as often as it is kept, spared or broken, in every run', () => {
    fc.assert(
      fc.property(fc.oneof(cases(), stopped), (one) => {
        for (const chronicle of chronicles(one)) {
          for (const refrain of refrains(chronicle)) {
            const count = (role: string): number => counted(chronicle, role, refrain.name);
            const events = (kind: string): number =>
              ticksOf(chronicle).reduce((sum, tick) => sum + told(chronicle, tick, refrain.name, kind), 0);
            expect(count('tempted')).toBe(count('kept') + count('spared') + count('broken'));
            for (const kind of ['kept', 'spared', 'broken']) expect(count(kind)).toBe(events(kind));
          }
        }
      }),
    );
  });

  it('holds an act back if and only if a coin of one of them holds', () => {
    fc.assert(
      fc.property(cases(), (one) => {
        for (const chronicle of chronicles(one)) {
          for (const tick of ticksOf(chronicle)) {
            const meant = chronicle.deeds(tick).filter(({ accidents }) => accidents.length === 0);
            const acts = new Set(meant.map(nameOf));
            for (const { description, rule } of chronicle.events(tick)) {
              if (description.kind !== 'kept' && description.kind !== 'broken') continue;
              const act = rule.slice(rule.indexOf('/', rule.indexOf('/') + 1) + 1);
              // A second response may be retargeted to the act of the first, which nothing then forbids.
              if (description.kind === 'broken') expect(acts.has(act)).toBe(true);
              else expect(acts.has(act), `${rule} at ${tick}`).toBe(false);
            }
          }
        }
      }),
    );
  });

  it('tells each breach of two first strikes in one tick', () => {
    // Two restraints that exclude each other's reason to be kept: whoever is struck first is released, a tick too late.
    const pact = (debtor: string, creditor: string) => ({
      debtor,
      creditor,
      refrain: `${debtor} strike ${creditor}`,
      unless: `${creditor} strike ${debtor}`,
      fidelity: 0,
    });
    const scenario = read({
      brinkmanship: 1,
      title: 'Two first strikes',
      tick: 'day',
      horizon: 3,
      actors: { alpha: 'A', beta: 'B' },
      acts: { strike: { rung: 'war' } },
      commitments: { one: pact('alpha', 'beta'), other: pact('beta', 'alpha') },
      options: { 'alpha may strike beta': '1 per day', 'beta may strike alpha': '1 per day' },
      outcomes: [{ both: 'one is violated and other is violated' }],
    });
    const trace = traceRun(lowered(scenario), 1, 0);
    const breaches = trace.events.filter(
      ({ description, tick }) =>
        tick === 1 && description.kind === 'view' && description.because === 'breached',
    );
    // Semantics, ties: an act of tick t is judged against the view that stood when it was decided.
    expect(breaches.length).toBe(2);
    expect(trace.outcome).toBe(0);
  });
});

function counted(chronicle: Chronicle, role: string, commitment: string): number {
  // Counters are not in a trace, so they are added up from the effects that it played.
  return counters(chronicle).get(`${role}/${commitment}`) ?? 0;
}

const known = new WeakMap<Chronicle, ReadonlyMap<string, number>>();

function counters(chronicle: Chronicle): ReadonlyMap<string, number> {
  const before = known.get(chronicle);
  if (before !== undefined) return before;
  const { model, trace } = chronicle;
  const { counters: counts } = playRun(model, diceOf(createLuck(trace.seed), trace.run));
  const named = new Map(model.counters.map(({ name }, place) => [name, counts[place] ?? 0]));
  known.set(chronicle, named);
  return named;
}

function checkStopped(chronicle: Chronicle): void {
  for (const commitment of chronicle.commitments) {
    if (commitment.form !== 'perform') continue;
    for (const tick of ticksOf(chronicle)) {
      const events = chronicle.events(tick).map(({ description }) => description);
      const due = events.find((event) => event.kind === 'due' && event.commitment === commitment.name);
      const fates = events.flatMap((event) =>
        event.kind === 'restrained' && event.commitment === commitment.name ? [event.outcome] : [],
      );
      if (due === undefined || due.kind !== 'due') {
        expect(fates).toEqual([]);
        continue;
      }
      // A restraint that is kept stops it; forced, it happens all the same.
      const isKept = events.some((event) => event.kind === 'kept' && event.act === due.act);
      expect(fates.length).toBe(isKept ? 1 : 0);
      if (fates.length === 0) expect(chronicle.deeds(tick).map(nameOf)).toContain(due.act);
      const allowed = { retarget: ['retargeted', 'fails'], wait: ['waits'], fail: ['fails'] };
      for (const fate of fates) expect(allowed[commitment.ifRestrained]).toContain(fate);
      if (fates[0] !== 'retargeted') continue;
      // It is turned on one of its other targets, in the same tick.
      const elsewhere = events.filter(
        (event) => event.kind === 'act' && event.by === 'response' && event.of === commitment.name,
      );
      expect(elsewhere.length, `${commitment.name} at ${tick}`).toBeGreaterThan(0);
    }
  }
}

describe('A response', () => {
  it('falls due only once it is owed, and so never in the tick of its trigger', () => {
    fc.assert(
      fc.property(cases(), (one) => {
        for (const chronicle of chronicles(one)) {
          const lives = new Lives(chronicle);
          for (const commitment of chronicle.commitments) {
            if (commitment.form !== 'perform') continue;
            for (const tick of ticksOf(chronicle)) {
              if (told(chronicle, tick, commitment.name, 'due') === 0) continue;
              expect(chronicle.view(commitment.name, commitment.debtor, tick - 1)).toBe('detached');
              expect(lives.isPending(commitment.name, commitment.debtor, tick - 1)).toBe(false);
            }
          }
        }
      }),
    );
  });

  it('that is stopped is retargeted or restrained, as often as it is stopped', () => {
    fc.assert(
      fc.property(cases(), (one) => {
        for (const chronicle of chronicles(one)) checkStopped(chronicle);
      }),
    );
  });

  it('that is stopped again and again still is', () => {
    fc.assert(
      fc.property(stopped, (one) => {
        for (const chronicle of chronicles(one)) checkStopped(chronicle);
      }),
    );
  });

  it('is not turned aside by a restraint of fidelity 0', () => {
    fc.assert(
      fc.property(stopped, fc.constantFrom(...TARGETS), (one, target) => {
        const refrain = `alpha strike ${target}`;
        const idle = { debtor: 'alpha', creditor: 'gamma', refrain, fidelity: 0, repeat: true };
        const more = { ...one.document, commitments: { ...one.document.commitments, idle } };
        const acts = (chronicle: Chronicle): string[][] =>
          ticksOf(chronicle).map((tick) => chronicle.deeds(tick).map(nameOf).sort());
        expect(chronicles({ ...one, document: more }).map(acts)).toEqual(chronicles(one).map(acts));
      }),
    );
  });

  it('of fidelity 1 that nothing restrains comes in time, and of fidelity 0 never comes', () => {
    fc.assert(
      fc.property(cases(), (one) => {
        for (const chronicle of chronicles(one)) {
          if (chronicle.variant !== null) continue;
          const restrained = refrains(chronicle).map(({ debtor }) => debtor);
          for (const commitment of chronicle.commitments) {
            if (commitment.form !== 'perform') continue;
            const { name, debtor, fidelity } = commitment;
            for (const tick of ticksOf(chronicle)) {
              if (fidelity.quantity.nominal === 0) expect(told(chronicle, tick, name, 'due')).toBe(0);
              if (fidelity.quantity.nominal !== 1 || restrained.includes(debtor)) continue;
              const late = chronicle
                .events(tick)
                .some(
                  ({ description }) =>
                    description.kind === 'view' &&
                    description.commitment === name &&
                    description.holders.includes(debtor) &&
                    description.because === 'overdue',
                );
              expect(late).toBe(false);
            }
          }
        }
      }),
    );
  });
});
