import type {
  ComparedPair,
  CompareResult,
  ExactDifference,
  PairedDifference,
} from '../analysis/compare/index.js';
import type { Scenario } from '../scenario/scenario.js';
import { changeLines, changeTable, headline } from './compare/changes.js';
import { count, decimalsFor, withInterval } from './numbers.js';
import { page, spaced } from './page.js';
import { signed, signedWithInterval } from './signed.js';
import { type Row, table } from './table.js';
import { duration } from './ticks.js';
import { variantName } from './variants.js';
import { wrap } from './wrap.js';

/** What a page about a comparison may draw on beside its result. */
export interface CompareTextOptions {
  /** The questions whose rows are shown: all unless told. */
  readonly questions?: readonly string[];
  /** Gives the words for what is believed. */
  readonly scenario?: Scenario;
  /** The command that tells a run under a variant; no commands are shown without it. */
  readonly traceCommand?: (variant: string | null, run: number) => string;
}

/** A comparison as a page to read: in a sentence, then in tables, then where changed runs part from their twins. */
export function printComparison(result: CompareResult, options: CompareTextOptions = {}): string {
  return page(
    spaced([
      header(result),
      ...result.pairs.flatMap((pair) => pairBlocks(result, pair, options)),
      closing(result),
    ]),
  );
}

function header(result: CompareResult): string[] {
  const { scenario, first, pairs, runs, seed, level, stopped } = result;
  const others = pairs.map(({ second }) => variantName(second)).join(', ');
  const facts = [
    duration(result.tick, result.horizon),
    `${count(runs)} ${runs === 1 ? 'run' : 'runs'} of each`,
    `seed ${seed}`,
    `${level * 100}% intervals`,
  ];
  return [
    ...wrap(scenario),
    ...wrap(`${variantName(first)}, and on the same luck ${others}`),
    facts.join(' · '),
    ...(stopped ? ['Stopped early: the runs compared here are all that had been played by then.'] : []),
  ];
}

function pairBlocks(result: CompareResult, pair: ComparedPair, options: CompareTextOptions): string[][] {
  const first = variantName(result.first);
  const second = variantName(pair.second);
  const decimals = decimalsFor(result.runs);
  const shown = pair.rows.filter(({ question }) => options.questions?.includes(question) ?? true);
  const isSolved = pair.outcomes.some(({ exact }) => exact !== null);
  const heads = [
    { head: '', wrap: isSolved ? 26 : 31 },
    { head: first, align: 'right' as const },
    { head: second, align: 'right' as const },
    { head: 'difference', align: 'right' as const },
    ...(isSolved ? [{ head: 'exact', align: 'right' as const }] : []),
  ];
  const row = (name: string, one: PairedDifference & { readonly exact: ExactDifference | null }): Row => [
    name,
    withInterval(one.first, decimals),
    withInterval(one.second, decimals),
    signedWithInterval(one, decimals),
    ...(isSolved ? [one.exact === null ? '–' : signed(exactDifference(one.exact), EXACT)] : []),
  ];
  const rows = [
    'How it ends',
    ...pair.outcomes.map((one) => row(one.name, one)),
    ...shown.flatMap((one, place): Row[] => {
      const isNew = place === 0 || shown[place - 1]?.question !== one.question;
      const title = one.title === null ? one.question : `${one.question}: ${one.title}`;
      return [...(isNew ? [title] : []), row(one.label, one)];
    }),
  ];
  return [
    headline(result, pair, options.scenario ?? null),
    [...table(heads, rows, { indent: 4 }), ...sharedLuck(pair)],
    changeTable(pair, { first, second }),
    changeLines(result, pair, options),
  ];
}

/** Digits of a difference that is exact, and what rounding may add up to. */
const EXACT = 5;
const DUST = 1e-11;

function exactDifference({ first, second }: ExactDifference): number {
  return Math.abs(second - first) < DUST ? 0 : second - first;
}

/** How many times as many runs two independent simulations would need to tell the outcomes as narrowly. */
function sharedLuck({ outcomes }: ComparedPair): string[] {
  const worths = outcomes
    .flatMap(({ varianceRatio }) =>
      varianceRatio === null || varianceRatio === 0 ? [] : [1 / varianceRatio],
    )
    .sort((one, other) => one - other);
  const [least = 0] = worths;
  const most = worths.at(-1);
  if (most === undefined) return [];
  const text =
    `Without shared luck, ${least.toFixed(1)} to ${most.toFixed(1)} times as many runs would be needed to tell ` +
    'these differences as narrowly.';
  return ['', ...wrap(text, { first: '  ' })];
}

function closing({ pairs }: CompareResult): string[] {
  const isSolved = pairs.some(({ outcomes }) => outcomes.some(({ exact }) => exact !== null));
  return wrap(
    'A difference is that of the second world less the first. Its interval is for chance alone, and takes the runs in pairs.' +
      (isSolved ? ' Beside it stands the difference itself, exact given the file.' : ''),
  );
}
