/**
 * What a seed promises, held fixed.
 *
 * Within a major version of the package, a (seed, run, site, tick) keeps its draws for good: on every machine,
 * in every JavaScript engine, in every release. These answers were recorded from the first version. If one of
 * them changes, every published result with a seed changes too: that is a new major version, and
 * docs/draws.md says what is different. They say nothing about right or wrong; definition.test.ts does.
 */
import { describe, expect, it } from 'vitest';
import { choiceTable } from '../../src/chance/choice.js';
import { createLuck } from '../../src/chance/draws.js';
import { hazardThresholds } from '../../src/chance/hazard-thresholds.js';
import { normalDistribution } from '../../src/chance/normal.js';
import { logistic, logOdds, perTick } from '../../src/chance/rates.js';

/** Answers of one run from tick `start` on: of the coins and hazards, the places in time that were true. */
const RECORDED = [
  {
    seed: 1,
    site: 'a',
    run: 0,
    start: 1,
    coins: [8, 13, 14, 15, 20, 21, 23, 27, 44, 47, 48, 56],
    rare: [8, 50, 156, 260, 273],
    frequent: [5, 7, 8, 11, 19, 22, 50, 66],
    common: [5, 7, 8, 9, 11, 13, 15, 19, 20, 21, 22, 23, 27, 44, 47, 50, 56],
    choices: '000221101100220101000020100110102100200121000111200200100000',
  },
  {
    seed: 1,
    site: 'a',
    run: 1,
    start: 1,
    coins: [0, 4, 7, 13, 16, 27, 28, 31, 37, 38, 39, 40, 46, 48, 51, 56, 59],
    rare: [99, 100, 127, 145, 152, 154, 241],
    frequent: [0, 3, 15, 18, 20, 22, 23, 26, 31, 39, 46, 64, 73, 74, 84, 94, 99],
    common: [0, 3, 4, 13, 15, 16, 18, 20, 22, 23, 26, 27, 28, 31, 38, 39, 40, 46, 48, 51, 55, 59],
    choices: '021012021102120220121011022100010100212001010122100000021200',
  },
  {
    seed: 1,
    site: 'a',
    run: 32,
    start: 1,
    coins: [0, 3, 4, 9, 11, 23, 25, 27, 40, 43, 50, 55],
    rare: [11, 85, 173, 241, 245, 269],
    frequent: [2, 11, 13, 29, 44, 48, 54, 71, 74, 85, 97],
    common: [0, 2, 3, 4, 9, 11, 13, 23, 25, 27, 29, 37, 43, 44, 48, 50, 53, 54, 55],
    choices: '010110012112110220201002100100000100100011110201220110001000',
  },
  {
    seed: 11,
    site: 'a',
    run: 0,
    start: 250,
    coins: [0, 3, 5, 6, 7, 9, 11, 16, 17, 25, 37, 44, 52, 57, 58],
    rare: [34, 154, 225, 244],
    frequent: [1, 3, 28, 34, 52, 61, 81, 88, 96],
    common: [0, 1, 3, 5, 6, 7, 11, 16, 17, 25, 28, 34, 44, 52, 57, 58],
    choices: '110022222001100001121112002210111220002122101100010002121001',
  },
  {
    seed: 'december',
    site: 'first-strike.alpha',
    run: 1000,
    start: 1,
    coins: [1, 5, 8, 14, 18, 19, 24, 25, 30, 33, 34, 39, 48, 51, 52],
    rare: [180, 182],
    frequent: [60, 70],
    common: [5, 8, 18, 19, 24, 30, 33, 34, 42, 48, 52],
    choices: '020200201000000101001110020000020021120110100101000020000020',
  },
  {
    seed: 'december',
    site: 'café',
    run: 4294967295,
    start: 524000,
    coins: [0, 7, 8, 10, 16, 19, 31, 32, 41, 43, 53, 54, 56, 59],
    rare: [18, 42, 228, 229],
    frequent: [1, 6, 11, 18, 42, 91],
    common: [0, 1, 6, 7, 8, 10, 11, 18, 32, 39, 41, 42, 53, 56, 59],
    choices: '222220100020010011001000001001010111210020011120100010200020',
  },
] as const;

const table = choiceTable([
  { name: 'none', weight: 5 },
  { name: 'limited', weight: 3 },
  { name: 'severe', weight: 2 },
]);

describe.each(RECORDED)(
  'seed $seed, site $site, run $run',
  ({ seed, site: name, run, start, ...recorded }) => {
    const luck = createLuck(seed);
    const site = luck.site(name);
    const draws = luck.forRun(run);

    function places(length: number, ask: (tick: number) => boolean): number[] {
      return Array.from({ length }, (_, place) => place).filter((place) => ask(start + place));
    }

    it('keeps its coins', () => {
      expect(places(60, (tick) => draws.coin(site, tick, 0.25))).toEqual(recorded.coins);
    });

    it('keeps its hazards', () => {
      expect(places(280, (tick) => draws.hazard(site, tick, 0.02))).toEqual(recorded.rare);
      expect(places(100, (tick) => draws.hazard(site, tick, 0.1))).toEqual(recorded.frequent);
      expect(places(60, (tick) => draws.hazard(site, tick, 0.3))).toEqual(recorded.common);
    });

    it('keeps its choices', () => {
      const picks = Array.from({ length: 60 }, (_, place) => draws.choice(site, start + place, table));
      expect(picks.join('')).toBe(recorded.choices);
    });
  },
);

describe('numbers that decide keep their last bit', () => {
  it('thresholds of hazards', () => {
    const cuts = [1e-6, 0.0009, 0.004, 0.03, 0.1175, 0.2].map((p) => hazardThresholds(p));
    expect(cuts.map(({ layer, cut, coin }) => [layer, cut, coin])).toEqual([
      [7, 288230520266, 0],
      [7, 259524141926174, 0],
      [4, 7333402048524, 0],
      [2, 267229325201880, 0],
      [0, 281459169862676, 0],
      [0, 281474976710656, 401498858],
    ]);
  });

  it('rates, log-odds and the normal distribution', () => {
    expect([perTick(0.25, 90), perTick(1e-6, 365), perTick(0.999, 7)]).toEqual([
      0.0031913642084573997, 2.7397273935081344e-9, 0.627240627968506,
    ]);
    expect([logistic(-3.7), logistic(0.1), logOdds(0.3), logOdds(0.02)]).toEqual([
      0.024127021417669182, 0.52497918747894, -0.8472978603872034, -3.8918202981106265,
    ]);
    expect([normalDistribution(-2.5), normalDistribution(0.3)]).toEqual([
      0.006209665325775993, 0.6179114221889527,
    ]);
  });
});
