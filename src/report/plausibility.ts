import type { PlausibilityResult } from '../analysis/plausibility/index.js';
import { count, decimalsFor, probability } from './numbers.js';
import { page, spaced } from './page.js';
import { topicOf } from './plausibility/comparisons.js';
import { pairText, namesOf } from './plausibility/names.js';
import { type Row, table } from './table.js';
import { duration } from './ticks.js';
import { variantName } from './variants.js';
import { wrap } from './wrap.js';

/**
 * What a scenario implies beside how often such things have happened, as a page to read: a table for each class of cases,
 * with a plain sentence where the two do not meet, and the citations.
 */
export function printPlausibility(result: PlausibilityResult): string {
  const run = duration(result.tick, result.horizon);
  return page(
    spaced([
      header(result, run),
      levels(result),
      topicOf(result, 'crisis', {
        heading: 'The whole of it, beside an international crisis',
        comparedWith: 'How often crises on record saw violence and war, from their beginning to their end.',
        here: `here, in ${run}`,
        row: ({ event }) => (event === 'war' ? 'war between any two' : 'force between any two'),
        group: null,
      }),
      topicOf(result, 'dyad-year', {
        heading: 'Each two, beside a year of two rivals',
        comparedWith: 'How often a dispute began, force was used, and war came in a year between two rivals.',
        here: `here, in ${run}`,
        row: ({ event }) => (event === 'dispute' ? 'a dispute' : event === 'force' ? 'use of force' : 'war'),
        group: ({ between }, names) => pairText(between, names),
      }),
      topicOf(result, 'answer', {
        heading: 'Whether force is answered by force',
        comparedWith:
          'How often those who were struck struck back within so many days. It is a rate over everyone who was struck: ' +
          'compare no fidelity with it.',
        here: 'here, if struck',
        row: ({ withinDays }) => `within ${withinDays ?? 0} days`,
        group: ({ between }, names) =>
          between === null ? '' : `${names(between[1])} strikes back at ${names(between[0])}`,
      }),
      topicOf(result, 'war after force', {
        heading: 'Whether force becomes war',
        comparedWith: 'How often it came to full-scale war where what set off a crisis was violent.',
        here: 'here, after force',
        row: ({ between }, names) => pairText(between, names),
        group: null,
      }),
      topicOf(result, 'joining', {
        heading: 'Whether others join',
        comparedWith:
          'Here: whether somebody else uses force on one of the two, once force has been used between them. The rates also ' +
          'count those who joined with less than force.',
        here: 'here, after force',
        row: ({ between }, names) => pairText(between, names),
        group: null,
      }),
      spread(result),
      remarks(result),
      citations(result),
      wrap(CLOSING),
    ]),
  );
}

const CLOSING =
  'A number outside its rates is not wrong, and one within them is not right. It says where to look: at the number, at what ' +
  'is left out, or at why this case is not like the others.';

function header(result: PlausibilityResult, run: string): string[] {
  const { scenario, variant, runs, seed, level, stopped } = result;
  const facts = [
    run,
    `${count(runs)} ${runs === 1 ? 'run' : 'runs'}`,
    `seed ${seed}`,
    `${level * 100}% intervals`,
  ];
  return [
    ...wrap(scenario),
    ...wrap(`${variantName(variant)}, beside base rates of past crises and disputes`),
    facts.join(' · '),
    ...(stopped ? ['Stopped early: the runs counted here are all that had been played by then.'] : []),
  ];
}

const LEVEL_NAMES = ['', '', 'threat', 'display of force', 'use of force', 'war'];
const HOW = { code: 'by its code', ladder: 'by the ladder', rung: 'by the name of its rung' } as const;

/** What each kind of act counts as: all that follows stands on it. */
function levels({ levels: kinds }: PlausibilityResult): string[] {
  const told = kinds.flatMap(({ kind, level, from }) =>
    level === null || from === 'none' || from === 'unknown'
      ? []
      : [`${kind} is ${level}, ${LEVEL_NAMES[level] ?? ''} (${HOW[from]})`],
  );
  const rest = kinds.filter(({ from, level }) => level === null && from !== 'unknown');
  const uncounted = rest.length === 0 ? '' : ` Not counted: ${rest.map(({ kind }) => kind).join(', ')}.`;
  return told.length === 0 ? [] : wrap(`On the MID scale, ${told.join('; ')}.${uncounted}`);
}

function spread(result: PlausibilityResult): string[] {
  if (result.spread.length === 0) return [];
  const decimals = decimalsFor(result.runs);
  const names = namesOf(result);
  const heads = ['', 'nothing', 'threat', 'display', 'force', 'war'].map((head, place) =>
    place === 0 ? { head, least: 26 } : { head, align: 'right' as const },
  );
  const rows = result.spread.map(
    ({ between, none, threat, display, force, war }): Row => [
      between === null ? 'any two' : pairText(between, names),
      ...[none, threat, display, force, war].map((share) => probability(Math.max(0, share), decimals)),
    ],
  );
  return ['How high it goes: shares of runs by the gravest act', '', ...table(heads, rows, { indent: 4 })];
}

function remarks({ remarks: told }: PlausibilityResult): string[] {
  return told.length === 0 ? [] : ['Take care', '', ...told.flatMap((one) => wrap(one, { first: '  ' }))];
}

/** The rates that were used, with where they are from. */
function citations({ comparisons, rates }: PlausibilityResult): string[] {
  const used = new Set(
    comparisons.flatMap(({ candidates }) => candidates.flatMap(({ id }) => id.split(' × '))),
  );
  const shown = rates.rates.filter(({ id }) => used.has(id));
  if (shown.length === 0) return [];
  const sources = new Set(shown.flatMap(({ sources: names }) => names));
  return [
    'The base rates',
    '',
    ...shown.flatMap(({ id, what, unit, sources: names, note }) =>
      wrap(`${what} (per ${unit}; ${names.join(', ')}).${note === null ? '' : ` ${note}.`}`, {
        first: `  ${id.padEnd(4)}`,
      }),
    ),
    '',
    ...[...sources].flatMap((name) => wrap(rates.sources.get(name) ?? '', { first: `  ${name.padEnd(4)}` })),
  ];
}
