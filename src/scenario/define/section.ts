/** The small parts that every section of the typed form is made of. */

declare const nothingElse: unique symbol;

/**
 * What stands in for a section in which a key is not known. No object has the symbol, so the compiler refuses the whole,
 * and says which key it does not know and which one is near; the values are looked at once the keys are right.
 */
export type KnownKeys<Key extends PropertyKey> = {
  readonly [Known in Key | typeof nothingElse]: Known extends typeof nothingElse ? never : unknown;
};

/** A section: what it may hold, given what is written there. */
export type Section<Keys, Written> = [Written] extends [never]
  ? Keys
  : [Exclude<keyof Written, keyof Keys>] extends [never]
    ? Keys
    : KnownKeys<{ [Known in keyof Keys]-?: Known }[keyof Keys]>;

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

/** One, or a list of them, whichever is written. */
export type OneOrMore<Written, One> = [Written] extends [never]
  ? One | readonly One[]
  : Written extends readonly unknown[]
    ? readonly One[]
    : One;
