import type { ActPattern } from './acts.js';
import type { Condition } from './expressions.js';
import type { AnyNames, Field } from './names.js';
import type { Quantity } from './quantity.js';
import type { Mapping, OneOrMore, Section } from './section.js';

/** Whether one actor's act counts as another's. */
export type Scopes<Written, N extends AnyNames> = {
  readonly [Name in keyof Mapping<Written>]: Section<
    ScopeKeys<Mapping<Written>[Name], N>,
    Mapping<Written>[Name]
  >;
};

export interface ScopeKeys<Written, N extends AnyNames> {
  readonly of: ActPattern<Field<Written, 'of'>, N>;
  readonly 'counts as': N['actor'];
  readonly for: OneOrMore<Field<Written, 'for'>, N['actor']>;
  readonly in?: OneOrMore<Field<Written, 'in'>, N['commitment']> | undefined;
  readonly when?: Condition<Field<Written, 'when'>, N> | undefined;
  readonly chance: Quantity<Field<Written, 'chance'>, N>;
  readonly source?: N['sources'] | undefined;
  readonly note?: string | undefined;
}
