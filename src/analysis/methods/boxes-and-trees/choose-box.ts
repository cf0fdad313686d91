import type { Box } from './box.js';

/** What a box has to be. Whatever is left out is not asked for. */
export interface BoxWish {
  readonly leastDensity?: number;
  readonly leastCoverage?: number;
  /** A box of few restrictions can be told. */
  readonly mostRestrictions?: number;
}

/**
 * The box with the best balance of coverage and density among those that are as wished: with the greatest harmonic mean of
 * the two. Of equals the one with the fewest restrictions, and then the first. null if none is as wished.
 */
export function chooseBox(boxes: readonly Box[], wish: BoxWish = {}): Box | null {
  const { leastDensity = 0, leastCoverage = 0, mostRestrictions = Infinity } = wish;
  let chosen: Box | null = null;
  for (const box of boxes) {
    if (box.density < leastDensity || box.coverage < leastCoverage) continue;
    if (box.restrictions.length > mostRestrictions) continue;
    if (chosen === null || isBetter(box, chosen)) chosen = box;
  }
  return chosen;
}

function isBetter(box: Box, than: Box): boolean {
  const gain = balance(box) - balance(than);
  return gain > 0 || (gain === 0 && box.restrictions.length < than.restrictions.length);
}

function balance({ coverage, density }: Box): number {
  return coverage + density === 0 ? 0 : (2 * coverage * density) / (coverage + density);
}
