import { describe, expect, it } from 'vitest';
import type { CommitmentDocument, ScenarioDocument } from '../../src/scenario/schema/document.js';
import { drawOf, SECRET, told, wired, type Channel } from './told.js';
import { play, promiseOf, type Script, type Setting } from './timeline.js';

/**
 * How a promise is made, released, cancelled and disclosed, and who hears of it. Expectations are written from the
 * semantics, sections "Commitments" and "Channels".
 */

describe('a promise that is made, binds and is cancelled', () => {
  // Neither a second promise nor a second notice says anything; nor does a release of what is over.
  const script: Script = {
    1: 'promise',
    2: 'ask',
    3: 'promise',
    4: 'renounce',
    6: 'renounce',
    8: ['promise', 'free'],
  };
  const lines = (promise: CommitmentDocument, more: Partial<ScenarioDocument> = {}): string[] =>
    told(play(promise, { script, more }));

  it('moves all its holders at once where it is public', () => {
    expect(lines(promiseOf('refrain', { observers: ['watcher'] }))).toEqual([
      '1 send/promise/made: promise made, sent, debtor',
      '1 view/promise/null/made: promise, debtor and creditor and watcher: conditional, made',
      '2 view/promise/conditional/antecedent: promise, debtor and creditor and watcher: detached, antecedent',
      '4 send/promise/cancelled: promise cancelled, sent, debtor',
      '4 view/promise/detached/cancelled: promise, debtor and creditor and watcher: terminated, cancelled',
    ]);
  });

  it('moves both parties at once through a channel that loses nothing, and the watcher never', () => {
    expect(lines(SECRET, wired({}))).toEqual([
      '1 send/promise/made: promise made, sent, debtor',
      '1 view/promise as seen by debtor/null/made: promise, debtor and creditor: conditional, made',
      '2 view/promise as seen by debtor/conditional/antecedent: promise, debtor and creditor: detached, antecedent',
      '4 send/promise/cancelled: promise cancelled, sent, debtor',
      '4 view/promise as seen by debtor/detached/cancelled: promise, debtor and creditor: terminated, cancelled',
    ]);
  });

  it('is lost where the channel is closed', () => {
    // Closed on day 1, and open when notice is given: of what it never heard, the creditor hears the end.
    expect(lines(SECRET, wired({ 'open while': 'tick > 3' }))).toEqual([
      '1 send/promise/made: promise made, sent, debtor',
      '1 closed/promise/made/creditor: promise made, lost, creditor',
      '1 view/promise as seen by debtor/null/made: promise, debtor: conditional, made',
      '2 view/promise as seen by debtor/conditional/antecedent: promise, debtor: detached, antecedent',
      '4 send/promise/cancelled: promise cancelled, sent, debtor',
      '4 carry/promise/cancelled/creditor: promise cancelled, delivered, creditor',
      '4 view/promise as seen by debtor/detached/cancelled: promise, debtor: terminated, cancelled',
    ]);
  });

  it.each<Channel>([{ delivery: 0 }, { withholds: 1 }])('is lost through %j', (channel) => {
    expect(
      lines(SECRET, wired(channel)).filter((line) => line.includes('message') || line.includes('/creditor')),
    ).toEqual([
      '1 carry/promise/made/creditor: promise made, lost, creditor',
      '4 carry/promise/cancelled/creditor: promise cancelled, lost, creditor',
    ]);
  });

  it('arrives a day later where that is how long it takes', () => {
    // The request of day 2 finds the creditor's view null.
    expect(lines(SECRET, wired({ delay: '1, assumed' }))).toEqual([
      '1 send/promise/made: promise made, sent, debtor',
      '1 carry/promise/made/creditor: promise made, under way, creditor',
      '1 view/promise as seen by debtor/null/made: promise, debtor: conditional, made',
      '2 arrive/promise/made/creditor: promise made, delivered, creditor',
      '2 view/promise as seen by creditor/null/made: promise, creditor: conditional, made',
      '2 view/promise as seen by debtor/conditional/antecedent: promise, debtor: detached, antecedent',
      '4 send/promise/cancelled: promise cancelled, sent, debtor',
      '4 carry/promise/cancelled/creditor: promise cancelled, under way, creditor',
      '4 view/promise as seen by debtor/detached/cancelled: promise, debtor: terminated, cancelled',
      '5 arrive/promise/cancelled/creditor: promise cancelled, delivered, creditor',
      '5 view/promise as seen by creditor/conditional/cancelled: promise, creditor: terminated, cancelled',
    ]);
  });
});

it('a promise that is made on a day is made on that day', () => {
  expect(told(play(promiseOf('refrain', { made: { on: 3 } }), { script: {} }))).toEqual([
    '3 send/promise/made: promise made, sent, debtor',
    '3 view/promise/null/made: promise, debtor and creditor: conditional, made',
  ]);
});

describe('a release', () => {
  const script: Script = { 1: 'promise', 3: 'free', 5: 'free' };

  it('moves all holders at once where it is public', () => {
    expect(told(play(promiseOf('refrain', { observers: ['watcher'] }), { script })).slice(2)).toEqual([
      '3 send/promise/released: promise released, sent, creditor',
      '3 view/promise/conditional/released: promise, debtor and creditor and watcher: terminated, released',
    ]);
  });

  it('is its creditor’s to send, and its debtor’s to miss', () => {
    expect(told(play(SECRET, { script, more: wired({ 'open while': 'tick < 3' }) }))).toEqual([
      '1 send/promise/made: promise made, sent, debtor',
      '1 carry/promise/made/creditor: promise made, delivered, creditor',
      '1 view/promise as seen by creditor/null/made: promise, creditor: conditional, made',
      '1 view/promise as seen by debtor/null/made: promise, debtor: conditional, made',
      '3 send/promise/released: promise released, sent, creditor',
      '3 closed/promise/released/debtor: promise released, lost, debtor',
      '3 view/promise as seen by creditor/conditional/released: promise, creditor: terminated, released',
    ]);
  });
});

describe('a secret', () => {
  const made: Script = { 3: 'promise' };
  const lines = (promise: CommitmentDocument, channel: Channel, variant: Setting['variant'] = {}): string[] =>
    told(play(promise, { script: made, more: wired(channel), variant })).filter(
      (line) => !line.includes('send'),
    );
  const parties =
    '3 view/promise as seen by debtor/null/made: promise, debtor and creditor: conditional, made';
  const watcherOn = (day: number): string =>
    `${day} view/promise as seen by watcher/null/made: promise, watcher: conditional, made`;

  it.each<[string, string, CommitmentDocument['disclosed'], Channel, string[]]>([
    ['keeps where nothing discloses it', 'as it was made', undefined, {}, []],
    // The hazard begins the day after the promise was made.
    ['comes out by its own hazard', 'leak', 1, {}, ['leak: promise by leaked']],
    [
      'comes out by its carriers',
      'carrier',
      undefined,
      { leaks: 1 },
      ['carrier: promise by other and watcher'],
    ],
    [
      'comes out by both',
      'both',
      1,
      { leaks: 1 },
      ['carrier: promise by other and watcher', 'leak: promise by leaked'],
    ],
  ])('%s', (_, __, disclosed, channel, ways) => {
    const promise = { ...SECRET, ...(disclosed === undefined ? {} : { disclosed }) };
    const out = ways.map((way) => `4 disclose/promise/${way}`);
    expect(lines(promise, channel)).toEqual([parties, ...out, ...(out.length > 0 ? [watcherOn(4)] : [])]);
  });

  it('has a chance of coming out by each way', () => {
    const { model } = play(
      { ...SECRET, disclosed: '30% per day, assumed' },
      { script: made, more: wired({ leaks: '0.2 per day, assumed' }) },
    );
    const chances = model.stages.flatMap(({ rules }) =>
      rules.filter(({ name }) => name.startsWith('disclose/')),
    );
    expect(chances.map(({ name, draw }) => [name, draw])).toEqual([
      ['disclose/promise/carrier', { kind: 'hazard', chance: { is: 'constant', value: 0.2 } }],
      ['disclose/promise/leak', { kind: 'hazard', chance: { is: 'constant', value: 0.3 } }],
    ]);
  });

  it('keeps for good where a variant conceals it', () => {
    expect(lines({ ...SECRET, disclosed: 1 }, { leaks: 1 }, { conceal: 'promise' })).toEqual([parties]);
  });

  it('is none where it was known from the start, or a variant publishes it then', () => {
    const all = '3 view/promise/null/made: promise, debtor and creditor and watcher: conditional, made';
    expect(lines({ ...SECRET, disclosed: 'from the start' }, { leaks: 1 })).toEqual([all]);
    expect(lines({ ...SECRET, disclosed: 1 }, {}, { publish: { commitment: 'promise' } })).toEqual([all]);
  });

  it('is out on the day that a variant publishes it, once', () => {
    const publish = [2, 5, 5].map((on) => ({ commitment: 'promise', on }));
    expect(lines(SECRET, {}, { publish })).toEqual([
      '2 publish/promise/2: promise by variant',
      parties,
      watcherOn(3),
    ]);
    expect(lines(SECRET, {}, { publish: publish.slice(1) })).toEqual([
      parties,
      '5 publish/promise/5: promise by variant',
      watcherOn(5),
    ]);
  });

  it('is another’s where a variant publishes another', () => {
    const { debtor, creditor, refrain, fidelity } = promiseOf('refrain');
    const elsewhere = { debtor, creditor, refrain, fidelity, channel: 'wire', observers: ['watcher'] };
    const played = play(SECRET, {
      script: made,
      more: { ...wired({}), commitments: { promise: SECRET, elsewhere } },
      variant: { publish: { commitment: 'elsewhere', on: 5 } },
    });
    expect(told(played).slice(1)).toEqual([
      parties,
      '5 publish/elsewhere/5: elsewhere by variant',
      '5 view/elsewhere as seen by watcher/null/made: elsewhere, watcher: detached, made',
    ]);
  });

  it('that is out reaches everyone from then on, whatever becomes of the message', () => {
    const script: Script = { 1: 'promise', 3: 'free' };
    expect(
      told(play({ ...SECRET, disclosed: 1 }, { script, more: wired({ delivery: 0 }) })).filter((line) =>
        line.includes('view'),
      ),
    ).toEqual([
      '1 view/promise as seen by debtor/null/made: promise, debtor: conditional, made',
      '2 view/promise as seen by creditor/null/made: promise, creditor: conditional, made',
      '2 view/promise as seen by watcher/null/made: promise, watcher: conditional, made',
      '3 view/promise as seen by creditor/conditional/released: promise, creditor: terminated, released',
      '3 view/promise as seen by debtor/conditional/released: promise, debtor: terminated, released',
      '3 view/promise as seen by watcher/conditional/released: promise, watcher: terminated, released',
    ]);
  });

  it('comes out by a carrier of whatever name', () => {
    const more = {
      actors: {
        debtor: 'Debtor',
        creditor: 'Creditor',
        other: 'Other',
        watcher: 'Watcher',
        leaked: 'Leaked',
      },
      channels: { wire: { 'carried by': 'leaked', leaks: 1 } },
      commitments: { promise: { ...SECRET, made: 'before' as const, disclosed: 1 } },
    };
    expect(told(play(SECRET, { script: {}, more, lowering: { variant: null } }))).toEqual([
      '1 disclose/promise/carrier: promise by leaked',
      '1 disclose/promise/leak: promise by leaked',
      '1 view/promise as seen by watcher/null/made: promise, watcher: conditional, made',
    ]);
  });

  it('is none where it is public: it cannot leak, nor be published', () => {
    const played = play(promiseOf('refrain', { observers: ['watcher'] }), {
      script: made,
      more: wired({ leaks: 1 }),
      variant: { publish: { commitment: 'promise', on: 5 } },
    });
    expect(told(played).slice(1)).toEqual([
      '3 view/promise/null/made: promise, debtor and creditor and watcher: conditional, made',
    ]);
  });
});

describe('the terms of an offer', () => {
  it('are known to both at once, through whatever channel', () => {
    const { if: _, made: __, ...terms } = promiseOf('refrain', { channel: 'wire' });
    const more = {
      ...wired({ delivery: 0 }),
      offers: { truce: { from: 'creditor', to: 'debtor', when: 'tick = 2', accepted: 1, terms: 'promise' } },
      commitments: { promise: terms },
    };
    expect(told(play(terms, { script: { 6: 'renounce' }, more }))).toEqual([
      '3 send/promise/made: promise made, sent, debtor',
      '3 view/promise as seen by creditor/null/made: promise, creditor: detached, made',
      '3 view/promise as seen by debtor/null/made: promise, debtor: detached, made',
      '6 send/promise/cancelled: promise cancelled, sent, debtor',
      '6 carry/promise/cancelled/creditor: promise cancelled, lost, creditor',
      '6 view/promise as seen by debtor/detached/cancelled: promise, debtor: terminated, cancelled',
    ]);
  });
});

describe('the chance that', () => {
  const coin = (value: number): object => ({ kind: 'coin', chance: { is: 'constant', value } });

  it('a message arrives is that it is neither kept back nor lost', () => {
    const played = play(SECRET, {
      script: { 1: 'promise' },
      more: wired({ delivery: '0.75, assumed', withholds: '0.5, assumed' }),
    });
    expect(drawOf(played, 'carry/promise/made/creditor')).toEqual(coin(0.75 * (1 - 0.5)));
  });

  it('what is under way arrives on a day is one in its mean delay', () => {
    const slow = play(SECRET, { script: { 1: 'promise' }, more: wired({ delay: '4, assumed' }) });
    const hazard = { kind: 'hazard', chance: { is: 'constant', value: 1 / 4 } };
    expect(drawOf(slow, 'arrive/promise/made/creditor')).toEqual(hazard);
  });

  it('what is under way arrives can be varied with its mean delay', () => {
    const days = 'parameters.days';
    const slow = play(SECRET, {
      script: { 1: 'promise' },
      more: { ...wired({ delay: 'days' }), parameters: { days: '4, assumed' } },
      lowering: { keep: new Set([days]) },
    });
    const mean = { is: 'parameter', name: days, value: 4, scale: 'plain' };
    const one = { is: 'constant', value: 1 };
    // A mean of less than a tick is a tick, whatever the number is set to.
    const chance = { is: 'ratio', left: one, right: { is: 'greatest', of: [one, mean] } };
    expect(drawOf(slow, 'arrive/promise/made/creditor')).toEqual({ kind: 'hazard', chance });
  });

  it('a promise is made on a day is that of its occasion', () => {
    const promise = promiseOf('refrain', { made: { on: 3, chance: '0.25 per day, assumed' } });
    expect(drawOf(play(promise, { script: {} }), 'send/promise/made')).toEqual({
      kind: 'hazard',
      chance: { is: 'constant', value: 0.25 },
    });
  });
});
