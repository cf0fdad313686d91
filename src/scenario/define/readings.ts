import type { Variants } from './answers.js';
import type { AnyNames, Field } from './names.js';
import type { Mapping, Section } from './section.js';

/** Readings: what may be read in more than one way, each way an overlay of the form of a variant. */

export type Readings<Written, N extends AnyNames, Settable extends string> = {
  readonly [Name in keyof Mapping<Written>]: Section<
    ReadingKeys<Mapping<Written>[Name], N, Settable>,
    Mapping<Written>[Name]
  >;
};

export interface ReadingKeys<Written, N extends AnyNames, Settable extends string> {
  readonly about?: string | undefined;
  readonly alternatives: Variants<Field<Written, 'alternatives'>, N, Settable>;
}
