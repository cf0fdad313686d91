import fc from 'fast-check';
import { markdownReport } from 'brinkmanship';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { codeMarkdown, escapeMarkdown } from '../../src/report/markdown/escape.js';
import { visible } from '../../src/scenario/diagnostics/visible.js';
import { HOSTILE_TEXTS } from '../fuzz/hostile-values.js';
import { hostile, honest, reportOf } from './hostile.js';

/**
 * What Markdown says is asked of a parser of it (markdown-it: CommonMark with tables, with HTML let through and addresses
 * made links, as a page for strangers had better not).
 */
const parser = new MarkdownIt({ html: true, linkify: true });
// A bare name with a point in it is no link where Markdown is commonly shown. An address of mail may be one, and harms nobody.
parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

type Token = ReturnType<typeof parser.parse>[number];

/** All tokens, those within lines too. */
function tokensOf(markdown: string): Token[] {
  return parser.parse(markdown, {}).flatMap((token) => [token, ...(token.children ?? [])]);
}

/** Where a text of a scenario may stand: around it, and what the parser makes of that with a word in its place. */
const PLACES: readonly (readonly [string, (text: string) => string])[] = [
  ['a paragraph', (text) => text],
  ['a sentence', (text) => `Of ${text} it is said.`],
  ['a heading', (text) => `## ${text}`],
  ['a list', (text) => `- ${text}`],
  ['a quotation', (text) => `> ${text}`],
  ['strong words', (text) => `**${text}x**`],
  ['a table', (text) => `| a | b |\n| --- | ---: |\n| ${text} | 1 |`],
];

const shape = (tokens: readonly Token[]): string[] =>
  tokens.map(({ type }) => type).filter((type) => type !== 'text' && type !== 'text_special');
const textOf = (tokens: readonly Token[]): string =>
  tokens
    .filter(({ type }) => type === 'text' || type === 'text_special')
    .map(({ content }) => content)
    .join('');

/** Texts of what Markdown makes something of, and of what it does not. */
const odd = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...'\\`*_{}[]()#+-.!|~$@<>&:;="\'/ \n\t19a'.split('')) },
      fc.constantFrom(
        'https://',
        'www.',
        'ftp://',
        'mailto:',
        '&lt;',
        '&#60;',
        '<!--',
        '-->',
        '](',
        '```',
        '---',
      ),
      fc.constantFrom(...HOSTILE_TEXTS),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('a text in Markdown', () => {
  it.each(PLACES)('is that text and nothing else in %s', (_, around) => {
    const said = (text: string): void => {
      const tokens = tokensOf(around(escapeMarkdown(text)));
      const word = tokensOf(around('word'));
      const bare = visible(text.replaceAll('\n', ' ')).trim();
      if (bare === '') return;
      expect(shape(tokens)).toEqual(shape(word));
      expect(textOf(tokens).replaceAll(/\s+/g, ' ')).toBe(
        textOf(word)
          .replace('word', () => bare)
          .replaceAll(/\s+/g, ' '),
      );
    };
    HOSTILE_TEXTS.forEach(said);
    fc.assert(fc.property(odd, said), { numRuns: 500 });
  });

  it.each(PLACES.filter(([place]) => place !== 'a table'))('is code as it stands in %s', (_, around) => {
    const said = (text: string): void => {
      const bare = visible(text.replaceAll('\n', ' '));
      if (bare.trim() === '') return;
      const codes = tokensOf(around(codeMarkdown(text))).filter(({ type }) => type === 'code_inline');
      expect(codes.map(({ content }) => content.trim())).toEqual([bare.trim()]);
    };
    HOSTILE_TEXTS.forEach(said);
    fc.assert(fc.property(odd, said), { numRuns: 500 });
  });
});

describe('a report in Markdown', () => {
  it('on a scenario with hostile texts is made as one with its own, and no more', async () => {
    const written = markdownReport(reportOf(await hostile()));
    const tokens = tokensOf(written);
    expect(shape(tokens)).toEqual(shape(tokensOf(markdownReport(reportOf(await honest())))));
    expect(tokens.filter(({ type }) => /html|link|image|fence/.test(type))).toEqual([]);
    expect(textOf(tokens)).toContain('<img src=x onerror=alert(1)>');
    expect(written.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});
