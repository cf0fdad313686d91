import type { ThreatLedger, ThreatsResult } from '../../analysis/accounts/threats/index.js';
import { count, decimalsFor, withInterval } from '../numbers.js';
import { spaced } from '../page.js';
import { type Row, table } from '../table.js';
import { wrap } from '../wrap.js';

/** The ledger of threats, as blocks of a page. */
export function threatLines(result: ThreatsResult): string[] {
  return spaced([
    ['THE LEDGER OF THREATS'],
    opening(result),
    ledger(result),
    effects(result),
    closing(result),
  ]);
}

function opening({ of, counted, runs, threats }: ThreatsResult): string[] {
  const which =
    of === null
      ? `${count(runs)} runs, each beside its twin on the same luck without the threat.`
      : `${count(counted)} of ${count(runs)} runs end in “${of}”, each beside its twin on the same luck without the threat.`;
  return wrap(threats.length === 0 ? `${which} There is no threat here.` : which);
}

function ledger({ threats, runs }: ThreatsResult): string[] {
  const [first] = threats;
  if (first === undefined) return [];
  const decimals = decimalsFor(runs);
  const heads = [
    { head: '', wrap: 30 },
    ...threats.map(({ name }) => ({ head: name, align: 'right' as const })),
  ];
  const rows = first.rows.map(
    ({ row }, place): Row => [
      row,
      ...threats.map(({ rows: own }) => {
        const share = own[place]?.share;
        return share === undefined ? '' : withInterval(share, decimals);
      }),
    ],
  );
  return table(
    heads,
    [
      ['warns', ...threats.map(({ warned }) => warned.join(', '))],
      ...rows,
      ['provoked', ...threats.map(({ provoked }) => withInterval(provoked.share, decimals))],
      ['times challenged', ...threats.map(({ times }) => count(times.challenged))],
      ['… and carried out', ...threats.map(({ times }) => count(times.executed))],
      ['… and bluffs', ...threats.map(({ times }) => count(times.bluffs))],
    ],
    { indent: 4 },
  );
}

/** In a sentence, whether a threat deters. */
function effects({ threats, counted }: ThreatsResult): string[] {
  return threats.flatMap((one) => wrap(effect(one, counted)));
}

function effect({ name, rows, provoked, without }: ThreatLedger, counted: number): string {
  const deterred = rows.find(({ row }) => row === 'deterred')?.runs ?? 0;
  if (counted === 0 || without.runs === 0) {
    return `${name}: what it warns of would not have come about in any of these runs without it.`;
  }
  const some = (runs: number): string => (runs === 0 ? 'none' : count(runs));
  return (
    `${name}: without it what it warns of comes about in ${count(without.runs)} runs. It deters ${some(deterred)} of them, and ` +
    `provokes ${some(provoked.runs)} besides.`
  );
}

function closing({ others, impossible }: ThreatsResult): string[] {
  return [
    ...(others.length === 0 ? [] : wrap(`No threats: ${others.join(', ')}.`)),
    ...(impossible.length === 0
      ? []
      : wrap(
          `Left out, for without it there is no such world, or what it warns of cannot be asked: ${impossible.join(', ')}.`,
        )),
  ];
}
