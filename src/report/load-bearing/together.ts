import type { Bond, JointLoad, LoadBearingResult } from '../../analysis/load-bearing/index.js';
import { decimalsFor, NOT_ESTIMABLE } from '../numbers.js';
import { signed } from '../signed.js';
import { listed } from '../story/names.js';
import { differenceText, type LoadTable } from './rows.js';

/** What sets of commitments carry, in words and rows. */

/** So many sets of a kind are shown. */
const MOST_ROWS = 20;

const TOLD: readonly (Bond | null)[] = [
  'any is enough',
  'partly substitutes',
  'all are needed',
  'partly complements',
];

/** Of the promises that hang together most, how; no text where no sets were asked for. */
export function bondSentence(result: LoadBearingResult): string {
  const removed = result.together.filter(({ kind }) => kind === 'removed');
  if (removed.length === 0) return '';
  const [most] = removed
    .filter(({ bond }) => TOLD.includes(bond))
    .sort(
      (one, other) =>
        Math.sign(roundedSize(other) - roundedSize(one)) || one.commitments.length - other.commitments.length,
    );
  if (most === undefined) {
    return 'No promises are seen to stand in for each other, or to need each other.';
  }
  return bondText(most, result);
}

/** Rounded, so that of sets that differ by rounding alone the smaller comes first. */
function roundedSize({ interaction }: JointLoad): number {
  return Math.round(Math.abs(interaction?.value ?? 0) * 1e9);
}

function bondText(
  { commitments, bond, difference, separately }: JointLoad,
  result: LoadBearingResult,
): string {
  const isPair = commitments.length === 2;
  const names = listed(commitments);
  const all = isPair ? 'both' : 'all of them';
  const change = difference === null ? NOT_ESTIMABLE : differenceText(difference, result);
  const sum = separately === null ? NOT_ESTIMABLE : signed(separately, decimalsFor(result.runs));
  const added = `the ${sum} that the changes without each by itself add up to`;
  switch (bond) {
    case 'any is enough':
      return (
        `${isPair ? 'Either' : 'Any one'} of ${names} is enough: without ` +
        `${isPair ? 'one of them' : 'the others'} next to nothing changes, without ${all} ${change}.`
      );
    case 'all are needed':
      return (
        `${isPair ? '' : 'All of '}${names} are ${isPair ? 'both ' : ''}needed: without one of them it changes next to as much as without ${all}, ` +
        `${change}.`
      );
    case 'partly substitutes':
      return `${names} partly stand in for each other: without ${all} it changes by ${change}, more than ${added}.`;
    default:
      return `${names} partly need each other: without ${all} it changes by ${change}, less than ${added}.`;
  }
}

const KINDS: readonly { readonly kind: JointLoad['kind']; readonly about: string }[] = [
  { kind: 'removed', about: 'Without several at once' },
  { kind: 'always kept', about: 'Several always kept' },
  { kind: 'public', about: 'Several public' },
  { kind: 'never disclosed', about: 'Several never disclosed' },
];

/** For each kind of change, the sets that change most. */
export function togetherTables(result: LoadBearingResult): (LoadTable & { readonly about: string })[] {
  const decimals = decimalsFor(result.runs);
  return KINDS.flatMap(({ kind, about }) => {
    const all = result.together.filter((one) => one.kind === kind);
    if (all.length === 0) return [];
    const shown = all.slice(0, MOST_ROWS);
    return {
      about: shown.length < all.length ? `${about} (the first ${shown.length} of ${all.length} sets)` : about,
      heads: ['together', 'sum of each', 'beyond the sum'],
      rows: shown.map(({ commitments, difference, separately, interaction }): [string, ...string[]] => [
        commitments.join(', '),
        difference === null ? NOT_ESTIMABLE : differenceText(difference, result),
        separately === null ? NOT_ESTIMABLE : signed(separately, decimals),
        interaction === null ? NOT_ESTIMABLE : differenceText(interaction, result),
      ]),
    };
  });
}
