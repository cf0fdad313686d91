/** The chance that a whole test file's worth of comparisons fails by bad luck, had its seed not been fixed. */
const ERROR_LEVEL = 1e-6;

/**
 * The two-sided bound on a normal score for one of several comparisons, so that all together err with at
 * most ERROR_LEVEL (Bonferroni), from the tail bound P(|Z| > z) ≤ 2φ(z)/z.
 */
export function scoreLimit(comparisons: number): number {
  let z = 3;
  while ((2 * Math.exp((-z * z) / 2)) / (z * Math.sqrt(2 * Math.PI)) > ERROR_LEVEL / comparisons) z += 0.01;
  return z;
}

/** The normal score of a count of successes among independent trials of probability p. */
export function binomialScore(successes: number, trials: number, p: number): number {
  return (successes - trials * p) / Math.sqrt(trials * p * (1 - p));
}

/** Pearson's chi-square as a normal score (Wilson and Hilferty's cube root). Cells need 10 or more expected. */
export function chiSquareScore(observed: readonly number[], expected: readonly number[]): number {
  const statistic = observed.reduce((sum, count, cell) => {
    const wanted = expected[cell] ?? 0;
    if (wanted < 10) throw new Error(`cell ${cell} expects only ${wanted}`);
    return sum + (count - wanted) ** 2 / wanted;
  }, 0);
  const freedom = observed.length - 1;
  const spread = 2 / (9 * freedom);
  return (Math.cbrt(statistic / freedom) - (1 - spread)) / Math.sqrt(spread);
}
