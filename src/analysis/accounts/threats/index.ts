/** The ledger of threats. */
export { LEDGER_ROWS, type LedgerRow, type ThreatLedger, type ThreatsResult } from './result.js';
export { threatsOf, type ThreatsOptions } from './threats.js';
