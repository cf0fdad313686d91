import { describe, expect, it } from 'vitest';
import { logistic, perTick } from '../../src/chance/index.js';
import type { Amount, Condition } from '../../src/model/model.js';
import { Meaning, ModelError } from '../../src/reference/index.js';
import { all, always, any, constant, is, never, not, ticks, valueOf, variable } from './models.js';

const meaning = new Meaning([variable('a', 9, { low: -2 }), variable('b', 9), variable('c', 9)]);

function holds(condition: Condition, state: readonly number[], tick = 1): boolean {
  return meaning.test(condition)(state, tick);
}

function value(amount: Amount, state: readonly number[] = [0, 0, 0], tick = 1): number {
  return meaning.reckoning(amount)(state, tick);
}

describe('a condition', () => {
  it('always or never holds', () => {
    expect(holds(always, [0, 0, 0])).toBe(true);
    expect(holds(never, [0, 0, 0])).toBe(false);
  });

  it.each([
    { values: [], among: [] },
    { values: [3], among: [3] },
    { values: [1, 2, 3], among: [1, 2, 3] },
    { values: [-2, 0, 4], among: [-2, 0, 4] },
  ])('holds of the values $values and no others', ({ values, among }) => {
    const found = [-2, -1, 0, 1, 2, 3, 4, 5].filter((a) => holds(is(0, ...values), [a, 0, 0]));
    expect(found).toEqual(among);
  });

  it('holds from a tick to a tick, both included', () => {
    expect([1, 2, 3, 4, 5].filter((tick) => holds(ticks(2, 4), [0, 0, 0], tick))).toEqual([2, 3, 4]);
  });

  it.each([
    { operator: '=' as const, found: [2] },
    { operator: '<' as const, found: [0, 1] },
    { operator: '<=' as const, found: [0, 1, 2] },
  ])('compares with $operator', ({ operator, found }) => {
    const condition: Condition = { is: 'compare', operator, left: valueOf(0), right: constant(2) };
    expect([0, 1, 2, 3].filter((a) => holds(condition, [a, 0, 0]))).toEqual(found);
  });

  it('takes none of no operands as all of them', () => {
    expect(holds(all(), [0, 0, 0])).toBe(true);
    expect(holds(any(), [0, 0, 0])).toBe(false);
  });

  it.each([0, 1, 2, 3])('counts: %i of three hold', (count) => {
    const state = [0, 1, 2].map((place) => (place < count ? 1 : 0));
    const of = [is(0, 1), is(1, 1), is(2, 1)];
    const atLeast = [0, 1, 2, 3, 4].filter((least) => holds({ is: 'at least', count: least, of }, state));
    expect(atLeast).toEqual([0, 1, 2, 3].filter((least) => least <= count));
    expect(holds(all(...of), state)).toBe(count === 3);
    expect(holds(any(...of), state)).toBe(count > 0);
    expect(holds(not(any(...of)), state)).toBe(count === 0);
  });
});

describe('an amount', () => {
  it('is a number, a value or the tick', () => {
    expect(value(constant(1.5))).toBe(1.5);
    expect(value(valueOf(1), [0, 7, 0])).toBe(7);
    expect(value({ is: 'tick' }, [0, 0, 0], 12)).toBe(12);
  });

  it.each([
    { is: 'sum' as const, of: [2, 3, 4], result: 9 },
    { is: 'product' as const, of: [2, 3, 4], result: 24 },
    { is: 'least' as const, of: [3, 2, 4], result: 2 },
    { is: 'greatest' as const, of: [3, 4, 2], result: 4 },
  ])('folds: $is of $of', ({ is: kind, of, result }) => {
    expect(value({ is: kind, of: of.map(constant) })).toBe(result);
  });

  it('subtracts and divides', () => {
    expect(value({ is: 'difference', left: constant(2), right: constant(5) })).toBe(-3);
    expect(value({ is: 'ratio', left: constant(3), right: constant(4) })).toBe(0.75);
    expect(() => value({ is: 'ratio', left: constant(3), right: valueOf(0) })).toThrow(ModelError);
  });

  it('chooses', () => {
    const amount: Amount = { is: 'choose', when: is(0, 1), yes: constant(5), otherwise: constant(6) };
    expect(value(amount, [1, 0, 0])).toBe(5);
    expect(value(amount, [2, 0, 0])).toBe(6);
  });

  it("reads a table from the variable's low on", () => {
    const amount: Amount = { is: 'table', variable: 0, values: [10, 11, 12] };
    expect([-2, -1, 0].map((a) => value(amount, [a, 0, 0]))).toEqual([10, 11, 12]);
  });

  it('knows log-odds and chances within so many ticks, asked again or anew', () => {
    const odds: Amount = { is: 'logistic', logOdds: valueOf(0) };
    const within: Amount = { is: 'per tick', within: constant(0.5), ticks: 30 };
    expect([1, 1, -2].map((a) => value(odds, [a, 0, 0]))).toEqual([logistic(1), logistic(1), logistic(-2)]);
    expect(value(within)).toBe(perTick(0.5, 30));
  });

  it('refuses a variable that does not exist', () => {
    expect(() => value(valueOf(3))).toThrow('there is no variable 3');
    expect(() => holds(is(4, 0), [0, 0, 0])).toThrow(ModelError);
  });
});
