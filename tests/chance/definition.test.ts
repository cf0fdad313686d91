import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Block } from '../../src/chance/block.js';
import { choiceTable } from '../../src/chance/choice.js';
import { createLuck } from '../../src/chance/draws.js';
import { LAYERS } from '../../src/chance/layers.js';
import { word } from '../../src/chance/mixer.js';
import { anyChance, anyRun, anySeed, anySite, BORDERS, hazardTick, occasionTick } from './arbitraries.js';
import { oracle, plainWord, points, poissonTable } from './oracle.js';

const MANY = { numRuns: 2000 };

describe('a draw agrees with the definition written a second time', () => {
  it('words', () => {
    fc.assert(
      fc.property(anySeed, anySite, anyRun, fc.nat({ max: 0xffff_ffff }), (seed, name, run, counter) => {
        const batch = run >>> 5;
        const { first, second } = createLuck(seed).site(name).batchKey(batch);
        expect(BigInt(word(first, second, counter))).toBe(
          plainWord(seed, name, BigInt(batch), BigInt(counter)),
        );
      }),
    );
  });

  it('coins', () => {
    fc.assert(
      fc.property(anySeed, anySite, anyRun, occasionTick, anyChance, (seed, name, run, tick, p) => {
        const luck = createLuck(seed);
        expect(luck.forRun(run).coin(luck.site(name), tick, p)).toBe(oracle(seed, run).coin(name, tick, p));
      }),
      MANY,
    );
  });

  it('hazards, one by one', () => {
    fc.assert(
      fc.property(anySeed, anySite, anyRun, hazardTick, anyChance, (seed, name, run, tick, p) => {
        const luck = createLuck(seed);
        expect(luck.forRun(run).hazard(luck.site(name), tick, p)).toBe(
          oracle(seed, run).hazard(name, tick, p),
        );
      }),
      MANY,
    );
  });

  it.each([...BORDERS, 0.05, 0.01, 0.3])(
    'hazards of chance %d, every run of a batch in a row of ticks',
    (p) => {
      const luck = createLuck('window');
      const site = luck.site('a site');
      for (let run = 64; run < 96; run += 1) {
        const plain = oracle('window', run);
        for (let tick = 250; tick <= 262; tick += 1) {
          expect(luck.forRun(run).hazard(site, tick, p)).toBe(plain.hazard('a site', tick, p));
        }
      }
    },
  );

  it('choices', () => {
    const name = fc.oneof(fc.integer({ min: -3, max: 12 }), fc.string({ unit: 'binary', maxLength: 3 }));
    const weight = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ min: 1e-3, max: 1e3, noNaN: true }));
    const alternatives = fc
      .uniqueArray(fc.tuple(name, weight), {
        minLength: 1,
        maxLength: 8,
        selector: ([given]) => (typeof given === 'string' ? `"${given.normalize()}` : given),
      })
      .filter((list) => list.some(([, size]) => size > 0));
    fc.assert(
      fc.property(anySeed, anySite, anyRun, occasionTick, alternatives, (seed, site, run, tick, list) => {
        const luck = createLuck(seed);
        const table = choiceTable(list.map(([given, size]) => ({ name: given, weight: size })));
        const wanted = oracle(seed, run).choice(site, tick, list);
        expect(luck.forRun(run).choice(luck.site(site), tick, table)).toBe(wanted);
      }),
      MANY,
    );
  });
});

describe('the hazard calendar', () => {
  it('counts points by the thresholds of exact arithmetic', () => {
    for (const layer of LAYERS) {
      const mean = (1 << layer.cellBits) * layer.width;
      expect(layer.counts.map(BigInt)).toEqual(poissonTable(mean));
    }
  });

  it('has room for every point a block can hold', () => {
    // Points use counters 1 to 127 and 129 to 255 of their block.
    for (const { counts } of LAYERS) expect(counts.length).toBeLessThan(128);
  });

  it('keeps the counters of layers, blocks, coins and choices apart', () => {
    const lastCoin = (0x7fffff << 7) + 127;
    LAYERS.forEach(({ counter, tickBits }, place) => {
      const lastBlock = (0x80000 - 1) >>> tickBits;
      expect(counter).toBeGreaterThan(lastCoin);
      expect(counter + lastBlock * 256 + 255).toBeLessThan(LAYERS[place + 1]?.counter ?? 2 ** 32);
    });
  });

  it('covers every level below 1/8 once', () => {
    let top = 1 / 8;
    for (const { low, width } of LAYERS) {
      expect(low + width).toBe(top);
      top = low;
    }
    expect(top).toBe(0);
  });

  it('places each point to the last of its 48 binary digits', () => {
    const { first, second } = createLuck('points').site('here').batchKey(9);
    LAYERS.forEach((layer, index) => {
      const block = new Block(layer);
      for (const number of [0, 1, 5, 1000]) {
        const list = points('points', 'here', 9n, index + 3, number);
        for (const { place, lane, position } of list) {
          const tick = number * 2 ** layer.tickBits + place + 1;
          block.reach(first, second, tick);
          const shared = list.filter((other) => other.place === place && other.lane === lane);
          if (shared.length > 1) continue;
          const at = (cut: number): number => (block.lanesBelow(first, second, tick, cut) >>> lane) & 1;
          expect((block.lanes(tick) >>> lane) & 1).toBe(1);
          expect([at(Number(position)), at(Number(position) + 1)]).toEqual([0, 1]);
        }
      }
    });
  });
});
