import type { OddsGiven, Position, Table } from '../../analysis/play/index.js';
import { escapeMarkdown } from '../markdown/escape.js';
import { page, spaced } from '../page.js';
import { capitalised } from '../story/names.js';
import { tickName } from '../ticks.js';
import { wrap } from '../wrap.js';
import { choicesOf } from './choices.js';
import { oddsSection } from './odds.js';
import { sectionLines, sectionMarkdown } from './sections.js';
import { beliefsSection, commitmentsSection, type Section, seenSection, situationSection } from './view.js';
import { tellingOf } from './words.js';

/** What a brief tells beside what the actor knows. */
export interface BriefOptions {
  /** How many of the last ticks are told: 14 unless told. */
  readonly back?: number;
  /** null to leave them out. */
  readonly odds: OddsGiven | null;
  readonly markdown?: boolean;
}

/**
 * One page on what an actor knows at the end of a tick: how things stand, what was promised, what it believes, what it saw of
 * late, what it may do, and what is likely. All of it comes from what the actor has seen; not even which run it is, is told.
 */
export function printBrief(table: Table, position: Position, options: BriefOptions): string {
  const { back = 14, odds, markdown = false } = options;
  const telling = tellingOf(table);
  const now = position.seen.at(-1);
  if (now === undefined) return '';
  const from = Math.max(0, now.tick - back + 1);
  const choices = choicesOf(now.open, now.knows, table, telling);
  const may: Section = {
    heading: `What it could decide on ${tickName(telling.unit, now.tick)}`,
    rows:
      choices.length === 0
        ? [{ label: '', text: 'nothing' }]
        : choices.map(({ text }) => ({ label: '', text: capitalised(text) })),
  };
  const sections = [
    situationSection(table, now.knows, telling),
    commitmentsSection(table, now.knows, telling),
    beliefsSection(table, now.knows, telling),
    seenSection(table, { seen: position.seen, due: null }, from, telling),
    ...(now.tick === 0 ? [] : [may]),
    ...(odds === null ? [] : [oddsSection(table, odds, telling)]),
  ];
  const { title, horizon } = table.model;
  const who = telling.names.actor(table.actor);
  const head = `Brief for ${who}: ${tickName(telling.unit, now.tick)} of ${horizon}`;
  if (markdown) {
    const blocks = [[`# ${escapeMarkdown(head)}`], [escapeMarkdown(title)], ...sections.map(sectionMarkdown)];
    return `${spaced(blocks).join('\n')}\n`;
  }
  return page(spaced([[...wrap(head), ...wrap(title)], ...sections.map(sectionLines)]));
}
