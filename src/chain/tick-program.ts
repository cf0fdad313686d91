import type { Model, VariableIndex } from '../model/model.js';
import { prepare } from '../reference/index.js';
import { lawOf } from './law.js';
import type { Odds } from './open/odds.js';
import { isOpen, openLawOf } from './open/open-law.js';
import { bitsOf, codeAt, type Field, maskOf, type Packing, unpacked } from './packing.js';
import type { LiveStep } from './liveness.js';
import type { Step } from './steps.js';

/** What steps do to a packed state: for each way that they may go, its words are cut by `and`, then joined by `or`. */
export interface Entry {
  readonly ways: number;
  readonly probabilities: Float64Array;
  /** Way after way, the words. */
  readonly and: Int32Array;
  readonly or: Int32Array;
  /** How often the counters are raised on average. */
  readonly counts: ReadonlyMap<number, number>;
  /** Where its probabilities are not numbers; null where they are. */
  readonly law: OpenLaw | null;
}

/** How it goes on where no number says so: by formulas of parameters, way after way, or as somebody chooses. */
export type OpenLaw =
  | { readonly is: 'uncertain'; readonly odds: readonly Odds[] }
  /** The first way is that the variable stays 0, the second that it becomes 1. */
  | { readonly is: 'chosen'; readonly variable: VariableIndex };

/** A group reads so many bits at most, unless one step alone reads more. */
const MOST_BITS = 18;

/** A number holds so many bits exactly. */
const BITS_OF_A_NUMBER = 53;

/** So many of the steps of a group draw at most. */
const MOST_DRAWS = 6;

/**
 * Steps that are taken at once. What they read is one small number; for each such number that comes up, all that they do is
 * worked out once.
 */
export class Group {
  readonly readsTick: boolean;
  readonly #model: Model;
  readonly #packing: Packing;
  readonly #steps: readonly Member[];
  readonly #reads: readonly Field[];
  readonly #isWide: boolean;
  /** By key. */
  readonly #entries = new Map<number | string, Entry>();

  constructor(model: Model, packing: Packing, { before, steps }: Gathered) {
    const reads = readOf(before, steps);
    this.#model = model;
    this.#packing = packing;
    this.#steps = steps.map(({ step, after }) => ({ step, live: maskOf(packing, after) }));
    this.#reads = packing.fields.filter(({ variable }) => reads.has(variable));
    this.#isWide = bitsOf(packing, reads) > BITS_OF_A_NUMBER;
    this.readsTick = steps.some(({ step }) => step.readsTick);
  }

  /** Forgets what it has worked out: for another tick. */
  clear(): void {
    this.#entries.clear();
  }

  /**
   * @param at where the state begins
   * @throws ModelError if the Model does what no Model may do.
   */
  entry(words: Int32Array, at: number, tick: number): Entry {
    const key = this.#keyOf(words, at);
    const known = this.#entries.get(key);
    if (known !== undefined) return known;
    const entry = this.#work(words.subarray(at, at + this.#packing.words), tick);
    this.#entries.set(key, entry);
    return entry;
  }

  /** What its steps read of a state: one number, as long as that holds all of it. */
  #keyOf(words: Int32Array, at: number): number | string {
    if (this.#isWide) return this.#reads.map((field) => codeAt(field, words, at)).join();
    let key = 0;
    for (const field of this.#reads) key = key * (field.mask + 1) + codeAt(field, words, at);
    return key;
  }

  #work(words: Int32Array, tick: number): Entry {
    // Such a step stands alone.
    for (const { step, live } of this.#steps) {
      if (step.chosen !== undefined) return this.#chosen(live, step.chosen);
      if (isOpen(step)) return this.#uncertain(step, live, words, tick);
    }
    return this.#certain(words, tick);
  }

  #chosen(live: Int32Array, variable: VariableIndex): Entry {
    const ways = [0, 1].map((value) => this.#after(this.#unchanged, live, new Map([[variable, value]])));
    return { ...entryOf(ways), law: { is: 'chosen', variable } };
  }

  #uncertain(step: Step, live: Int32Array, words: Int32Array, tick: number): Entry {
    const branches = openLawOf(step, prepare(this.#model).meaning, unpacked(this.#packing, words), tick);
    const ways = new Map<string, { readonly path: Path; readonly odds: Odds }>();
    for (const { odds, writes } of branches) {
      const path = this.#after(this.#unchanged, live, writes);
      const key = keyOf(path);
      ways.set(key, { path, odds: [...(ways.get(key)?.odds ?? []), ...odds] });
    }
    const found = [...ways.values()];
    const entry = entryOf(found.map(({ path }) => path));
    // Where it makes no difference, no number is asked for.
    if (found.length === 1) return entry;
    return { ...entry, law: { is: 'uncertain', odds: found.map(({ odds }) => odds) } };
  }

  #certain(words: Int32Array, tick: number): Entry {
    let paths: readonly Path[] = [this.#unchanged];
    const counts = new Map<number, number>();
    for (const { step, live } of this.#steps) {
      const next = new Map<string, Path>();
      for (const path of paths) {
        const state = unpacked(
          this.#packing,
          words.map((word, place) => (word & (path.and[place] ?? 0)) | (path.or[place] ?? 0)),
        );
        const law = lawOf(step, state, tick);
        for (const [counter, mean] of law.counts) {
          counts.set(counter, (counts.get(counter) ?? 0) + path.probability * mean);
        }
        for (const { probability, writes } of law.branches) {
          const way = this.#after(path, live, writes);
          const key = keyOf(way);
          const before = next.get(key)?.probability ?? 0;
          next.set(key, { ...way, probability: before + path.probability * probability });
        }
      }
      paths = [...next.values()];
    }
    return { ...entryOf(paths), counts };
  }

  get #unchanged(): Path {
    const { words } = this.#packing;
    return { probability: 1, and: new Int32Array(words).fill(-1), or: new Int32Array(words) };
  }

  /** A path on which more is written, and of which then only what is live is left. */
  #after({ probability, ...path }: Path, live: Int32Array, writes: ReadonlyMap<VariableIndex, number>): Path {
    const and = path.and.map((word, place) => word & (live[place] ?? 0));
    const or = path.or.map((word, place) => word & (live[place] ?? 0));
    for (const { variable, low, word, shift, mask, codes } of this.#packing.fields) {
      const value = writes.get(variable);
      if (value === undefined) continue;
      const bits = (mask << shift) & (live[word] ?? 0);
      and[word] = (and[word] ?? 0) & ~bits;
      or[word] = ((or[word] ?? 0) & ~bits) | (((codes[value - low] ?? 0) << shift) & bits);
    }
    return { probability, and, or };
  }
}

function keyOf({ and, or }: Path): string {
  return `${and.join()}/${or.join()}`;
}

function entryOf(paths: readonly Path[]): Entry {
  return {
    ways: paths.length,
    probabilities: Float64Array.from(paths, ({ probability }) => probability),
    and: Int32Array.from(paths.flatMap(({ and }) => [...and])),
    or: Int32Array.from(paths.flatMap(({ or }) => [...or])),
    counts: new Map(),
    law: null,
  };
}

interface Path {
  readonly probability: number;
  readonly and: Int32Array;
  readonly or: Int32Array;
}

interface Member {
  readonly step: Step;
  /** The bits that somebody still reads after it. */
  readonly live: Int32Array;
}

/** Steps that are taken at once, and the variables that are read when they begin, then or later. */
interface Gathered {
  readonly before: ReadonlySet<VariableIndex>;
  readonly steps: readonly LiveStep[];
}

/**
 * Puts the steps of a tick into groups, in their order.
 *
 * @param carried the variables that are still read when a tick begins
 */
export function groupsOf(
  model: Model,
  packing: Packing,
  steps: readonly LiveStep[],
  carried: ReadonlySet<VariableIndex>,
): readonly Group[] {
  let gathered: readonly Gathered[] = [];
  let before = carried;
  for (const live of steps) {
    // What is cleared is not read before, and so is as at the start.
    if (live.step.clears && live.step.chosen === undefined) continue;
    const last = gathered.at(-1);
    const more = last && { ...last, steps: [...last.steps, live] };
    gathered =
      more !== undefined && fits(packing, more)
        ? [...gathered.slice(0, -1), more]
        : [...gathered, { before, steps: [live] }];
    before = live.after;
  }
  // Where nothing happens, a tick still leads from its start to its end.
  const groups = gathered.length > 0 ? gathered : [{ before, steps: [] }];
  return groups.map((group) => new Group(model, packing, group));
}

/** Whether some steps, the last of them new, are not too many to be taken at once. */
function fits(packing: Packing, { before, steps }: Gathered): boolean {
  return (
    steps.every(({ step }) => step.chosen === undefined && !isOpen(step)) &&
    steps.filter(({ step }) => draws(step)).length <= MOST_DRAWS &&
    bitsOf(packing, readOf(before, steps)) <= MOST_BITS
  );
}

function draws({ rules }: Step): boolean {
  return rules.some(({ rule }) => rule.draw !== null || rule.choices.length > 1);
}

/** What some steps read of the state in which they begin. */
function readOf(before: ReadonlySet<VariableIndex>, steps: readonly LiveStep[]): ReadonlySet<VariableIndex> {
  return new Set(steps.flatMap(({ step }) => [...step.reads].filter((variable) => before.has(variable))));
}
