import type { TraceEvent } from '../../reference/trace.js';
import { stateAfter } from './fates.js';
import type { Telling } from './telling.js';

/** Words for what a model gives by name or by number. */

/** `the trust of Alpha in Beta`, `the credibility of beta-answer in the eyes of Gamma`. */
export function standingName(standing: string, { names }: Telling): string {
  const trust = /^trust\/(.+) in (.+)$/s.exec(standing);
  if (trust !== null) return `the trust of ${names.actor(trust[1] ?? '')} in ${names.actor(trust[2] ?? '')}`;
  const credibility = /^credibility\/(.+) as seen by (.+)$/s.exec(standing);
  if (credibility === null) return standing;
  return `the credibility of ${credibility[1] ?? ''} in the eyes of ${names.actor(credibility[2] ?? '')}`;
}

/** The value of the variable that an event changed, at the end of a tick, in the model's words. */
export function valueLabel(event: TraceEvent, tick: number, telling: Telling): string {
  const { variable, value } = valueAt(event, tick, telling);
  return variable?.labels?.[value - variable.low] ?? String(value);
}

/** Whether that variable fell in the event's tick. */
export function hasFallen(event: TraceEvent, telling: Telling): boolean {
  return valueAt(event, event.tick, telling).value < valueAt(event, event.tick - 1, telling).value;
}

function valueAt(event: TraceEvent, tick: number, telling: Telling) {
  const { variables } = telling.model;
  const { section, name } = event.origin;
  const place = variables.findIndex(
    ({ origin, kind }) => kind === 'state' && origin.section === section && origin.name === name,
  );
  return { variable: variables[place], value: stateAfter(tick, telling)[place] ?? 0 };
}
