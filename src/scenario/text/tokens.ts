import { CST, Lexer, Parser } from 'yaml';

/** Limits that no scenario comes near, so that no text can take long or much memory. */
export const LIMITS = {
  /** Characters of the file. */
  text: 2_000_000,
  /** Lexical tokens of the file. */
  tokens: 500_000,
  /** Lists and sections inside each other. */
  depth: 64,
  /** Values, each alias counted as all that it stands for. */
  values: 100_000,
} as const;

/** The tokens of the file, with the offset of a quotation mark that is never closed; or the offset at which it goes beyond a limit. */
export type Tokens =
  | { readonly kind: 'tokens'; readonly tokens: readonly CST.Token[]; readonly openQuote: number | null }
  | { readonly kind: 'too deep' | 'too many'; readonly offset: number };

/**
 * Reads the file's text into tokens. The reader of the YAML library keeps a stack of its own here, so depth is
 * looked at before anything calls itself for every level.
 */
export function readTokens(text: string): Tokens {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let count = 0;
  let openQuote: number | null = null;
  for (const lexeme of new Lexer().lex(text)) {
    if (isOpenQuote(lexeme)) openQuote = parser.offset;
    for (const token of parser.next(lexeme)) tokens.push(token);
    count += 1;
    if (count > LIMITS.tokens) return { kind: 'too many', offset: parser.offset };
    // A document and a scalar may stand around and on top of the collections.
    if (parser.stack.length > LIMITS.depth + 2) return { kind: 'too deep', offset: parser.offset };
  }
  for (const token of parser.end()) tokens.push(token);
  return { kind: 'tokens', tokens, openQuote };
}

function isOpenQuote(lexeme: string): boolean {
  const type = CST.tokenType(lexeme);
  if (type !== 'double-quoted-scalar' && type !== 'single-quoted-scalar') return false;
  return lexeme.length < 2 || !lexeme.endsWith(lexeme.slice(0, 1));
}
