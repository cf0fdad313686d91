import type { OddsGiven, Table } from '../../analysis/play/index.js';
import { count, probability } from '../numbers.js';
import type { Telling } from '../story/telling.js';
import type { Section } from './view.js';

/** How likely each outcome is in the eyes of an actor; or why nothing can be said. */
export function oddsSection({ actor }: Table, given: OddsGiven, telling: Telling): Section {
  const who = telling.names.actor(actor);
  const heading = `Odds, given what ${who} has seen`;
  const runs = `Of ${count(given.runs)} runs those that agree with it say as much as ${count(given.agreeing)} equal ones`;
  if (given.kind === 'too few')
    return { heading, rows: [{ label: '', text: `${runs}: too few to say anything.` }] };
  const rows = given.odds.map(({ outcome, probability: p, low, high }) => ({
    label: outcome,
    text: `${probability(p, 2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`,
  }));
  const basis = `${runs}. From here on all decide by the model's own policy, ${who} too. The brackets are 95% intervals.`;
  return { heading, rows, note: basis };
}
