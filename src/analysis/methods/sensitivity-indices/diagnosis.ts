import { twoSidedQuantile } from '../../../montecarlo/normal-quantile.js';
import type { IndexEstimate, PairIndex, ParameterIndices, SensitivityWarning } from './result.js';
import { samplesNeeded } from './samples-needed.js';

/** What indices are judged by. */
export interface Judged {
  readonly level: number;
  readonly rows: number;
  readonly evaluationsARow: number;
  readonly wanted: number;
  readonly parameters: readonly ParameterIndices[];
  readonly pairs: readonly PairIndex[];
  readonly sumOfFirst: IndexEstimate;
}

/** What is to be said of indices of an output that varies. */
export function diagnose(judged: Judged): readonly SensitivityWarning[] {
  return [...underSampled(judged), ...negative(judged), ...sumAboveOne(judged.sumOfFirst)];
}

function underSampled({ rows, evaluationsARow, wanted, parameters }: Judged): readonly SensitivityWarning[] {
  return parameters.flatMap(({ parameter, first, total }) =>
    (['first', 'total'] as const).flatMap((index): SensitivityWarning[] => {
      const halfWidth = (index === 'first' ? first : total).halfWidth ?? 0;
      if (halfWidth <= wanted) return [];
      const evaluations = powerOfTwoFrom(samplesNeeded(rows, halfWidth, wanted)) * evaluationsARow;
      return [{ kind: 'under-sampled', parameter, index, halfWidth, wanted, evaluations }];
    }),
  );
}

/** Many indices are near 0, so some intervals miss 0 by chance. The limit is widened for their number (Bonferroni). */
function negative({ level, parameters, pairs }: Judged): readonly SensitivityWarning[] {
  const all = [
    ...parameters.map(({ parameter, first }) => ({ parameters: [parameter], ...first })),
    ...pairs.map((pair) => ({ parameters: pair.parameters, ...pair.index })),
  ];
  const widening = twoSidedQuantile(1 - (1 - level) / all.length) / twoSidedQuantile(level);
  return all.flatMap((index): SensitivityWarning[] => {
    const value = index.value ?? 0;
    const halfWidth = index.halfWidth ?? 0;
    if (value + widening * halfWidth >= 0) return [];
    return [{ kind: 'negative', parameters: index.parameters, value, halfWidth }];
  });
}

function sumAboveOne({ value, halfWidth }: IndexEstimate): readonly SensitivityWarning[] {
  if (value === null || halfWidth === null || value - halfWidth <= 1) return [];
  return [{ kind: 'sum above one', sum: value, halfWidth }];
}

function powerOfTwoFrom(least: number): number {
  let power = 1;
  while (power < least) power *= 2;
  return power;
}
