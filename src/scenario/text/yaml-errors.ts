import type { YAMLError } from 'yaml';
import type { Problem } from '../diagnostics/reporter.js';
import { indentationSlip, mayBeIndentation } from './indentation.js';
import type { Lines } from './lines.js';

const QUOTE = 'put the text in quotes if it is meant as text';

/** Plain words for what the YAML library says. Its own words are kept where they are plain already. */
const WORDS: Readonly<Partial<Record<YAMLError['code'], readonly [message: string, hint?: string]>>> = {
  TAB_AS_INDENT: ['a tab is used to indent', 'use spaces; YAML allows no tabs there'],
  BLOCK_AS_IMPLICIT_KEY: [
    'there are two keys on one line',
    'put the text in quotes if it holds a colon and a space, or begin a new line for the second key',
  ],
  MULTILINE_IMPLICIT_KEY: [
    'here a key goes on in the next line',
    'add a colon after the key, or look whether the next line is indented too far',
  ],
  KEY_OVER_1024_CHARS: ['a key is longer than 1024 characters'],
  NON_STRING_KEY: ['a key must be text'],
  MULTIPLE_DOCS: ['the file holds more than one document', 'remove the line `---` and what follows it'],
  MULTIPLE_ANCHORS: ['a value has more than one anchor (&)'],
  MULTIPLE_TAGS: ['a value has more than one tag (!)'],
  BLOCK_IN_FLOW: ['a comma is missing, or a list or section in brackets goes on without them', QUOTE],
  BAD_DQ_ESCAPE: [
    'text in double quotes holds a `\\` that YAML does not know',
    'write `\\\\`, or use single quotes',
  ],
  RESOURCE_EXHAUSTION: ['lists or sections stand too deeply inside each other'],
};

const INDENT_HINT = 'lines of the same section begin at the same column';

/**
 * The errors of the YAML library, as problems. One slip often makes several errors, so of each line only the first is
 * told, and where a line is indented wrongly only that line.
 */
export function yamlProblems(
  errors: readonly YAMLError[],
  lines: Lines,
  openQuote: number | null,
  text: string,
): Problem[] {
  const slip = errors.some(mayBeIndentation) ? indentationSlip(text) : null;
  if (slip !== null) {
    const others = errors.filter(
      (error) => !mayBeIndentation(error) && error.pos[0] < (slip.place?.start ?? 0),
    );
    return [...yamlProblems(others, lines, openQuote, text), slip];
  }
  const told = new Map<number, YAMLError>();
  for (const error of errors) {
    const { line } = lines.at(error.pos[0]);
    const before = told.get(line);
    // It says more than that there are two keys.
    const better = error.code === 'MULTILINE_IMPLICIT_KEY' && before?.code === 'BLOCK_AS_IMPLICIT_KEY';
    if (before === undefined || better) told.set(line, error);
  }
  return [...told.values()].map((error) => {
    const problem = yamlProblem(error);
    // The library notices it at the end of the file; the author wants to know where it begins.
    const atEnd = error.code === 'MISSING_CHAR' && openQuote !== null && error.message.includes('quote');
    return atEnd ? { ...problem, place: { start: openQuote, end: openQuote + 1 } } : problem;
  });
}

/** An error of the YAML library, as a problem at its place in the file. */
function yamlProblem(error: YAMLError): Problem {
  const [start, end] = error.pos;
  const [message, hint] = WORDS[error.code] ?? [inOwnWords(error), hintFor(error)];
  return {
    code: 'not-yaml',
    path: [],
    message,
    ...(hint === undefined ? {} : { hint }),
    place: { start, end: Math.max(end, start + 1) },
  };
}

function inOwnWords({ code, message }: YAMLError): string {
  const first = message.split('\n')[0] ?? message;
  if (code === 'UNEXPECTED_TOKEN') {
    if (first.includes('at node end')) return 'there is text after the end of a value';
    if (first.includes('block-seq-ind')) return 'a list may not begin on the line of its key';
    const quoted = /: (".*")$/.exec(first)?.[1];
    return quoted === undefined ? 'this is not expected here' : `${quoted} is not expected here`;
  }
  if (code === 'TAG_RESOLVE_FAILED') return 'tags (!) are not read';
  if (code === 'MISSING_CHAR' && first.includes('quote'))
    return 'a quotation mark that was opened is never closed';
  if (code === 'MISSING_CHAR' && first.startsWith('Implicit')) return 'a colon is missing after this key';
  if (code === 'BAD_INDENT' && first.startsWith('Flow')) {
    const closing = first.at(-1) ?? '';
    return `a bracket that was opened is not closed: ${closing} is missing, or stands too far left`;
  }
  if (code === 'BAD_INDENT') return 'this line is indented neither as its section nor as what is around it';
  if (code === 'BAD_SCALAR_START') {
    const character = / (\S)$/.exec(first)?.[1] ?? 'this character';
    return `text may not begin with ${character} unless it is in quotes`;
  }
  return first.slice(0, 1).toLowerCase() + first.slice(1);
}

function hintFor({ code, message }: YAMLError): string | undefined {
  if (code === 'BAD_SCALAR_START') return QUOTE;
  if (code === 'TAG_RESOLVE_FAILED') return QUOTE;
  if (code === 'UNEXPECTED_TOKEN') {
    if (message.includes('block-seq-ind')) return 'begin a new line for it, or write [a, b]';
    return 'put the whole value in quotes if it holds quotes, brackets or braces of its own';
  }
  if (code === 'BAD_INDENT') return message.startsWith('Flow') ? undefined : INDENT_HINT;
  return undefined;
}
