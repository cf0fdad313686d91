import type { Comparison, PlausibilityResult, Topic } from '../../analysis/plausibility/index.js';
import { probability } from '../numbers.js';
import { wrap } from '../wrap.js';
import { namesOf, pairText } from './names.js';

/** What it may mean that a number lies outside its rates: a sentence for each direction, and not an accusation. */
export function sentencesOn(result: PlausibilityResult, topic: Topic, rows: readonly Comparison[]): string[] {
  const lines = (['above', 'below'] as const).flatMap((verdict) => {
    const found = rows.filter((row) => row.verdict === verdict);
    if (found.length === 0) return [];
    const head = verdict === 'above' ? 'Above' : 'Below';
    const more = verdict === 'above' ? furtherOn(result, topic) : '';
    return wrap(`${head}: ${about(result, topic, found)}. ${MEANINGS[topic][verdict]}${more}`, {
      first: '    ',
    });
  });
  return lines.length === 0 ? [] : ['', ...lines];
}

const MEANINGS: Readonly<Record<Topic, { readonly above: string; readonly below: string }>> = {
  'dyad-year': {
    above:
      'Most years between two rivals are quiet ones, and a scenario that begins in a crisis does not begin in such a year, ' +
      'so it may well lie above.',
    below:
      'Two rivals have more than this in an ordinary year. Is an option missing, is a chance too small, or are these two no ' +
      'rivals of each other?',
  },
  crisis: {
    above: 'That is more than in crises on record. Is there a reason, or do too many chances add up?',
    below:
      'That is less than in crises on record. Is an actor or an option missing, or does all of it calm too soon?',
  },
  answer: {
    above:
      'Who is struck here strikes back more often, or sooner, than those on record. Had it promised to, or were the two at ' +
      'war already? The rates are over everyone who was struck.',
    below:
      'Who is struck here strikes back more seldom, or later, than those on record. Does a promise hold it back, or is its ' +
      'answer missing, too unlikely or too slow?',
  },
  'war after force': {
    above:
      'Force is followed by war, or begins with it, more often than on record. Is the war planned beforehand? Else look at the ' +
      'chances of the acts of war.',
    below: 'Force grows into war more seldom than on record. Can it come to war between them at all?',
  },
  joining: {
    above:
      'Others join more often than on record. That may be right where allies stand by, or where the third party began it.',
    below: 'Others join more seldom than on record. Is an ally missing, or an option of one?',
  },
};

/** For a scenario that lies above a year of two rivals, the other class of cases, which may be the one it belongs to. */
function besideACrisis({ comparisons }: PlausibilityResult): string {
  const found = comparisons.find(({ topic, event }) => topic === 'crisis' && event === 'force');
  const value = found?.compared.value ?? null;
  const [rate] = found?.candidates ?? [];
  if (found === undefined || value === null || rate === undefined) return '';
  const verdicts: Partial<Record<Comparison['verdict'], string>> = {
    above: 'it lies above them too',
    below: 'it is not as violent as they were',
    within: 'it is like them',
  };
  const verdict = verdicts[found.verdict];
  if (verdict === undefined) return '';
  return (
    ` Beside whole crises, of which ${probability(rate.value, 2)} saw violence (${rate.id}), ${verdict}: here ` +
    `${probability(value, 2)}.`
  );
}

/** Each pair once, with what of it is meant. */
function about(result: PlausibilityResult, topic: Topic, rows: readonly Comparison[]): string {
  const names = namesOf(result);
  const byPair = new Map<string, string[]>();
  for (const { between, event, withinDays } of rows) {
    const pair =
      topic === 'answer' && between !== null
        ? `${names(between[1])} to ${names(between[0])}`
        : pairText(between, names);
    const details = byPair.get(pair) ?? [];
    byPair.set(pair, [...details, topic === 'answer' ? String(withinDays ?? 0) : EVENTS[event]]);
  }
  return [...byPair]
    .map(([pair, details]) => {
      if (topic === 'answer') return `${pair} (${list(details)} days)`;
      if (topic === 'crisis') return list(details);
      return topic === 'dyad-year' ? `${pair} (${list(details)})` : pair;
    })
    .join('; ');
}

/** What else there is to say of what lies above. */
function furtherOn(result: PlausibilityResult, topic: Topic): string {
  if (topic === 'dyad-year') return besideACrisis(result);
  return topic === 'crisis' ? mostlyBetween(result) : '';
}

/** Between which two most of the wars are. */
function mostlyBetween(result: PlausibilityResult): string {
  const pairs = result.spread.filter(({ between }) => between !== null);
  const [most] = [...pairs].sort((one, other) => other.war - one.war);
  if (most === undefined || most.war === 0 || pairs.length < 2) return '';
  return ` War is most often that between ${pairText(most.between, namesOf(result))}: ${probability(most.war, 2)}.`;
}

const EVENTS: Readonly<Record<Comparison['event'], string>> = {
  dispute: 'a dispute',
  force: 'force',
  war: 'war',
  answer: 'an answer',
  joining: 'a third party',
};

function list(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}
