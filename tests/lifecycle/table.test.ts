import { describe, expect, it } from 'vitest';
import type { LifecycleState } from '../../src/scenario/lifecycle-states.js';
import type { CommitmentDocument } from '../../src/scenario/schema/document.js';
import { APART, type Form, play, promiseOf, type Script } from './timeline.js';

/**
 * The table of a commitment's life, every cell: from each state, what each cause does. Expectations are written from
 * section 4 of the semantics, not from the code. A script brings the view into a state by the end of day 4; the cause
 * comes about on day 5.
 */

type Cause =
  | 'made'
  | 'breached'
  | 'released by its condition'
  | 'released by the creditor'
  | 'cancelled'
  | 'lapsed'
  | 'antecedent'
  | 'discharged'
  | 'overdue'
  | 'window closed'
  | 'repeated';

type Row = Readonly<Record<Cause, LifecycleState | 'stays'>>;

const STAYS: Row = {
  made: 'stays',
  breached: 'stays',
  'released by its condition': 'stays',
  'released by the creditor': 'stays',
  cancelled: 'stays',
  lapsed: 'stays',
  antecedent: 'stays',
  discharged: 'stays',
  overdue: 'stays',
  'window closed': 'stays',
  repeated: 'stays',
};

/** Made, and its antecedent not yet true: the same for both forms. */
const CONDITIONAL: Row = {
  ...STAYS,
  'released by its condition': 'terminated',
  'released by the creditor': 'terminated',
  cancelled: 'terminated',
  lapsed: 'terminated',
  antecedent: 'detached',
  'window closed': 'expired',
};

const EXPECTED: Readonly<Record<Form, Readonly<Record<LifecycleState, Row>>>> = {
  refrain: {
    null: { ...STAYS, made: 'conditional' },
    conditional: CONDITIONAL,
    detached: {
      ...STAYS,
      breached: 'violated',
      'released by its condition': 'terminated',
      'released by the creditor': 'terminated',
      cancelled: 'terminated',
      lapsed: 'terminated',
      'window closed': 'satisfied',
    },
    // It is satisfied because its window closed, and a window closes once: there is no other round to return to.
    satisfied: STAYS,
    violated: { ...STAYS, repeated: 'conditional' },
    terminated: STAYS,
    expired: STAYS,
  },
  perform: {
    null: { ...STAYS, made: 'conditional' },
    conditional: CONDITIONAL,
    detached: {
      ...STAYS,
      'released by its condition': 'terminated',
      'released by the creditor': 'terminated',
      // Too late to give notice: the response is owed.
      cancelled: 'violated',
      lapsed: 'terminated',
      discharged: 'satisfied',
      overdue: 'violated',
      // What is owed stays owed until its deadline, whatever the window.
    },
    satisfied: { ...STAYS, repeated: 'conditional' },
    violated: { ...STAYS, repeated: 'conditional' },
    terminated: STAYS,
    expired: STAYS,
  },
};

interface Way {
  readonly script: Script;
  readonly changes?: Partial<CommitmentDocument>;
}

/** How the view comes into each state by the end of day 4. */
const WAYS: Readonly<Record<Form, Readonly<Record<LifecycleState, Way>>>> = {
  refrain: {
    null: { script: {} },
    conditional: { script: { 1: 'promise' } },
    detached: { script: { 1: 'promise', 2: 'ask' } },
    satisfied: { script: { 1: 'promise', 2: 'ask' }, changes: { window: { until: 4 } } },
    violated: { script: { 1: 'promise', 2: 'ask', 4: 'strike' } },
    terminated: { script: { 1: 'promise', 2: 'ask', 4: 'free' } },
    expired: { script: { 1: 'promise' }, changes: { window: { until: 4 } } },
  },
  perform: {
    null: { script: {} },
    conditional: { script: { 1: 'promise' } },
    detached: { script: { 1: 'promise', 2: 'ask' } },
    satisfied: { script: { 1: 'promise', 2: 'ask', 4: 'help' } },
    violated: { script: { 1: 'promise', 2: 'ask' }, changes: { within: 2 } },
    terminated: { script: { 1: 'promise', 2: 'ask', 4: 'free' } },
    expired: { script: { 1: 'promise' }, changes: { window: { until: 4 } } },
  },
};

const DEEDS = {
  made: 'promise',
  breached: 'strike',
  'released by its condition': 'attack',
  'released by the creditor': 'free',
  cancelled: 'renounce',
  lapsed: 'topple',
  antecedent: 'ask',
  discharged: 'help',
} as const;

/** The way into a state, with the cause added on day 5. */
function withCause(form: Form, state: LifecycleState, cause: Cause): Way {
  const { script, changes = {} } = WAYS[form][state];
  switch (cause) {
    case 'repeated':
      return { script, changes: { ...changes, repeat: true } };
    case 'window closed':
      return { script, changes: { window: { until: 5 }, ...changes } };
    case 'overdue':
      if (form === 'refrain') return { script, changes };
      // Asked on day 2, within 3 days; where that is how it was violated, it is by giving notice instead.
      return {
        script: state === 'violated' ? { ...script, 4: 'renounce' } : { 2: 'ask', ...script },
        // Where it was never owed, that is because it was asked before the window opened.
        changes: {
          ...changes,
          within: 3,
          ...(state === 'conditional' || state === 'expired'
            ? { window: { ...changes.window, from: 3 } }
            : {}),
        },
      };
    default:
      return { script: { ...script, 5: DEEDS[cause] }, changes };
  }
}

const forms: readonly Form[] = ['refrain', 'perform'];
const causes = Object.keys(STAYS) as Cause[];

describe.each(forms)('the life of a commitment to %s', (form) => {
  const states = Object.keys(EXPECTED[form]) as LifecycleState[];
  describe.each(states)('from %s', (state) => {
    it.each(causes)('%s', (cause) => {
      const { script, changes } = withCause(form, state, cause);
      const view = play(promiseOf(form, changes), { script }).view();
      // What repeats does not stay in its state: it is there for the one day after it came into it.
      const expected = EXPECTED[form][state][cause];
      expect({ day4: view[4], day5: view[5] }).toEqual({
        day4: state,
        day5: expected === 'stays' ? state : expected,
      });
    });
  });

  it('is the same life in the creditor’s view, where that is a view of its own', () => {
    for (const state of states) {
      for (const cause of causes) {
        const { script, changes } = withCause(form, state, cause);
        const { view, model } = play(promiseOf(form, changes), { script, more: APART });
        expect(new Set(model.fates.map(({ variable }) => variable)).size, `${state}, ${cause}`).toBe(2);
        expect(view('creditor'), `${state}, ${cause}`).toEqual(view('debtor'));
      }
    }
  });
});

describe('a refrain with nothing that has to come about first', () => {
  const { if: _, ...plain } = promiseOf('refrain');

  it('is made in force, and returns to being in force', () => {
    const { view } = play({ ...plain, repeat: true }, { script: { 3: 'promise', 5: 'strike' } });
    expect(view().slice(2, 8)).toEqual(['null', 'detached', 'detached', 'violated', 'detached', 'detached']);
  });

  it('is in force from the start if it was made before', () => {
    expect(play({ ...plain, made: 'before' }, { script: {} }).view()[0]).toBe('detached');
  });
});
