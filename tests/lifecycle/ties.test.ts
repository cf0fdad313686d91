import { describe, expect, it } from 'vitest';
import type { LifecycleState } from '../../src/scenario/lifecycle-states.js';
import type { CommitmentDocument } from '../../src/scenario/schema/document.js';
import { APART, type Deed, type Form, play, promiseOf, type Script } from './timeline.js';

/**
 * What happens when two things come about on one day, and on the first and last day of everything. Expectations are
 * those of section 4 of the semantics: "An act of tick t is judged against the view that stood when it was decided";
 * "One transition a view a tick, the first that applies"; "Windows and deadlines include their last tick".
 */

/** The state at the end of a day. */
function stateOn(day: number, form: Form, script: Script, changes: Partial<CommitmentDocument> = {}) {
  return play(promiseOf(form, changes), { script }).view()[day];
}

const asked: Script = { 1: 'promise', 2: 'ask' };

describe('one transition a day, the first that applies', () => {
  const cases: readonly (readonly [
    Form,
    'conditional' | 'detached',
    readonly Deed[],
    object,
    LifecycleState,
  ])[] = [
    // Refrain: breach, then release or cancellation, then the window's end.
    ['refrain', 'detached', ['strike', 'attack'], {}, 'violated'],
    ['refrain', 'detached', ['strike', 'free'], {}, 'violated'],
    ['refrain', 'detached', ['strike', 'renounce'], {}, 'violated'],
    ['refrain', 'detached', ['strike', 'topple'], {}, 'violated'],
    ['refrain', 'detached', ['strike'], { window: { until: 5 } }, 'violated'],
    ['refrain', 'detached', ['attack'], { window: { until: 5 } }, 'terminated'],
    ['refrain', 'detached', ['free'], { window: { until: 5 } }, 'terminated'],
    ['refrain', 'detached', ['renounce'], { window: { until: 5 } }, 'terminated'],
    ['refrain', 'conditional', ['ask', 'renounce'], {}, 'terminated'],
    ['refrain', 'conditional', ['ask', 'attack'], {}, 'terminated'],
    // Perform: release, discharge, breach, detachment, expiry.
    ['perform', 'detached', ['free', 'help'], {}, 'terminated'],
    ['perform', 'detached', ['free', 'renounce'], {}, 'terminated'],
    ['perform', 'detached', ['free'], { within: 3 }, 'terminated'],
    ['perform', 'detached', ['help', 'renounce'], {}, 'satisfied'],
    ['perform', 'detached', ['help'], { within: 3 }, 'satisfied'],
    ['perform', 'detached', ['ask'], { within: 3 }, 'violated'],
    ['perform', 'conditional', ['free', 'ask'], {}, 'terminated'],
    ['perform', 'conditional', ['ask', 'renounce'], {}, 'terminated'],
    ['perform', 'conditional', ['ask'], { window: { until: 5 } }, 'detached'],
  ];

  it.each(cases)('%s, %s: %j with %j gives %s', (form, state, deeds, changes, expected) => {
    const script = { ...(state === 'detached' ? asked : { 1: 'promise' as const }), 5: deeds };
    const view = play(promiseOf(form, changes), { script }).view();
    expect([view[4], view[5]]).toEqual([state, expected]);
  });
});

describe('an act is judged against the view that stood when it was decided', () => {
  it('an act on the day of the promise, or of what puts it in force, breaks nothing', () => {
    const { if: _, ...plain } = promiseOf('refrain');
    expect(
      play(plain, { script: { 3: ['promise', 'strike'] } })
        .view()
        .at(-1),
    ).toBe('detached');
    expect(stateOn(5, 'refrain', { 1: 'promise', 5: ['ask', 'strike'] })).toBe('detached');
  });

  it('help on the day of the request does not answer it', () => {
    expect(stateOn(5, 'perform', { 1: 'promise', 5: ['ask', 'help'] })).toBe('detached');
  });

  it.each(['attack', 'free', 'renounce', 'topple'] as const)(
    '%s on day 5 excuses a strike of day 6',
    (deed) => {
      const view = play(promiseOf('refrain'), { script: { ...asked, 5: deed, 6: 'strike' } }).view();
      expect(view.slice(5, 8)).toEqual(['terminated', 'terminated', 'terminated']);
    },
  );

  it('two first strikes in one day are two breaches', () => {
    const mutual = (debtor: string, creditor: string): CommitmentDocument => ({
      debtor,
      creditor,
      refrain: `${debtor} strike ${creditor}`,
      unless: `${creditor} strike ${debtor}`,
      fidelity: 1,
    });
    const both = (...days: readonly [number, number]) =>
      play(mutual('debtor', 'creditor'), {
        script: {},
        more: {
          commitments: { promise: mutual('debtor', 'creditor'), mirror: mutual('creditor', 'debtor') },
          variants: {
            script: {
              force: [
                { act: 'debtor strike creditor', on: days[0] },
                { act: 'creditor strike debtor', on: days[1] },
              ],
            },
          },
        },
      });
    const atOnce = both(4, 4);
    expect([atOnce.view('debtor', 'promise')[4], atOnce.view('debtor', 'mirror')[4]]).toEqual([
      'violated',
      'violated',
    ]);
    // A day later the second is released by the first.
    const second = both(4, 5);
    expect([second.view('debtor', 'promise')[5], second.view('debtor', 'mirror')[5]]).toEqual([
      'violated',
      'terminated',
    ]);
  });
});

describe('the last day counts', () => {
  it('of a window: a strike on it is a breach, one a day later is not', () => {
    const window = { until: 6 };
    expect(stateOn(6, 'refrain', { ...asked, 6: 'strike' }, { window })).toBe('violated');
    expect(stateOn(7, 'refrain', { ...asked, 7: 'strike' }, { window })).toBe('satisfied');
  });

  it('of a window: a request on it is in time, one a day later is not', () => {
    const window = { until: 6 };
    expect(stateOn(6, 'perform', { 1: 'promise', 6: 'ask' }, { window })).toBe('detached');
    expect(stateOn(7, 'perform', { 1: 'promise', 7: 'ask' }, { window })).toBe('expired');
  });

  it('of a window: what would be in force only after it is never in force', () => {
    const view = play(promiseOf('refrain', { window: { until: 6 } }), {
      script: { 1: 'promise', 6: 'ask', 7: 'strike' },
    }).view();
    expect(view.slice(5, 8)).toEqual(['conditional', 'expired', 'expired']);
  });

  it('of a window: on its first day a request is in time, on the day before it is not', () => {
    const window = { from: 4 };
    expect(stateOn(4, 'perform', { 1: 'promise', 4: 'ask' }, { window })).toBe('detached');
    expect(stateOn(4, 'perform', { 1: 'promise', 3: 'ask' }, { window })).toBe('conditional');
  });

  it('of a window, and its first: a refrain is in force on both, and on no other', () => {
    const { if: _, made: __, ...plain } = promiseOf('refrain', { window: { from: 4, until: 6 } });
    const strikes = [3, 4, 6, 7].map((day) =>
      play(plain, { script: { [day]: 'strike' } })
        .view()
        .at(-1),
    );
    expect(strikes).toEqual(['satisfied', 'violated', 'violated', 'satisfied']);
    const oneDay = { ...plain, window: { from: 4, until: 4 } };
    expect(play(oneDay, { script: { 4: 'strike' } }).view()[4]).toBe('violated');
  });

  it('of a window: a promise not to act that comes too early waits, and one that comes too late never binds', () => {
    const { if: _, ...plain } = promiseOf('refrain', { window: { from: 4, until: 6 } });
    const madeOn = (day: number) =>
      play(plain, { script: { [day]: 'promise' } })
        .view()
        .slice(day, day + 2);
    expect(madeOn(2)).toEqual(['conditional', 'detached']);
    expect(madeOn(3)).toEqual(['detached', 'detached']);
    expect(madeOn(5)).toEqual(['detached', 'satisfied']);
    // Made on the last day it could bind from the day after only.
    expect(madeOn(6)).toEqual(['conditional', 'expired']);
    expect(madeOn(8)).toEqual(['conditional', 'expired']);
  });

  it('of a deadline: help on it is in time, and without help it is broken on it', () => {
    // Asked on day 2 and owed within 3 days: on day 3, 4 or 5.
    expect(stateOn(5, 'perform', { ...asked, 5: 'help' }, { within: 3 })).toBe('satisfied');
    const view = play(promiseOf('perform', { within: 3 }), { script: { ...asked, 6: 'help' } }).view();
    expect(view.slice(2, 7)).toEqual(['detached', 'detached', 'detached', 'violated', 'violated']);
  });

  it('of a deadline of one day', () => {
    expect(stateOn(3, 'perform', asked, { within: 1 })).toBe('violated');
    expect(stateOn(3, 'perform', { ...asked, 3: 'help' }, { within: 1 })).toBe('satisfied');
  });
});

/** Keeps its word, on the third day after it was asked. */
const prompt: Partial<CommitmentDocument> = {
  fidelity: 1,
  within: 5,
  after: { table: { 3: 1 }, basis: 'assumed' },
};

describe('what is owed', () => {
  it('is done on its day, once', () => {
    const { view, daysOf } = play(promiseOf('perform', prompt), { script: asked });
    expect(daysOf('debtor help')).toEqual([5]);
    expect(view().slice(4, 6)).toEqual(['detached', 'satisfied']);
  });

  it('falls a day after the request at the earliest', () => {
    const { after: _, ...atOnce } = promiseOf('perform', prompt);
    expect(play(atOnce, { script: asked }).daysOf('debtor help')).toEqual([3]);
  });

  it('is not owed twice: a second request while it is owed is absorbed', () => {
    const again = { ...asked, 3: 'ask', 4: 'ask' } as const;
    const { daysOf } = play(promiseOf('perform', prompt), { script: again });
    expect(daysOf('debtor help')).toEqual([5]);
    // The deadline is that of the first request.
    expect(play(promiseOf('perform', { within: 3 }), { script: again }).view()[5]).toBe('violated');
  });

  it.each(['free', 'topple', 'renounce', 'help'] as const)('is never done once %s has ended it', (deed) => {
    const { daysOf } = play(promiseOf('perform', prompt), { script: { ...asked, 4: deed } });
    expect(daysOf('debtor help')).toEqual(deed === 'help' ? [4] : []);
  });

  it('is not owed by one who never meant it, and is broken at the deadline', () => {
    const { view, daysOf } = play(promiseOf('perform', { ...prompt, fidelity: 0 }), { script: asked });
    expect(daysOf('debtor help')).toEqual([]);
    expect(view().slice(6, 8)).toEqual(['detached', 'violated']);
  });
});

describe('an answer that another promise holds back', () => {
  // Due on day 3, the day after the request; held back until day 5; owed by day 8.
  const held = (ifRestrained: 'wait' | 'fail' | 'retarget') => {
    const { after: _, ...answer } = promiseOf('perform', {
      ...prompt,
      within: 6,
      'if restrained': ifRestrained,
    });
    const hold: CommitmentDocument = {
      debtor: 'debtor',
      creditor: 'other',
      refrain: 'debtor help creditor',
      window: { until: 5 },
      fidelity: 1,
    };
    return play(answer, { script: asked, more: { commitments: { promise: answer, hold } } });
  };

  it('waits, is tried again every day, and is done on the first day that nothing holds it back', () => {
    const { view, daysOf } = held('wait');
    expect(daysOf('debtor help')).toEqual([6]);
    expect(view().slice(5, 7)).toEqual(['detached', 'satisfied']);
  });

  it.each(['fail', 'retarget'] as const)(
    '%s: is given up, where it has no other target, and broken',
    (way) => {
      const { view, daysOf } = held(way);
      expect(daysOf('debtor help')).toEqual([]);
      expect(view().slice(7, 9)).toEqual(['detached', 'violated']);
    },
  );
});

describe('a commitment that repeats', () => {
  it('returns one day after it ended, and counts how often', () => {
    const { view } = play(promiseOf('perform', { ...prompt, repeat: true }), {
      script: { ...asked, 6: 'ask', 7: 'ask' },
    });
    // Satisfied on day 5, back on day 6; the request of day 6 finds it satisfied, that of day 7 counts.
    expect(view().slice(4, 12)).toEqual([
      'detached',
      'satisfied',
      'conditional',
      'detached',
      'detached',
      'detached',
      'satisfied',
      'conditional',
    ]);
  });

  it('does not return once it was terminated', () => {
    const view = play(promiseOf('perform', { repeat: true }), { script: { ...asked, 4: 'free' } }).view();
    expect(new Set(view.slice(4))).toEqual(new Set(['terminated']));
  });
});

describe('a suspended commitment', () => {
  // Suspended at the end of day 4, and in force again at the end of day 7.
  const suspended = { 'suspended while': 'tick >= 4 and tick <= 6' };

  it.each([
    // The suspension of day 4 excuses acts from day 5 on; the resumption of day 7, until day 7.
    [4, 'violated'],
    [5, 'detached'],
    [6, 'detached'],
    [7, 'detached'],
    [8, 'violated'],
  ] as const)('a strike on day %d leaves it %s', (day, expected) => {
    expect(stateOn(day, 'refrain', { ...asked, [day]: 'strike' }, suspended)).toBe(expected);
  });

  it('stops the clock of a deadline', () => {
    // Owed by day 7 otherwise: days 5, 6 and 7 do not count.
    const view = play(promiseOf('perform', { ...suspended, within: 5 }), { script: asked }).view();
    expect(view.indexOf('violated')).toBe(10);
    // So it does on its last day: owed by day 5 otherwise.
    const last = play(promiseOf('perform', { ...suspended, within: 3 }), { script: asked }).view();
    expect(last.indexOf('violated')).toBe(8);
  });

  it('puts off what is owed by as many days', () => {
    const { daysOf } = play(promiseOf('perform', { ...suspended, ...prompt }), { script: asked });
    // Due on day 5 otherwise.
    expect(daysOf('debtor help')).toEqual([8]);
  });

  it('holds nothing back', () => {
    const { daysOf, view } = play(promiseOf('refrain', suspended), {
      script: asked,
      more: { options: { 'debtor may strike creditor': { when: 'tick = 5', chance: '1 a day' } } },
    });
    // What is read in a decision on day 6 is the end of day 5, when it was suspended.
    expect(daysOf('debtor strike').every((day) => day >= 5 && day <= 7)).toBe(true);
    expect(daysOf('debtor strike').length).toBe(1);
    expect(view().at(-1)).toBe('detached');
  });

  it('may still be released', () => {
    expect(stateOn(6, 'refrain', { ...asked, 6: 'free' }, suspended)).toBe('terminated');
    expect(stateOn(6, 'perform', { ...asked, 6: 'free' }, suspended)).toBe('terminated');
  });
});

describe('a change of regime', () => {
  it('leaves a commitment that binds as it was', () => {
    const view = play(promiseOf('refrain', { 'on regime change': 'binds' }), {
      script: { ...asked, 4: 'topple', 6: 'strike' },
    }).view();
    expect(view.slice(4, 7)).toEqual(['detached', 'detached', 'violated']);
  });

  it('suspends a commitment until it is reaffirmed', () => {
    const pending = { 'on regime change': { 'pending until': 'tick >= 7' } } as const;
    const strikeOn = (day: number) =>
      stateOn(day, 'refrain', { ...asked, 4: 'topple', [day]: 'strike' }, pending);
    expect([5, 6, 7, 8].map(strikeOn)).toEqual(['detached', 'detached', 'detached', 'violated']);
    expect(stateOn(4, 'refrain', { ...asked, 4: ['topple', 'strike'] }, pending)).toBe('violated');
  });
});

describe('views that differ', () => {
  const secret = {
    channels: { 'secret-channel': { 'carried by': ['other'], delivery: '0.5, assumed' } },
  };
  const closed = { channels: { 'secret-channel': { 'open while': 'false' } } };

  it('a notice that is lost moves its author’s view only: the two differ', () => {
    const promise = promiseOf('refrain', { made: 'before', channel: 'secret-channel' });
    const { view, model, trace } = play(promise, { script: { 2: 'ask', 5: 'renounce' }, more: closed });
    expect([view('debtor')[5], view('creditor')[5]]).toEqual(['terminated', 'detached']);
    expect(view('creditor').at(-1)).toBe('detached');
    expect(model.watches.map(({ name }) => name)).toEqual(['disputed(promise)']);
    expect(trace.events.some(({ description: one }) => one.kind === 'message' && one.fate === 'lost')).toBe(
      true,
    );
  });

  it('a release that is lost moves the creditor’s view only, and the debtor stays bound', () => {
    const promise = promiseOf('refrain', { made: 'before', channel: 'secret-channel' });
    const { view } = play(promise, { script: { 2: 'ask', 5: 'free', 7: 'strike' }, more: closed });
    expect([view('debtor')[6], view('creditor')[6]]).toEqual(['detached', 'terminated']);
    expect([view('debtor')[7], view('creditor')[7]]).toEqual(['violated', 'terminated']);
  });

  it('a promise that is lost binds its debtor, and its creditor knows of none', () => {
    const { view } = play(promiseOf('refrain', { channel: 'secret-channel' }), {
      script: asked,
      more: closed,
    });
    expect([view('debtor')[2], view('creditor')[2]]).toEqual(['detached', 'null']);
  });

  it('a message arrives or is lost for good', () => {
    const promise = promiseOf('refrain', { channel: 'secret-channel' });
    const arrivals = Array.from({ length: 20 }, (_, run) =>
      play(promise, { script: { 3: 'promise' }, more: secret, run })
        .view('creditor')
        .indexOf('conditional'),
    );
    expect(new Set(arrivals)).toEqual(new Set([3, -1]));
  });

  it('who learns late starts fresh', () => {
    // The watcher learns on day 5 of a promise that has been owed since day 2: to it, nothing is owed yet.
    const promise = promiseOf('perform', { channel: 'secret-channel', observers: ['watcher'] });
    const variant = { publish: { commitment: 'promise', on: 5 } };
    const { view } = play(promise, { script: { ...asked, 7: 'ask' }, more: secret, variant });
    expect(view('watcher').slice(4, 8)).toEqual(['null', 'conditional', 'conditional', 'detached']);
  });

  it('who learns of a promise that is over for its debtor starts nothing', () => {
    const promise = promiseOf('perform', { channel: 'secret-channel', observers: ['watcher'] });
    const variant = { publish: { commitment: 'promise', on: 5 } };
    const { view } = play(promise, { script: { ...asked, 4: 'free' }, more: closed, variant });
    // The creditor itself released it, and the debtor never heard of that; so to the debtor it is not over.
    expect(view('watcher')[5]).toBe('conditional');
    const over = play(promise, { script: { ...asked, 4: 'help' }, more: closed, variant });
    expect(over.view('debtor')[4]).toBe('satisfied');
    expect(new Set(over.view('watcher'))).toEqual(new Set(['null']));
    expect(new Set(over.view('creditor'))).toEqual(new Set(['null']));
  });

  it('a promise that is over before it arrives starts nothing either', () => {
    const slow = { channels: { 'secret-channel': { delay: '4, assumed' } } };
    const promise = promiseOf('refrain', { channel: 'secret-channel' });
    const seen = Array.from({ length: 40 }, (_, run) => {
      const script = { ...asked, 4: 'strike' } as const;
      const { view } = play(promise, { script, more: slow, run });
      return view('creditor');
    });
    const late = seen.filter((view) => view[4] === 'null');
    expect(late.length).toBeGreaterThan(5);
    for (const view of late) expect(new Set(view)).toEqual(new Set(['null']));
    // In time, it is a breach in the creditor's view too, if only once it was in force there.
    expect(seen.some((view) => view[4] === 'violated' || view[4] === 'conditional')).toBe(true);
  });

  it('each holder goes by what it takes to have happened', () => {
    const { view } = play(promiseOf('refrain'), {
      script: asked,
      more: {
        ...APART,
        options: { 'other may strike creditor': { when: 'tick = 4', chance: '1 a day' } },
        attribution: {
          blame: {
            observer: 'creditor',
            of: 'other strike creditor',
            believes: 'it was debtor',
            chance: '1 per occasion',
          },
        },
      },
    });
    expect(new Set(view('debtor').slice(2))).toEqual(new Set(['detached']));
    expect(view('creditor').at(-1)).toBe('violated');
  });
});
