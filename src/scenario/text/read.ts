import { Composer, type CST } from 'yaml';
import type { Problem } from '../diagnostics/reporter.js';
import type { Span } from '../expressions/syntax.js';
import { Builder } from './build.js';
import { Lines } from './lines.js';
import { SourceText } from './source.js';
import { LIMITS, readTokens } from './tokens.js';
import { yamlProblems } from './yaml-errors.js';

/** What a file's text says. The value is undefined if the text could not be read as YAML at all. */
export interface ReadText {
  readonly source: SourceText;
  readonly value: unknown;
  readonly problems: readonly Problem[];
}

/**
 * Reads YAML 1.2 with its core schema, so JSON too: no dates, and `yes` and `no` are text. Keys are text. What it
 * gives are plain objects, lists, texts, numbers, booleans and null. It never throws, and no text takes it long.
 */
export function readText(text: string, file: string): ReadText {
  if (text.length > LIMITS.text) {
    const message = `the file is too large: ${text.length} characters, and at most ${LIMITS.text} are read`;
    return unreadable(new SourceText(file, '', null), [{ code: 'too-large', path: [], message }]);
  }
  const withoutMark = text.startsWith('\ufeff') ? text.slice(1) : text;
  const source = new SourceText(file, withoutMark, null);
  const read = readTokens(withoutMark);
  if (read.kind !== 'tokens') return unreadable(source, [beyondLimit(read.kind, read.offset)]);
  const directives = read.tokens.filter((token) => token.type === 'directive').map(directiveProblem);
  if (directives.length > 0) return unreadable(source, directives);
  return compose(read.tokens, source, read.openQuote);
}

function compose(tokens: readonly CST.Token[], source: SourceText, openQuote: number | null): ReadText {
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    // Looked at by the builder, which says where and does not take long.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const [document, second] = composer.compose(tokens, true, source.text.length);
  if (document === undefined) return { source, value: null, problems: [] };
  const errors = yamlProblems(
    [...document.errors, ...document.warnings],
    new Lines(source.text),
    openQuote,
    source.text,
  );
  if (second !== undefined) errors.push(secondDocument(second.range));
  if (errors.length > 0) return unreadable(source, errors);
  const builder = new Builder();
  const { value, place } = builder.build(document.contents);
  const root = { ...place, block: false };
  return { source: new SourceText(source.file, source.text, root), value, problems: builder.problems };
}

function unreadable(source: SourceText, problems: readonly Problem[]): ReadText {
  return { source, value: undefined, problems };
}

function beyondLimit(kind: 'too deep' | 'too many', offset: number): Problem {
  const message =
    kind === 'too deep'
      ? `lists and sections stand more than ${LIMITS.depth} deep inside each other`
      : 'the file holds too many values to be a scenario';
  return { code: 'too-large', path: [], message, place: { start: offset, end: offset + 1 } };
}

function directiveProblem(token: CST.Token): Problem {
  return {
    code: 'not-yaml',
    path: [],
    message: 'a directive (a line that begins with %) is not read',
    hint: 'remove the line; the file is read as YAML 1.2',
    place: spanOfToken(token),
  };
}

function spanOfToken(token: CST.Token): Span {
  return { start: token.offset, end: token.offset + ('source' in token ? token.source.length : 1) };
}

function secondDocument(range: readonly number[] | null | undefined): Problem {
  const start = range?.[0] ?? 0;
  return {
    code: 'not-yaml',
    path: [],
    message: 'the file holds more than one document',
    hint: 'remove the line `---` and what follows it',
    place: { start, end: start + 3 },
  };
}
