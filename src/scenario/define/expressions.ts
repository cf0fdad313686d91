import type { Basis, TickUnit } from '../scenario.js';
import type { TimeWord } from './language.js';

/**
 * Checks the words of an expression: every word must belong to the language or be declared, and so must every name of
 * several words. How the words stand together is not checked here but when the scenario is read: `rung(alpha)` and
 * `unrest is sincere` pass, `rung(alhpa, beta)` does not.
 *
 * A text is walked once for each sign that is in it and once word by word, in tail calls, so that long expressions
 * cost time in proportion to their length.
 */

/** What a text is checked against. */
export interface Vocabulary {
  readonly word: string;
  readonly phrases: object;
  readonly tick: TickUnit;
}

/** The condition itself, or a message that names the first word that nothing declares. */
export type Condition<Written, Words extends Vocabulary> = [Written] extends [never]
  ? string
  : Written extends string
    ? Verdict<Written, Mistake<Plain<Written>, Words>>
    : string;

/** A number as a sentence, or an expression over parameters; the ids of sources are checked where sources are listed. */
export type Sentence<Written, Words extends Vocabulary & { readonly source: string }> = Written extends string
  ? Verdict<Written, Mistake<Plain<WithoutSources<Written, Words['source']>>, Words>>
  : string;

/** What is wrong with a text, or the text itself. A text that is known only when the program runs is let pass. */
type Verdict<Written extends string, Wrong> = [Wrong] extends [never]
  ? Written
  : string extends Written
    ? Written
    : Record<never, never> extends Record<Written, 1>
      ? Written
      : Wrong;

/** `…, assumed (E11)` without its bracket, where any id will do. */
type WithoutSources<Written extends string, Source extends string> = string extends Source
  ? Written extends `${infer Start}${Basis}${infer Space extends '' | ' '}(${string})${infer End}`
    ? `${Start}${Space}${End}`
    : Written
  : Written;

/** The words of a text, each with a space before and after it. */
type Plain<Text extends string> = ` ${WithoutComparisons<WithoutBrackets<WithoutBreaks<Text>>>} `;

/** Without line ends, and without the star of `gamma.*`. */
type WithoutBreaks<Text extends string> = Blank<Blank<Blank<Text, '\n'>, '\t'>, '.*'>;
type WithoutBrackets<Text extends string> = Blank<Blank<Blank<Blank<Text, '('>, ')'>, ','>, '%'>;
type WithoutComparisons<Text extends string> = Blank<
  Blank<Blank<Blank<Blank<Blank<Text, '<'>, '>'>, '='>, '!'>, '*'>,
  '/'
>;

/** The text with a space in place of a sign. */
type Blank<
  Text extends string,
  Sign extends string,
  Done extends string = '',
> = Text extends `${infer Before}${Sign}${infer After}`
  ? Blank<After, Sign, `${Done}${Before} `>
  : `${Done}${Text}`;

/** A message about the first word that is not known; never if all are. */
type Mistake<Text extends string, Words extends Vocabulary> = Text extends `${infer Word} ${infer Rest}`
  ? Word extends ''
    ? Mistake<Rest, Words>
    : AfterPhrase<Text, Word, Words['phrases']> extends infer After extends string
      ? [After] extends [never]
        ? Word extends Words['word']
          ? Mistake<Rest, Words>
          : Word extends `${number}`
            ? Mistake<Rest, Words>
            : Word extends `-${infer Positive}`
              ? Mistake<`${Positive} ${Rest}`, Words>
              : About<Word, Words>
        : Mistake<After, Words>
      : never
  : never;

/** What follows a declared name of several words with which the text begins; never if it begins with none. */
type AfterPhrase<Text extends string, First extends string, Phrases> = First extends keyof Phrases
  ? Shortest<Following<Text, Phrases[First]>>
  : never;

type Following<Text extends string, Phrase> = Phrase extends string
  ? Text extends `${Phrase} ${infer After}`
    ? After
    : never
  : never;

/** What follows the longest name, where one name begins with another. */
type Shortest<Text extends string, All extends string = Text> = Text extends string
  ? Text extends `${string} ${Exclude<All, Text>}`
    ? never
    : Text
  : never;

type About<Word extends string, Words extends Vocabulary> = Word extends keyof Words['phrases']
  ? `unknown name: ${Word}; did you mean ${Extract<Words['phrases'][Word], string>}?`
  : Word extends TimeWord
    ? `a tick of this scenario is a ${Words['tick']}: give it in ${Words['tick']}s, not in ${Word}`
    : `unknown name: ${Word}`;
