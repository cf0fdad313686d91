/** The accounts that a scholar of a crisis asks for. */
export {
  type AccountName,
  ACCOUNTS,
  type Accounts,
  accountsOf,
  type AccountsOptions,
  FROM_RUNS,
} from './accounts.js';
export * from './origins/index.js';
export type { RungNames } from './rungs.js';
export * from './threats/index.js';
export * from './time/index.js';
export * from './signs/index.js';
export * from './spread/index.js';
export * from './tick/index.js';
