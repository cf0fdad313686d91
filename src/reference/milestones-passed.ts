import { milestoneOf } from '../model/milestones.js';
import type { Trace, TraceEvent } from './trace.js';

/**
 * The milestones of a run, in order: of its events those that brought something about for the first time that is counted
 * in a pathway. Acts, breaches, disclosures, offers, episodes, alarms and changes of regime are.
 */
export function milestonesPassed({ events }: Trace): readonly TraceEvent[] {
  const passed = new Set<string>();
  return events.filter(({ description }) => {
    const name = milestoneOf(description);
    if (name === null || passed.has(name)) return false;
    passed.add(name);
    return true;
  });
}
