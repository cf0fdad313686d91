import type {
  CommitmentLoad,
  LoadBearingResult,
  LoadChange,
  LoadChangeKind,
} from '../analysis/load-bearing/index.js';
import { quoted, studyHead } from './analysis/head.js';
import { count, decimalsFor, probability, withInterval } from './numbers.js';
import { page, spaced } from './page.js';
import { signed, signedWithInterval } from './signed.js';
import { type Row, table } from './table.js';
import { wrap } from './wrap.js';

/** What each commitment carries, as a page to read: in a sentence, then what changes with it, then its tests. */
export function printLoadBearing(result: LoadBearingResult): string {
  return page(
    spaced([
      studyHead(result, `what carries ${quoted(result.asked)}`, [`${count(result.evaluations)} models`]),
      sentence(result),
      changes(result),
      shapley(result),
      tests(result),
      outcomes(result),
      closing(result),
    ]),
  );
}

function sentence({ asked, nominal, commitments, runs }: LoadBearingResult): string[] {
  const decimals = decimalsFor(runs);
  const start = `${quoted(asked)} has probability ${withInterval(nominal, decimals)}.`;
  const removals = commitments.flatMap(({ name, changes: all }) => {
    const change = all.find(({ kind }) => kind === 'removed');
    return change?.difference === null || change === undefined ? [] : [{ name, ...change.difference }];
  });
  const [most] = removals.sort((one, other) => Math.abs(other.value) - Math.abs(one.value));
  if (most === undefined || most.value === 0) return wrap(`${start} No commitment makes a difference to it.`);
  return wrap(
    `${start} Most changes without ${most.name}: ${signedWithInterval(most, decimals)}` +
      `${most.low > 0 || most.high < 0 ? '' : ', which these runs cannot tell from nothing'}.`,
  );
}

const KINDS: readonly { readonly kind: LoadChangeKind; readonly head: string }[] = [
  { kind: 'removed', head: 'without it' },
  { kind: 'always kept', head: 'always kept' },
  { kind: 'public', head: 'public' },
  { kind: 'never disclosed', head: 'never disclosed' },
];

function changes(result: LoadBearingResult): string[] {
  const decimals = decimalsFor(result.runs);
  const rows = [...result.commitments, ...result.channels];
  const kinds = KINDS.filter(({ kind }) =>
    rows.some((row) => row.changes.some((change) => change.kind === kind)),
  );
  if (kinds.length === 0) return [];
  const heads = [{ head: '', wrap: 30 }, ...kinds.map(({ head }) => ({ head, align: 'right' as const }))];
  return [
    ...wrap(`How ${quoted(result.asked)} changes`),
    '',
    ...table(
      heads,
      rows.map((row): Row => [row.name, ...kinds.map(({ kind }) => cell(row.changes, kind, decimals))]),
      { indent: 4 },
    ),
  ];
}

function cell(all: readonly LoadChange[], wanted: LoadChangeKind, decimals: number): string {
  // A channel that is cut is taken away as a commitment is that is removed.
  const kinds = wanted === 'removed' ? [wanted, 'cut'] : [wanted];
  const found = all.find(({ kind }) => kinds.includes(kind));
  if (found === undefined) return '';
  return found.difference === null ? 'not estimable' : signedWithInterval(found.difference, decimals);
}

function shapley({ asked, shapley: found, runs }: LoadBearingResult): string[] {
  if (found === null) return [];
  const decimals = decimalsFor(runs);
  const { all, none, exact, values } = found;
  const rows = values.map(
    ({ player, value, halfWidth }): Row => [
      player,
      `${signed(value, decimals)}${exact ? '' : ` ± ${halfWidth.toFixed(decimals)}`}`,
    ],
  );
  return [
    ...wrap(
      `What each contributes: from ${probability(none, decimals)} with no commitment to ${probability(all, decimals)} with all, ` +
        `${quoted(asked)} moves by (Shapley values${exact ? '' : ', sampled'})`,
    ),
    '',
    ...table(
      [
        { head: '', wrap: 50 },
        { head: '', align: 'right' as const },
      ],
      rows,
      { indent: 4 },
    ),
  ];
}

function tests({ commitments, runs, traced }: LoadBearingResult): string[] {
  const tried = commitments.filter(({ tests: found }) => (found?.tempted ?? 0) > 0);
  if (tried.length === 0) return [];
  const heads = [
    { head: '', wrap: 40 },
    ...['tempted', 'kept', 'spared', 'broken', 'held an act back', 'and nothing else did'].map((head) => ({
      head,
      align: 'right' as const,
    })),
  ];
  const rows = tried.map(
    ({ name, tests: found, held, heldAlone }: CommitmentLoad): Row => [
      name,
      count(found?.tempted ?? 0),
      count(found?.kept ?? 0),
      count(found?.spared ?? 0),
      count(found?.broken ?? 0),
      count(held),
      count(heldAlone),
    ],
  );
  return [
    ...wrap(
      `Put to the test: times over ${count(runs)} runs; the last two columns over the first ${count(traced)} of them`,
    ),
    '',
    ...table(heads, rows, { indent: 4 }),
  ];
}

/** What happens to every outcome without each commitment, or with a channel cut. */
function outcomes(result: LoadBearingResult): string[] {
  const decimals = decimalsFor(result.runs);
  const gone = [...result.commitments, ...result.channels].flatMap(({ name, changes: all }) => {
    const change = all.find(({ kind }) => kind === 'removed' || kind === 'cut');
    return change === undefined ? [] : [{ name, change }];
  });
  if (gone.length === 0) return [];
  const heads = [
    { head: '', wrap: 34 },
    { head: 'as it is', align: 'right' as const },
    ...gone.map(({ name }) => ({ head: name, align: 'right' as const })),
  ];
  const rows = result.outcomes.map(
    ({ name, probability: { value } }, place): Row => [
      name,
      value === null ? '–' : probability(value, decimals),
      ...gone.map(({ change }) => {
        const found = change.outcomes[place] ?? null;
        return found === null ? '–' : signed(found.value, decimals);
      }),
    ],
  );
  return ['Every outcome, without each of them', '', ...table(heads, rows, { indent: 4 })];
}

function closing({ impossible, method }: LoadBearingResult): string[] {
  return [
    ...(method === 'exact'
      ? []
      : wrap(
          'Differences are on common luck; their intervals are those of independent runs, so rather too wide than too narrow: ' +
            '`compare` has narrower ones for variants that are written down.',
        )),
    ...(impossible.length === 0
      ? []
      : wrap(`Left out, for they go together in no model with the rest: ${impossible.join('; ')}.`)),
  ];
}
