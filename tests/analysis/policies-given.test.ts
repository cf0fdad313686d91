import { describe, expect, it } from 'vitest';
import { type PoliciesResult, policies } from '../../src/analysis/policies/index.js';
import { printPolicies } from '../../src/report/policies.js';
import { read } from '../laws/played.js';

const DIGITS = 10;

/** Alpha is bold with 0.3, and may strike as it likes on the first day. Delta strikes then with 0.1 whatever alpha is. */
const document = (given: string, ally = '0.1 per day, assumed'): unknown => ({
  brinkmanship: 1,
  title: 'Who struck',
  tick: 'day',
  horizon: 2,
  actors: { alpha: 'Alpha', beta: 'Beta', delta: 'Delta' },
  acts: { strike: { rung: 'use of force' } },
  processes: {
    mood: { states: ['calm', 'bold'], starts: { calm: 0.7, bold: 0.3 }, basis: 'assumed' },
  },
  options: {
    'alpha may strike beta': { choice: 'free', window: { from: 1, until: 1 } },
    'delta may strike beta': { chance: ally, window: { from: 1, until: 1 } },
  },
  outcomes: [{ struck: 'ever(alpha strike beta)' }],
  questions: { bold: { ask: 'mood is bold', given, at: [1] } },
});

function found(scenario: unknown): PoliciesResult {
  const { result } = policies(read(scenario), { of: ['bold'] });
  if (result === null) throw new Error('not solved');
  return result;
}

describe('a share of those runs in which a condition holds', () => {
  const result = found(document('ever(alpha strike beta) or ever(delta strike beta)'));
  const [row] = result.rows;

  it('is, by Bayes, as small or as great as the choices make it', () => {
    // If alpha strikes when it is bold: 0.3 of the runs are bold, and all of those are struck; of the others a tenth.
    expect(row?.greatest.probability).toBeCloseTo(0.3 / (0.3 + 0.7 * 0.1), DIGITS);
    // If it strikes when it is calm.
    expect(row?.least.probability).toBeCloseTo((0.3 * 0.1) / (0.3 * 0.1 + 0.7), DIGITS);
    expect(row?.never).toBeCloseTo(0.3, DIGITS);
    expect(row?.condition?.least).toBeCloseTo(0.1, DIGITS);
    expect(row?.condition?.greatest).toBeCloseTo(1, DIGITS);
  });

  it('comes with the choices that bring it about', () => {
    const acting = (table: PoliciesResult['rows'][number]['least']['table'] | undefined): unknown =>
      table?.filter(({ acts }) => acts).map(({ option, when }) => [option, when]);
    expect(acting(row?.greatest.table)).toEqual([['alpha may strike beta', 'mood is bold']]);
    expect(acting(row?.least.table)).toEqual([['alpha may strike beta', 'mood is calm']]);
  });

  it('is told with how likely the condition can be made', () => {
    expect(printPolicies(result)).toMatch(/how likely the condition is +0\.1000 +1\.0000/);
  });
});

describe('a condition that comes about by choice alone', () => {
  const result = found(document('ever(alpha strike beta)'));
  const [row] = result.rows;

  it('has no share where nobody chooses to bring it about', () => {
    expect(row?.never).toBeNull();
    expect(row?.condition).toEqual({ least: 0, greatest: 1 });
    expect(printPolicies(result)).toMatch(/bold.* – /);
  });

  it('is brought about by the choices that are told', () => {
    expect(row?.least.probability).toBeCloseTo(0, DIGITS);
    expect(row?.greatest.probability).toBeCloseTo(1, DIGITS);
    expect(row?.greatest.table?.find(({ acts }) => acts)?.when).toBe('mood is bold');
  });
});

it('is refused where the condition cannot come about', () => {
  const { rows, refused } = found(document('ever(delta strike beta)', '0 per day, assumed'));
  expect(rows).toEqual([]);
  expect(refused[0]?.message).toContain('its condition cannot come about');
});
