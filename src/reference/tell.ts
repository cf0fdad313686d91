import type { Variable } from '../model/model.js';
import type { Causes, Ledger } from './causes.js';
import type { PreparedModel } from './prepared.js';
import { chanceOfStart, startSite } from './start.js';
import type { PlayedStage } from './step.js';
import type { State, TraceEvent } from './trace.js';

/** Tells of the starts that were drawn, as events of tick 0. */
export function tellStarts(prepared: PreparedModel, start: State, ledger: Ledger, told: TraceEvent[]): void {
  for (const drawn of prepared.starts) {
    const variable = prepared.model.variables[drawn.variable];
    if (variable === undefined) continue;
    const value = start[drawn.variable] ?? variable.low;
    const index = told.length;
    told.push({
      index,
      tick: 0,
      phase: 'script',
      rule: startSite(variable.name),
      origin: variable.origin,
      description: { kind: 'start', variable: variable.name, label: labelOf(variable, value) },
      chance: chanceOfStart(prepared, drawn, value),
      causes: [],
    });
    ledger.start(drawn.variable, index);
  }
}

/** Tells of the events of one stage that are worth it, and enters all of them in the ledger. */
export function tellStage(played: PlayedStage, tick: number, ledger: Ledger, told: TraceEvent[]): void {
  ledger.clear(played);
  const causes = played.events.map((event): Causes => {
    const behind = ledger.of(event, played.seen, tick);
    if (event.effect.event === null) return behind;
    const index = told.length;
    told.push({
      index,
      tick,
      phase: played.stage.stage.phase,
      rule: event.rule.name,
      origin: event.rule.origin,
      description: event.effect.event,
      chance: event.chance,
      causes: behind,
    });
    return [index];
  });
  ledger.record(played, causes, tick);
}

function labelOf({ labels, low }: Variable, value: number): string {
  return labels?.[value - low] ?? String(value);
}
