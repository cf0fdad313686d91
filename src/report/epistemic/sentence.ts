import type { EpistemicAnswer, EpistemicResult } from '../../analysis/epistemic/index.js';
import { listed } from '../story/names.js';

/**
 * `92 % of this band comes from assumed numbers, 8 % from calibrated ones.` Said of the parts of the variance; null where there
 * is nothing to say.
 */
export function spreadSentence({ parts }: EpistemicAnswer, groups: EpistemicResult['groups']): string | null {
  const [only, another] = groups;
  if (only !== undefined && another === undefined)
    return `All of this band comes from ${only.basis} numbers.`;
  if (parts === null) return null;
  const sorted = parts.toSorted((one, other) => (other.share.value ?? 0) - (one.share.value ?? 0));
  const told = sorted.map(({ basis, share }, place) => {
    // What is below 0 is so by the error of the estimate alone.
    const percent = `${Math.max(0, Math.min(100, 100 * (share.value ?? 0))).toFixed(0)} %`;
    return place === 0
      ? `${percent} of this band comes from ${basis} numbers`
      : `${percent} from ${basis} ones`;
  });
  return `${listed(told)}.`;
}
