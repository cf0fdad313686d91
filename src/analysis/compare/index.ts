/** Compare: the same worlds under several variants, run by run on the same luck. */
export { compareVariants, type CompareOptions } from './compare.js';
export { newcombePaired, type PairedDifference, type PairedTable } from './difference.js';
export type { Parting } from './parting.js';
export type {
  ComparedPair,
  CompareResult,
  ExactDifference,
  OutcomeChange,
  OutcomeDifference,
  PartingCount,
  RowDifference,
} from './result.js';
