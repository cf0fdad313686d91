import { actName } from '../../model/act-name.js';
import type { TraceEvent } from '../../reference/trace.js';
import { type Clause, clauseOf } from './clauses.js';
import { valueLabel } from './labels.js';
import { listed } from './names.js';
import type { Telling } from './telling.js';

/** Which of an event's causes are worth naming, and the words for them. */

/** From what explains most to what explains least. What is not here is named only where there is nothing else. */
const WEIGHT = [
  'effect',
  'act',
  'belief',
  'alarm',
  'disclosed',
  'message',
  'regime',
  'episode',
  'offer',
  'move',
  'put',
  'posture',
  'rung',
  'standing',
  'broken',
];
const MOST = 2;

/** `, after Gamma struck Beta on day 10`; empty where there is no cause to name. */
export function causeClause(event: TraceEvent, telling: Telling): string {
  const clauses = clausesOf(event, telling);
  const texts = clauses.map(({ word, text }, place) =>
    clauses[place - 1]?.word === word ? text : `${word} ${text}`,
  );
  return texts.length === 0 ? '' : `, ${listed(texts)}`;
}

/** `Gamma struck Beta on day 10`, to stand after `because`; null where there is no cause to name. */
export function causeText(event: TraceEvent, telling: Telling): string | null {
  const clauses = clausesOf(event, telling);
  return clauses.length === 0 ? null : listed(clauses.map(({ text }) => text));
}

function clausesOf(event: TraceEvent, telling: Telling): Clause[] {
  const clauses = mostTelling(event, telling).flatMap((cause) => clauseOf(cause, event.tick, telling) ?? []);
  return clauses.filter(({ text }, place) => clauses.findIndex((other) => other.text === text) === place);
}

/** The causes that say most, in the order in which they happened: those of today before those of earlier days. */
function mostTelling(event: TraceEvent, telling: Telling): TraceEvent[] {
  const causes = telling.causes(event);
  const ranked = causes
    .filter(
      (cause) =>
        !isOwnPast(event, cause) && !isSaidByItsEffect(cause, causes) && !isEnough(event, cause, telling),
    )
    .map((cause) => ({ cause, rank: rankOf(cause) }))
    .sort((one, other) => one.rank - other.rank || other.cause.index - one.cause.index);
  const today = ranked.filter(({ cause }) => cause.tick === event.tick);
  const chosen = (today.length > 0 ? today : ranked).slice(0, MOST);
  return chosen.map(({ cause }) => cause).sort((one, other) => one.index - other.index);
}

function rankOf({ description: { kind } }: TraceEvent): number {
  const place = WEIGHT.indexOf(kind);
  return place < 0 ? WEIGHT.length : place;
}

/** An act whose effect is a cause too: that says both. */
function isSaidByItsEffect({ description: act, tick }: TraceEvent, causes: readonly TraceEvent[]): boolean {
  if (act.kind !== 'act') return false;
  const name = actName(act);
  return causes.some(
    (cause) => cause.tick === tick && cause.description.kind === 'effect' && cause.description.act === name,
  );
}

/** That a stock has something left lets its owner act, and is no reason to. */
function isEnough({ description: { kind } }: TraceEvent, cause: TraceEvent, telling: Telling): boolean {
  if (kind !== 'intends' && kind !== 'due') return false;
  return cause.origin.section === 'stocks' && valueLabel(cause, cause.tick, telling) !== '0';
}

/** That a view was detached before is no reason for its being violated now; nor is a process's last move for its next. */
function isOwnPast({ description: now }: TraceEvent, { description: then }: TraceEvent): boolean {
  if (now.kind === 'view' || now.kind === 'pending') {
    return (then.kind === 'view' || then.kind === 'pending') && then.commitment === now.commitment;
  }
  if (now.kind === 'rung') return then.kind === 'rung' && then.one === now.one && then.other === now.other;
  if (now.kind === 'move')
    return (then.kind === 'move' || then.kind === 'put') && then.process === now.process;
  if (now.kind === 'episode')
    return then.kind === 'episode' && then.episode === now.episode && now.how !== 'joins';
  if (now.kind === 'offer') return then.kind === 'offer' && then.offer === now.offer;
  if (now.kind === 'posture') return then.kind === 'posture' && then.actor === now.actor;
  return now.kind === 'standing' && then.kind === 'standing' && then.standing === now.standing;
}
