import { describe, expect, it } from 'vitest';
import { bounds, type BoundsOptions, type BoundsResult } from '../../src/analysis/bounds/index.js';
import { read } from '../laws/played.js';

const DIGITS = 10;

/** On the first day alpha may grow bold, with b. Then whoever is bold strikes with s, and whoever is calm raids with r. */
const scenario = read({
  brinkmanship: 1,
  title: 'Who strikes, and why',
  tick: 'day',
  horizon: 2,
  actors: { alpha: 'Alpha', beta: 'Beta' },
  acts: { strike: { rung: 'use of force' }, raid: { rung: 'use of force' } },
  processes: {
    mood: { states: ['calm', 'bold'], moves: { 'calm > bold': '0.3 per day, from 0.2 to 0.4, assumed' } },
  },
  options: {
    'alpha may strike beta': {
      when: 'mood is bold',
      chance: '0.7 per day, from 0.5 to 0.9, assumed',
      window: { from: 1, until: 1 },
    },
    'alpha may raid beta': {
      when: 'mood is calm',
      chance: '0.2 per day, from 0.1 to 0.3, assumed',
      window: { from: 1, until: 1 },
    },
  },
  outcomes: [{ struck: 'ever(alpha strike beta)' }],
  questions: {
    bold: {
      ask: 'ever(alpha strike beta)',
      given: 'ever(alpha strike beta) or ever(alpha raid beta)',
      at: [1],
    },
  },
});

/** P(bold | it attacks), by Bayes' rule. */
const bold = (b: number, s: number, r: number): number => (b * s) / (b * s + (1 - b) * r);

function found(options: BoundsOptions = {}): BoundsResult {
  const { result } = bounds(scenario, { of: ['bold'], ...options });
  if (result === null) throw new Error('not bounded');
  return result;
}

describe('a share of those runs in which a condition holds', () => {
  it('goes as far as Bayes’ rule does over the ranges', () => {
    const [row] = found().rows;
    expect(row?.given.least).toBeCloseTo(bold(0.3, 0.7, 0.2), DIGITS);
    expect(row?.given.greatest).toBeCloseTo(bold(0.3, 0.7, 0.2), DIGITS);
    expect(row?.once.least.probability).toBeCloseTo(bold(0.2, 0.5, 0.3), DIGITS);
    expect(row?.once.greatest.probability).toBeCloseTo(bold(0.4, 0.9, 0.1), DIGITS);
    expect(row?.once.greatest.proven).toBe(true);
    expect(row?.anew.least).toBeCloseTo(bold(0.2, 0.5, 0.3), DIGITS);
    expect(row?.anew.greatest).toBeCloseTo(bold(0.4, 0.9, 0.1), DIGITS);
    expect(row?.anew.outer).toBe(false);
    // How likely the condition is: b s + (1 − b) r, by itself.
    expect(row?.condition?.least).toBeCloseTo(0.2 * 0.5 + 0.8 * 0.1, DIGITS);
    expect(row?.condition?.greatest).toBeCloseTo(0.4 * 0.9 + 0.6 * 0.3, DIGITS);
  });

  it('tells which number moves it most, for one value and for another at every draw', () => {
    const [row] = found().rows;
    const widths = row?.alone.map(({ once }) => once.greatest.probability - once.least.probability) ?? [];
    expect(widths).toEqual(widths.toSorted((one, other) => other - one));
    // By r alone: from 0.21 / (0.21 + 0.7 · 0.3) to 0.21 / (0.21 + 0.7 · 0.1).
    expect(row?.alone[0]?.parameter).toBe('options.alpha may raid beta');
    expect(row?.alone[0]?.once.least.probability).toBeCloseTo(0.5, DIGITS);
    expect(row?.alone[0]?.once.greatest.probability).toBeCloseTo(0.75, DIGITS);
    expect(row?.alone[0]?.anew.least).toBeCloseTo(0.5, DIGITS);
    expect(row?.alone[0]?.anew.greatest).toBeCloseTo(0.75, DIGITS);
  });

  it('is allowed what rounding may come to, and no more', () => {
    const { rows, rounding } = found();
    expect(rounding).toBeGreaterThan(0);
    expect(rounding).toBeLessThan(1e-12);
    const [row] = rows;
    expect(row?.once.greatest.bound).toBeGreaterThan(bold(0.4, 0.9, 0.1));
    expect(row?.once.greatest.bound).toBeLessThan(bold(0.4, 0.9, 0.1) + 1e-12);
    expect(row?.once.least.bound).toBeLessThan(bold(0.2, 0.5, 0.3));
  });

  it('is refused where the condition cannot come about', () => {
    const never = new Map([
      ['options.alpha may strike beta', 0],
      ['options.alpha may raid beta', 0],
    ]);
    const { rows, refused } = found({ set: never });
    expect(rows).toEqual([]);
    expect(refused[0]?.message).toContain('its condition cannot come about');
  });
});
