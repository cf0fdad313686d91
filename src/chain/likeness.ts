import type { Condition, Model, VariableIndex } from '../model/model.js';
import { prepare, type State } from '../reference/index.js';
import { lawOf } from './law.js';
import { isOpen, openLawOf } from './open/open-law.js';
import type { Step } from './steps.js';

/** By variable and value, the value that stands for it: the start, or else the least, of all that are alike. */
export type Likeness = readonly ReadonlyMap<number, number>[];

/** A step of more cases than this is not looked through: all values that it reads are told apart. */
const MOST_CASES = 4_000;

/**
 * Values that nothing tells apart, whatever the other variables are: a war that is over and may begin again is like one
 * that has not begun; a promise that was broken is like one that was released, if nobody asks. Begins with all values of a
 * variable taken together, and takes apart those from which a step leads to different ends with different probabilities,
 * until none does (the coarsest bisimulation in which each variable stands for itself; Paige and Tarjan 1987 refine so).
 *
 * @param reached the values that each variable can have
 * @param asked what is asked of states; it always tells values apart
 */
export function likenessOf(
  model: Model,
  steps: readonly Step[],
  reached: readonly ReadonlySet<number>[],
  asked: readonly Condition[],
): Likeness {
  const values = reached.map((set) => [...set].sort((one, other) => one - other));
  let kinds: number[][] = values.map((set) => set.map(() => 0));
  const places = values.map((set) => new Map(set.map((value, place) => [value, place])));
  const tables = steps.flatMap((step) => (step.clears ? [] : [tableOf(model, step, values, places)]));
  const fixed = values.map((set, variable) =>
    set.map((value) => asked.map((one) => tells(one, variable, value)).join()),
  );
  const counted = (): number[] => kinds.map((ofVariable) => new Set(ofVariable).size);
  let marks: readonly Marks[] = [];
  let before: readonly number[] = [];
  let now: readonly number[] = counted();
  do {
    // What a step tells apart changes only with what is told apart of the variables that it reads or writes.
    marks = tables.map((table, place) => {
      const known = marks[place];
      const isKnown = table.touches.every((variable) => before[variable] === now[variable]);
      return known !== undefined && isKnown ? known : marksOf(table, kinds);
    });
    const signatures = values.map((set, variable) =>
      set.map((_, place) => `${kinds[variable]?.[place] ?? 0}|${fixed[variable]?.[place] ?? ''}`),
    );
    for (const [variable, ofValues] of marks.flat())
      signatures[variable]?.forEach((signature, place, all) => {
        all[place] = `${signature};${ofValues[place] ?? 0}`;
      });
    kinds = signatures.map((ofVariable) => {
      const known = new Map<string, number>();
      return ofVariable.map((signature) => {
        const kind = known.get(signature) ?? known.size;
        known.set(signature, kind);
        return kind;
      });
    });
    before = now;
    now = counted();
  } while (now.some((count, variable) => count > (before[variable] ?? 0)));
  return values.map((set, variable) =>
    standFor(set, kinds[variable] ?? [], model.variables[variable]?.start),
  );
}

function standFor(
  values: readonly number[],
  kinds: readonly number[],
  start: unknown,
): ReadonlyMap<number, number> {
  const standing = new Map<number, number>();
  values.forEach((value, place) => {
    const kind = kinds[place] ?? 0;
    if (!standing.has(kind) || value === start) standing.set(kind, value);
  });
  return new Map(values.map((value, place) => [value, standing.get(kinds[place] ?? 0) ?? value]));
}

/** What a condition that is asked says of one value, by each of its atoms. */
function tells(condition: Condition, variable: VariableIndex, value: number): string {
  switch (condition.is) {
    case 'in':
      return condition.variable === variable ? String(condition.values.includes(value)) : '';
    case 'compare':
      return String(value);
    case 'not':
      return tells(condition.of, variable, value);
    case 'all':
    case 'any':
    case 'at least':
      return condition.of.map((one) => tells(one, variable, value)).join();
    default:
      return '';
  }
}

/** A step's laws for all values of what it reads. */
interface Table {
  readonly reads: readonly VariableIndex[];
  /** How many values each of them has. */
  readonly sizes: readonly number[];
  /** null where there are too many cases. */
  readonly laws: readonly Case[] | null;
  /** The variables that it reads or writes. */
  readonly touches: readonly VariableIndex[];
}

/** By variable that a step reads a number for each of its values: those are alike, as far as the step tells, that share one. */
type Marks = readonly (readonly [VariableIndex, readonly number[]])[];

/** What a step does for certain values of what it reads. */
interface Case {
  readonly branches: readonly Branch[];
  /** The counters that it raises, and how often. */
  readonly counts: string;
}

interface Branch {
  /** A number, or the texts of formulas. */
  readonly probability: number | string;
  readonly writes: readonly Move[];
}

/** What is written: the places of values among those that the variable can have. */
interface Move {
  readonly variable: VariableIndex;
  /** −1 if the variable is not read, so that what it was makes no difference. */
  readonly before: number;
  readonly after: number;
}

/**
 * @param before by variable that the step reads its value in the state
 * @throws ModelError if the Model does what no Model may do.
 */
function caseOf(
  model: Model,
  step: Step,
  state: State,
  before: ReadonlyMap<VariableIndex, number>,
  places: readonly ReadonlyMap<number, number>[],
): Case {
  const placeOf = (variable: VariableIndex, value: number | undefined): number =>
    value === undefined ? -1 : (places[variable]?.get(value) ?? -1);
  const movesOf = (writes: ReadonlyMap<VariableIndex, number>): readonly Move[] =>
    [...writes]
      .map(([variable, value]) => ({
        variable,
        before: placeOf(variable, before.get(variable)),
        after: placeOf(variable, value),
      }))
      .sort((one, other) => one.variable - other.variable);
  if (!isOpen(step)) {
    const { branches, counts } = lawOf(step, state, 1);
    const found = branches.map(({ probability, writes }) => ({ probability, writes: movesOf(writes) }));
    return { branches: found, counts: [...counts].join() };
  }
  const branches = openLawOf(step, prepare(model).meaning, state, 1).map(({ odds, writes }) => ({
    probability: odds
      .map((product) => JSON.stringify(product))
      .sort()
      .join('\n'),
    writes: movesOf(writes),
  }));
  return { branches, counts: '' };
}

function tableOf(
  model: Model,
  step: Step,
  values: readonly (readonly number[])[],
  places: readonly ReadonlyMap<number, number>[],
): Table {
  const reads = [...step.reads];
  const sizes = reads.map((variable) => values[variable]?.length ?? 1);
  const cases = sizes.reduce((product, size) => product * size, 1);
  const touches = [...new Set([...step.reads, ...step.writes])];
  if (cases > MOST_CASES || step.readsTick) return { reads, sizes, laws: null, touches };
  const state: number[] = model.variables.map(({ low, start }) => (typeof start === 'number' ? start : low));
  const laws = Array.from({ length: cases }, (_, number) => {
    const before = new Map<VariableIndex, number>();
    let rest = number;
    reads.forEach((variable, place) => {
      const size = sizes[place] ?? 1;
      const value = values[variable]?.[rest % size] ?? 0;
      rest = Math.floor(rest / size);
      before.set(variable, value);
      state[variable] = value;
    });
    return caseOf(model, step, state, before, places);
  });
  return { reads, sizes, laws, touches };
}

/** Formulas are put beside each other, in an order of their own. */
function added(before: number | string | undefined, probability: number | string): number | string {
  if (before === undefined) return probability;
  if (typeof before === 'number' && typeof probability === 'number') return before + probability;
  return [...String(before).split('\n'), ...String(probability).split('\n')].sort().join('\n');
}

/** Tells apart the values of each variable that a step reads, by where it leads from there. */
function marksOf({ reads, sizes, laws }: Table, kinds: readonly (readonly number[])[]): Marks {
  if (laws === null)
    return reads.map((variable) => [variable, (kinds[variable] ?? []).map((_, place) => place)]);
  const changesOf = ({ writes }: Branch): string => {
    let changes = '';
    for (const { variable, before, after } of writes) {
      const of = kinds[variable] ?? [];
      const kind = of[after] ?? -1;
      if (before === -1 || of[before] !== kind) changes += `${variable},${kind},`;
    }
    return changes;
  };
  const ends = laws.map(({ branches, counts }) => {
    const together = new Map<string, number | string>();
    for (const branch of branches) {
      const changes = changesOf(branch);
      together.set(changes, added(together.get(changes), branch.probability));
    }
    const sorted = [...together].sort(([one], [other]) => (one < other ? -1 : 1));
    return `${sorted.join(' ')}#${counts}`;
  });
  let stride = 1;
  return reads.map((variable, place) => {
    const size = sizes[place] ?? 1;
    const seen = Array.from({ length: size }, (): string[] => []);
    ends.forEach((end, number) => seen[Math.floor(number / stride) % size]?.push(end));
    stride *= size;
    const digests = new Map<string, number>();
    const numbers = seen.map((of) => {
      const digest = of.join('|');
      const number = digests.get(digest) ?? digests.size;
      digests.set(digest, number);
      return number;
    });
    return [variable, numbers];
  });
}
