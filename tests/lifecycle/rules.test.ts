import { describe, expect, it } from 'vitest';
import type { CommitmentDocument } from '../../src/scenario/schema/document.js';
import { wired } from './told.js';
import { play, promiseOf } from './timeline.js';

/**
 * What a promise is made of: its rules, each with its stage, and its variables, each with what it is for. The name of a
 * rule is the site of its draws, so none may change without a new major version; reports and accounts read the rest.
 */

describe('the rules of a promise', () => {
  /** What each holder's view has, beside what both forms have. */
  const forms = {
    refrain: { view: ['detached/breached', 'violated/repeated'], debtors: [] },
    perform: {
      view: [
        'countdown/owed',
        'detached/discharged',
        'detached/overdue',
        'satisfied/repeated',
        'violated/repeated',
      ],
      debtors: ['countdown/held back', 'countdown/waits', 'countdown/will answer'],
    },
  };
  const both = ['antecedent', 'cancelled', 'released'].map((cause) => `conditional/${cause}`);
  const ends = ['detached/cancelled', 'detached/released', 'null/made'];

  it.each(['refrain', 'perform'] as const)('to %s say what they are for, and for whom', (form) => {
    const promise = promiseOf(form, {
      channel: 'wire',
      observers: ['watcher'],
      disclosed: '0.1 per day, assumed',
      repeat: true,
      'suspended while': 'tick = 5',
      'on regime change': { 'pending until': 'tick > 9' },
      fidelity: '0.5, assumed',
      ...(form === 'perform' ? { within: 3, 'if restrained': 'wait' } : {}),
    });
    const hold: CommitmentDocument = {
      debtor: 'debtor',
      creditor: 'other',
      refrain: 'debtor help creditor',
      fidelity: 1,
    };
    const { model } = play(promise, {
      script: { 1: 'promise', 2: 'ask', 4: 'topple', 6: 'renounce', 7: 'free', 8: 'attack', 9: 'strike' },
      more: {
        ...wired({ delay: '2, assumed', 'open while': 'tick < 9', leaks: '0.1 per day, assumed' }),
        commitments: { promise, hold },
      },
      variant: { publish: { commitment: 'promise', on: 5 } },
    });
    const rules = model.stages.flatMap((stage) =>
      stage.rules.map((rule) => ({ ...rule, name: `${stage.step} ${rule.name}` })),
    );
    const found = rules.flatMap(({ name, origin }) =>
      /^(?:send|deliver|views) (?!regime|view\/hold)/u.test(name)
        ? [`${name}: ${Object.values(origin).join(', ')}`]
        : [],
    );
    const messages = [
      ['made', 'debtor', 'creditor'],
      ['released', 'creditor', 'debtor'],
      ['cancelled', 'debtor', 'creditor'],
    ] as const;
    const { view, debtors } = forms[form];
    expect(found.sort()).toEqual(
      [
        ...messages.flatMap(([message, from, to]) => [
          `send send/promise/${message}: commitments, promise, ${message}, ${from}`,
          ...['arrive', 'carry', 'closed'].map(
            (step) => `deliver ${step}/promise/${message}/${to}: commitments, promise, ${message}, ${to}`,
          ),
        ]),
        'send disclose/promise/carrier: commitments, promise, made',
        'send disclose/promise/leak: commitments, promise, made',
        'send publish/promise/5: variants, script',
        ...['debtor', 'creditor', 'watcher'].flatMap((holder) => [
          ...['reaffirm', 'regime', 'resume', 'suspend'].map(
            (step) =>
              `views pending/promise as seen by ${holder}/${step}: commitments, promise, pending, ${holder}`,
          ),
          ...[...both, ...ends, ...view, ...(holder === 'debtor' ? debtors : [])].map((step) => {
            const role = step.startsWith('countdown') ? 'countdown' : 'view';
            return `views view/promise as seen by ${holder}/${step}: commitments, promise, ${role}, ${holder}`;
          }),
        ]),
      ].sort(),
    );
    const variables = model.variables.flatMap(({ name, kind, origin: { section, role, holder } }) =>
      section === 'commitments' && name.includes('/promise') ? [`${name}: ${kind}, ${role}, ${holder}`] : [],
    );
    expect(variables.sort()).toEqual(
      [
        ...messages.flatMap(([message, , to]) => [
          `sent/promise/${message}: passing, ${message}, undefined`,
          `arrived/promise/${message}/${to}: passing, ${message}, ${to}`,
          `under way/promise/${message}/${to}: state, ${message}, ${to}`,
        ]),
        ...['debtor', 'creditor', 'watcher'].map(
          (holder) => `pending/promise as seen by ${holder}: state, pending, ${holder}`,
        ),
        'disclosed/promise: state, disclosed, undefined',
        ...(form === 'perform'
          ? [
              'response/promise: passing, response, undefined',
              'restrained/promise: passing, restrained, undefined',
            ]
          : []),
      ].sort(),
    );
  });
});
