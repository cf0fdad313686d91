import { likelihoodWords, percentBand } from '../analysis/methods/probability-words/index.js';
import type { EpistemicAnswer, EpistemicResult } from '../analysis/epistemic/index.js';
import { askedText } from '../analysis/evaluation/asked.js';
import { leftOut, studyHead } from './analysis/head.js';
import { spreadSentence } from './epistemic/sentence.js';
import { count, decimalsFor, probability, withInterval } from './numbers.js';
import { page, spaced } from './page.js';
import { listed } from './story/names.js';
import { type Row, table } from './table.js';
import { wrap } from './wrap.js';

/** What a page about what is not known may leave out. */
export interface EpistemicTextOptions {
  /** The questions whose rows are shown: all unless told. */
  readonly questions?: readonly string[];
}

/** Every probability with its two bands, as a page to read: in words, then in a table, then what the spread rests on. */
export function printEpistemic(result: EpistemicResult, options: EpistemicTextOptions = {}): string {
  const shown = result.answers.filter(
    ({ asked }) => asked.is === 'outcome' || (options.questions?.includes(asked.question) ?? true),
  );
  const draws = `${count(result.draws)} draws of the numbers`;
  return page(
    spaced([
      studyHead(result, 'what is not known', [draws]),
      headlines(result, shown),
      bands(result, shown),
      shares(result, shown),
      closing(result),
      leftOut(result),
    ]),
  );
}

/** `“regional war”: very unlikely to unlikely (5 to 31 %). 92 % of this band comes from assumed numbers, 8 % from calibrated ones.` */
function headlines({ groups }: EpistemicResult, answers: readonly EpistemicAnswer[]): string[] {
  return answers.flatMap((answer) => {
    const { asked, band } = answer;
    if (asked.is !== 'outcome' || band === null || band.greatest === 0) return [];
    const whose = groups.length < 2 ? null : spreadSentence(answer, groups);
    return wrap(
      `“${asked.name}”: ${likelihoodWords(band)} (${percentBand(band)}).${whose === null ? '' : ` ${whose}`}`,
    );
  });
}

function bands({ runs }: EpistemicResult, answers: readonly EpistemicAnswer[]): string[] {
  const decimals = decimalsFor(runs);
  const heads = [
    { head: '', wrap: 34 },
    { head: 'as given [chance]', align: 'right' as const },
    { head: 'not known: 5 to 95 %', align: 'right' as const },
    { head: 'least to greatest', align: 'right' as const },
    { head: 'middle', align: 'right' as const },
  ];
  const rows = answers.flatMap(({ asked, title, nominal, band }, place): Row[] => {
    const before = answers[place - 1]?.asked;
    const isNew = asked.is === 'row' && !(before?.is === 'row' && before.question === asked.question);
    const heading = asked.is === 'row' ? `${asked.question}${title === null ? '' : `: ${title}`}` : '';
    return [
      ...(isNew ? [heading] : []),
      [
        asked.is === 'row' ? asked.label : askedText(asked),
        withInterval(nominal, decimals),
        band === null ? '–' : `${probability(band.low, decimals)} to ${probability(band.high, decimals)}`,
        band === null
          ? '–'
          : `${probability(band.least, decimals)} to ${probability(band.greatest, decimals)}`,
        band === null ? '–' : probability(band.median, decimals),
      ],
    ];
  });
  return table(heads, rows, { indent: 4 });
}

/** On what the spread rests: a column for each basis. */
function shares({ groups }: EpistemicResult, answers: readonly EpistemicAnswer[]): string[] {
  if (groups.length === 0) return [];
  const inWords = groups.map(({ basis, numbers }) => `${numbers} ${basis}`);
  const [only, another] = groups;
  if (only !== undefined && another === undefined) {
    const numbers = only.numbers === 1 ? 'number' : 'numbers';
    return wrap(`All of the spread rests on ${listed(inWords)} ${numbers}.`);
  }
  const told = answers.filter((one) => one.asked.is === 'outcome' && one.shares !== null);
  const heads = [
    { head: '', wrap: 50 },
    ...groups.map(({ basis, numbers }) => ({ head: `${basis} (${numbers})`, align: 'right' as const })),
  ];
  const rows = told.map(
    (one): Row => [
      askedText(one.asked),
      ...groups.map(({ basis }) => {
        const found = one.shares?.find((each) => each.basis === basis)?.share;
        if (found === undefined || found.value === null) return '–';
        return `${found.value < 0 ? '−' : ''}${Math.abs(found.value).toFixed(2)} ± ${(found.halfWidth ?? 0).toFixed(2)}`;
      }),
    ],
  );
  if (rows.length === 0) return [];
  return [
    ...wrap(
      'On what the spread rests: which share of its variance would stay if all numbers but these were known (in brackets how many)',
    ),
    '',
    ...table(heads, rows, { indent: 4 }),
  ];
}

function closing({ answers, runs, method }: EpistemicResult): string[] {
  if (method === 'exact') {
    return wrap(
      'As given: the answer with the numbers of the file, exact given the file. Not known: where the answer lies when the numbers ' +
        'are drawn over their ranges; only more knowledge narrows it.',
    );
  }
  const widest = Math.max(0, ...answers.map(({ chance }) => chance));
  return wrap(
    'Two bands, which are not to be added up. In brackets: how far chance alone may have moved an answer, were all numbers ' +
      'right; more runs narrow it. Not known: where the answer lies when the numbers are drawn over their ranges; only more ' +
      `knowledge narrows it. Of ${count(runs)} runs a draw's own answer is known to ±${widest.toFixed(3)} at worst, which makes the ` +
      'bands look a little wider than they are.',
  );
}
