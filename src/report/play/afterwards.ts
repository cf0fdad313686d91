import type { Ending, Judged, Position, Table } from '../../analysis/play/index.js';
import type { Trace } from '../../reference/trace.js';
import { NONE_OF_THESE } from '../../model/none-of-these.js';
import { chance } from '../numbers.js';
import { page, spaced } from '../page.js';
import { daysOf } from '../story/days.js';
import { tellStandings } from '../story/ending.js';
import { capitalised } from '../story/names.js';
import { Telling } from '../story/telling.js';
import { table as columns } from '../table.js';
import { tickName } from '../ticks.js';
import { wrap } from '../wrap.js';
import { chosenText } from './choices.js';
import { seenInWords, tellingOf } from './words.js';

/** After a game: the truth beside what the player saw, and what the model would have done in the player's place. */

export function printAfterwards(
  table: Table,
  position: Position,
  truth: Trace,
  judged: readonly Judged[],
): string {
  const telling = new Telling(table.model, truth, table.scenario);
  return page(
    spaced([
      [...wrap(endText(table, { outcome: truth.outcome, endedAt: truth.endedAt }, telling))],
      truthLines(table, position, telling),
      tellStandings(telling),
      judgedLines(table, judged, { outcome: truth.outcome, endedAt: truth.endedAt }, telling),
    ]),
  );
}

function endText({ model }: Table, ending: Ending, { unit }: Telling): string {
  return `The game is over: ${outcomeText(model, ending)}, on ${tickName(unit, ending.endedAt)}.`;
}

function outcomeText({ outcomes }: Table['model'], { outcome }: Ending): string {
  return outcome === null ? NONE_OF_THESE : (outcomes[outcome]?.name ?? NONE_OF_THESE);
}

/** Day by day: what was seen, and what was so. */
function truthLines(table: Table, { seen }: Position, telling: Telling): readonly string[] {
  const who = capitalised(telling.names.actor(table.actor));
  const plain = tellingOf(table);
  const days = daysOf(telling);
  const saw = `${who} saw`;
  const mark = Math.max(saw.length, IN_TRUTH.length) + 2;
  const width = Math.max(0, ...days.map(({ label }) => label.length)) + 2;
  const lines = days.flatMap(({ tick, label, sentences }) => {
    const at = seen.findIndex((one) => one.tick === tick);
    const one = seen[at];
    const told = one === undefined ? [] : seenInWords(one, seen[at - 1]?.knows ?? {}, plain);
    const block = (first: string, name: string, texts: readonly string[]): string[] =>
      texts.flatMap((text, place) =>
        wrap(text, {
          first: `${(place === 0 ? first : '').padEnd(width)}${(place === 0 ? name : '').padEnd(mark)}`,
          rest: ' '.repeat(width + mark + 2),
        }),
      );
    return [...block(label, saw, told.length === 0 ? ['nothing'] : told), ...block('', IN_TRUTH, sentences)];
  });
  return [`What ${who} saw, and what was so:`, ...lines];
}

const IN_TRUTH = 'in truth';

/** Each decision, how likely the model was to do the same, and where the model would have come from there. */
function judgedLines(
  table: Table,
  judged: readonly Judged[],
  ending: Ending,
  telling: Telling,
): readonly string[] {
  if (judged.length === 0) return ['Nothing was ever left to decide.'];
  const text = (one: Ending): string =>
    `${outcomeText(table.model, one)}, ${tickName(telling.unit, one.endedAt)}`;
  const rows = judged.map(({ taken, modelFromHere }) => [
    tickName(telling.unit, taken.due.tick),
    chosenText(
      taken.due.decisions.map(({ opening }) => opening),
      taken.move.choose,
      taken.waited,
      telling,
    ),
    chance(taken.likelihood),
    text(modelFromHere),
  ]);
  return [
    ...wrap(
      'What was decided; how likely the model’s own policy was to do the same; and how it ends, on the same luck, if the model decides from there on:',
    ),
    ...columns(
      [
        { head: '' },
        { head: 'decided', wrap: 44 },
        { head: 'the same', align: 'right' },
        { head: 'the model from here', wrap: 44 },
      ],
      [...rows, ['as played', '', '', text(ending)]],
      { indent: 2 },
    ),
  ];
}
