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
  const done = new Set<Part>();
  const order: Part[] = [];
  while (order.length < parts.length) {
    let best: Part | null = null;
    let least = Infinity;
    parts.forEach((part, place) => {
      if (done.has(part) || before[place]?.some((other) => !done.has(other)) === true) return;
      const carried = bitsCarried(parts, new Set([...done, part]), sizes);
      if (carried >= least) return;
      best = part;
      least = carried;
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

/** The bits of the variables whose values somebody still waits for, who is to read them before they are cleared. */
function bitsCarried(parts: readonly Access[], done: ReadonlySet<Access>, sizes: readonly number[]): number {
  let bits = 0;
  sizes.forEach((size, variable) => {
    if (size < 2) return;
    let cleared = Infinity;
    let lastRead = -1;
    let isCleared = false;
    let written = false;
    for (const part of parts) {
      const isDone = done.has(part);
      if (part.clears && part.writes.has(variable)) {
        isCleared = true;
        if (!isDone) cleared = Math.min(cleared, part.writtenAt);
      } else if (isDone && part.writes.has(variable)) written = true;
    }
    for (const part of parts) {
      if (!done.has(part) && part.reads.has(variable) && part.readAt < cleared)
        lastRead = Math.max(lastRead, part.readAt);
    }
    // What nothing clears lives on into the next tick; what is cleared later was written in the tick before.
    const carried = cleared < Infinity ? lastRead >= 0 : isCleared ? written : true;
    if (carried) bits += Math.log2(size);
  });
  return bits;
}
