import { describe, expect, it } from 'vitest';
import { createLuck } from '../../src/chance/index.js';
import type { Model } from '../../src/model/model.js';
import { diceOf, playRun } from '../../src/reference/index.js';
import type { CommitmentDocument, ScenarioDocument } from '../../src/scenario/schema/document.js';
import { drawOf, ruleOf, told } from './told.js';
import { APART, type Form, type Played, play, promiseOf, type Script } from './timeline.js';

/**
 * How a promise is suspended, begins again, is answered late or not at all, and with what chance it is kept.
 * Expectations are written from the semantics, section "Commitments".
 */

describe('a promise that is pending', () => {
  const promise = promiseOf('refrain', {
    made: 'before',
    'on regime change': { 'pending until': 'tick >= 7' },
    'suspended while': '(tick >= 3 and tick <= 5) or tick = 9 or tick = 14',
  });

  it.each<[string, Script, string[]]>([
    [
      'is suspended and resumed, or waits for a new regime',
      { 2: 'ask', 4: 'topple', 6: 'topple' },
      [
        '3 suspend: pending, suspended',
        '4 regime: pending, regime change',
        '7 reaffirm: in force, reaffirmed',
        '9 suspend: pending, suspended',
        '10 resume: in force, resumed',
        '14 suspend: pending, suspended',
        '15 resume: in force, resumed',
      ],
    ],
    [
      'waits for a new regime, if that comes on the day it is suspended, resumed or reaffirmed',
      { 2: 'ask', 3: 'topple', 7: 'topple', 9: 'topple', 15: 'topple' },
      [
        '3 regime: pending, regime change',
        '8 reaffirm: in force, reaffirmed',
        '9 regime: pending, regime change',
        '10 reaffirm: in force, reaffirmed',
        '14 suspend: pending, suspended',
        '15 regime: pending, regime change',
        '16 reaffirm: in force, reaffirmed',
      ],
    ],
    ['is not, once it is over', { 2: ['ask', 'free'], 4: 'topple' }, []],
    [
      'is so too where it is not yet in force',
      {},
      [
        '3 suspend: pending, suspended',
        '6 resume: in force, resumed',
        '9 suspend: pending, suspended',
        '10 resume: in force, resumed',
        '14 suspend: pending, suspended',
        '15 resume: in force, resumed',
      ],
    ],
  ])('%s', (_, script, expected) => {
    const lines = (more: Partial<ScenarioDocument>): string[] =>
      told(play(promise, { script, more })).filter((line) => line.includes('pending/'));
    expect(lines({})).toEqual(
      expected.map((line) => line.replace(/ (\w+):/u, ' pending/promise/$1: promise, debtor and creditor:')),
    );
    // Where each holder has a view of its own, it is the same in each.
    expect(lines(APART)).toEqual(
      expected.flatMap((line) =>
        ['creditor', 'debtor'].map((holder) =>
          line.replace(/ (\w+):/u, ` pending/promise as seen by ${holder}/$1: promise, ${holder}:`),
        ),
      ),
    );
  });

  it('waits for no regime where a new one is bound', () => {
    const bound = { ...promise, 'on regime change': 'binds' as const };
    const lines = told(play(bound, { script: { 4: 'topple', 7: 'topple' } }));
    expect(lines.map((line) => line.replace(/: .*/u, '')).slice(0, 3)).toEqual([
      '3 pending/promise/suspend',
      '6 pending/promise/resume',
      '9 pending/promise/suspend',
    ]);
  });

  it('and that nothing can suspend has no flag', () => {
    const { model } = play(promiseOf('refrain'), { script: { 1: 'promise' } });
    expect(model.variables.map(({ name }) => name).filter((name) => name.startsWith('pending'))).toEqual([]);
  });
});

describe('a promise that repeats', () => {
  it('counts how often it came to each end, in each view', () => {
    const promise = promiseOf('perform', { made: 'before', repeat: true, within: 2 });
    const script: Script = { 1: 'ask', 2: 'help', 4: 'ask', 7: 'ask', 9: 'help', 11: 'ask', 12: 'free' };
    const { model } = play(promise, { script });
    expect(told(play(promise, { script }))).toEqual([
      '1 view/promise/conditional/antecedent: promise, debtor and creditor: detached, antecedent, will not answer',
      '2 view/promise/detached/discharged: promise, debtor and creditor: satisfied, discharged',
      '3 view/promise/satisfied/repeated: promise, debtor and creditor: conditional, repeated',
      '4 view/promise/conditional/antecedent: promise, debtor and creditor: detached, antecedent, will not answer',
      '6 view/promise/detached/overdue: promise, debtor and creditor: violated, overdue',
      '7 view/promise/violated/repeated: promise, debtor and creditor: conditional, repeated',
      '11 view/promise/conditional/antecedent: promise, debtor and creditor: detached, antecedent, will not answer',
      '12 send/promise/released: promise released, sent, creditor',
      '12 view/promise/detached/released: promise, debtor and creditor: terminated, released',
    ]);
    expect(entriesOf(model)).toEqual([
      'entered/promise/expired, debtor: 0',
      'entered/promise/satisfied, debtor: 1',
      'entered/promise/terminated, debtor: 1',
      'entered/promise/violated, debtor: 1',
    ]);
  });

  it('counts for each holder by itself, where each has a view of its own', () => {
    const promise = promiseOf('refrain', { made: 'before', repeat: true, window: { until: 8 } });
    const { model } = play(promise, { script: { 1: 'ask', 2: 'strike', 4: 'ask' }, more: APART });
    expect(entriesOf(model)).toEqual(
      ['creditor', 'debtor'].flatMap((holder) =>
        [
          ['expired', 0],
          ['satisfied', 1],
          ['terminated', 0],
          ['violated', 1],
        ].map(([fate, count]) => `entered/promise as seen by ${holder}/${fate}, ${holder}: ${count}`),
      ),
    );
    expect(model.fates.map(({ holder, entries }) => [holder, ...entries.map(({ fate }) => fate)])).toEqual([
      ['debtor', 'satisfied', 'violated', 'terminated', 'expired'],
      ['creditor', 'satisfied', 'violated', 'terminated', 'expired'],
    ]);
  });

  it('counts that its window closed on it', () => {
    const promise = promiseOf('refrain', { made: 'before', repeat: true, window: { until: 4 } });
    expect(entriesOf(play(promise, { script: {} }).model)[0]).toBe('entered/promise/expired, debtor: 1');
  });

  it('does not count where it does not repeat', () => {
    const { model } = play(promiseOf('perform'), { script: { 1: 'promise', 2: 'ask' } });
    expect(entriesOf(model)).toEqual([]);
    expect(model.fates.flatMap(({ entries }) => entries)).toEqual([]);
  });
});

describe('a promise ends', () => {
  it.each<[Form, Script, string]>([
    ['refrain', { 4: 'topple' }, '4 conditional/lapsed: terminated'],
    ['refrain', { 2: 'ask', 4: 'topple' }, '4 detached/lapsed: terminated'],
    ['refrain', { 2: 'ask', 4: 'renounce' }, '4 detached/cancelled: terminated'],
    ['refrain', { 2: 'ask', 4: 'strike' }, '4 detached/breached: violated'],
    ['perform', { 4: 'topple' }, '4 conditional/lapsed: terminated'],
    ['perform', { 2: 'ask', 4: 'topple' }, '4 detached/lapsed: terminated'],
    // What is owed can no longer be cancelled in due form.
    ['perform', { 2: 'ask', 4: 'renounce' }, '4 detached/cancelled: violated'],
    ['perform', { 3: 'renounce' }, '3 conditional/cancelled: terminated'],
  ])('to %s, %j: %s', (form, script, end) => {
    const lines = told(play(promiseOf(form, { made: 'before' }), { script }));
    expect(lines.at(-1)?.replaceAll(/view\/promise\/|promise, .*: |, \w+$/gu, '')).toBe(end);
  });

  it('with no regime but its debtor’s', () => {
    const actors = {
      other: { 'regime changes when': 'tick = 3' },
      debtor: 'Debtor',
      creditor: 'Creditor',
      watcher: 'Watcher',
    };
    expect(told(play(promiseOf('refrain', { made: 'before' }), { script: {}, more: { actors } }))).toEqual(
      [],
    );
  });
});

describe('a promise not to act that waits for something', () => {
  it('does not come into force by what came before its window', () => {
    const promise = promiseOf('refrain', { made: 'before', window: { from: 4 } });
    const days = (script: Script): (string | undefined)[] =>
      [3, 4].map((day) => play(promise, { script }).view()[day]);
    expect(days({ 3: 'ask' })).toEqual(['conditional', 'conditional']);
    expect(days({ 4: 'ask' })).toEqual(['conditional', 'detached']);
  });
});

/** How often each view entered each final state, in a run. */
function entriesOf(model: Model): string[] {
  const { counters } = playRun(model, diceOf(createLuck('entries'), 0));
  return model.counters
    .flatMap(({ name, origin: { section, role, holder } }, place) =>
      section === 'entries' && role === 'entry' ? [`${name}, ${holder}: ${counters[place]}`] : [],
    )
    .sort();
}

describe('an answer that is owed', () => {
  const promise = promiseOf('perform', { made: 'before', within: 3 });
  const script: Script = { 1: 'ask' };
  const hold: CommitmentDocument = {
    debtor: 'debtor',
    creditor: 'other',
    refrain: 'debtor help creditor',
    fidelity: 1,
  };
  /** What a holder's view says after each of the first days. */
  const days = (
    changes: Partial<CommitmentDocument>,
    holder = 'debtor',
    more: Partial<ScenarioDocument> = {},
  ): string[] => {
    const changed = { ...promise, ...changes };
    const { model, trace } = play(changed, {
      script,
      more: { commitments: { promise: changed, hold }, ...more },
    });
    const fates = model.fates.find((one) => one.commitment === 'promise' && one.holder === holder);
    const labels = model.variables[fates?.variable ?? -1]?.labels ?? [];
    return trace.ticks.slice(0, 5).map(({ state }) => labels[state[fates?.variable ?? -1] ?? -1] ?? '');
  };

  it.each<[string, Partial<CommitmentDocument>, string[]]>([
    [
      'will not come',
      { fidelity: 0 },
      ['will not answer, 3 left', 'will not answer, 2 left', 'will not answer, 1 left'],
    ],
    [
      'is given up where it is held back',
      { fidelity: 1 },
      ['will answer, 3 left', 'will not answer, 2 left', 'will not answer, 1 left'],
    ],
    [
      'waits where it is held back',
      { fidelity: 1, 'if restrained': 'wait' },
      ['will answer, 3 left', 'held back, 2 left', 'held back, 1 left'],
    ],
  ])('%s', (_, changes, expected) => {
    expect(days(changes)).toEqual([...expected.map((left) => `detached, ${left}`), 'violated', 'violated']);
  });

  it('is only owed to who does not know whether it will come', () => {
    const expected = ['owed, 3 left', 'owed, 2 left', 'owed, 1 left'].map((left) => `detached, ${left}`);
    expect(days({ fidelity: 1 }, 'creditor', APART)).toEqual([...expected, 'violated', 'violated']);
  });

  it('comes if and only if it is meant to', () => {
    const runs = Array.from({ length: 12 }, (_, run) => {
      const played = play({ ...promise, fidelity: '0.5, assumed' }, { script, run });
      const [detached = ''] = told(played);
      return [detached.includes(', will answer'), played.daysOf('debtor help')] as const;
    });
    for (const [answers, helped] of runs) expect(helped).toEqual(answers ? [2] : []);
    expect(new Set(runs.map(([answers]) => answers)).size).toBe(2);
  });
});

describe('the chance that', () => {
  const coin = (value: number): object => ({ kind: 'coin', chance: { is: 'constant', value } });

  const ASKED = 'view/promise/conditional/antecedent';
  const answers = (fidelity: CommitmentDocument['fidelity']): Played =>
    play(promiseOf('perform', { made: 'before', fidelity }), { script: { 3: 'ask' } });

  it('a promise is kept is its fidelity', () => {
    expect(drawOf(answers('0.25, assumed'), ASKED)).toEqual(coin(0.25));
    // Neither of these tosses a coin.
    expect(drawOf(answers(0), ASKED)).toBeNull();
    expect(drawOf(answers(1), ASKED)).toBeNull();
    expect(ruleOf(answers(1), ASKED)?.otherwise).toBeNull();
    expect(told(answers(0))[0]).toContain(', will not answer');
    expect(told(answers(1))[0]).toContain(', will answer');
  });

  it('a promise is kept moves with what shifts it, on the scale of log-odds', () => {
    const shifted = (value: number): Played =>
      answers({
        value,
        basis: 'assumed',
        shifts: [
          { by: -3, basis: 'assumed', when: 'tick <= 3' },
          { by: 1.5, basis: 'assumed', when: 'tick >= 3' },
          { by: 50, basis: 'assumed', when: 'tick > 3' },
        ],
      });
    const { trace } = shifted(0.9);
    const event = trace.events.find(({ rule }) => rule === ASKED);
    const kept = 1 / (1 + Math.exp(-(Math.log(0.9 / 0.1) - 3 + 1.5)));
    const isKept = event?.description.kind === 'view' && event.description.answers === true;
    expect(event?.chance).toBeCloseTo(isKept ? kept : 1 - kept, 12);
    // Certainty is not moved.
    expect(drawOf(shifted(0), ASKED)).toBeNull();
    expect(told(shifted(0))[0]).toContain(', will not answer');
    expect(told(shifted(1))[0]).toContain(', will answer');
  });

  it('a promise is kept can be varied, with its shifts and without', () => {
    const name = 'commitments.promise.fidelity';
    const shifts = [{ by: -3, basis: 'assumed' as const, when: 'tick <= 3' }];
    const chance = (fidelity: CommitmentDocument['fidelity']): unknown =>
      drawOf(
        play(promiseOf('perform', { made: 'before', fidelity }), {
          script: { 3: 'ask' },
          lowering: { keep: new Set([name]) },
        }),
        ASKED,
      )?.chance;
    const kept = { is: 'parameter', name, value: 0.9 };
    expect(chance('0.9, assumed')).toEqual({ ...kept, scale: 'plain' });
    expect(chance({ value: 0.9, basis: 'assumed', shifts })).toMatchObject({
      is: 'logistic',
      logOdds: { is: 'sum', of: [{ ...kept, scale: 'log-odds' }, { is: 'choose' }] },
    });
  });

  it('a promise is kept has shifts only where it is a plain number', () => {
    const shifts = [{ by: -3, basis: 'assumed' as const, when: 'tick <= 3' }];
    expect(() => answers({ value: '1 / tick', basis: 'assumed', shifts })).toThrow(
      /error\[wrong-kind\]: a fidelity with shifts is a plain number: the shifts say how it depends on the state\n.*commitments\.promise\.fidelity/u,
    );
  });

  it('a promise is kept is no assumption where it is never put to the test', () => {
    const promise = promiseOf('perform', { made: 'before', fidelity: '0.25, assumed' });
    const names = (script: Script): string[] =>
      play(promise, { script }).model.assumptions.map(({ name }) => name);
    expect(names({ 3: 'ask' })).toEqual(['commitments.promise.fidelity']);
    expect(names({})).toEqual([]);
  });
});
