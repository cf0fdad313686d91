import type { QuestionResult, SimulationResult } from '../../montecarlo/result.js';
import { variantName } from '../variants.js';
import { wrap } from '../wrap.js';

/** What the parts of an answer share. */

/** A question as one variant answers it. */
export interface Asked {
  readonly variant: string;
  readonly result: SimulationResult;
  readonly question: QuestionResult;
}

/** Of more variants than this, only the first is told in every detail. */
const FEW = 3;

export function areFew(results: readonly SimulationResult[]): boolean {
  return results.length <= FEW;
}

/** A heading with the lines under it; nothing if there are none. */
export function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [...wrap(heading), '', ...lines];
}

/**
 * The same block for each result, under the variant's name where there is more than one. Blocks that are empty are
 * left out. Of many variants, only the first has its block.
 */
export function perVariant(
  results: readonly SimulationResult[],
  block: (result: SimulationResult, indent: number) => readonly string[],
): string[] {
  if (results.length === 1) return results.flatMap((result) => block(result, 2));
  const blocks = (areFew(results) ? results : results.slice(0, 1))
    .map((result) => ({ name: variantName(result.variant), lines: block(result, 4) }))
    .filter(({ lines }) => lines.length > 0);
  return blocks.flatMap(({ name, lines }, place) => [...(place === 0 ? [] : ['']), `  ${name}`, ...lines]);
}
