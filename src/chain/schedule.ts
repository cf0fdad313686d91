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
 * Puts the parts of a tick into an order in which every read still comes before or after every write as it did, and little
 * is carried from one part to the next. A part after which no more is carried than before is taken as soon as it may be.
 * Where there is none, that part is made for after which, with all that must come before it, the least is carried: so what
 * belongs together is done together, one pair of rivals after the other. Greedy, and for pairs of rivals the best there is.
 *
 * @param sizes how many values each variable can have
 */
export function scheduled<Part extends Access>(
  parts: readonly Part[],
  sizes: readonly number[],
): readonly Part[] {
  const scheduling = new Scheduling(parts, sizes);
  while (scheduling.order.length < parts.length) {
    const next = scheduling.least(parts);
    if (scheduling.change(new Set([next])) <= 0) scheduling.take(next);
    else scheduling.takeAll(scheduling.goal());
  }
  return scheduling.order;
}

const NOTHING: ReadonlySet<Access> = new Set();

class Scheduling<Part extends Access> {
  readonly order: Part[] = [];
  readonly #parts: readonly Part[];
  readonly #before: ReadonlyMap<Part, readonly Part[]>;
  /** By variable the parts that read or write it. */
  readonly #touching: readonly (readonly Part[])[];
  readonly #bits: readonly number[];
  readonly #done = new Set<Part>();
  /** By variable whether it is carried on after what is done. */
  readonly #carried: boolean[];

  constructor(parts: readonly Part[], sizes: readonly number[]) {
    this.#parts = parts;
    this.#before = new Map(
      parts.map((part) => [part, parts.filter((other) => other !== part && comesBefore(other, part))]),
    );
    this.#touching = sizes.map((_, variable) =>
      parts.filter(({ reads, writes }) => reads.has(variable) || writes.has(variable)),
    );
    this.#bits = sizes.map((size) => Math.log2(Math.max(1, size)));
    this.#carried = sizes.map((_, variable) => this.#isCarried(variable, NOTHING));
  }

  take(part: Part): void {
    this.#done.add(part);
    this.order.push(part);
    for (const variables of [part.reads, part.writes])
      for (const variable of variables) this.#carried[variable] = this.#isCarried(variable, NOTHING);
  }

  takeAll(coming: ReadonlySet<Part>): void {
    const left = new Set(coming);
    while (left.size > 0) {
      const part = this.least(left);
      this.take(part);
      left.delete(part);
    }
  }

  /** Of some parts the one that may come next after which the least is carried. */
  least(among: Iterable<Part>): Part {
    let best: Part | null = null;
    let least = Infinity;
    for (const part of among) {
      if (this.#done.has(part) || this.#waitsFor(part).length > 0) continue;
      const change = this.change(new Set([part]));
      if (change >= least) continue;
      best = part;
      least = change;
    }
    if (best === null) throw new RangeError('the parts of a tick wait for each other');
    return best;
  }

  /** The parts after which, taken together, the least is carried: some part, and all that must come before it. */
  goal(): ReadonlySet<Part> {
    let best: ReadonlySet<Part> = new Set();
    let least = Infinity;
    for (const part of this.#parts) {
      if (this.#done.has(part)) continue;
      const coming = new Set([part]);
      for (const one of coming) for (const other of this.#waitsFor(one)) coming.add(other);
      const change = this.change(coming);
      if (change > least || (change === least && coming.size >= best.size)) continue;
      best = coming;
      least = change;
    }
    return best;
  }

  /** How many bits more are carried on after some parts. */
  change(coming: ReadonlySet<Part>): number {
    let change = 0;
    for (const variable of new Set([...coming].flatMap(({ reads, writes }) => [...reads, ...writes]))) {
      const more = Number(this.#isCarried(variable, coming)) - Number(this.#carried[variable]);
      change += more * (this.#bits[variable] ?? 0);
    }
    return change;
  }

  /** Whether a variable is carried on after what is done, and some parts more. */
  #isCarried(variable: VariableIndex, coming: ReadonlySet<Access>): boolean {
    const isDone = (part: Part): boolean => this.#done.has(part) || coming.has(part);
    return isCarried(this.#touching[variable] ?? [], variable, isDone);
  }

  #waitsFor(part: Part): readonly Part[] {
    return (this.#before.get(part) ?? []).filter((other) => !this.#done.has(other));
  }
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
  let ahead = Infinity;
  let written = false;
  for (const part of parts) {
    if (part.clears && part.writes.has(variable)) {
      cleared = Math.min(cleared, part.writtenAt);
      if (!isDone(part)) ahead = Math.min(ahead, part.writtenAt);
    } else if (part.writes.has(variable) && isDone(part)) written = true;
  }
  // What nothing clears lives on into the next tick.
  if (cleared === Infinity) return true;
  const readers = parts.filter(({ reads }) => reads.has(variable));
  const waits = readers.some((part) => !isDone(part) && part.readAt < ahead);
  // What is cleared later was written in the tick before; what has been cleared, in this one, and may be read in the next.
  if (ahead !== Infinity) return waits;
  return written && (waits || readers.some(({ readAt }) => readAt < cleared));
}
