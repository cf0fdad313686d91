import type {
  LoadBearingResult,
  LoadChange,
  LoadChangeKind,
  LoadDifference,
} from '../../analysis/load-bearing/index.js';
import { quoted } from '../analysis/head.js';
import { count, decimalsFor, NOT_ESTIMABLE, probability, withInterval } from '../numbers.js';
import { signed, signedWithInterval } from '../signed.js';

/** What each commitment carries, in words and rows, for whatever it is written in. */

/** The heads of a table but the first, whose column has the names, and its rows. */
export interface LoadTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly [string, ...string[]])[];
}

/** What most changes what is asked by being taken away. */
export function loadSentence(result: LoadBearingResult): string {
  const { asked, nominal, commitments, runs } = result;
  const decimals = decimalsFor(runs);
  const start = `${quoted(asked)} has probability ${withInterval(nominal, decimals)}.`;
  const removals = commitments.flatMap(({ name, changes: all }) => {
    const change = all.find(({ kind }) => kind === 'removed');
    return change?.difference === null || change === undefined ? [] : [{ name, ...change.difference }];
  });
  const [most] = removals.sort((one, other) => Math.abs(other.value) - Math.abs(one.value));
  if (most === undefined || most.value === 0) return `${start} No commitment makes a difference to it.`;
  return (
    `${start} It changes most without ${most.name}: ${differenceText(most, result)}` +
    `${most.low > 0 || most.high < 0 ? '' : ', which these runs cannot tell from nothing'}.`
  );
}

const KINDS: readonly { readonly kind: LoadChangeKind; readonly head: string }[] = [
  { kind: 'removed', head: 'without it' },
  { kind: 'always kept', head: 'always kept' },
  { kind: 'public', head: 'public' },
  { kind: 'never disclosed', head: 'never disclosed' },
];

/** How what is asked changes with each commitment and each channel; null where there is none. */
export function changesTable(result: LoadBearingResult): LoadTable | null {
  const { commitments, channels } = result;
  const all = [...commitments, ...channels];
  const kinds = KINDS.filter(({ kind }) =>
    all.some((row) => row.changes.some((change) => change.kind === kind)),
  );
  if (kinds.length === 0) return null;
  return {
    heads: kinds.map(({ head }) => head),
    rows: all.map(({ name, changes }) => [name, ...kinds.map(({ kind }) => cell(changes, kind, result))]),
  };
}

function cell(all: readonly LoadChange[], wanted: LoadChangeKind, result: LoadBearingResult): string {
  // A channel that is cut is taken away as a commitment is that is removed.
  const kinds = wanted === 'removed' ? [wanted, 'cut'] : [wanted];
  const found = all.find(({ kind }) => kinds.includes(kind));
  if (found === undefined) return '';
  return found.difference === null ? NOT_ESTIMABLE : differenceText(found.difference, result);
}

/** A difference with its interval, if it has one. */
export function differenceText(difference: LoadDifference, { runs }: LoadBearingResult): string {
  return signedWithInterval(difference, decimalsFor(runs));
}

/** What each commitment contributes, and in words what that is; null where it is not known. */
export function shapleyTable({
  asked,
  shapley,
  runs,
}: LoadBearingResult): (LoadTable & { readonly about: string }) | null {
  if (shapley === null) return null;
  const decimals = decimalsFor(runs);
  const { all, none, exact, values } = shapley;
  return {
    about:
      `What each contributes: from ${probability(none, decimals)} with no commitment to ${probability(all, decimals)} with all, ` +
      `${quoted(asked)} moves by (Shapley values${exact ? '' : ', sampled'})`,
    heads: [''],
    rows: values.map(({ player, value, halfWidth }) => [
      player,
      `${signed(value, decimals)}${exact ? '' : ` ± ${halfWidth.toFixed(decimals)}`}`,
    ]),
  };
}

/** How often each commitment was put to the test; null where none was. */
export function testsTable({
  commitments,
  runs,
  traced,
}: LoadBearingResult): (LoadTable & { readonly about: string }) | null {
  const tried = commitments.filter(({ tests }) => (tests?.tempted ?? 0) > 0);
  if (tried.length === 0) return null;
  return {
    about: `Put to the test: times over ${count(runs)} runs; the last two columns over the first ${count(traced)} of them`,
    heads: ['tempted', 'kept', 'spared', 'broken', 'held an act back', 'and nothing else did'],
    rows: tried.map(({ name, tests, held, heldAlone }) => [
      name,
      count(tests?.tempted ?? 0),
      count(tests?.kept ?? 0),
      count(tests?.spared ?? 0),
      count(tests?.broken ?? 0),
      count(held),
      count(heldAlone),
    ]),
  };
}

/** What happens to every outcome without each commitment, or with a channel cut; null where there is neither. */
export function outcomesTable(result: LoadBearingResult): LoadTable | null {
  const decimals = decimalsFor(result.runs);
  const gone = [...result.commitments, ...result.channels].flatMap(({ name, changes }) => {
    const change = changes.find(({ kind }) => kind === 'removed' || kind === 'cut');
    return change === undefined ? [] : [{ name, change }];
  });
  if (gone.length === 0) return null;
  return {
    heads: ['as it is', ...gone.map(({ name }) => name)],
    rows: result.outcomes.map(({ name, probability: { value } }, place) => [
      name,
      value === null ? '–' : probability(value, decimals),
      ...gone.map(({ change }) => {
        const found = change.outcomes[place] ?? null;
        return found === null ? '–' : signed(found.value, decimals);
      }),
    ]),
  };
}

/** How to read the differences, and what was left out. */
export function loadRemarks({ impossible, method, together }: LoadBearingResult): string[] {
  return [
    ...(method === 'exact'
      ? []
      : [
          'Differences are on common luck; their intervals are those of independent runs, so rather too wide than too narrow: ' +
            '`compare` has narrower ones for variants that are written down.' +
            (together.length === 0 ? '' : ' Those of several at once are of common luck itself.'),
        ]),
    ...(impossible.length === 0
      ? []
      : [`Left out, for they go together in no model with the rest: ${impossible.join('; ')}.`]),
  ];
}
