import type { Model, VariableIndex } from '../model/model.js';
import { prepare } from '../reference/index.js';
import { lawOf } from './law.js';
import type { Odds } from './open/odds.js';
import { isOpen, openLawOf } from './open/open-law.js';
import { bitsOf, codeAt, type Field, maskOf, type Packing } from './packing.js';
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
  readonly #steps: readonly LiveStep[];
  readonly #reads: readonly Field[];
  /** By key. */
  #entries: Entries = new Map<number, Entry>();
  readonly #keys: number;

  /** @param reads the variables that it reads of the state before it */
  constructor(model: Model, packing: Packing, steps: readonly LiveStep[], reads: ReadonlySet<VariableIndex>) {
    this.#model = model;
    this.#packing = packing;
    this.#steps = steps;
    this.#reads = packing.fields.filter(({ variable, values }) => reads.has(variable) && values.length > 1);
    this.readsTick = steps.some(({ step }) => step.readsTick);
    this.#keys = this.#reads.reduce((product, { mask }) => product * (mask + 1), 1);
    this.clear();
  }

  /** Forgets what it has worked out: for another tick. */
  clear(): void {
    this.#entries = this.#keys <= MOST_PLACES ? new Places(this.#keys) : new Map<number, Entry>();
  }

  /**
   * @param at where the state begins
   * @throws ModelError if the Model does what no Model may do.
   */
  entry(words: Int32Array, at: number, tick: number): Entry {
    let key = 0;
    let stride = 1;
    const reads = this.#reads;
    for (let place = 0; place < reads.length; place += 1) {
      const field = reads[place];
      if (field === undefined) continue;
      key += (((words[at + field.word] ?? 0) >>> field.shift) & field.mask) * stride;
      stride *= field.mask + 1;
    }
    const known = this.#entries.get(key);
    if (known !== undefined) return known;
    const entry = this.#work(words.slice(at, at + this.#packing.words), tick);
    this.#entries.set(key, entry);
    return entry;
  }

  #work(words: Int32Array, tick: number): Entry {
    const [only] = this.#steps;
    if (only?.step.chosen !== undefined) return this.#chosen(only, only.step.chosen);
    if (only !== undefined && isOpen(only.step)) return this.#uncertain(only, words, tick);
    return this.#certain(words, tick);
  }

  #chosen({ live }: LiveStep, variable: VariableIndex): Entry {
    const ways = [0, 1].map((value) => this.#written(live, new Map([[variable, value]])));
    return { ...entryOf(ways), law: { is: 'chosen', variable } };
  }

  #uncertain({ step, live }: LiveStep, words: Int32Array, tick: number): Entry {
    const branches = openLawOf(step, prepare(this.#model).meaning, this.#unpacked(words), tick);
    const ways = new Map<string, { readonly path: Path; readonly odds: Odds }>();
    for (const { odds, writes } of branches) {
      const path = this.#written(live, writes);
      const key = `${path.and.join()}/${path.or.join()}`;
      ways.set(key, { path, odds: [...(ways.get(key)?.odds ?? []), ...odds] });
    }
    const found = [...ways.values()];
    const entry = entryOf(found.map(({ path }) => path));
    if (found.length < 2) return entry;
    return { ...entry, law: { is: 'uncertain', odds: found.map(({ odds }) => odds) } };
  }

  /** What writes make of a state, of which only what is live is left. */
  #written(live: Int32Array, writes: ReadonlyMap<VariableIndex, number>): Path {
    const and = live.slice();
    const or = new Int32Array(live.length);
    for (const [variable, value] of writes) this.#put(and, or, variable, value);
    return {
      probability: 1,
      and: and.map((word, place) => word & (live[place] ?? 0)),
      or: or.map((word, place) => word & (live[place] ?? 0)),
    };
  }

  #certain(words: Int32Array, tick: number): Entry {
    const width = words.length;
    let paths: Path[] = [{ probability: 1, and: new Int32Array(width).fill(-1), or: new Int32Array(width) }];
    const counts = new Map<number, number>();
    for (const { step, live } of this.#steps) {
      const next = new Map<string, Path>();
      for (const path of paths) {
        const state = this.#unpacked(
          words.map((word, place) => (word & (path.and[place] ?? 0)) | (path.or[place] ?? 0)),
        );
        const law = lawOf(step, state, tick);
        for (const [counter, mean] of law.counts) {
          counts.set(counter, (counts.get(counter) ?? 0) + path.probability * mean);
        }
        for (const { probability, writes } of law.branches) {
          if (probability === 0) continue;
          const and = path.and.slice();
          const or = path.or.slice();
          for (const [variable, value] of writes) this.#put(and, or, variable, value);
          for (let word = 0; word < width; word += 1) {
            and[word] = (and[word] ?? 0) & (live[word] ?? 0);
            or[word] = (or[word] ?? 0) & (live[word] ?? 0);
          }
          const key = `${and.join()}/${or.join()}`;
          const same = next.get(key);
          next.set(key, { probability: (same?.probability ?? 0) + path.probability * probability, and, or });
        }
      }
      paths = [...next.values()];
    }
    return { ...entryOf(paths), counts };
  }

  #put(and: Int32Array, or: Int32Array, variable: VariableIndex, value: number): void {
    const field = this.#packing.fields[variable];
    const low = this.#model.variables[variable]?.low ?? 0;
    if (field === undefined) return;
    const { word, shift, mask } = field;
    and[word] = (and[word] ?? 0) & ~(mask << shift);
    or[word] = ((or[word] ?? 0) & ~(mask << shift)) | ((field.codes[value - low] ?? 0) << shift);
  }

  #unpacked(words: Int32Array): number[] {
    return this.#packing.fields.map((field) => field.values[codeAt(field, words, 0)] ?? 0);
  }
}

function entryOf(paths: readonly Path[]): Entry {
  return {
    ways: paths.length,
    probabilities: Float64Array.from(paths, ({ probability }) => probability),
    and: Int32Array.from(paths.flatMap(({ and }) => [...and])),
    or: Int32Array.from(paths.flatMap(({ or }) => [...or])),
    counts: NO_COUNTS,
    law: null,
  };
}

const NO_COUNTS: ReadonlyMap<number, number> = new Map();

interface Entries {
  get(key: number): Entry | undefined;
  set(key: number, entry: Entry): unknown;
}

/** A place for every key: faster than a Map, and larger. */
class Places implements Entries {
  /** By key the number of its entry, from 1; 0 for none. */
  readonly #numbers: Int32Array;
  readonly #entries: Entry[] = [];

  constructor(keys: number) {
    this.#numbers = new Int32Array(keys);
  }

  get(key: number): Entry | undefined {
    return this.#entries[(this.#numbers[key] ?? 0) - 1];
  }

  set(key: number, entry: Entry): void {
    this.#numbers[key] = this.#entries.push(entry);
  }
}

/** Where there are more keys, a place for each would take too much. */
const MOST_PLACES = 1 << 16;

interface Path {
  readonly probability: number;
  readonly and: Int32Array;
  readonly or: Int32Array;
}

interface LiveStep {
  readonly step: Step;
  /** The bits that somebody still reads after it. */
  readonly live: Int32Array;
}

/**
 * Puts the steps of a tick into groups, in their order.
 *
 * @param alive by step the variables that are still read after it; before the first, those of `carried`
 */
export function groupsOf(
  model: Model,
  packing: Packing,
  steps: readonly Step[],
  alive: readonly ReadonlySet<VariableIndex>[],
  carried: ReadonlySet<VariableIndex>,
): readonly Group[] {
  const groups: Group[] = [];
  let members: LiveStep[] = [];
  let reads = new Set<VariableIndex>();
  let before = carried;
  let draws = 0;
  const close = (): void => {
    if (members.length > 0) groups.push(new Group(model, packing, members, reads));
    members = [];
    reads = new Set();
    draws = 0;
  };
  const readsOf = (step: Step): VariableIndex[] => [...step.reads].filter((variable) => before.has(variable));
  steps.forEach((step, place) => {
    if (step.clears && step.chosen === undefined) return;
    if (step.chosen !== undefined || isOpen(step)) {
      close();
      before = alive[place - 1] ?? carried;
      for (const variable of readsOf(step)) reads.add(variable);
      members.push({ step, live: maskOf(packing, alive[place] ?? new Set()) });
      close();
      before = alive[place] ?? carried;
      return;
    }
    const more = step.rules.some(({ rule }) => rule.draw !== null || rule.choices.length > 1) ? 1 : 0;
    if (bitsOf(packing, new Set([...reads, ...readsOf(step)])) > MOST_BITS || draws + more > MOST_DRAWS) {
      close();
      before = alive[place - 1] ?? carried;
    }
    for (const variable of readsOf(step)) reads.add(variable);
    members.push({ step, live: maskOf(packing, alive[place] ?? new Set()) });
    draws += more;
  });
  close();
  return groups;
}
