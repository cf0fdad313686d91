/** Differences, which have a sign. */

/** `+0.123`, `−0.040`, `0.000`. What is not 0 and would look like it is shown as less than the last digit. */
export function signed(value: number, decimals: number): string {
  const size = Math.abs(value).toFixed(decimals);
  if (Number(size) === 0) return value === 0 ? size : `±<${(10 ** -decimals).toFixed(decimals)}`;
  return `${value < 0 ? '−' : '+'}${size}`;
}

/** `+0.123 [+0.100, +0.146]`. */
export function signedWithInterval(
  {
    value,
    low,
    high,
  }: { readonly value: number | null; readonly low: number | null; readonly high: number | null },
  decimals: number,
): string {
  if (value === null) return 'not estimable';
  // What is exact has an interval of no width.
  if (low === null || high === null || low === high) return signed(value, decimals);
  return `${signed(value, decimals)} [${end(low, decimals)}, ${end(high, decimals)}]`;
}

function end(value: number, decimals: number): string {
  const size = Math.abs(value).toFixed(decimals);
  return Number(size) === 0 ? size : `${value < 0 ? '−' : '+'}${size}`;
}
