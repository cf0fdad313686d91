import type { LoadBearingResult } from '../../analysis/load-bearing/index.js';
import type { SensitivityResult } from '../../analysis/sensitivity/index.js';
import { count } from '../numbers.js';

/** `125 models, each over 1,000 runs, all on the same luck.` */
export function studyMethod({
  evaluations,
  method,
  runs,
  stopped,
}: SensitivityResult | LoadBearingResult): string {
  const how =
    method === 'exact'
      ? 'each solved exactly, given the file'
      : `each over ${count(runs)} runs, all on the same luck`;
  const early = stopped ? ' Stopped early: what is shown rests on what had been evaluated by then.' : '';
  return `${count(evaluations)} models, ${how}.${early}`;
}
