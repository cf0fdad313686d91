import type { Estimate } from '../../../montecarlo/result.js';
import type { StudyHead } from '../../evaluation/study.js';

/** Where a run stands in the ledger of a threat, in the order of the table: see docs/accounts.md. */
export const LEDGER_ROWS = [
  'never challenged',
  'deterred',
  'executed',
  'bluff called',
  'excused',
  'still owed',
] as const;

/** A row of the ledger. */
export type LedgerRow = (typeof LEDGER_ROWS)[number];

/** What the threats of a scenario did, each held against the same runs without it. */
export interface ThreatsResult extends StudyHead {
  /** The outcome that the counted runs end in; null for all runs. */
  readonly of: string | null;
  readonly counted: number;
  readonly threats: readonly ThreatLedger[];
  /** Commitments to perform that are no threats. */
  readonly others: readonly string[];
  /** Threats of which there is no account: without them the scenario makes no model. */
  readonly impossible: readonly string[];
}

/** The ledger of one threat. */
export interface ThreatLedger {
  readonly name: string;
  readonly debtor: string;
  readonly creditor: string;
  /** Whom it warns. */
  readonly warned: readonly string[];
  /** Every counted run is in one row. */
  readonly rows: readonly { readonly row: LedgerRow; readonly runs: number; readonly share: Estimate }[];
  /** Challenged, though nobody would have challenged it had it never been made. */
  readonly provoked: { readonly runs: number; readonly share: Estimate };
  /** Without the threat what it warns of comes about. */
  readonly without: { readonly runs: number; readonly share: Estimate };
  /** Over all counted runs, where it repeats: how often it was challenged, carried out, and not carried out. */
  readonly times: { readonly challenged: number; readonly executed: number; readonly bluffs: number };
}
