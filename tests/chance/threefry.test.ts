import { describe, expect, it } from 'vitest';
import { threefry } from '../../src/chance/threefry.js';

/** Lines of Random123's own file kat_vectors for threefry2x32 with 20 rounds: counter, key, result. */
const PUBLISHED = [
  '00000000 00000000 00000000 00000000 6b200159 99ba4efe',
  'ffffffff ffffffff ffffffff ffffffff 1cb996fc bb002be7',
  '243f6a88 85a308d3 13198a2e 03707344 c4923a9c 483df7a0',
];

function words(line: string): number[] {
  return line.split(' ').map((digits) => Number.parseInt(digits, 16));
}

describe('threefry', () => {
  it.each(PUBLISHED)('gives the published answer: %s', (line) => {
    const [c0 = 0, c1 = 0, k0 = 0, k1 = 0, r0 = 0, r1 = 0] = words(line);
    expect(threefry({ first: k0, second: k1 }, { first: c0, second: c1 })).toEqual({ first: r0, second: r1 });
  });

  it('gives unsigned words', () => {
    for (let counter = 0; counter < 100; counter += 1) {
      const { first, second } = threefry({ first: 1, second: 2 }, { first: counter, second: 0 });
      expect(first >>> 0).toBe(first);
      expect(second >>> 0).toBe(second);
    }
  });
});
