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

/** The rung at which the dyad of a rung's event is at the end of a tick. */
export function rungLabel(event: TraceEvent, tick: number, telling: Telling): string {
  const { rung, value } = rungAt(event, tick, telling);
  return (
    rung?.labels?.[value - rung.low] ??
    (event.description.kind === 'rung' ? event.description.label : String(value))
  );
}

/** Whether the dyad fell in the event's tick. */
export function isCooling(event: TraceEvent, telling: Telling): boolean {
  return rungAt(event, event.tick, telling).value < rungAt(event, event.tick - 1, telling).value;
}

function rungAt(event: TraceEvent, tick: number, telling: Telling) {
  const { variables } = telling.model;
  const { section, name } = event.origin;
  const place = variables.findIndex(({ origin }) => origin.section === section && origin.name === name);
  return { rung: variables[place], value: stateAfter(tick, telling)[place] ?? 0 };
}
