import { askedText } from '../analysis/evaluation/asked.js';
import type { RobustAnswer, RobustDifference, RobustResult, Verdict } from '../analysis/robustness/index.js';
import { leftOut, quoted, studyHead } from './analysis/head.js';
import { count, decimalsFor } from './numbers.js';
import { page, spaced } from './page.js';
import { signed } from './signed.js';
import { type Row, table } from './table.js';
import { variantName } from './variants.js';
import { wrap } from './wrap.js';

/** What a page about what is robust may leave out. */
export interface RobustTextOptions {
  /** The questions whose rows are shown: all unless told. */
  readonly questions?: readonly string[];
}

/** What each variant changes whatever the numbers are: in sentences, then in tables. */
export function printRobust(result: RobustResult, options: RobustTextOptions = {}): string {
  const shown = result.answers.filter(
    ({ asked }) => asked.is === 'outcome' || (options.questions?.includes(asked.question) ?? true),
  );
  const draws = `${count(result.draws)} draws of ${count(result.drawn)} numbers`;
  return page(
    spaced([
      studyHead(result, 'what stands whatever the numbers are', [draws]),
      ...result.others.flatMap((_, place) => variantBlocks(result, shown, place)),
      greatest(result, shown),
      closing(result),
      leftOut(result),
    ]),
  );
}

function variantBlocks(result: RobustResult, answers: readonly RobustAnswer[], place: number): string[][] {
  const { others, runs } = result;
  const decimals = decimalsFor(runs);
  const name = variantName(others[place] ?? null);
  const base = variantName(result.variant);
  const heads = [
    { head: `${name} beside ${base}`, wrap: 36 },
    { head: 'as given', align: 'right' as const },
    { head: 'over the draws', align: 'right' as const },
    { head: 'more', align: 'right' as const },
    { head: 'less', align: 'right' as const },
    { head: 'close', align: 'right' as const },
    { head: '' },
  ];
  const rows = answers.flatMap((one, at): Row[] => {
    const found = one.others[place];
    if (found === undefined) return [];
    const { asked, title } = one;
    const before = answers[at - 1]?.asked;
    const isNew = asked.is === 'row' && !(before?.is === 'row' && before.question === asked.question);
    const heading = asked.is === 'row' ? `${asked.question}${title === null ? '' : `: ${title}`}` : '';
    const { more, less, close } = found.counts;
    const text = asked.is === 'row' ? asked.label : askedText(asked);
    return [
      ...(isNew ? [heading] : []),
      [
        text,
        nominal(one, found, decimals),
        band(found, decimals),
        String(more),
        String(less),
        String(close),
        found.verdict,
      ],
    ];
  });
  return [headline(answers, place, { name, base }), table(heads, rows, { indent: 4 })];
}

/** `+0.313` */
function nominal({ first }: RobustAnswer, { nominal: other }: RobustDifference, decimals: number): string {
  if (first.value === null || other.value === null) return '–';
  return signed(other.value - first.value, decimals);
}

function band({ band: found }: RobustDifference, decimals: number): string {
  return found === null ? '–' : `${signed(found.low, decimals)} to ${signed(found.high, decimals)}`;
}

const TOLD: readonly { readonly verdict: Verdict; readonly words: string }[] = [
  { verdict: 'more', words: 'likelier in nearly all draws' },
  { verdict: 'less', words: 'less likely in nearly all draws' },
  { verdict: 'never less', words: 'likelier in some draws, and less likely in none' },
  { verdict: 'never more', words: 'less likely in some draws, and likelier in none' },
  { verdict: 'depends', words: 'likelier in some draws and less likely in others' },
];

/** `Under no-channel beside as given, likelier in nearly all draws: “regional war”.` */
function headline(
  answers: readonly RobustAnswer[],
  place: number,
  { name, base }: { readonly name: string; readonly base: string },
): string[] {
  const outcomes = answers.filter(({ asked }) => asked.is === 'outcome');
  const parts = TOLD.flatMap(({ verdict, words }) => {
    const names = outcomes.flatMap(({ asked, others }) => {
      return others[place]?.verdict === verdict ? [quoted(asked)] : [];
    });
    return names.length === 0 ? [] : [`${words}: ${names.join(', ')}`];
  });
  if (parts.length === 0) return wrap(`Between ${name} and ${base} no outcome differs by more than chance.`);
  return wrap(`Under ${name} beside ${base}: ${parts.join('; ')}.`);
}

/** Under which variant each answer is the greatest. */
function greatest({ variant, others }: RobustResult, answers: readonly RobustAnswer[]): string[] {
  const rows = answers.flatMap(({ asked, greatest: counts }): Row[] =>
    counts === null || counts.every((one) => one === 0) ? [] : [[askedText(asked), ...counts.map(String)]],
  );
  if (rows.length === 0) return [];
  const heads = [
    { head: '', wrap: 36 },
    ...[variant, ...others].map((one) => ({ head: variantName(one), align: 'right' as const })),
  ];
  return [
    ...wrap('In how many draws an answer is the greatest of all variants:'),
    '',
    ...table(heads, rows, { indent: 4 }),
  ];
}

function closing({ level, runs, method }: RobustResult): string[] {
  const draws =
    'Every draw gives the numbers other values within their ranges, the same for all variants, and is played on the same ' +
    'luck. As given: the difference with the numbers of the file. Over the draws: the middle 90 % of the differences. More, ';
  if (method === 'exact')
    return wrap(
      `${draws}less: in how many draws there is a difference, exact given the file; close: in how many there is none. “more” and ` +
        '“less” hold in 95 of 100 draws at least, and the contrary in none; “never less” and “never more” hold in fewer.',
    );
  return wrap(
    `${draws}less: in how many draws ${count(runs)} runs tell a difference, at ${level * 100} %; close: in how many chance alone could ` +
      'make it. “more” and “less” hold in 95 of 100 draws at least, and the contrary in no more of them than chance would ' +
      'bring about; “never less” and “never more” hold in fewer, and the contrary in no more than that.',
  );
}
