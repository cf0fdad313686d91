import type {
  ComparedPair,
  CompareResult,
  OutcomeChange,
  Parting,
  PartingCount,
} from '../../analysis/compare/index.js';
import type { Scenario } from '../../scenario/scenario.js';
import { count } from '../numbers.js';
import { clauseOf } from '../story/clauses.js';
import { listed } from '../story/names.js';
import { Telling } from '../story/telling.js';
import { table } from '../table.js';
import { tickName } from '../ticks.js';
import { variantName } from '../variants.js';
import { wrap } from '../wrap.js';

/** Which runs change their outcome, from what to what, and where they part from their twins. */

/** So many changes have their partings told; the rest stand in the table. */
const MOST_CHANGES = 4;

/** So many partings are told of each. */
const MOST_PARTINGS = 3;

/** What the telling may draw on. */
interface TellingOptions {
  readonly scenario?: Scenario;
  readonly traceCommand?: (variant: string | null, run: number) => string;
}

interface Names {
  readonly first: string;
  readonly second: string;
}

interface Worlds extends Names {
  readonly scenario: Scenario | null;
}

/** `In 124 of the 402 worlds in which as given comes to “pact intact”, no pact comes to “war”; most often because …` */
export function headline(result: CompareResult, pair: ComparedPair, scenario: Scenario | null): string[] {
  const worlds = worldsOf(result, pair, scenario);
  const { first, second } = worlds;
  if (pair.changed === 0) {
    return wrap(`No run ends otherwise under ${second} than under ${first}.`);
  }
  const lines = wrap(
    `${second} beside ${first}: ${count(pair.changed)} of ${count(result.runs)} worlds end otherwise.`,
  );
  const [top] = [...pair.changes].sort((one, other) => happenings(other) - happenings(one));
  const reason = top?.partings.find(({ parting }) => parting !== null);
  if (top === undefined || reason === undefined) return lines;
  const { from, to, runs } = top;
  const ending = pair.outcomes.find(({ name }) => name === from)?.first;
  const all = count(Math.round((ending?.value ?? 0) * result.runs));
  return [
    ...lines,
    ...wrap(
      `In ${count(runs)} of the ${all} worlds in which ${first} comes to “${from}”, ${second} comes to “${to}”; ` +
        `most often because ${partingText(reason, worlds)}.`,
    ),
  ];
}

/** From what to what, the most frequent first. */
export function changeTable(pair: ComparedPair, { first, second }: Names): string[] {
  if (pair.changes.length === 0) return [];
  const heads = [
    { head: `under ${first}`, wrap: 34 },
    { head: `under ${second}`, wrap: 34 },
    { head: 'worlds', align: 'right' as const },
  ];
  const rows = pair.changes.map(({ from, to, runs }) => [from, to, count(runs)]);
  return ['Which worlds end otherwise', '', ...table(heads, rows, { indent: 4 })];
}

/** Where they part, with the commands that tell an example. */
export function changeLines(
  result: CompareResult,
  pair: ComparedPair,
  { scenario, traceCommand }: TellingOptions,
): string[] {
  const told = pair.changes
    .filter(({ traced }) => traced > 0)
    .sort((one, other) => happenings(other) - happenings(one))
    .slice(0, MOST_CHANGES);
  if (told.length === 0) return [];
  const worlds = worldsOf(result, pair, scenario ?? null);
  const [example] = told.flatMap(({ partings }) =>
    partings.filter(({ parting }) => parting !== null).flatMap(({ examples }) => examples),
  );
  const commands =
    traceCommand === undefined || example === undefined
      ? []
      : [
          '',
          `  To read run ${example} in both worlds:`,
          ...[result.first, pair.second].map((variant) => `    ${traceCommand(variant, example)}`),
        ];
  return [
    'Where they part: the first thing that happens in one world and not in its twin',
    ...told.flatMap((change) => partingLines(change, worlds, result.tick)),
    ...commands,
  ];
}

/** How many of its traced runs part by something that happens. */
function happenings({ partings }: OutcomeChange): number {
  return partings.reduce((sum, { parting, runs }) => sum + (parting === null ? 0 : runs), 0);
}

function partingLines(change: OutcomeChange, worlds: Worlds, unit: string): string[] {
  const { from, to, runs, traced, partings } = change;
  const shown = partings.slice(0, MOST_PARTINGS);
  const rest = traced - shown.reduce((sum, parting) => sum + parting.runs, 0);
  return [
    '',
    ...wrap(
      `From “${from}” to “${to}” (${traced < runs ? `the first ${traced} of ${count(runs)}` : count(runs)}):`,
      {
        first: '  ',
      },
    ),
    ...shown.flatMap((parting) =>
      wrap(`${partingText(parting, worlds)} (${runsText(parting, unit)})`, {
        first: `${String(parting.runs).padStart(7)}  `,
      }),
    ),
    ...(rest > 0 ? wrap('in other ways', { first: `${String(rest).padStart(7)}  ` }) : []),
  ];
}

function runsText({ examples, runs, parting }: PartingCount, unit: string): string {
  const more = runs > examples.length ? ', …' : '';
  const when = parting === null || examples.length > 1 ? '' : `, ${tickName(unit, parting.event.tick)}`;
  return `${examples.length === 1 ? 'run' : 'runs'} ${examples.join(', ')}${more}${when}`;
}

function partingText({ parting, told }: PartingCount, { first, second, scenario }: Worlds): string {
  if (parting === null || told === null)
    return 'nothing happens otherwise: only what stands of the commitments differs';
  const [here, there] = parting.side === 'first' ? [first, second] : [second, first];
  const what = happeningText(parting, told, scenario);
  if (parting.heldBack.length > 0) {
    return `under ${here} ${what}, which ${listed(parting.heldBack)} held back under ${there}`;
  }
  return `under ${here} ${what}${byText(parting)}, and not under ${there}`;
}

function happeningText(
  { event }: Parting,
  { model, trace }: NonNullable<PartingCount['told']>,
  scenario: Scenario | null,
): string {
  const telling = new Telling(model, trace, scenario);
  return (
    clauseOf(event, event.tick, telling)?.text ??
    `${event.description.kind} of ${event.origin.name} came about`
  );
}

function byText({ event: { description } }: Parting): string {
  if (description.kind !== 'act') return '';
  const { by, of } = description;
  return by === 'option' ? '' : ` (${by === 'response' ? 'answer' : by}: ${of})`;
}

function worldsOf({ first }: CompareResult, { second }: ComparedPair, scenario: Scenario | null): Worlds {
  return { first: variantName(first), second: variantName(second), scenario };
}
