import type { Estimate } from '../montecarlo/result.js';

/** How numbers are rounded for a reader: as many digits as the runs can tell apart, and none that pretend more. */

/** From so many runs on, a fourth digit of a probability says something. */
const MANY_RUNS = 5_000;

/** The digits after the point of probabilities that rest on so many runs. */
export function decimalsFor(runs: number): number {
  return runs < MANY_RUNS ? 3 : 4;
}

/** A probability. What is neither 0 nor 1 is not shown as if it were. */
export function probability(value: number, decimals = 3): string {
  const text = value.toFixed(decimals);
  const step = (10 ** -decimals).toFixed(decimals);
  if (value > 0 && Number(text) === 0) return `<${step}`;
  if (value < 1 && Number(text) === 1) return `>${(1 - 10 ** -decimals).toFixed(decimals)}`;
  return text;
}

/** A probability that is known to the last digit: four digits of it, or of its opposite if that is smaller. */
export function exactProbability(value: number): string {
  if (value < DUST) return value > 0 ? value.toExponential(1) : '0';
  if (value > 1 - DUST) return '1';
  const smaller = Math.min(value, 1 - value);
  return value.toFixed(Math.max(4, 3 - Math.floor(Math.log10(smaller))));
}

/** What rounding may add up to. */
const DUST = 1e-11;

/** A chance in a story: two significant digits, and never rounded to 0 or to 1. */
export function chance(value: number): string {
  if (value === 0 || value === 1) return String(value);
  if (value > 0.995) return `>0.99`;
  if (value < 0.0001) return '<0.0001';
  return value < 0.1 ? trimmed(value.toPrecision(2)) : value.toFixed(2);
}

/** A plain number, such as a mean: three significant digits, thousands whole. */
export function amount(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 100) return value.toFixed(0);
  if (size < 0.000_1) return value.toExponential(1);
  return size < 1 ? trimmed(value.toPrecision(3)) : value.toPrecision(3);
}

/** Plain numbers that stand below each other: as many digits after the point each. */
export function amounts(values: readonly number[]): string[] {
  const texts = values.map(amount);
  const decimals = Math.max(
    0,
    ...texts.map((text) => (text.includes('e') ? 0 : (text.split('.')[1]?.length ?? 0))),
  );
  return values.map((value, place) => {
    const text = texts[place] ?? '';
    return text.includes('e') || Math.abs(value) >= 100 ? text : value.toFixed(decimals);
  });
}

/** A number as its author wrote it, as far as a double remembers. */
export function exact(value: number): string {
  return String(Number(value.toPrecision(12)));
}

/** A count, with a thin grouping of thousands that every terminal can show: 12,500. */
export function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** `0.123 [0.103, 0.146]`. */
export function withInterval(estimate: Estimate, decimals: number): string {
  const { value, low, high } = estimate;
  if (value === null) return NOT_ESTIMABLE;
  if (estimate.exact === true) return exactProbability(value);
  if (low === null || high === null) return probability(value, decimals);
  return `${probability(value, decimals)} ${interval(low, high, decimals)}`;
}

/** `[0.103, 0.146]`: rounded outwards would be wider than it is, so it is rounded to the nearest. */
function interval(low: number, high: number, decimals: number): string {
  return `[${low.toFixed(decimals)}, ${high.toFixed(decimals)}]`;
}

/** What is said in place of a number that no run could give. */
export const NOT_ESTIMABLE = 'not estimable';

function trimmed(text: string): string {
  return String(Number(text));
}
