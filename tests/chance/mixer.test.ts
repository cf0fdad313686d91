/** A small battery on the words themselves. The large one is run by hand: docs/draws.md has its result. */
import { describe, expect, it } from 'vitest';
import { word } from '../../src/chance/mixer.js';
import { STREAMS } from './battery.js';
import { binomialScore, chiSquareScore, scoreLimit } from './statistics.js';

const NAMES = ['counters', 'ticks', 'batches', 'sites', 'lanes'] as const;
const COUNT = 100_000;

function sample(name: (typeof NAMES)[number], count = COUNT): Uint32Array {
  const next = STREAMS[name]();
  return Uint32Array.from({ length: count }, () => next());
}

/** Bit `bit` of all words in a row, 32 of them to an entry. */
function plane(words: Uint32Array, bit: number): Int32Array {
  const packed = new Int32Array(words.length / 32);
  words.forEach((value, place) => {
    packed[place >>> 5] = (packed[place >>> 5] ?? 0) | (((value >>> bit) & 1) << (place & 31));
  });
  return packed;
}

/** In how many places two rows of bits differ. */
function differences(one: Int32Array, other: Int32Array): number {
  let sum = 0;
  for (let place = 0; place < one.length; place += 1) {
    let bits = (one[place] ?? 0) ^ (other[place] ?? 0);
    bits -= (bits >>> 1) & 0x55555555;
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    sum += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return sum;
}

describe.each(NAMES)('the stream of %s', (name) => {
  const words = sample(name);
  const limit = scoreLimit(NAMES.length * (32 + 16 * 31 + 32 * 32 + 5));

  const planes = Array.from({ length: 32 }, (_, bit) => plane(words, bit));
  const next = STREAMS[name]();
  next();
  const later = Uint32Array.from({ length: COUNT }, () => next());

  it('has each bit set half of the time', () => {
    for (const bits of planes) {
      const set = differences(bits, new Int32Array(bits.length));
      expect(Math.abs(binomialScore(set, COUNT, 0.5))).toBeLessThan(limit);
    }
  });

  it('has no two bits of a word that agree too often or too rarely', () => {
    planes.forEach((one, low) => {
      for (const other of planes.slice(low + 1)) {
        expect(Math.abs(binomialScore(differences(one, other), COUNT, 0.5))).toBeLessThan(limit);
      }
    });
  });

  it('has no bit that agrees too often or too rarely with one of the word before', () => {
    for (let bit = 0; bit < 32; bit += 1) {
      const after = plane(later, bit);
      for (const before of planes) {
        expect(Math.abs(binomialScore(differences(before, after), COUNT, 0.5))).toBeLessThan(limit);
      }
    }
  });

  it('fills the cells of its upper and lower halves evenly', () => {
    for (const shift of [0, 8, 16, 24]) {
      const cells = Array.from({ length: 256 }, () => 0);
      for (const value of words) {
        const cell = (value >>> shift) & 255;
        cells[cell] = (cells[cell] ?? 0) + 1;
      }
      expect(
        chiSquareScore(
          cells,
          cells.map(() => COUNT / 256),
        ),
      ).toBeLessThan(limit);
    }
  });

  it('leaves gaps of geometric length', () => {
    const p = 1 / 8;
    const gaps = Array.from({ length: 36 }, () => 0);
    let gap = 0;
    for (const value of words) {
      if (value >= 2 ** 29) gap += 1;
      else {
        const cell = Math.min(gap, gaps.length - 1);
        gaps[cell] = (gaps[cell] ?? 0) + 1;
        gap = 0;
      }
    }
    const total = gaps.reduce((sum, count) => sum + count, 0);
    const last = gaps.length - 1;
    const expected = gaps.map((_, at) => total * (1 - p) ** at * (at === last ? 1 : p));
    expect(chiSquareScore(gaps, expected)).toBeLessThan(limit);
  });
});

describe('words repeat as often as chance has it', () => {
  it.each(['batches', 'sites'] as const)('among %s', (name) => {
    // 2^19 words make about 32 pairs; the bounds leave a Poisson count a tail of 1e-6 on either side.
    const words = sample(name, 2 ** 19).sort();
    let pairs = 0;
    words.forEach((value, place) => {
      if (place > 0 && words[place - 1] === value) pairs += 1;
    });
    expect(pairs).toBeGreaterThan(9);
    expect(pairs).toBeLessThan(65);
  });

  it('but never among the counters of one key: the mixer is a bijection of the counter', () => {
    const words = sample('counters', 2 ** 19).sort();
    expect(new Set(words).size).toBe(words.length);
  });
});

describe('a change of one bit', () => {
  /** For each bit of the word, how often it turns when `flip` is applied. */
  function turns(flip: (a: number, b: number, counter: number) => number, draw: () => number): number[] {
    const counts = Array.from({ length: 32 }, () => 0);
    for (let trial = 0; trial < 4000; trial += 1) {
      const [a, b, counter] = [draw(), draw(), draw()];
      const changed = word(a, b, counter) ^ flip(a, b, counter);
      for (let bit = 0; bit < 32; bit += 1) counts[bit] = (counts[bit] ?? 0) + ((changed >>> bit) & 1);
    }
    return counts;
  }

  it.each(Array.from({ length: 32 }, (_, bit) => bit))(
    'bit %d of the counter turns each bit of the word by half',
    (bit) => {
      const draw = STREAMS.batches();
      // A hash of three rounds is not perfect. Within 4 % of one half, no use of it can tell.
      for (const count of turns((a, b, counter) => word(a, b, counter ^ (1 << bit)), draw)) {
        expect(Math.abs(count / 4000 - 0.5)).toBeLessThan(0.04);
      }
    },
  );

  it.each(Array.from({ length: 32 }, (_, bit) => bit))('bit %d of the first key word does so too', (bit) => {
    const draw = STREAMS.batches();
    for (const count of turns((a, b, counter) => word(a ^ (1 << bit), b, counter), draw)) {
      expect(Math.abs(count / 4000 - 0.5)).toBeLessThan(0.04);
    }
  });
});
