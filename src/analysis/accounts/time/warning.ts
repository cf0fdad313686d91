import { milestoneOf } from '../../../model/milestones.js';
import type { Trace } from '../../../reference/index.js';
import { causalPast } from '../causal-past.js';

/** When a run's outcome came about, and what had been its first warning. */
export interface Warning {
  readonly tick: number;
  /** The first milestone that led to it; null where none did. */
  readonly first: { readonly milestone: string; readonly tick: number } | null;
}

/** The warning of the outcome of a run; null where the outcome rests on nothing that happened. */
export function warningOf(trace: Trace, ends: boolean): Warning | null {
  const { grounds, events, endedAt } = trace;
  if (grounds.length === 0 && !ends) return null;
  const tick = ends ? endedAt : Math.max(...grounds.map((index) => events[index]?.tick ?? 0));
  for (const event of causalPast(trace, grounds)) {
    const milestone = milestoneOf(event.description);
    if (milestone !== null) return { tick, first: { milestone, tick: event.tick } };
  }
  return { tick, first: null };
}
