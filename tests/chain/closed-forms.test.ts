import { describe, expect, it } from 'vitest';
import { type ExactResult, type ExactRow, solve } from '../../src/chain/index.js';
import { load, modelOf } from '../oracles/scenarios.js';

/** The exact engine against formulas, to twelve digits after the point. */

const DIGITS = 12;

function solved(file: string, set: Readonly<Record<string, number>> = {}, variant?: string): ExactResult {
  const scenario = load(file, import.meta.url);
  const result = solve(modelOf(scenario, variant === undefined ? { set } : { set, variant }));
  expect(result.refused).toEqual([]);
  return result;
}

function row({ questions }: ExactResult, name: string, label: string): ExactRow {
  const found = questions.find((question) => question.name === name)?.rows.find((one) => one.label === label);
  if (found === undefined) throw new Error(`${name} has no row ${label}`);
  return found;
}

function chance({ outcomes }: ExactResult, name: string): number | undefined {
  return outcomes.find((outcome) => outcome.name === name)?.probability;
}

const time = (
  { questions }: ExactResult,
  name: string,
): ExactResult['questions'][number]['time'] | undefined =>
  questions.find((question) => question.name === name)?.time;

describe('a chain of two states', () => {
  // P(unrest after k steps from calm) = a/(a + b) · (1 − (1 − a − b)^k).
  it.each([
    [0.2, 0.1],
    [0.9, 0.8],
    [0.05, 0],
    [1, 1],
  ])('rises with %d and falls with %d', (a, b) => {
    const result = solved('../oracles/two-state-chain.yaml', { rise: a, fall: b });
    for (const k of [1, 2, 5, 20]) {
      const expected = (a / (a + b)) * (1 - (1 - a - b) ** k);
      expect(row(result, 'unrest', `at day ${k}`).probability).toBeCloseTo(expected, DIGITS);
    }
    for (const k of [1, 5])
      expect(row(result, 'ever', `by day ${k}`).probability).toBeCloseTo(1 - (1 - a) ** k, DIGITS);
  });
});

describe('a die from a fair coin (Knuth and Yao 1976)', () => {
  it('shows each face alike, after 11/3 throws on average', () => {
    const result = solved('../oracles/die.yaml');
    // What is not decided by the horizon is left over: 4^−n after 2n + 1 throws.
    const faces = ['one', 'two', 'three', 'four', 'five', 'six'].map((face) => chance(result, face) ?? NaN);
    const left = 1 - faces.reduce((sum, face) => sum + face, 0);
    for (const face of faces) expect(face).toBeCloseTo((1 - left) / 6, DIGITS);
    expect(left).toBeLessThan(1e-6);
    expect(time(result, 'throws')?.conditional).toBeCloseTo(11 / 3, 4);
  });
});

describe('competing risks', () => {
  it('one end shuts out the other: p/(p + q) of what has ended', () => {
    const result = solved('../oracles/competing-risks.yaml');
    const [p, q] = [0.02, 0.06];
    for (const days of [10, 100]) {
      const expected = (p / (p + q)) * (1 - (1 - p - q) ** days);
      expect(row(result, 'war', `at day ${days}`).probability).toBeCloseTo(expected, DIGITS);
    }
  });

  // With p and q a day, a day ends it with e = 1 − (1 − p)(1 − q): p(1 − q)/e, q(1 − p)/e, and both at once pq/e.
  it.each([
    ['../oracles/competing-risks.yaml', 100],
    ['../oracles/short-rivalry.yaml', 3],
  ])('one act before another, strictly, or both on one day, or neither: %s', (file, days) => {
    const result = solved(file);
    const [p, q] = [0.1, 0.3];
    const ends = 1 - (1 - p) * (1 - q);
    const ended = 1 - (1 - ends) ** days;
    const first = (label: string): number | null => row(result, 'first', label).probability;
    expect(first('alpha strike beta first')).toBeCloseTo(((p * (1 - q)) / ends) * ended, DIGITS);
    expect(first('beta strike alpha first')).toBeCloseTo(((q * (1 - p)) / ends) * ended, DIGITS);
    expect(first('both in one day')).toBeCloseTo(((p * q) / ends) * ended, DIGITS);
    expect(first('neither')).toBeCloseTo(1 - ended, DIGITS);
  });
});

describe('the gambler’s ruin', () => {
  // From i = 5 of n = 10 with r = q/p: P(top) = (1 − r^i)/(1 − r^n); by Wald's equation E[T] = (i − n·P(top))/(q − p).
  it.each([
    [0.4, 0.5],
    [0.55, 0.35],
  ])('up with %d, down with %d', (p, q) => {
    const result = solved('../oracles/gamblers-ruin.yaml', { up: p, down: q });
    const top = (1 - (q / p) ** 5) / (1 - (q / p) ** 10);
    // The horizon is far enough away that nothing is left to six digits.
    expect(chance(result, 'war')).toBeCloseTo(top, 6);
    expect(chance(result, 'peace')).toBeCloseTo(1 - top, 6);
    expect(time(result, 'duration')?.restricted).toBeCloseTo((5 - 10 * top) / (q - p), 3);
  });
});

describe('hidden types (tests/theory, T4)', () => {
  const [share, temptation] = [0.7, 0.02];
  it.each([30, 90, 180])('after %d days', (days) => {
    const result = solved('../theory/t04-hidden-types.yaml');
    const intact = share + (1 - share) * (1 - temptation) ** days;
    expect(row(result, 'intact', `at day ${days}`).probability).toBeCloseTo(intact, DIGITS);
    expect(row(result, 'sincere and intact', `at day ${days}`).probability).toBeCloseTo(share, DIGITS);
  });
});

describe('brinkmanship (tests/theory, T11)', () => {
  // Each side concedes with c a tick, disaster r is judged first: P = r/(1 − (1 − r)(1 − c)²), but for what goes on.
  it('ends in disaster as the geometric series says', () => {
    const result = solved('../theory/t11-brinkmanship.yaml');
    const [r, c] = [0.01, 0.03];
    const goesOn = (1 - r) * (1 - c) ** 2;
    const disaster = result.outcomes.find(({ name }) => name === 'disaster');
    [1, 10, 100].forEach((ticks) => {
      expect(disaster?.cumulative[ticks - 1]).toBeCloseTo((r * (1 - goesOn ** ticks)) / (1 - goesOn), DIGITS);
    });
  });
});
