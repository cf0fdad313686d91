import type { Due, OddsGiven, Table } from '../../analysis/play/index.js';
import { page, spaced } from '../page.js';
import { capitalised } from '../story/names.js';
import type { Telling } from '../story/telling.js';
import { tickName } from '../ticks.js';
import { wrap } from '../wrap.js';
import { type Choice, choicesOf } from './choices.js';
import { oddsSection } from './odds.js';
import { sectionLines } from './sections.js';
import { beliefsSection, commitmentsSection, seenSection, type Shown, situationSection } from './view.js';
import { tellingOf } from './words.js';

/** What a player is shown while a game goes on: text for a terminal. */

/** Whose game it is, and how to get on. */
export function printWelcome({ model, actor, ...table }: Table): string {
  const telling = tellingOf({ ...table, model, actor });
  const who = capitalised(telling.names.actor(actor));
  const { horizon } = model;
  return page([
    ...wrap(model.title),
    ...wrap(
      `You decide for ${who}, up to ${tickName(telling.unit, horizon)}. You see what ${who} sees. Type help for what you can say.`,
    ),
  ]);
}

/** All that the actor knows. */
export function printView(table: Table, position: Shown): string {
  const telling = tellingOf(table);
  const knows = position.seen.at(-1)?.knows ?? {};
  return page(
    spaced([
      sectionLines(situationSection(table, knows, telling)),
      sectionLines(commitmentsSection(table, knows, telling)),
      sectionLines(beliefsSection(table, knows, telling)),
      sectionLines(seenSection(table, position, 0, telling)),
    ]),
  );
}

/** What can be chosen now, numbered from 1. */
export function offered(table: Table, { seen, due }: Shown): readonly Choice[] {
  const openings = due?.decisions.map(({ opening }) => opening) ?? [];
  return choicesOf(openings, seen.at(-1)?.knows ?? {}, table, tellingOf(table));
}

/** What was seen since an earlier position, and what is due. */
export function printDue(table: Table, position: Shown, before: Shown | null): string {
  const { due } = position;
  if (due === null) return '';
  const telling = tellingOf(table);
  const head = `${capitalised(tickName(telling.unit, due.tick))}. ${askedText(due, table)}`;
  const choices = offered(table, position).map(({ text }, place) => ({ label: String(place + 1), text }));
  const canWait = due.decisions.every(({ opening }) => opening.canWait);
  const rest = canWait ? [{ label: 'wait', text: 'until something happens' }] : [];
  return page(
    spaced([
      newLines(table, position, before, telling),
      sectionLines({ heading: head, rows: [...choices, ...rest] }),
    ]),
  );
}

/** What of the sentences on what was seen has not been told before. */
function newLines(table: Table, position: Shown, before: Shown | null, telling: Telling): readonly string[] {
  const from = before === null ? 0 : before.seen.length;
  const section = seenSection(table, position, from, telling);
  const told = before === null ? [] : seenSection(table, before, from, telling).rows;
  const known = new Set(told.map(({ text }) => text));
  const rows = section.rows.filter(({ text }, place) => place >= told.length || !known.has(text));
  const [first] = rows;
  if (first === undefined || (first.label === '' && first.text === 'nothing')) return [];
  // The label of a day stands at its first line only, which may have been told.
  const day = first.label === '' && position.due !== null ? tickName(telling.unit, from) : first.label;
  return sectionLines({ ...section, rows: [{ ...first, label: day }, ...rows.slice(1)] });
}

function askedText({ decisions }: Due, table: Table): string {
  const who = capitalised(tellingOf(table).names.actor(table.actor));
  return decisions.every(({ opening }) => opening.canWait) ? `${who} may` : `${who} has to decide`;
}

/** The odds of the outcomes. */
export function printOdds(table: Table, odds: OddsGiven): string {
  return page(sectionLines(oddsSection(table, odds, tellingOf(table))));
}
