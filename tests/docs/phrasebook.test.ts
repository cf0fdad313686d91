import { lower, readDocument } from 'brinkmanship';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { blocksOf, readPage } from './page.js';

/** Every block of the phrasebook is laid over its frame, and read: what a newcomer copies has to work. */

const blocks = blocksOf(readPage('docs/phrasebook.md')).filter(({ language }) => language === 'yaml');
const [frame, ...phrases] = blocks;

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Sections are joined; an entry of a section takes the place of one with its name. */
function laidOver(base: unknown, top: unknown): unknown {
  if (!isMap(base) || !isMap(top)) return top;
  const joined: Record<string, unknown> = { ...base };
  for (const [section, entries] of Object.entries(top)) {
    const under = joined[section];
    joined[section] = isMap(under) && isMap(entries) ? { ...under, ...entries } : entries;
  }
  return joined;
}

describe('the phrasebook', () => {
  it('has a frame and phrases', () => {
    expect(frame?.text).toContain('brinkmanship: 1');
    expect(phrases.length).toBeGreaterThan(10);
  });

  it.each(phrases.map(({ text, line }) => ({ text, line })))('line $line can be copied', ({ text }) => {
    const { scenario, diagnostics } = readDocument(laidOver(parse(frame?.text ?? ''), parse(text)));
    expect(diagnostics).toEqual([]);
    if (scenario === null) throw new Error('it was read without a word, and gives no scenario');
    for (const variant of [null, ...scenario.variants.map(({ name }) => name)]) {
      const { model, diagnostics: found } = lower(scenario, { variant });
      expect(found).toEqual([]);
      expect(model).not.toBeNull();
    }
  });
});
