import { describe, expect, it } from 'vitest';
import { lower, readScenario } from 'brinkmanship';
import { Names } from '../../src/report/story/names.js';
import { conditionInWords } from '../../src/report/story/conditions.js';

const { scenario } = readScenario(`
brinkmanship: 1
title: Conditions
tick: day
horizon: 9
actors: { alpha: the Alpha League, beta: { name: Beta, parts: { bases: the bases of Beta } }, gamma: Gamma }
acts:
  strike: { rung: use of force, says: "{actor} strikes {target}" }
  threaten: { rung: threat, says: "{actor} is threatening {target}" }
options:
  alpha may strike beta: 10% per day, assumed
  beta may strike alpha: 10% per day, assumed
  gamma may strike beta.bases: 10% per day, assumed
commitments:
  restraint: { debtor: alpha, creditor: beta, refrain: alpha strike beta, unless: beta strike alpha, fidelity: "0.9, assumed" }
  the-same: { mirrors: restraint }
outcomes:
  - acts: ever(alpha strike beta or gamma strike beta.bases)
  - whole: ever(alpha strike beta.*)
  - anybody: ever(any strike beta) and not ever(alpha any beta)
  - functions: rung(alpha, beta) >= threat and intact(restraint)
  - names: ever(alpha strike beta) and restraint as seen by alpha is detached
`);

function inWords(name: string): string {
  const outcome = scenario?.outcomes.find((one) => one.name === name);
  const model = scenario === null ? null : lower(scenario).model;
  if (outcome?.when === undefined || outcome.when === null || model === null) return '';
  return conditionInWords(outcome.when, new Names(model));
}

describe('a condition in words', () => {
  it.each([
    ['acts', 'ever(the Alpha League strikes Beta or Gamma strikes the bases of Beta)'],
    ['whole', 'ever(the Alpha League strikes Beta or any part of it)'],
    ['anybody', 'ever(any strike Beta) and not ever(the Alpha League any Beta)'],
    ['functions', 'rung(the Alpha League, Beta) >= threat and intact(restraint)'],
    ['names', 'ever(the Alpha League strikes Beta) and restraint as seen by the Alpha League is detached'],
  ])('%s', (name, told) => {
    expect(inWords(name)).toBe(told);
  });

  it('of a commitment that mirrors another has the names turned round', () => {
    const mirrored = scenario?.commitments.find(({ name }) => name === 'the-same');
    const model = scenario === null ? null : lower(scenario).model;
    const unless = mirrored?.form === 'refrain' ? mirrored.unless : null;
    expect(unless).not.toBeNull();
    expect(model).not.toBeNull();
    if (unless === null || model === null) return;
    expect(conditionInWords(unless, new Names(model))).toBe('the Alpha League strikes Beta');
  });
});
