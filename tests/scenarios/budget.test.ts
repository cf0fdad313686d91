import { type ExactResult, type Model, solve } from 'brinkmanship';
import { describe, expect, it } from 'vitest';
import { modelOf, read, SHIPPED } from './shipped.js';

/**
 * What the shipped scenarios cost the exact engine: outcomes and questions by one chain, in as many megabytes as `run` spends
 * on it unless told. The size of a chain does not depend on the machine. Whoever makes a scenario larger sees it here.
 */
const MEGABYTES = 12;

/** Those that have to fit as given, with the most states of a day that they may have. The others are refused. */
const STATES: Readonly<Record<string, number>> = {
  'balkans-1912.yaml': 294,
  'cuba-1962.yaml': 1_522,
  'first-strike-pact.yaml': 3,
  'gulf-1991.yaml': 324,
  'january-2020.yaml': 882,
  'july-1914.yaml': 556,
};

function solvedAsGiven(model: Model): ExactResult {
  return solve(model, { megabytes: MEGABYTES, only: 'outcomes and questions', oneByOne: false });
}

describe.each(Object.entries(STATES))('%s', (name, most) => {
  it('is solved within its budget', async () => {
    const { outcomes, refused, size } = solvedAsGiven(modelOf(await read(name), null));
    expect(refused).toEqual([]);
    expect(outcomes.length).toBeGreaterThan(1);
    expect(size.states).toBeLessThanOrEqual(most);
  }, 120_000);
});

describe.each(SHIPPED.filter((name) => !(name in STATES)))('%s', (name) => {
  it('is refused with what costs most, by the names of the printed model', async () => {
    const model = modelOf(await read(name), null);
    const [refusal] = solvedAsGiven(model).refused;
    expect(refusal?.what).toBe('what is asked');
    expect(refusal?.message).toMatch(/does not fit into 12 megabytes: \d+ states of a tick/);
    const [, dearest = ''] = /what costs most: (.*?) \(/.exec(refusal?.hint ?? '') ?? [];
    expect(model.variables.map((variable) => variable.name)).toContain(dearest);
  }, 120_000);
});
