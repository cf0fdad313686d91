import { describe, expect, it } from 'vitest';
import { defineScenario } from '../../src/scenario/define/define.js';
import { readDocument, readScenario } from '../../src/scenario/read/scenario.js';

/** Whom a response may hit: the short forms, and what can be wrong with any form. */

function read(targets: string) {
  const { scenario, diagnostics } = readScenario(
    `brinkmanship: 1
title: An answer
tick: day
horizon: 90
actors: { upland: Upland, lowland: { name: Lowland, parts: { bases: Bases } }, island: Island }
acts: { strike: { rung: use of force } }
commitments:
  answer:
    debtor: island
    creditor: upland
    if: upland strike island
    perform: strike
    ${targets}
    within: 10
    fidelity: 1
options:
  upland may strike island: 1% a day, assumed
outcomes:
  - answered: ever(island strike any)
`,
    'test.yaml',
  );
  const [answer] = scenario?.commitments ?? [];
  const found = answer?.form === 'perform' ? answer.targets : [];
  return {
    targets: found.map(({ actor, part, standing, weight }) => ({
      actor,
      part,
      standing,
      weight: weight.nominal,
    })),
    problems: diagnostics.map(({ code, message, hint = '', position }) => {
      const { text = '', column = 1, length = 0 } = position ?? {};
      return { code, says: `${message} ${hint}`, underlined: text.slice(column - 1, column - 1 + length) };
    }),
  };
}

describe('targets in short', () => {
  it('may be one', () => {
    expect(read('targets: upland')).toEqual({
      targets: [{ actor: 'upland', part: null, standing: 'named', weight: 1 }],
      problems: [],
    });
  });

  it('may be a list, each as likely as the others', () => {
    const list = read('targets: [upland, lowland.bases]');
    expect(list.problems).toEqual([]);
    expect(list).toEqual(read('targets: { named: [upland, lowland.bases] }'));
    expect(list.targets).toEqual([
      { actor: 'upland', part: null, standing: 'named', weight: 1 },
      { actor: 'lowland', part: 'bases', standing: 'named', weight: 1 },
    ]);
  });

  it('may be written in TypeScript, and in a mirror', () => {
    const { document } = defineScenario({
      brinkmanship: 1,
      title: 'Answers',
      tick: 'day',
      horizon: 9,
      actors: { upland: 'Upland', lowland: 'Lowland' },
      acts: { strike: { rung: 'use of force' } },
      commitments: {
        answer: {
          debtor: 'upland',
          creditor: 'lowland',
          if: 'lowland strike upland',
          perform: 'strike',
          targets: 'lowland',
          within: 2,
          fidelity: 1,
        },
        back: { mirrors: 'answer' },
      },
      options: { 'lowland may strike upland': '1% a day, assumed' },
      variants: { heavier: { set: { 'commitments.answer.targets.lowland': 2 } } },
      outcomes: [{ answered: 'ever(upland strike lowland)' }],
    });
    const { scenario } = readDocument(document);
    expect(
      scenario?.commitments.map((one) => (one.form === 'perform' ? one.targets[0]?.actor : null)),
    ).toEqual(['lowland', 'upland']);
  });
});

describe('a mistake in targets', () => {
  it.each([
    { written: '', code: 'missing-key', underlined: 'answer', says: 'write `targets: alpha`' },
    { written: 'targets: uplnd', code: 'unknown-name', underlined: 'uplnd', says: 'did you mean "upland"?' },
    {
      written: 'targets: [upland, lowland.basis]',
      code: 'unknown-name',
      underlined: 'lowland.basis',
      says: 'bases',
    },
    { written: 'targets: []', code: 'out-of-range', underlined: '[]', says: 'at least 1' },
    {
      written: 'targets: { excluded: [lowland] }',
      code: 'missing-key',
      underlined: '{',
      says: 'targets: alpha',
    },
    {
      written: 'targets: [upland, upland]',
      code: 'contradiction',
      underlined: 'upland',
      says: 'stands twice',
    },
    {
      written: 'targets: { named: [upland, upland] }',
      code: 'contradiction',
      underlined: 'upland',
      says: 'give the targets weights',
    },
    {
      written: 'targets: { named: [upland], omitted: [upland] }',
      code: 'contradiction',
      underlined: 'upland',
      says: 'both named and omitted',
    },
    {
      written: 'targets: { named: [upland], excluded: [lowland, lowland] }',
      code: 'contradiction',
      underlined: 'lowland',
      says: 'excluded twice',
    },
  ])('is pointed at: $written', ({ written, code, underlined, says }) => {
    const { problems } = read(written);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(problems[0]?.says).toContain(says);
    expect(problems[0]?.underlined).toContain(underlined);
  });
});
