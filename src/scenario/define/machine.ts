import type { Basis } from '../scenario.js';
import type { MoveMistake } from './acts.js';
import type { Condition } from './expressions.js';
import type { AnyNames, Field, Item } from './names.js';
import type { Quantity } from './quantity.js';
import type { Mapping, Section, Under, Unknown } from './section.js';

/** Machines: named states or an integer between bounds, with a start and moves. */

interface MachineAbout<N extends AnyNames> {
  readonly about?: string | undefined;
  readonly basis?: Basis | undefined;
  readonly source?: N['sources'] | undefined;
}

export interface MachineKeys<Written, N extends AnyNames> extends MachineAbout<N> {
  readonly states: readonly string[];
  readonly starts?: Starts<Field<Written, 'starts'>, StateOf<Written>, N> | undefined;
  readonly moves?: Moves<Field<Written, 'moves'>, StateOf<Written>, N> | undefined;
}

/** The states that a machine lists; of an integer, none. */
export type StateOf<Written> = Extract<Item<Field<Written, 'states'>>, string>;

/** A posture. */
export type Machine<Written, N extends AnyNames> = Section<MachineKeys<Written, N>, Written>;

export type Process<Written, N extends AnyNames> = [Written] extends [never]
  ? StatesKeys<never, N> | IntegerKeys<never, N>
  : Written extends { readonly from: unknown }
    ? Section<IntegerKeys<Written, N>, Written>
    : Section<StatesKeys<Written, N>, Written>;

export interface StatesKeys<Written, N extends AnyNames> extends MachineKeys<Written, N> {
  readonly 'known to'?: readonly N['actor'][] | undefined;
  readonly 'drawn again when'?: Condition<Field<Written, 'drawn again when'>, N> | undefined;
}

export interface IntegerKeys<Written, N extends AnyNames> extends MachineAbout<N> {
  readonly from: number;
  readonly to: number;
  readonly starts?: Starts<Field<Written, 'starts'>, never, N> | undefined;
  readonly moves?: Moves<Field<Written, 'moves'>, never, N> | undefined;
  readonly 'known to'?: readonly N['actor'][] | undefined;
  readonly 'drawn again when'?: Condition<Field<Written, 'drawn again when'>, N> | undefined;
}

/** A state, or how likely each is. */
export type Starts<Written, State extends string, N extends AnyNames> = [Written] extends [never]
  ? State | number | StartWeights<object, State, N>
  : Written extends object
    ? StartWeights<Written, State, N>
    : [State] extends [never]
      ? number | (string extends Written ? string : `${number}`)
      : string extends State
        ? string | number
        : State;

type StartWeights<Written, State extends string, N extends AnyNames> = {
  readonly [Name in keyof Mapping<Written>]: Under<
    [State] extends [never] ? never : Unknown<Name, State, 'state'>,
    Mapping<Written>[Name] extends 'rest' ? 'rest' : Quantity<Exclude<Mapping<Written>[Name], 'rest'>, N>
  >;
};

type Moves<Written, State extends string, N extends AnyNames> = {
  readonly [Name in keyof Mapping<Written>]: Under<MoveMistake<Name, State>, Move<Mapping<Written>[Name], N>>;
};

type Move<Written, N extends AnyNames> = Written extends { readonly when: unknown }
  ? Section<MoveKeys<Written, N>, Written>
  : Quantity<Written, N>;

export interface MoveKeys<Written, N extends AnyNames> {
  readonly when: Condition<Field<Written, 'when'>, N>;
  readonly chance?: Quantity<Field<Written, 'chance'>, N> | undefined;
  readonly note?: string | undefined;
  readonly source?: N['sources'] | undefined;
}
