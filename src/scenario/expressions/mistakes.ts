import { nearestName } from '../diagnostics/nearest.js';
import type { Vocabulary } from './names.js';
import type { Span } from './syntax.js';

/** What is wrong with an expression, in a sentence, with a way to mend it where there is one. */
export interface Mistake {
  readonly message: string;
  readonly hint?: string;
  readonly span: Span;
}

export type Rule = 'Expression' | 'Quantity' | 'ActPattern';

/** What the grammar says: where the reading failed, and what would have been read there. */
export interface Failure {
  /** What was to be read. */
  readonly rule: Rule;
  readonly offset: number;
  /** Titles of rules, and literal texts. */
  readonly expected: readonly string[];
  readonly expectsEnd: boolean;
}

/** Slips that come from programming languages and word processors. */
const SLIPS: readonly (readonly [written: string, hint: string])[] = [
  ['===', 'write ='],
  ['!==', 'write !='],
  ['=>', 'write >='],
  ['=<', 'write <='],
  ['<>', 'write !='],
  ['≥', 'write >='],
  ['≤', 'write <='],
  ['≠', 'write !='],
  ['−', 'write - (a hyphen), with a space on each side'],
  ['–', 'write - (a hyphen), with a space on each side'],
  ['×', 'write *'],
  ['÷', 'write /'],
  ['&&', 'write "and"'],
  ['&', 'write "and"'],
  ['||', 'write "or"'],
  ['|', 'write "or"'],
  ['"', 'names need no quotes'],
  ['“', 'names need no quotes'],
  ['[', 'use ( and )'],
  [']', 'use ( and )'],
  ['{', 'use ( and )'],
  ['}', 'use ( and )'],
  ['!', 'write "not"'],
];

/** How each function is written. */
const FORMS: ReadonlyMap<string, string> = new Map([
  ['ever', 'ever(condition)'],
  ['since', 'since(condition)'],
  ['count', 'count(condition, 3)'],
  ['min', 'min(number, number)'],
  ['max', 'max(number, number)'],
  ['rung', 'rung(actor, actor)'],
  ['posture', 'posture(actor)'],
  ['trust', 'trust(holder in trusted)'],
  ['credibility', 'credibility(commitment as seen by holder)'],
  ['open', 'open(channel)'],
  ...['intact', 'disputed', 'disclosed', 'pending', 'tempted', 'kept', 'broken'].map(
    (test): [string, string] => [test, `${test}(commitment), or ${test}(commitment as seen by holder)`],
  ),
]);

/** How the whole is written, where nothing more exact can be said. */
const RULE_HINTS: Readonly<Record<Rule, string | undefined>> = {
  Expression: undefined,
  Quantity: 'a quantity is written: 25% within 90 days, from 5% to 60%, assumed (E11)',
  ActPattern: 'an act is written: author, kind, target, such as: alpha strike beta',
};

const EFFECT_HINT =
  'write: with no effect, with limited effect, with severe effect, with at least limited effect';

const KEYWORDS = new Set(
  'and or not is as for true false any anyone anything believes within per tick ever since count min max from to at in each'.split(
    ' ',
  ),
);
const WORD = /[A-Za-z0-9_'\u00a0-]/;
const LONGEST_QUOTE = 40;

/** Puts into words where the reading of a text failed. */
export function explainFailure(text: string, failure: Failure, vocabulary: Vocabulary): Mistake {
  const span = wordAt(text, failure.offset);
  const near = vocabulary.nearPhrase(text, span.start);
  const hint =
    slipHint(text, span) ??
    (near === null ? undefined : `did you mean "${near.phrase}"?`) ??
    structureHint(text, span, failure);
  return { ...inWords(text, span, failure), ...(hint === undefined ? {} : { hint }) };
}

/** The keyword that a name is, but for its letters: `AND` is meant as `and`. */
export function keywordMeant(name: string): string | null {
  const small = name.toLowerCase();
  return KEYWORDS.has(small) && small !== name ? small : null;
}

function inWords(text: string, span: Span, failure: Failure): { message: string; span: Span } {
  const pair = twoNames(text, span, failure);
  if (pair !== null) {
    return {
      message: `"${quoted(text, pair)}" is neither a condition nor an act (author, kind, target)`,
      span: pair,
    };
  }
  const unknown = unknownFunction(text, span);
  if (unknown !== null) return { message: `there is no function "${quoted(text, unknown)}"`, span: unknown };
  const found = span.start >= text.length ? 'the text ends here' : `found "${quoted(text, span)}"`;
  const wanted = wantedThings(failure);
  if (wanted.length > 0) return { message: `expected ${listed(wanted)}, but ${found}`, span };
  if (span.start >= text.length) return { message: 'the text ends too early', span };
  return { message: `"${quoted(text, span)}" is not expected here`, span };
}

/** What would have been right, in few words. */
function wantedThings({ expected, expectsEnd }: Failure): string[] {
  const has = (thing: string): boolean => expected.includes(thing);
  if (has('a name') && has('a number') && !has('a comparison')) return ['a condition or a number'];
  const wanted: string[] = [];
  if (has('within')) return ['a unit', '","', 'the end'];
  if (has('a comparison')) wanted.push('a comparison');
  else
    for (const title of ['a name', 'a number', 'a whole number', 'a unit of time', 'an effect'])
      if (has(title)) wanted.push(title);
  for (const word of ['and', 'or', 'of', 'to', 'in', 'from', 'actors', '(', ',', ')', '.']) {
    if (has(word)) wanted.push(`"${word}"`);
  }
  if (expectsEnd) wanted.push('the end');
  return wanted;
}

function listed(things: readonly string[]): string {
  if (things.length < 2) return things.join('');
  return `${things.slice(0, -1).join(', ')} or ${things.at(-1) ?? ''}`;
}

/** Two names side by side, where an act would need a third. */
function twoNames(text: string, span: Span, { expected, rule }: Failure): Span | null {
  if (rule === 'ActPattern') return null;
  const actBegun = expected.includes('a space') || expected.includes('anyone');
  if (!actBegun || expected.includes('a number') || expected.includes('a comparison')) return null;
  const match = /([A-Za-z_][\w'\u00a0-]*)\s+([A-Za-z_][\w'\u00a0-]*)\s*$/.exec(text.slice(0, span.start));
  if (match === null) return null;
  const [whole, first = '', second = ''] = match;
  // `3 or more actors` is no such pair.
  if (KEYWORDS.has(first) || KEYWORDS.has(second) || first === 'more') return null;
  return { start: match.index, end: match.index + whole.trimEnd().length };
}

/** `foo(x)`: the word before the parenthesis, if it is no function. */
function unknownFunction(text: string, span: Span): Span | null {
  if (text[span.start] !== '(' || span.start === 0 || !WORD.test(text[span.start - 1] ?? '')) return null;
  const word = wordAt(text, span.start - 1);
  return KEYWORDS.has(text.slice(word.start, word.end)) ? null : word;
}

function slipHint(text: string, span: Span): string | undefined {
  for (const [written, hint] of SLIPS) {
    const at = text.indexOf(written, Math.max(0, span.start - written.length));
    if (at !== -1 && at <= span.start) return hint;
  }
  for (const word of text
    .slice(0, span.end)
    .split(/[^A-Za-z]+/)
    .slice(-3)) {
    const keyword = keywordMeant(word);
    if (keyword !== null) return `write "${keyword}" in small letters`;
  }
  const sign = text[span.start];
  if (sign === '+' || sign === '-') return `put a space on each side of "${sign}"`;
  return undefined;
}

function structureHint(text: string, span: Span, failure: Failure): string | undefined {
  if (failure.expected.includes('an effect') || failure.expected.includes('effect')) return EFFECT_HINT;
  const pair = twoNames(text, span, failure);
  if (pair !== null) {
    return `write "${quoted(text, pair).replace(/\s+/, ' is ')}" if it is a state, or add the target if it is an act`;
  }
  const unknown = unknownFunction(text, span);
  if (unknown !== null) {
    const near = nearestName(text.slice(unknown.start, unknown.end), FORMS.keys());
    return near === null ? `the functions are ${[...FORMS.keys()].join(', ')}` : `did you mean "${near}"?`;
  }
  const comma = commaInNumber(text, span.start);
  if (comma !== undefined) return comma;
  const before = /([a-z]+)\s*$/.exec(text.slice(0, span.start))?.[1] ?? '';
  const form = FORMS.get(innermostCall(text, span.start) ?? '') ?? FORMS.get(before);
  if (form !== undefined) return `the form is ${form}`;
  if (text[span.start] === ')' && closesNothing(text, span.start)) return 'there is a ")" too many';
  if (text[span.start] === '.') return 'a part stands only in the target of an act: alpha strike beta.bases';
  if (/\bmay\b/.test(text)) return 'leave out "may"';
  return RULE_HINTS[failure.rule];
}

/** `0,9` for 0.9, and `1,000` for 1000; the reading fails at the comma, or right after it. */
function commaInNumber(text: string, offset: number): string | undefined {
  const comma = text[offset] === ',' ? offset : offset - 1;
  const whole = /(?<![\w.])\d+$/.exec(text.slice(0, comma))?.[0];
  const part = /^,(\d+)/.exec(text.slice(comma))?.[1];
  if (whole === undefined || part === undefined) return undefined;
  const thousands = part.length === 3 && whole !== '0';
  return thousands ? 'write the number without a comma' : `write a point, not a comma: ${whole}.${part}`;
}

function closesNothing(text: string, offset: number): boolean {
  const before = text.slice(0, offset);
  return before.split('(').length <= before.split(')').length;
}

/** The word before the last parenthesis that is still open. */
function innermostCall(text: string, offset: number): string | null {
  const open: number[] = [];
  for (let at = 0; at < Math.min(offset, text.length); at += 1) {
    if (text[at] === '(') open.push(at);
    if (text[at] === ')') open.pop();
  }
  const last = open.at(-1);
  if (last === undefined) return null;
  return /([a-z]+)\s*$/.exec(text.slice(0, last))?.[1] ?? null;
}

/** The word or the sign at an offset, past white space. */
function wordAt(text: string, offset: number): Span {
  let start = Math.min(offset, text.length);
  while (start < text.length && /\s/.test(text[start] ?? '') && text[start] !== '\u00a0') start += 1;
  if (!WORD.test(text[start] ?? '')) {
    const character = text.codePointAt(start);
    return { start, end: start + (character === undefined ? 0 : String.fromCodePoint(character).length) };
  }
  let end = start;
  while (start > 0 && WORD.test(text[start - 1] ?? '')) start -= 1;
  while (end < text.length && WORD.test(text[end] ?? '')) end += 1;
  return { start, end };
}

function quoted(text: string, { start, end }: Span): string {
  const part = text.slice(start, end).replaceAll('\u00a0', ' ');
  return part.length > LONGEST_QUOTE ? `${part.slice(0, LONGEST_QUOTE - 1)}…` : part;
}
