import { describe, expect, it } from 'vitest';
import { uniformsOf, wordsOf } from '../../src/chance/uniforms.js';
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
