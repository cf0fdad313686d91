import type { Position, Seen, Table } from '../../analysis/play/index.js';
import type { ActPattern, Commitment } from '../../scenario/scenario.js';
import { beliefText } from '../story/beliefs.js';
import { conditionInWords } from '../story/conditions.js';
import { capitalised } from '../story/names.js';
import { standingName } from '../story/labels.js';
import type { Telling } from '../story/telling.js';
import { duration, tickName } from '../ticks.js';
import { seenInWords } from './words.js';

/**
 * What an actor sees of a game, as sections of plain lines. All of it comes from what the actor has seen: nothing here
 * can depend on anything else.
 */

/** A part of a page: a heading and what stands under it, each with a label that may be empty. */
export interface Section {
  readonly heading: string;
  readonly rows: readonly { readonly label: string; readonly text: string }[];
  /** Stands at its end. */
  readonly note?: string;
}

/** What a player has been shown: a game up to a position. */
export type Shown = Pick<Position, 'seen' | 'due'>;

/** What was seen from a tick on, and so far in the tick that is going on. */
export function seenSection(table: Table, { seen, due }: Shown, from: number, telling: Telling): Section {
  const today = due === null ? [] : [{ tick: due.tick, events: due.today, knows: seen.at(-1)?.knows ?? {} }];
  const rows = [...seen, ...today].flatMap((one, place, all) => {
    const before = all[place - 1]?.knows ?? {};
    if (one.tick < from) return [];
    const day = one.tick === 0 ? `before ${tickName(telling.unit, 1)}` : tickName(telling.unit, one.tick);
    return seenInWords(one, before, telling).map((text, at) => ({ label: at === 0 ? day : '', text }));
  });
  const since = from <= 0 ? '' : ` since ${tickName(telling.unit, from)}`;
  const heading = `What ${telling.names.actor(table.actor)} has seen${since}`;
  return { heading, rows: rows.length === 0 ? [{ label: '', text: 'nothing' }] : rows };
}

/** How public things stand, and those that the actor knows of. */
export function situationSection(
  { scenario, model }: Table,
  knows: Seen['knows'],
  telling: Telling,
): Section {
  const named = new Set(scenario.processes.map(({ name }) => name));
  const rows = Object.entries(knows).flatMap(([name, value]) => {
    if (named.has(name)) return [{ label: name, text: value }];
    const posture = /^posture\/(.+)$/su.exec(name)?.[1];
    if (posture !== undefined) return [{ label: `posture of ${telling.names.actor(posture)}`, text: value }];
    const variable = name.startsWith('rung/') ? model.variables.find((one) => one.name === name) : undefined;
    if (variable === undefined) return [];
    return [{ label: dyadText(name, telling), text: value }];
  });
  return { heading: 'How things stand, as far as it knows', rows };
}

function dyadText(name: string, { names, model }: Telling): string {
  const pair = name.slice('rung/'.length);
  const actors = Object.keys(model.labels.actors);
  const one = actors.find(
    (actor) => actors.includes(pair.slice(actor.length + 1)) && pair.startsWith(`${actor} `),
  );
  return one === undefined ? pair : names.actors([one, pair.slice(one.length + 1)]);
}

/** The promises that it has made, that were made to it, and that it knows of. */
export function commitmentsSection({ sight }: Table, knows: Seen['knows'], telling: Telling): Section {
  const rows = sight.commitments.flatMap((commitment) => {
    const state = knows[`view/${commitment.name}`] ?? 'null';
    if (state === 'null') return [];
    const suspended = knows[`pending/${commitment.name}`] === '1' ? ', suspended' : '';
    return [
      {
        label: commitment.name,
        text: `${stateText(commitment, state)}${suspended}: ${promiseText(commitment, telling)}`,
      },
    ];
  });
  const heading = `Promises, as ${telling.names.actor(sight.actor)} sees them`;
  return { heading, rows: rows.length === 0 ? [{ label: '', text: 'none that it knows of' }] : rows };
}

function stateText({ form }: Commitment, state: string): string {
  if (state === 'detached') return form === 'refrain' ? 'in force' : 'owed now';
  return state === 'conditional' ? 'not yet called upon' : state;
}

/** `North, to South: will not strike South, unless South strikes North`. */
function promiseText(commitment: Commitment, telling: Telling): string {
  const { names } = telling;
  const parties = `${capitalised(names.actor(commitment.debtor))} to ${names.actor(commitment.creditor)}`;
  if (commitment.form === 'refrain') {
    const { forbidden, unless, antecedent } = commitment;
    const acts = forbidden.map((pattern) => patternText(pattern, telling)).join(' or ');
    const once = antecedent === null ? '' : ` once ${conditionInWords(antecedent, names)}`;
    const free = unless === null ? '' : `, unless ${conditionInWords(unless, names)}`;
    return `${parties}: not to ${acts}${once}${free}`;
  }
  const { acts, targets, within, antecedent } = commitment;
  const deeds = acts.flatMap((act) =>
    targets.map(({ actor, part }) =>
      names.infinitive({ author: commitment.debtor, act, target: { actor, part } }),
    ),
  );
  return `${parties}: to ${deeds.join(' or ')} within ${duration(telling.unit, within)} if ${conditionInWords(antecedent, names)}`;
}

function patternText({ author, act, target }: ActPattern, { names }: Telling): string {
  const kind = act?.name ?? 'do anything to';
  if (target.kind === 'any') return `${kind} anyone`;
  const actor = target.actor.name;
  if (author === null || act === null) return `${kind} ${names.actor(actor)}`;
  const part = target.kind === 'part' ? target.part.name : null;
  const whole = target.kind === 'whole' ? ' or any part of it' : '';
  if (target.kind === 'soil') return `${kind} anything on ${names.actor(actor)}`;
  return names.infinitive({ author: author.name, act: act.name, target: { actor, part } }) + whole;
}

/** What it believes, and whom and what it trusts. */
export function beliefsSection({ actor }: Table, knows: Seen['knows'], telling: Telling): Section {
  const rows = Object.entries(knows).flatMap(([name, value]) => {
    const rule = /^belief\/(.+)$/su.exec(name)?.[1];
    if (rule !== undefined) {
      if (value === '0') return [];
      const text = beliefText(rule, telling);
      return [{ label: rule, text }];
    }
    if (!name.startsWith('trust/') && !name.startsWith('credibility/')) return [];
    return [{ label: standingName(name, telling), text: value }];
  });
  const heading = `What ${telling.names.actor(actor)} believes`;
  return { heading, rows: rows.length === 0 ? [{ label: '', text: 'nothing in particular' }] : rows };
}
