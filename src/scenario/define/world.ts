import type { Basis } from '../scenario.js';
import type { Condition } from './expressions.js';
import type { Machine, Process } from './machine.js';
import type { AnyNames, Field } from './names.js';
import type { Quantity } from './quantity.js';
import type { Mapping, OneOrMore, Section } from './section.js';

/** Actors, ladder, acts, processes and channels: who and what there is. */

export type Actors<Written, N extends AnyNames> = {
  readonly [Name in keyof Mapping<Written>]: Actor<Mapping<Written>[Name], N>;
};

type Actor<Written, N extends AnyNames> = Written extends object
  ? Section<ActorKeys<Written, N>, Written>
  : string;

export interface ActorKeys<Written, N extends AnyNames> {
  readonly name?: string | undefined;
  readonly parts?: Parts<Field<Written, 'parts'>, N> | undefined;
  readonly posture?: Machine<Field<Written, 'posture'>, N> | undefined;
  readonly 'regime changes when'?: Condition<Field<Written, 'regime changes when'>, N> | undefined;
  readonly about?: string | undefined;
}

type Parts<Written, N extends AnyNames> = {
  readonly [Name in keyof Mapping<Written>]: Mapping<Written>[Name] extends object
    ? Section<PartKeys<N>, Mapping<Written>[Name]>
    : string | PartKeys<N>;
};

export interface PartKeys<N extends AnyNames> {
  readonly name?: string | undefined;
  readonly on?: N['actor'] | undefined;
}

export type Ladder<Written, N extends AnyNames> = [Written] extends [never]
  ? 'mid' | 'kahn' | LadderKeys<never, N>
  : Written extends object
    ? Section<LadderKeys<Written, N>, Written>
    : 'mid' | 'kahn';

export interface LadderKeys<Written, N extends AnyNames> {
  readonly preset?: 'mid' | 'kahn' | undefined;
  readonly rungs?: readonly string[] | undefined;
  readonly cools?: Quantity<Field<Written, 'cools'>, N> | undefined;
}

export type Acts<Written, N extends AnyNames> = {
  readonly [Name in keyof Mapping<Written>]: Section<ActKeys<N>, Mapping<Written>[Name]>;
};

export interface ActKeys<N extends AnyNames> {
  readonly like?: N['presetKind'] | undefined;
  readonly rung?: N['rung'] | undefined;
  readonly 'calms to'?: N['rung'] | undefined;
  readonly hostility?: number | undefined;
  readonly codes?:
    | {
        readonly mid?: number | undefined;
        readonly cameo?: string | number | undefined;
        readonly plover?: string | undefined;
      }
    | undefined;
  readonly says?: string | undefined;
}

export type Processes<Written, N extends AnyNames> = {
  readonly [Name in keyof Mapping<Written>]: Process<Mapping<Written>[Name], N>;
};

export type Channels<Written, N extends AnyNames> = {
  readonly [Name in keyof Mapping<Written>]: Section<
    ChannelKeys<Mapping<Written>[Name], N>,
    Mapping<Written>[Name]
  >;
};

export interface ChannelKeys<Written, N extends AnyNames> {
  readonly 'carried by'?: OneOrMore<Field<Written, 'carried by'>, N['actor']> | undefined;
  readonly 'open while'?: Condition<Field<Written, 'open while'>, N> | undefined;
  readonly delivery?: Quantity<Field<Written, 'delivery'>, N> | undefined;
  readonly withholds?: Quantity<Field<Written, 'withholds'>, N> | undefined;
  readonly delay?: ChannelDelay<Field<Written, 'delay'>, N> | undefined;
  readonly leaks?: Quantity<Field<Written, 'leaks'>, N> | undefined;
  readonly about?: string | undefined;
  readonly source?: N['sources'] | undefined;
}

type ChannelDelay<Written, N extends AnyNames> = [Written] extends [never]
  ? string | MeanKeys<N>
  : Written extends object
    ? Section<MeanKeys<N>, Written>
    : Exclude<Quantity<Extract<Written, string>, N>, number>;

export interface MeanKeys<N extends AnyNames> {
  readonly mean: number;
  readonly basis: Basis;
  readonly source?: N['sources'] | undefined;
}
