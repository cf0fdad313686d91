import type { VariableIndex } from '../model/model.js';

/** What something reads and writes, and when in the order of the stages it does. */
export interface Access {
  readonly reads: ReadonlySet<VariableIndex>;
  readonly writes: ReadonlySet<VariableIndex>;
  /** Whether it sets what it writes whatever was there before. */
  readonly clears: boolean;
  readonly readAt: number;
  readonly writtenAt: number;
}

/**
 * Puts the parts of a tick into an order in which every read still comes before or after every write as it did: of those
 * that may come next always the one after which the fewest bits are carried on. Greedy, and good enough to halve and halve
 * again what a tick in the order of the stages carries.
 *
 * @param sizes how many values each variable can have
 */
export function scheduled<Part extends Access>(
  parts: readonly Part[],
  sizes: readonly number[],
): readonly Part[] {
  const before = parts.map((part) => parts.filter((other) => other !== part && comesBefore(other, part)));
  const touching = sizes.map((_, variable) =>
    parts.filter(({ reads, writes }) => reads.has(variable) || writes.has(variable)),
  );
  const bits = sizes.map((size) => Math.log2(Math.max(1, size)));
  const done = new Set<Part>();
  const order: Part[] = [];
  /** By how many bits more are carried on after a part. */
  const more = (part: Part): number => {
    let change = 0;
    for (const variable of new Set([...part.reads, ...part.writes])) {
      const of = touching[variable] ?? [];
      const now = isCarried(of, variable, (other) => done.has(other));
      const then = isCarried(of, variable, (other) => other === part || done.has(other));
      change += (Number(then) - Number(now)) * (bits[variable] ?? 0);
    }
    return change;
  };
  while (order.length < parts.length) {
    let best: Part | null = null;
    let least = Infinity;
    parts.forEach((part, place) => {
      if (done.has(part) || before[place]?.some((other) => !done.has(other)) === true) return;
      const change = more(part);
      if (change >= least) return;
      best = part;
      least = change;
    });
    if (best === null) throw new RangeError('the parts of a tick wait for each other');
    done.add(best);
    order.push(best);
  }
  return order;
}

function comesBefore(one: Access, other: Access): boolean {
  for (const variable of one.writes) {
    if (other.reads.has(variable) && one.writtenAt < other.readAt) return true;
    if (other.writes.has(variable) && one.writtenAt < other.writtenAt) return true;
  }
  for (const variable of one.reads)
    if (other.writes.has(variable) && one.readAt < other.writtenAt) return true;
  return false;
}

/** Whether somebody still waits for a variable's value, who is to read it before it is cleared. */
function isCarried<Part extends Access>(
  parts: readonly Part[],
  variable: VariableIndex,
  isDone: (part: Part) => boolean,
): boolean {
  let cleared = Infinity;
  let isCleared = false;
  let written = false;
  for (const part of parts) {
    if (part.clears && part.writes.has(variable)) {
      isCleared = true;
      if (!isDone(part)) cleared = Math.min(cleared, part.writtenAt);
    } else if (part.writes.has(variable) && isDone(part)) written = true;
  }
  // What nothing clears lives on into the next tick.
  if (!isCleared) return true;
  // What is cleared later was written in the tick before; what has been cleared, in this one.
  if (cleared === Infinity) return written;
  return parts.some((part) => !isDone(part) && part.reads.has(variable) && part.readAt < cleared);
}
