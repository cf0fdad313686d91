import { describe, expect, it } from 'vitest';
import { solve } from '../../src/chain/index.js';
import { all, coin, is, model, not, plus, rule, sets, stage, variable } from '../reference/models.js';

const DIGITS = 12;

describe('many states', () => {
  it('are all found: three counts of coins, each of which is more than half of 17 with chance a half', () => {
    const more = (index: number) => is(index, ...Array.from({ length: 9 }, (_, place) => 9 + place));
    const { outcomes, size } = solve(
      model({
        horizon: 17,
        variables: ['a', 'b', 'c'].map((name) => variable(name, 17)),
        stages: [
          stage(
            [0, 1, 2].map((index) =>
              rule(`up ${index}`, not(is(index, 17)), sets({ [index]: plus(index, 1) }), coin(0.5)),
            ),
          ),
        ],
        outcomes: [
          { name: 'all', when: all(more(0), more(1), more(2)), ends: false },
          { name: 'two', when: all(more(0), more(1)), ends: false },
        ],
      }),
      { only: 'outcomes and questions' },
    );
    expect(outcomes.map(({ probability }) => probability)).toEqual([
      expect.closeTo(1 / 8, DIGITS),
      expect.closeTo(1 / 8, DIGITS),
      expect.closeTo(3 / 4, DIGITS),
    ]);
    // From nine on a count is more than half for good, so that these are alike: 0 to 8, and nine or more.
    expect(size.states).toBe(10 ** 3);
  });
});
