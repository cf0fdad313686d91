/** Load-bearing promises: what each commitment and each channel carries. */
export { loadBearing, type LoadBearingOptions } from './load-bearing.js';
export type {
  Bond,
  CommitmentLoad,
  JointLoad,
  LoadBearingResult,
  LoadChange,
  LoadChangeKind,
  LoadDifference,
  Shapley,
} from './result.js';
