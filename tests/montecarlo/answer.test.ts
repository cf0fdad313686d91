import { describe, expect, it } from 'vitest';
import { answerModel } from '../../src/montecarlo/answer.js';
import { always, coin, is, model, question, rule, sets, stage, variable } from '../reference/models.js';

/** A coin of 1/4 for a, and then one of 1/2 for b: P(b | a) = 1/2, asked at tick 1. */
const made = model({
  horizon: 1,
  variables: [variable('a', 1), variable('b', 1)],
  stages: [
    stage([rule('a', always, sets({ 0: 1 }), coin(0.25))]),
    stage([rule('b', is(0, 1), sets({ 1: 1 }), coin(0.5))], [], 'settle'),
  ],
  questions: [
    question('b given a', { probes: [{ label: '', when: is(1, 1), given: is(0, 1), tick: 1 }] }),
    question('b', { probes: [{ label: '', when: is(1, 1), given: null, tick: 1 }] }),
  ],
});

describe('a question that is asked under a condition', () => {
  it('says how likely the condition is, where it was solved', async () => {
    const { questions } = await answerModel(made, { runs: 64, seed: 1 });
    expect(questions[0]?.rows[0]?.estimate).toMatchObject({ value: 0.5, exact: true });
    expect(questions.map(({ rows }) => rows[0]?.given)).toEqual([0.25, null]);
  });

  it('says in which share of the runs it came about, where it was counted', async () => {
    const { questions } = await answerModel(made, { runs: 64, seed: 1, method: 'monte-carlo' });
    const { estimate, given } = questions[0]?.rows[0] ?? {};
    expect(given).toBe((estimate?.runs ?? NaN) / 64);
    expect(questions[1]?.rows[0]?.given).toBeNull();
  });
});
