import { parse, SyntaxError as GrammarError } from './grammar.generated.js';
import { explainFailure, type Failure, keywordMeant, type Mistake, type Rule } from './mistakes.js';
import type { Vocabulary } from './names.js';
import type { ActPattern, Expression, QuantitySentence, Span } from './syntax.js';

/** A tree, or what is wrong with the text. Spans are offsets into the text as it was given. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & Mistake);

const LONGEST = 2_000;
const DEEPEST = 50;

/** Reads a condition or a number over parameters and variables: `unrest is crackdown`, `0.1 + 0.05 * tension`. */
export function parseExpression(text: string, vocabulary: Vocabulary): Parsed<Expression> {
  return read('Expression', text, vocabulary, (joined) => parse(joined, { startRule: 'Expression' }));
}

/** Reads a quantity written as a sentence: `25% within 90 days, from 5% to 60%, assumed (E11)`. */
export function parseQuantity(text: string, vocabulary: Vocabulary): Parsed<QuantitySentence> {
  return read('Quantity', text, vocabulary, (joined) => parse(joined, { startRule: 'Quantity' }));
}

/** Reads an act: `alpha strike beta.bases`. */
export function parseActPattern(text: string, vocabulary: Vocabulary): Parsed<ActPattern> {
  return read('ActPattern', text, vocabulary, (joined) => parse(joined, { startRule: 'ActPattern' }));
}

function read<T extends object>(
  rule: Rule,
  text: string,
  vocabulary: Vocabulary,
  grammar: (joined: string) => T,
): Parsed<T> {
  if (text.length > LONGEST) {
    const message = `an expression has at most ${LONGEST} characters, and this one has ${text.length}`;
    return { ok: false, message, span: { start: 0, end: text.length } };
  }
  const tooDeep = deepParenthesis(text);
  if (tooDeep !== null)
    return { ok: false, message: `more than ${DEEPEST} parentheses inside each other`, span: tooDeep };
  if (text.trim() === '') {
    return { ok: false, message: 'the text is empty', span: { start: 0, end: text.length } };
  }
  const joined = vocabulary.join(text);
  try {
    const value = grammar(joined);
    const mistake = misreading(value, joined, vocabulary);
    return mistake === null ? { ok: true, value } : { ok: false, ...mistake };
  } catch (error) {
    if (!(error instanceof GrammarError)) throw error;
    return { ok: false, ...mistakeOf(error, rule, joined, vocabulary) };
  }
}

function mistakeOf(error: GrammarError, rule: Rule, text: string, vocabulary: Vocabulary): Mistake {
  const { start, end } = error.location;
  // The grammar's own remark, with no list of what was expected.
  if (!error.expected) return { message: error.message, span: { start: start.offset, end: end.offset } };
  const expected: string[] = [];
  for (const thing of error.expected) {
    if (thing.type === 'literal') expected.push(thing.text);
    if (thing.type === 'other') expected.push(thing.description);
  }
  const failure: Failure = {
    rule,
    offset: start.offset,
    expected,
    expectsEnd: error.expected.some((thing) => thing.type === 'end'),
  };
  return explainFailure(text, failure, vocabulary);
}

function deepParenthesis(text: string): Span | null {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth > DEEPEST) return { start: at, end: at + 1 };
  }
  return null;
}

/**
 * Any three words in a row can be read as an act. What is plainly meant otherwise is told here, where the names are
 * known: `use of froce`, or `a AND b`. A tree that is too deep for those who walk it is refused too.
 */
function misreading(tree: object, text: string, vocabulary: Vocabulary): Mistake | null {
  const waiting: { readonly node: object; readonly depth: number }[] = [{ node: tree, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, depth } = next;
    if (depth > DEEPEST * 4) {
      return {
        message: 'this is too deep: split it into smaller conditions',
        span: { start: 0, end: text.length },
      };
    }
    if (isActPattern(node)) {
      const mistake = mistakenAct(node, text, vocabulary);
      if (mistake !== null) return mistake;
    }
    for (const [field, inner] of Object.entries(node) as [string, unknown][]) {
      if (typeof inner !== 'object' || inner === null) continue;
      // A long sum is a chain to the left, not deep in the sense of the author.
      const step = field === 'left' || Array.isArray(inner) ? 0 : 1;
      waiting.push({ node: inner, depth: depth + step });
    }
  }
  return null;
}

function isActPattern(node: object): node is ActPattern {
  return 'author' in node && 'act' in node && 'target' in node;
}

function mistakenAct(pattern: ActPattern, text: string, vocabulary: Vocabulary): Mistake | null {
  const { author, act, span } = pattern;
  if (act === null || vocabulary.has(act.name)) return null;
  const keyword = keywordMeant(act.name);
  if (keyword !== null) {
    const message = `"${act.name}" is not the name of an act`;
    return { message, hint: `write "${keyword}" in small letters`, span: act.span };
  }
  if (author !== null && vocabulary.has(author.name)) return null;
  const near = vocabulary.nearPhrase(text, act.span.start);
  if (near === null || near.span.start < span.start || near.span.end > span.end) return null;
  const written = text.slice(near.span.start, near.span.end).replaceAll('\u00a0', ' ');
  return {
    message: `there is nothing named "${written}"`,
    hint: `did you mean "${near.phrase}"?`,
    span: near.span,
  };
}
