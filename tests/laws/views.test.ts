import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chronicle } from './chronicle.js';
import { cases, chronicles } from './chronicles.js';
import { holdersOf, Lives } from './lives.js';

/** Which views are otherwise than the second playing of their lives says, at the first tick at which one is. */
function differences(chronicle: Chronicle): string[] {
  const lives = new Lives(chronicle);
  for (let tick = 0; tick <= chronicle.last; tick += 1) {
    const found = chronicle.commitments.flatMap((commitment) =>
      holdersOf(commitment).flatMap((holder) => {
        const view = `tick ${tick}, ${commitment.name} as seen by ${holder}`;
        const is = chronicle.view(commitment.name, holder, tick);
        const must = lives.state(commitment.name, holder, tick);
        const isPending = chronicle.isPending(commitment.name, holder, tick);
        return [
          ...(is === must ? [] : [`${view}: ${is}, not ${must}`]),
          ...(isPending === lives.isPending(commitment.name, holder, tick)
            ? []
            : [`${view}: pending is ${isPending}`]),
        ];
      }),
    );
    if (found.length > 0) return found;
  }
  return [];
}

describe('Views', () => {
  it('are what each holder by itself would make of what it sees, shared or not', () => {
    fc.assert(
      fc.property(cases(), (one) => {
        expect(chronicles(one).flatMap(differences)).toEqual([]);
      }),
    );
  });
});
