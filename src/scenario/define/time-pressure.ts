import type { Condition } from './expressions.js';
import type { AnyNames, Field } from './names.js';
import type { Quantity } from './quantity.js';

/** Windows that close, motives that wane, urgency that grows. */

export interface WindowKeys {
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

export interface WanesKeys<Written, N extends AnyNames> {
  readonly 'halves every': Quantity<Field<Written, 'halves every'>, N>;
  readonly since?: Condition<Field<Written, 'since'>, N> | undefined;
}

export interface GrowsKeys<Written, N extends AnyNames> {
  readonly 'doubles every': Quantity<Field<Written, 'doubles every'>, N>;
  readonly 'at most': number;
  readonly since?: Condition<Field<Written, 'since'>, N> | undefined;
}
