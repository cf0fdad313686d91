import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../src/scenario/expressions/names.js';
import { parseActPattern, parseExpression, parseQuantity } from '../../src/scenario/expressions/parse.js';

const page = readFileSync(new URL('../../docs/expressions.md', import.meta.url), 'utf8');
const vocabulary = new Vocabulary(['use of force', 'joint blame', 'stray shell']);
const readers = {
  Conditions: parseExpression,
  Commitments: parseExpression,
  Numbers: parseExpression,
  Acts: parseActPattern,
  Quantities: parseQuantity,
};

/** The examples of a section: what stands in the last column of its table. */
function examplesOf(heading: string): string[] {
  const section = page.split(/^#+ /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return Array.from(section.matchAll(/\| `([^`|]+)` \|$/gm), (match) => match[1] ?? '');
}

describe('the page on expressions', () => {
  for (const [heading, parse] of Object.entries(readers)) {
    const examples = examplesOf(heading);
    it(`has examples under ${heading}`, () => {
      expect(examples.length).toBeGreaterThan(4);
    });
    it.each(examples)(`gives an example under ${heading} that is read: %s`, (text) => {
      expect(parse(text, vocabulary)).toMatchObject({ ok: true });
    });
  }
});
