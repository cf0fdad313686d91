import type { ActPattern } from './acts.js';
import type { Condition } from './expressions.js';
import type { AnyNames, Field } from './names.js';
import type { Quantity } from './quantity.js';
import type { Mapping, Section } from './section.js';

/** Acts that somebody sees though they did not happen. */

export type Alarms<Written, N extends AnyNames> = {
  readonly [Name in keyof Mapping<Written>]: Section<
    AlarmKeys<Mapping<Written>[Name], N>,
    Mapping<Written>[Name]
  >;
};

export interface AlarmKeys<Written, N extends AnyNames> {
  readonly observer: N['actor'];
  readonly of: ActPattern<Field<Written, 'of'>, N>;
  readonly when?: Condition<Field<Written, 'when'>, N> | undefined;
  readonly chance: Quantity<Field<Written, 'chance'>, N>;
  readonly fades?: Quantity<Field<Written, 'fades'>, N> | undefined;
  readonly source?: N['sources'] | undefined;
  readonly note?: string | undefined;
}
