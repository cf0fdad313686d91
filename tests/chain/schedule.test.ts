import { lower, solve } from 'brinkmanship';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/scenario/read/scenario.js';
import { rivals } from '../bench/rivals.js';

/**
 * Pairs of rivals have nothing to do with each other. A tick in which one pair after the other is dealt with has, between two
 * steps, the states of the day and little more. A tick in which all act before any rung moves has all that all may do at once.
 */
describe.each([1, 2, 3, 4])('%i pairs of rivals', (pairs) => {
  it('cost a chain no more than one after the other', () => {
    const { scenario } = readDocument(rivals({ pairs, horizon: 30, commitments: 0 }));
    if (scenario === null) throw new Error('the rivals cannot be read');
    const { model } = lower(scenario, {});
    if (model === null) throw new Error('the rivals cannot be lowered');
    const { size, refused } = solve(model, { only: 'outcomes and questions' });
    expect(refused).toEqual([]);
    // Each pair is at none, at a threat, or at blows; war ends the run.
    expect(size.states).toBe(3 ** pairs);
    // What a pair may do comes to four rungs, of which each leads on to one state of the others.
    expect(size.edges).toBeLessThanOrEqual(4 * pairs * 3 ** pairs);
  });
});
