import { describe, expect, it } from 'vitest';
import {
  amount,
  chance,
  count,
  decimalsFor,
  exact,
  probability,
  withInterval,
} from '../../src/report/numbers.js';
import { estimate, NOT_ESTIMABLE } from './results.js';

describe('a probability', () => {
  it.each([
    [0, '0.000'],
    [0.1234, '0.123'],
    [0.9876, '0.988'],
    [1, '1.000'],
  ])('%f is shown as %s', (value, text) => {
    expect(probability(value)).toBe(text);
  });

  it('that is neither 0 nor 1 is not shown as if it were', () => {
    expect(probability(0.0002)).toBe('<0.001');
    expect(probability(0.9999)).toBe('>0.999');
    expect(probability(0.00002, 4)).toBe('<0.0001');
  });

  it('has a fourth digit from five thousand runs on', () => {
    expect(decimalsFor(4_999)).toBe(3);
    expect(decimalsFor(5_000)).toBe(4);
  });

  it('of no run at all still has an interval', () => {
    expect(withInterval(estimate(0, 0, 0.0018), 3)).toBe('0.000 [0.000, 0.002]');
  });

  it('that could not be estimated is said in words', () => {
    expect(withInterval(NOT_ESTIMABLE, 3)).toBe('not estimable');
  });
});

describe('other numbers', () => {
  it('a chance in a story has two digits that count', () => {
    expect(chance(0.3)).toBe('0.30');
    expect(chance(0.003_194)).toBe('0.0032');
    expect(chance(0.000_01)).toBe('<0.0001');
    expect(chance(0.9999)).toBe('>0.99');
    expect(chance(1)).toBe('1');
  });

  it('a mean has three', () => {
    expect(amount(41.254)).toBe('41.3');
    expect(amount(148.7)).toBe('149');
    expect(amount(1.8342)).toBe('1.83');
    expect(amount(0)).toBe('0');
  });

  it('a number of the author is not rounded', () => {
    expect(exact(0.1 + 0.2)).toBe('0.3');
    expect(exact(0.005)).toBe('0.005');
  });

  it('a large count has its thousands marked', () => {
    expect(count(999)).toBe('999');
    expect(count(1_234_567)).toBe('1,234,567');
  });
});
