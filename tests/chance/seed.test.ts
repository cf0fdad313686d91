import fc from 'fast-check';
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { readSeed, type Seed, SeedError, seedKey } from '../../src/chance/seed.js';

const anySeed: fc.Arbitrary<Seed> = fc
  .oneof(fc.maxSafeInteger(), fc.string(), fc.string({ unit: 'binary', maxLength: 40 }))
  .filter((seed) => !String(seed).includes('\0'));

describe('seedKey', () => {
  it('is what seedrandom gives for the text and a closing zero', () => {
    const generator = seedrandom('december\0');
    const [first, second] = [generator.int32() >>> 0, generator.int32() >>> 0];
    expect(seedKey('december')).toEqual({ first, second });
  });

  it('takes a number and its text as one seed', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (seed) => {
        expect(seedKey(seed)).toEqual(seedKey(String(seed)));
      }),
    );
  });

  it('takes −0 as 0', () => {
    expect(seedKey(-0)).toEqual(seedKey(0));
  });

  it('does not depend on the seeds read before', () => {
    const before = seedKey('again');
    seedKey('another');
    seedrandom('a third');
    expect(seedKey('again')).toEqual(before);
  });

  it.each([
    ['1', '11'],
    ['12', '1212'],
    ['', 'a'],
    ['\u0101', '\u0001'],
    ['e\u0301', '\u00e9'],
  ])('keeps %j and %j apart', (left, right) => {
    expect(seedKey(left)).not.toEqual(seedKey(right));
  });

  it('keeps any two seeds apart', () => {
    fc.assert(
      fc.property(anySeed, anySeed, (left, right) => {
        fc.pre(String(left) !== String(right));
        expect(seedKey(left)).not.toEqual(seedKey(right));
      }),
    );
  });

  it('keeps the seeds 0 to 20,000 apart', () => {
    const keys = Array.from({ length: 20_001 }, (_, seed) => {
      const { first, second } = seedKey(seed);
      return `${first} ${second}`;
    });
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('readSeed', () => {
  it.each([
    [1.5, /safe integer/],
    [Number.NaN, /safe integer/],
    [Infinity, /safe integer/],
    [2 ** 53, /safe integer/],
    [null, /not null/],
    [undefined, /not undefined/],
    [true, /not boolean/],
    [7n, /not bigint/],
    [{ seed: 1 }, /not object/],
    ['a\0b', /U\+0000/],
    ['\ud800', /surrogate/],
  ])('refuses %o', (value, reason) => {
    const reading = readSeed(value);
    expect(reading.ok).toBe(false);
    expect(reading.ok ? '' : reading.reason).toMatch(reason);
  });

  it('never throws, and agrees with seedKey on what is a seed', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const reading = readSeed(value);
        const agreed = reading.ok ? seedKey(reading.seed).first === reading.key.first : reading.reason !== '';
        expect(agreed).toBe(true);
      }),
    );
  });

  it('gives seedKey the reason for its error', () => {
    expect(() => seedKey(0.5)).toThrow(SeedError);
    expect(new SeedError('so').name).toBe('SeedError');
    expect(() => seedKey(0.5)).toThrow(/0\.5 is not a safe integer/);
  });
});
