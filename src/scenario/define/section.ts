/** The small parts that every section of the typed form is made of. */

declare const onlyKnownKeys: unique symbol;

/** No object has this: it turns away an object with a key that is not known, and the compiler then names the key. */
export interface KnownKeysOnly {
  readonly [onlyKnownKeys]: never;
}

/** A section: what it may hold, given what is written there. */
export type Section<Keys, Written> = [Written] extends [never]
  ? Keys
  : [Exclude<keyof Written, keyof Keys>] extends [never]
    ? Keys
    : Keys & KnownKeysOnly;

/** A mapping from names to things, as it is written; of anything else, a mapping that it cannot be. */
export type Mapping<Written> = Written extends readonly unknown[]
  ? Readonly<Record<string, never>>
  : Written extends object
    ? Written
    : Readonly<Record<string, never>>;

/** A list, as it is written; of anything else, a list that it cannot be. */
export type List<Written> = Written extends readonly unknown[] ? Written : readonly never[];

/** The value of an entry; or a message, if something is wrong with the name under which it stands. */
export type Under<Wrong, Value> = [Wrong] extends [never] ? Value : Wrong;

/** A message about a name that is none of those known; never if it is one. */
export type Unknown<Written, Known, What extends string> = Written extends Known
  ? never
  : `unknown ${What}: ${Extract<Written, string>}`;

export type OneOrMore<T> = T | readonly T[];
