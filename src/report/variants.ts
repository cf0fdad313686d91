import type { SimulationResult } from '../montecarlo/result.js';
import { AS_GIVEN } from '../scenario/unchanged-variant.js';
import { type Combination, combinationText } from '../scenario/readings.js';

/** How a reader is told which variant something holds for. */
export function variantName(variant: string | null): string {
  return variant ?? AS_GIVEN;
}

/** The combinations of readings of several results, each once. */
export function combinationsOf(results: readonly Pick<SimulationResult, 'readings'>[]): Combination[] {
  const found = new Map(results.map(({ readings }) => [combinationText(readings), readings]));
  return [...found.values()];
}

/** What tells a result from the others: its variant, and its readings where they are not all the same. */
export function worldName(
  { variant, readings }: Pick<SimulationResult, 'variant' | 'readings'>,
  among: readonly Pick<SimulationResult, 'readings'>[],
): string {
  const one = combinationsOf(among).length < 2;
  return one ? variantName(variant) : `${variantName(variant)}, ${combinationText(readings)}`;
}
