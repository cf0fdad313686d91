import { describe, expect, it } from 'vitest';
import { shuffled, unitOf, uniformsOf, wholeBelow, wordsOf } from '../../src/chance/uniforms.js';
import { plainWord } from './oracle.js';

describe('chance that is no run’s', () => {
  it.each([
    ['december', 'Sobol axis 1'],
    [7, 'bootstrap'],
    [-3, 'ünïcode'],
  ])('under the seed %s and the name %s is that of the batch behind all runs', (seed, name) => {
    const words = wordsOf(seed, name);
    const uniforms = uniformsOf(seed, name);
    for (let counter = 0; counter < 100; counter += 1) {
      const plain = Number(plainWord(seed, name, 2n ** 27n, BigInt(counter)));
      expect(words(counter)).toBe(plain);
      expect(uniforms()).toBe((plain + 0.5) / 2 ** 32);
    }
  });
});

/** Numbers that come one after the other, as a test wants them. */
function scripted(...numbers: readonly number[]): () => number {
  const left = [...numbers];
  return () => left.shift() ?? NaN;
}

describe('numbers made of them', () => {
  it('lie strictly within 0 and 1', () => {
    expect([unitOf(0), unitOf(2 ** 31), unitOf(2 ** 32 - 1)]).toEqual([
      2 ** -33,
      0.5 + 2 ** -33,
      1 - 2 ** -33,
    ]);
  });

  it('are whole ones below a bound', () => {
    expect([0, 0.24, 0.25, 0.5, 0.999].map((number) => wholeBelow(() => number, 4))).toEqual([0, 0, 1, 2, 3]);
  });

  it('shuffle from the end: each is exchanged with one that is not behind it', () => {
    // Fisher and Yates by hand: of 4, 3, 2 places the first, the last, the first.
    expect(shuffled(4, scripted(0, 0.9, 0))).toEqual([1, 3, 2, 0]);
    expect(shuffled(3, scripted(0.999, 0.999))).toEqual([0, 1, 2]);
    expect([shuffled(1, scripted()), shuffled(0, scripted())]).toEqual([[0], []]);
    let asked = 0;
    shuffled(5, () => {
      asked += 1;
      return 0;
    });
    expect(asked).toBe(4);
  });
});
