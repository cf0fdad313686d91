import { lower, readDocument } from 'brinkmanship';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { blocksOf, readPage } from './page.js';
import { FRAGMENTS } from './pages.js';
import { addStep } from './scenario-steps.js';

/** The blocks that show how a thing is written: each is laid over the file that its page names, and read. */

describe.each(Object.entries(FRAGMENTS))('%s', (page, { file, with: besides }) => {
  const base = readPage(`scenarios/${file}.yaml`);
  const frame = besides === undefined ? base : addStep(base, besides);
  const blocks = blocksOf(readPage(page)).filter(({ language }) => language === 'yaml');

  it('has blocks, and names the file', () => {
    expect(blocks).not.toEqual([]);
    const isNamed = readPage(page).includes(`scenarios/${file}.yaml`);
    expect(isNamed || page === 'docs/expressions.md').toBe(true);
  });

  it.each(blocks)('line $line is read without a word', ({ text }) => {
    const { scenario, diagnostics } = readDocument(parse(addStep(frame, text)));
    expect(diagnostics).toEqual([]);
    if (scenario === null) throw new Error('it gives no scenario');
    const { model, diagnostics: found } = lower(scenario, {});
    expect(found).toEqual([]);
    expect(model).not.toBeNull();
  });
});
