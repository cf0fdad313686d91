/** Axes of probabilities. */

const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25];

/** The end of an axis that begins at 0 and holds this probability, and the places of its marks. */
export function shareAxis(
  highest: number,
  most = 5,
): { readonly end: number; readonly marks: readonly number[] } {
  const step = STEPS.find((each) => each * most >= highest) ?? 0.25;
  const count = Math.min(Math.round(1 / step), Math.max(1, Math.ceil(highest / step - 1e-9)));
  return { end: count * step, marks: Array.from({ length: count + 1 }, (_, place) => place * step) };
}

/** `0`, `0.25`, `1`. */
export function markText(value: number): string {
  return String(Number(value.toFixed(3)));
}
