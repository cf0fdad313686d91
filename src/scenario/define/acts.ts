import type { AnyNames } from './names.js';

/**
 * Checks the short forms whose every word has its place: an act (`alpha strike beta`), an option (`alpha may strike
 * beta`), whose trust (`beta in alpha`), whose view (`alpha-restraint as seen by beta`), a move (`calm > protests`).
 * Each check gives the text itself, or a message that says which word is wrong.
 */

type Any = 'any' | 'anyone' | 'anything';

/** `alpha strike beta.bases`, as the guard language reads it. */
export type ActPattern<Written, N extends AnyNames> = [Written] extends [never]
  ? string
  : Written extends string
    ? string extends Written
      ? Written
      : Act<Tidy<Written>, N> extends infer Wrong
        ? [Wrong] extends [never]
          ? Written
          : Wrong
        : never
    : string;

/** What is wrong with an act; never if nothing is. */
type Act<Text extends string, N extends AnyNames> = Text extends `${N['actor'] | Any} ${infer Deed}`
  ? Deed extends `${N['act'] | Any} ${infer Target}`
    ? Some<Target, N['target'] | Any | `${N['actor']}.*` | `anything on ${N['actor']}`> extends true
      ? never
      : `unknown target: ${Target}`
    : Deed extends `and ${infer Rest}`
      ? Act<Rest, N>
      : `unknown act: ${FirstWord<Deed>}`
  : `unknown actor: ${FirstWord<Text>}`;

/** Whether any of these texts is known. There are several where one name begins with another. */
type Some<Text extends string, Known extends string> = [Extract<Text, Known>] extends [never] ? false : true;

type FirstWord<Text extends string> = Text extends `${infer First} ${string}` ? First : Text;

/** A text with single spaces, and none around it. */
type Tidy<Text extends string> = Text extends `${infer Before}\n${infer After}`
  ? Tidy<`${Before} ${After}`>
  : Text extends `${infer Before}  ${infer After}`
    ? Tidy<`${Before} ${After}`>
    : Text extends ` ${infer After}`
      ? Tidy<After>
      : Text extends `${infer Before} `
        ? Tidy<Before>
        : Text;

/** What is wrong with the name of an option: `alpha may strike beta`, or `alpha may strike beta (at night)`. */
export type OptionMistake<Written, N extends AnyNames> = Written extends `${infer Actor} may ${infer Deed}`
  ? [AuthorMistake<Actor, N>] extends [never]
    ? DeedMistake<WithoutLabel<Deed>, N>
    : AuthorMistake<Actor, N>
  : IsOpen<Written> extends true
    ? never
    : 'an option is named: ACTOR may ACT TARGET';

/** What is wrong with `alpha`, or with `alpha and beta`. */
type AuthorMistake<Written extends string, N extends AnyNames> = Written extends N['actor']
  ? never
  : Written extends `${N['actor']} and ${infer Rest}`
    ? AuthorMistake<Rest, N>
    : `unknown actor: ${Written}`;

type DeedMistake<Deed extends string, N extends AnyNames> = Deed extends `${N['act']} ${infer Target}`
  ? Some<Target, N['target']> extends true
    ? never
    : `unknown target: ${Target}`
  : `unknown act: ${FirstWord<Deed>}`;

type WithoutLabel<Deed extends string> = Deed extends `${infer Named} (${string})` ? Named : Deed;

/** What is wrong with `beta in alpha`. */
export type TrustMistake<Written, N extends AnyNames> = Written extends `${N['actor']} in ${infer Trusted}`
  ? Some<Trusted, N['actor']> extends true
    ? never
    : `unknown actor: ${Trusted}`
  : IsOpen<Written> extends true
    ? never
    : Written extends `${infer Holder} in ${string}`
      ? `unknown actor: ${Holder}`
      : 'trust is named: HOLDER in TRUSTED';

/** What is wrong with `alpha-restraint as seen by beta`. */
export type ViewMistake<
  Written,
  N extends AnyNames,
> = Written extends `${infer Commitment} as seen by ${infer Holder}`
  ? Commitment extends N['anyCommitment']
    ? Holder extends N['actor']
      ? never
      : `unknown actor: ${Holder}`
    : `unknown commitment: ${Commitment}`
  : IsOpen<Written> extends true
    ? never
    : 'credibility is named: COMMITMENT as seen by HOLDER';

/** What is wrong with `calm > protests`; of an integer, with `+1`, `-1` or `3 > 4`. */
export type MoveMistake<Written, State extends string> = [State] extends [never]
  ? Written extends `${'+' | '-'}${number}` | `${number} > ${number}` | number
    ? never
    : IsOpen<Written> extends true
      ? never
      : 'a move of an integer is named: +1, -1 or 3 > 4'
  : Written extends `${infer From} > ${infer To}`
    ? From extends State
      ? To extends State
        ? never
        : `unknown state: ${To}`
      : `unknown state: ${From}`
    : IsOpen<Written> extends true
      ? never
      : 'a move is named: STATE > STATE';

/** Whether a key is known only when the program runs. */
type IsOpen<Written> = string extends Written ? true : false;
