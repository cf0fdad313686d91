import type { HeadlineResult } from '../analysis/headline/index.js';
import type { SimulationResult } from '../montecarlo/result.js';
import { headlineLines, headlineNote, headlineSentence } from './headline/lines.js';
import { table } from './table.js';
import { variantName } from './variants.js';
import { wrap } from './wrap.js';

/** The answers in brief, at the head of a page: a band and its words for each, and in small print the numbers as given. */
export function headlineBlock(
  result: SimulationResult,
  found: HeadlineResult,
  questionsOnly: boolean,
): string[] {
  const lines = headlineLines(result, found).filter(({ isOutcome }) => !questionsOnly || !isOutcome);
  if (lines.length === 0) return [];
  const heads = [
    { head: '', wrap: 36 },
    { head: 'band' },
    { head: 'in words', wrap: 30 },
    { head: 'as given [chance]' },
  ];
  const rows = lines.map(({ what, band, words, asGiven }) => [what, band, words, asGiven]);
  return [
    ...wrap(headlineSentence(variantName(result.variant), found)),
    '',
    ...table(heads, rows, { indent: 2 }),
    '',
    ...wrap(headlineNote(found), { first: '  ', rest: '  ' }),
  ];
}
