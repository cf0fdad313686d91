import type {
  WarOrigin,
  OriginShare,
  OriginsResult,
  OriginWay,
  PairOrigins,
  StrikerCounts,
} from '../../analysis/accounts/origins/index.js';
import { count, decimalsFor, withInterval } from '../numbers.js';
import { spaced } from '../page.js';
import { type Row, table } from '../table.js';
import { wrap } from '../wrap.js';

/** What an origin is called. */
const ORIGIN_NAMES: Readonly<Record<WarOrigin, string>> = {
  accident: 'accident',
  imposed: 'imposed',
  breach: 'deliberate breach',
  obligation: 'chain of obligations',
  misattribution: 'release by misattribution',
  proxy: 'release by a proxy',
  release: 'true release',
  ended: 'word no longer standing',
  unbound: 'no word against it',
  'no blow': 'no blow',
};

const STRIKERS = ['one', 'other', 'both', 'nobody'] as const;

/** So many ways are named beside an origin. */
const WAYS = 2;

/** How wars begin, as blocks of a page. */
export function originLines(result: OriginsResult): string[] {
  return spaced([
    ['THE ORIGIN OF EACH WAR'],
    opening(result),
    root(result),
    ...result.pairs.flatMap((pair) => [pairOrigins(pair, result), strikers(pair, result)]),
  ]);
}

function opening({ of, counted, runs, rungs, wars, tick }: OriginsResult): string[] {
  const which =
    of === null
      ? `${count(runs)} runs were looked through.`
      : `${count(counted)} of ${count(runs)} runs end in “${of}”.`;
  const found = wars === 0 ? ' No pair comes to war in them.' : '';
  return wrap(
    `${which}${found} A blow is an act from the rung “${rungs.blow}” on; a pair is at war from “${rungs.war}” on. ` +
      `Of blows in one ${tick} all are first ones.`,
  );
}

function root({ root: found, counted, runs, of }: OriginsResult): string[] {
  if (found === null || of === null || counted === 0) return [];
  const owed =
    found.withObligations === 0
      ? []
      : wrap(
          `Between the first blow and the end lies a response that was owed in ${count(found.withObligations)} of ` +
            `${count(counted)} runs, ${found.meanObligations.toFixed(1)} of them on average.`,
        );
  return [
    ...wrap(`How what leads to “${of}” begins: the earliest blow among its causes`),
    '',
    ...originTable(found.origins, found.ways, runs),
    ...(owed.length === 0 ? [] : ['', ...owed]),
  ];
}

function pairOrigins(
  { pair: [one, other], wars, share, origins, ways }: PairOrigins,
  result: OriginsResult,
): string[] {
  const runs = result.of === null ? 'runs' : 'these runs';
  return [
    ...wrap(
      `War between ${one} and ${other}: ${count(wars)} times, in ${withInterval(share, decimalsFor(result.runs))} of ${runs}`,
    ),
    '',
    ...originTable(origins, ways, result.runs),
  ];
}

function originTable(origins: readonly OriginShare[], ways: readonly OriginWay[], runs: number): string[] {
  const heads = [
    { head: '', wrap: 26 },
    { head: 'share', align: 'right' as const },
    { head: 'most often (times, first run)', wrap: 52 },
  ];
  const rows = origins
    .filter(({ wars }) => wars > 0)
    .map(({ origin, share }): Row => {
      const own = ways.filter((way) => way.origin === origin && way.act !== null).slice(0, WAYS);
      return [ORIGIN_NAMES[origin], withInterval(share, decimalsFor(runs)), own.map(wayText).join('; ')];
    });
  return table(heads, rows, { indent: 4 });
}

function wayText({ act, of, wars, run }: OriginWay): string {
  // The name of an option says the act.
  const how = of?.replace(' may ', ' ').startsWith(act ?? '') === true ? of : `${act} by ${of}`;
  return `${how} (${count(wars)}, run ${run})`;
}

function strikers(
  { pair: [one, other], first, thinks, wars }: PairOrigins,
  { tick }: OriginsResult,
): string[] {
  const told = thinks.filter(({ first: theirs }) => !isSame(theirs, first));
  const heads = [
    { head: 'who struck first' },
    ...[one, other, `both in one ${tick}`, 'nobody'].map((head) => ({ head, align: 'right' as const })),
  ];
  const row = (name: string, counts: StrikerCounts): Row => [
    name,
    ...STRIKERS.map((who) => (wars === 0 ? '–' : `${((100 * counts[who]) / wars).toFixed(0)} %`)),
  ];
  return [
    ...table(
      heads,
      [
        row('in truth', first),
        ...told.map(({ observer, first: theirs }) => row(`${observer} thinks`, theirs)),
      ],
      { indent: 4 },
    ),
    `    ${told.length === 0 ? 'Everyone sees' : 'All others see'} it as in truth.`,
  ];
}

function isSame(one: StrikerCounts, other: StrikerCounts): boolean {
  return STRIKERS.every((who) => one[who] === other[who]);
}
