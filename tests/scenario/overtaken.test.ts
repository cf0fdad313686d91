import { describe, expect, it } from 'vitest';
import { lower } from '../../src/model/lower/index.js';
import { readDocument } from '../../src/scenario/read/scenario.js';

/** Mistakes that only come to light when a variant, or a number of the caller's, is laid over a scenario. */

const document = {
  brinkmanship: 1,
  title: 'A raid and who is blamed',
  tick: 'day',
  horizon: 30,
  actors: { north: 'North', south: 'South', militia: 'The militia' },
  acts: { raid: { rung: 'use of force' } },
  parameters: { zeal: '0.1, from 0 to 0.5, assumed' },
  options: { 'militia may raid south': 'zeal per day' },
  effects: { 'militia raid south': { none: 'rest', limited: '0.4, assumed', severe: '0.1, assumed' } },
  commitments: {
    answer: {
      debtor: 'south',
      creditor: 'north',
      if: 'north raid south',
      perform: 'raid',
      targets: 'north',
      within: 5,
      fidelity: '0.8, assumed',
    },
  },
  attribution: {
    blame: {
      observer: 'south',
      of: 'militia raid south',
      believes: 'it was north',
      chance: '0.5 per occasion, assumed',
    },
  },
  outcomes: [{ grave: 'ever(militia raid south with severe effect)' }],
  variants: {
    calm: { set: { zeal: 0 } },
    grave: { set: { 'effects.militia raid south.severe': 1 } },
  },
};

function lowered(variant: string | null, set: Readonly<Record<string, number>> = {}) {
  const { scenario, diagnostics } = readDocument(document);
  expect(diagnostics).toEqual([]);
  if (scenario === null) throw new Error('not read');
  return lower(scenario, { variant, set: new Map(Object.entries(set)) });
}

describe('what is laid over a scenario', () => {
  it('is not needed for an act that somebody is only believed to have done', () => {
    expect(lowered(null).diagnostics).toEqual([]);
  });

  it('may take the place of what a variant sets, with a warning', () => {
    expect(lowered('calm').diagnostics).toEqual([]);
    expect(lowered('calm', { zeal: 0 }).diagnostics).toEqual([]);
    expect(lowered(null, { zeal: 0.3 }).diagnostics).toEqual([]);
    const [warning] = lowered('calm', { zeal: 0.3 }).diagnostics;
    expect(warning?.severity).toBe('warning');
    expect(warning?.message).toBe('"calm" sets zeal to 0, and here it is played with 0.3');
  });

  it('names the variant whose weights do not add up', () => {
    const { model, diagnostics } = lowered('grave');
    expect(model).toBeNull();
    expect(diagnostics[0]?.message).toBe('the weights of the effects under "grave" add up to 1.4, not to 1');
    expect(diagnostics[0]?.hint).toContain('set the other weights too');
  });
});
