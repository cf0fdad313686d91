import type { Due, OddsGiven, Position, Table } from '../../analysis/play/index.js';
import { page, spaced } from '../page.js';
import { capitalised } from '../story/names.js';
import { tickName } from '../ticks.js';
import { wrap } from '../wrap.js';
import { type Choice, choicesOf } from './choices.js';
import { oddsSection } from './odds.js';
import { sectionLines } from './sections.js';
import { beliefsSection, commitmentsSection, seenSection, situationSection } from './view.js';
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
export function printView(table: Table, position: Pick<Position, 'seen' | 'due'>): string {
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
export function offered(table: Table, { seen, due }: Pick<Position, 'seen' | 'due'>): readonly Choice[] {
  const openings = due?.decisions.map(({ opening }) => opening) ?? [];
  return choicesOf(openings, seen.at(-1)?.knows ?? {}, table, tellingOf(table));
}

/** What was seen since a tick, and what is due. */
export function printDue(table: Table, position: Pick<Position, 'seen' | 'due'>, since: number): string {
  const { due } = position;
  if (due === null) return '';
  const telling = tellingOf(table);
  const seen = seenSection(table, position, since, telling);
  const told = seen.rows.filter(({ label, text }) => label !== '' || text !== 'nothing');
  const lines = told.map(({ label, text }) => ({ label, text }));
  const head = `${capitalised(tickName(telling.unit, due.tick))}. ${askedText(due, table)}`;
  const choices = offered(table, position).map(({ text }, place) => ({ label: String(place + 1), text }));
  const canWait = due.decisions.every(({ opening }) => opening.canWait);
  const rest = canWait ? [{ label: 'wait', text: 'until something happens' }] : [];
  return page(
    spaced([
      lines.length === 0 ? [] : sectionLines({ ...seen, rows: lines }),
      sectionLines({ heading: head, rows: [...choices, ...rest] }),
    ]),
  );
}

function askedText({ decisions }: Due, table: Table): string {
  const who = capitalised(tellingOf(table).names.actor(table.actor));
  return decisions.every(({ opening }) => opening.canWait) ? `${who} may` : `${who} has to decide`;
}

/** The odds of the outcomes. */
export function printOdds(table: Table, odds: OddsGiven): string {
  return page(sectionLines(oddsSection(table, odds, tellingOf(table))));
}
