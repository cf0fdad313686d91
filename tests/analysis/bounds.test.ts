import { describe, expect, it } from 'vitest';
import { type BoundedRow, bounds, type BoundsOptions } from '../../src/analysis/bounds/index.js';
import { read } from '../laws/played.js';
import { load } from '../oracles/scenarios.js';

const DIGITS = 10;

function rowOf(
  scenario: Parameters<typeof bounds>[0],
  name: string,
  options: BoundsOptions = {},
): BoundedRow {
  const { result } = bounds(scenario, { of: [name], ...options });
  const [row] = result?.rows ?? [];
  if (row === undefined) throw new Error(`${name} is not bounded`);
  return row;
}

describe('a promise that is put to the test each day', () => {
  // P(broken within N days, either side) = 1 − (1 − t(1 − f))^(2N) with t = 1 − (1 − P)^(1/N): falls in f, rises in P.
  const broken = (P: number, f: number): number => 1 - (1 - (1 - (1 - P) ** (1 / 90)) * (1 - f)) ** 180;
  const scenario = load('../../scenarios/first-strike-pact.yaml', import.meta.url);

  it('goes as far as the ends of its ranges, which is proven', () => {
    const row = rowOf(scenario, 'pact broken');
    expect(row.given.least).toBeCloseTo(broken(0.3, 0.9), DIGITS);
    expect(row.given.greatest).toBeCloseTo(row.given.least, DIGITS);
    expect(row.once.least).toMatchObject({ probability: 0, bound: 0, proven: true });
    expect(row.once.greatest.probability).toBeCloseTo(broken(0.6, 0.5), DIGITS);
    expect(row.once.greatest.proven).toBe(true);
    expect(row.anew.greatest).toBeCloseTo(broken(0.6, 0.5), DIGITS);
    expect(row.anew.outer).toBe(false);
  });

  it('tells which number moves it most, and varies those alone that are named', () => {
    const side = (f: number, other: number): number =>
      1 - Math.sqrt((1 - broken(0.3, f)) * (1 - broken(0.3, other)));
    const [first] = rowOf(scenario, 'pact broken').alone;
    expect(first?.parameter).toBe('commitments.north-restraint.fidelity');
    expect(first?.once.greatest.probability).toBeCloseTo(side(0.5, 0.9), DIGITS);
    const one = rowOf(scenario, 'pact broken', { parameters: ['north-restraint.fidelity'] });
    expect(one.once.least.probability).toBeCloseTo(side(1, 0.9), DIGITS);
    expect(one.alone).toEqual([]);
  });

  it('is one number where nothing varies, and holds what was set', () => {
    const set = new Map(
      ['commitments.north-restraint.fidelity', 'commitments.south-restraint.fidelity'].map((name) => [
        name,
        0.7,
      ]),
    );
    const { result } = bounds(scenario, { parameters: [], set });
    const [row] = result?.rows ?? [];
    expect(row?.once.least.probability).toBeCloseTo(broken(0.3, 0.7), DIGITS);
    expect(row?.anew.greatest).toBe(row?.once.greatest.probability);
    const held = bounds(scenario, { set }).result;
    expect(held?.held.map(({ name }) => name)).toEqual([...set.keys()]);
    expect(held?.parameters).toHaveLength(2);
  });

  it('refuses by name what there is not', () => {
    expect(() => bounds(scenario, { parameters: ['nothing'] })).toThrow(/no parameter named "nothing"/);
    expect(() => bounds(scenario, { of: ['nothing'] })).toThrow(/no outcome or question "nothing"/);
    expect(() => bounds(scenario, { megabytes: 0 })).toThrow(RangeError);
  });
});

describe('a word that is on its way for some days', () => {
  it('takes a day at least, whatever its mean is set to', () => {
    const sent = read({
      brinkmanship: 1,
      title: 'A slow line',
      tick: 'day',
      horizon: 6,
      actors: { alpha: 'Alpha', beta: 'Beta' },
      acts: { strike: { rung: 'use of force' } },
      channels: { line: { delay: '2, from 0.5 to 4, assumed' } },
      commitments: {
        word: {
          debtor: 'alpha',
          creditor: 'beta',
          refrain: 'alpha strike beta',
          channel: 'line',
          made: { on: 3 },
          fidelity: 1,
        },
      },
      options: { 'alpha may strike beta': '10% per day, assumed' },
      outcomes: [{ heard: 'word as seen by beta is detached' }],
    });
    const { least, greatest } = rowOf(sent, 'heard').once;
    // Three days are left, and each is the day with chance 1 / mean: at a mean of four days, and of one.
    expect(least.probability).toBeCloseTo(1 - (3 / 4) ** 3, DIGITS);
    expect(greatest.probability).toBeCloseTo(1, DIGITS);
  });
});

const chain = (rise: string, fall: string) =>
  read({
    brinkmanship: 1,
    title: 'Calm and unrest',
    tick: 'day',
    horizon: 6,
    actors: { alpha: 'Alpha' },
    processes: {
      street: { states: ['calm', 'unrest'], moves: { 'calm > unrest': rise, 'unrest > calm': fall } },
    },
    outcomes: [{ unrest: 'street is unrest' }],
  });

describe('a chain of two states', () => {
  // The interval Markov chain of Škulj (2009): backwards, the better end at each state and step.
  const robust = (
    a: readonly [number, number],
    b: readonly [number, number],
    best: typeof Math.max,
  ): number => {
    let [calm, unrest] = [0, 1];
    for (let step = 0; step < 6; step += 1) {
      const from = a.map((p) => calm + p * (unrest - calm));
      const back = b.map((p) => unrest + p * (calm - unrest));
      [calm, unrest] = [best(...from), best(...back)];
    }
    return calm;
  };
  const P = (a: number, b: number): number => (a / (a + b)) * (1 - (1 - a - b) ** 6);

  it('reaches with numbers picked anew what the recursion reaches, where it swings', () => {
    const row = rowOf(
      chain('0.8 per day, from 0.5 to 0.9, assumed', '0.7 per day, from 0.6 to 0.9, assumed'),
      'unrest',
    );
    expect(row.anew.least).toBeCloseTo(robust([0.5, 0.9], [0.6, 0.9], Math.min), DIGITS);
    expect(row.anew.greatest).toBeCloseTo(robust([0.5, 0.9], [0.6, 0.9], Math.max), DIGITS);
    expect(row.anew.outer).toBe(false);
    expect(row.given.least).toBeCloseTo(P(0.8, 0.7), DIGITS);
    // One value for all days cannot go so far; a search over a fine grid of the closed form says how far.
    const grid = Array.from({ length: 41 * 31 }, (_, place) =>
      P(0.5 + (0.4 * (place % 41)) / 40, 0.6 + (0.3 * Math.floor(place / 41)) / 30),
    );
    expect(row.once.greatest.probability).toBeLessThan(row.anew.greatest);
    expect(row.once.greatest.bound).toBeGreaterThanOrEqual(Math.max(...grid) - 1e-12);
    expect(row.once.greatest.probability).toBeCloseTo(Math.max(...grid), 3);
    expect(row.once.least.bound).toBeLessThanOrEqual(Math.min(...grid) + 1e-12);
    expect(row.once.least.probability).toBeCloseTo(Math.min(...grid), 3);
  });
});

describe('a chance that is highest in between (Fearon 1994)', () => {
  // One day: challenged with h(1 − f), met with f: P = h f (1 − f), at most h/4 at f = ½, and 0 at both ends.
  const scenario = read({
    brinkmanship: 1,
    title: 'A threat that deters, and that must be carried out',
    tick: 'day',
    horizon: 2,
    actors: { challenger: 'Challenger', defender: 'Defender' },
    acts: { challenge: { rung: 'display of force' }, fight: { rung: 'war' } },
    parameters: { faith: '0.2, from 0.1 to 0.9, assumed' },
    options: {
      'challenger may challenge defender': { chance: '(1 - faith) per day', window: { from: 1, until: 1 } },
      'defender may fight challenger': {
        when: 'challenger challenge defender',
        chance: 'faith per occasion',
      },
    },
    outcomes: [{ war: 'ever(defender fight challenger)' }],
  });

  it('is found inside the range, and proven by cutting it up', () => {
    const row = rowOf(scenario, 'war');
    expect(row.given.least).toBeCloseTo(0.16, DIGITS);
    expect(row.once.greatest.probability).toBeCloseTo(0.25, 6);
    expect(row.once.greatest.at).toEqual({ 'parameters.faith': 0.5 });
    expect(row.once.greatest.bound).toBeGreaterThanOrEqual(0.25 - 1e-12);
    expect(row.once.greatest.bound).toBeLessThan(0.253);
    expect(row.once.least.probability).toBeCloseTo(0.09, DIGITS);
    // In each place by itself the number may be what is best there: 0.9 · 0.9, though no one number is both.
    expect(row.anew).toMatchObject({ outer: true });
    expect(row.anew.greatest).toBeCloseTo(0.81, DIGITS);
  });
});

describe('what shapes a model', () => {
  it('is held, and said to be', () => {
    const scenario = read({
      brinkmanship: 1,
      title: 'An urge that wanes',
      tick: 'day',
      horizon: 10,
      actors: { alpha: 'Alpha', beta: 'Beta' },
      acts: { strike: { rung: 'use of force' } },
      options: {
        'alpha may strike beta': {
          chance: '10% per day, from 5% to 20%, assumed',
          wanes: { 'halves every': '4, from 2 to 8, assumed' },
        },
      },
      outcomes: [{ struck: 'ever(alpha strike beta)' }],
    });
    const { result } = bounds(scenario);
    expect(result?.parameters.map(({ name }) => name)).toEqual(['options.alpha may strike beta']);
    expect(result?.held).toEqual([
      {
        name: 'options.alpha may strike beta.halves every',
        reason: 'it shapes the model: a delay, or a pace',
      },
    ]);
  });
});
