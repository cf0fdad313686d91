import type { EpistemicAnswer, EpistemicResult } from '../../analysis/epistemic/index.js';
import { percentBand } from '../../analysis/methods/probability-words/index.js';
import { askedText } from '../../analysis/evaluation/asked.js';
import { spreadSentence } from '../epistemic/sentence.js';
import { count, decimalsFor, probability } from '../numbers.js';
import { spaced } from '../page.js';
import { listed } from '../story/names.js';
import { type Row, table } from '../table.js';
import { wrap } from '../wrap.js';

/** Whose numbers the spread rests on, as blocks of a page. */
export function spreadLines(result: EpistemicResult): string[] {
  return spaced([
    ['WHOSE NUMBERS THE SPREAD RESTS ON'],
    opening(result),
    result.answers.flatMap((answer) => sentence(answer, result)),
    shares(result),
  ]);
}

function opening({ draws, runs, groups }: EpistemicResult): string[] {
  if (groups.length === 0) return ['No number has a range, so there is no spread.'];
  const numbers = listed(groups.map(({ basis, numbers: those }) => `${those} ${basis}`));
  return wrap(
    `${count(draws)} draws of ${numbers} numbers over their ranges, ${count(runs)} runs of each. A band holds nine draws in ten.`,
  );
}

function sentence(answer: EpistemicAnswer, { groups }: EpistemicResult): string[] {
  const { band, asked } = answer;
  if (band === null || band.greatest === 0) return [];
  const what = spreadSentence(answer, groups);
  return wrap(
    `“${askedText(asked)}”: ${percentBand(band)}. ${what ?? 'It hardly varies beside its chance.'}`,
  );
}

function shares({ answers, groups, runs }: EpistemicResult): string[] {
  const told = answers.filter(({ parts }) => parts !== null);
  if (told.length === 0 || groups.length < 2) return [];
  const heads = [
    { head: '', wrap: 40 },
    { head: 'band', align: 'right' as const },
    ...groups.map(({ basis, numbers }) => ({ head: `${basis} (${numbers})`, align: 'right' as const })),
  ];
  const decimals = decimalsFor(runs);
  const rows = told.map(
    ({ asked, band, parts }): Row => [
      askedText(asked),
      band === null ? '–' : `${probability(band.low, decimals)} to ${probability(band.high, decimals)}`,
      ...groups.map(({ basis }) => {
        const share = parts?.find((one) => one.basis === basis)?.share;
        if (share === undefined || share.value === null) return '–';
        const percent = Math.round(100 * share.value);
        return `${percent < 0 ? '−' : ''}${Math.abs(percent)} ± ${(100 * (share.halfWidth ?? 0)).toFixed(0)} %`;
      }),
    ],
  );
  return table(heads, rows, { indent: 4 });
}
