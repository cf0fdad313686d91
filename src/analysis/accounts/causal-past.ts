import type { Trace, TraceEvent } from '../../reference/index.js';

/** Everything that led to some events, themselves included, in the order of the run. */
export function causalPast({ events }: Trace, from: readonly number[]): readonly TraceEvent[] {
  const found = new Set<number>();
  const open = [...from];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (found.has(index)) continue;
    found.add(index);
    open.push(...(events[index]?.causes ?? []));
  }
  return [...found].sort((one, other) => one - other).flatMap((index) => events[index] ?? []);
}
