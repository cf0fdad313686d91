import type { Variable } from '../model/model.js';
import { label } from '../model/text.js';

/** What a variable was called, and what its values mean. */
export function aboutVariable(variable: Variable): string {
  const { name, low, high, labels } = variable;
  const isTruth = low === 0 && high === 1;
  if (labels === undefined) return isTruth ? `${name} (0 no, 1 yes)` : name;
  const shown = Array.from({ length: high - low + 1 }, (_, place) => low + place);
  return `${name}: ${shown.map((value) => `${value} ${label(variable, value)}`).join(', ')}`;
}
