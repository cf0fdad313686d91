import type { MEASURES } from './base-rates-schema.js';

/** Base rates, read and checked: how often things have happened in past crises and disputes. */

/** What of a scenario a rate can be compared with. */
export type Measure = (typeof MEASURES)[number];

/** One number of a rate. */
export interface RateValue {
  /** Which case of the rate it is; empty where there is only one. */
  readonly case: string;
  readonly value: number;
  readonly unit: 'probability' | 'days' | 'log days';
  /** At 95 %: as given, or Wilson's where only the number of cases is known; null where neither is. */
  readonly interval: readonly [number, number] | null;
  /** Over how many cases it was counted. */
  readonly n: number | null;
  /** The days in which it was counted. */
  readonly within: number | null;
  /** Counted over the whole of a crisis or a dispute, however long it was. */
  readonly whole: 'crisis' | 'dispute' | null;
  /** null for a number that is there to be cited. */
  readonly measures: Measure | null;
}

/** A rate, with where it is from. */
export interface BaseRate {
  /** The id under which a scenario cites it, such as `B15`. */
  readonly id: string;
  readonly what: string;
  /** What one case is. */
  readonly unit: string;
  /** Names of sources. */
  readonly sources: readonly string[];
  /** The rate among whose cases this one is a share; null for a rate of its own. */
  readonly of: string | null;
  readonly values: readonly RateValue[];
  readonly note: string | null;
}

/** What a file of base rates says. */
export interface BaseRates {
  /** Citations by name. */
  readonly sources: ReadonlyMap<string, string>;
  readonly rates: readonly BaseRate[];
}
