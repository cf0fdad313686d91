import { describe, expect, it } from 'vitest';
import { GULF, GULF_ALWAYS, GULF_AS_GIVEN } from './gulf-signs.js';
import { corners, endsOfRanges, readCase } from './july.js';
import { find, reversed } from './signs.js';

/**
 * What history demands of the Gulf War, over the whole range of its numbers. The runs are few, but all worlds share their luck;
 * for more of them: `npx tsx tests/history/sweep-signs.ts gulf-1991 200 2000`.
 */

const RUNS = 100;
const scenario = await readCase(GULF);

describe('the Gulf War of 1991', () => {
  it('shows every sign as given', async () => {
    const found = await find(scenario, [...GULF_ALWAYS, ...GULF_AS_GIVEN], { set: new Map() }, 1000);
    for (const { name, greater, less } of found) expect(greater, name).toBeGreaterThan(less);
  });

  it.each(endsOfRanges(scenario))('reverses no sign at $name', async (trial) => {
    expect(reversed(await find(scenario, GULF_ALWAYS, trial, RUNS))).toEqual([]);
  });

  it.each(corners(scenario, 24))('reverses no sign in $name of all ranges', async (trial) => {
    expect(reversed(await find(scenario, GULF_ALWAYS, trial, RUNS))).toEqual([]);
  });
});
