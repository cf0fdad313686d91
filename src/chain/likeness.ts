import type { Condition, Model, VariableIndex } from '../model/model.js';
import { prepare, type State } from '../reference/index.js';
import { type Law, lawOf } from './law.js';
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
  const tables = steps.flatMap((step) => (step.clears ? [] : [tableOf(model, step, values)]));
  const fixed = values.map((set, variable) =>
    set.map((value) => asked.map((one) => tells(one, variable, value)).join()),
  );
  for (;;) {
    const signatures = values.map((set, variable) =>
      set.map((_, place) => `${kinds[variable]?.[place] ?? 0}|${fixed[variable]?.[place] ?? ''}`),
    );
    for (const table of tables) sign(table, signatures, kinds, places);
    const next = signatures.map((ofVariable) => {
      const known = new Map<string, number>();
      return ofVariable.map((signature) => {
        const kind = known.get(signature) ?? known.size;
        known.set(signature, kind);
        return kind;
      });
    });
    const grew = next.some(
      (ofVariable, variable) => Math.max(...ofVariable) > Math.max(...(kinds[variable] ?? [0])),
    );
    kinds = next;
    if (!grew) break;
  }
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
}

/** What a step does for certain values of what it reads. */
interface Case extends Pick<Law, 'counts'> {
  readonly before: ReadonlyMap<VariableIndex, number>;
  /** Probabilities are numbers, or the texts of formulas. */
  readonly branches: readonly {
    readonly probability: number | string;
    readonly writes: ReadonlyMap<VariableIndex, number>;
  }[];
}

/** @throws ModelError if the Model does what no Model may do. */
function caseOf(model: Model, step: Step, state: State, before: Case['before']): Case {
  if (!isOpen(step)) return { ...lawOf(step, state, 1), before };
  const branches = openLawOf(step, prepare(model).meaning, state, 1).map(({ odds, writes }) => ({
    probability: odds
      .map((product) => JSON.stringify(product))
      .sort()
      .join('\n'),
    writes,
  }));
  return { branches, counts: new Map(), before };
}

function tableOf(model: Model, step: Step, values: readonly (readonly number[])[]): Table {
  const reads = [...step.reads];
  const sizes = reads.map((variable) => values[variable]?.length ?? 1);
  const cases = sizes.reduce((product, size) => product * size, 1);
  if (cases > MOST_CASES || step.readsTick) return { reads, sizes, laws: null };
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
    return caseOf(model, step, state, before);
  });
  return { reads, sizes, laws };
}

/** Formulas are put beside each other, in an order of their own. */
function added(before: number | string | undefined, probability: number | string): number | string {
  if (before === undefined) return probability;
  if (typeof before === 'number' && typeof probability === 'number') return before + probability;
  return [...String(before).split('\n'), ...String(probability).split('\n')].sort().join('\n');
}

/** Adds to the signature of each value what the step does from there. */
function sign(
  { reads, sizes, laws }: Table,
  signatures: string[][],
  kinds: readonly (readonly number[])[],
  places: readonly ReadonlyMap<number, number>[],
): void {
  const kindOf = (variable: VariableIndex, value: number): number =>
    kinds[variable]?.[places[variable]?.get(value) ?? -1] ?? -1;
  if (laws === null) {
    for (const variable of reads)
      signatures[variable]?.forEach((before, place, all) => (all[place] = `${before};${place}`));
    return;
  }
  const ends = laws.map(({ branches, counts, before }) => {
    const together = new Map<string, number | string>();
    for (const { probability, writes } of branches) {
      const changes = [...writes]
        .map(([variable, value]): [number, number] => [variable, kindOf(variable, value)])
        .filter(
          ([variable, kind]) =>
            !before.has(variable) || kindOf(variable, before.get(variable) ?? NaN) !== kind,
        )
        .sort(([one], [other]) => one - other)
        .join();
      together.set(changes, added(together.get(changes), probability));
    }
    const sorted = [...together].sort(([one], [other]) => (one < other ? -1 : 1));
    return `${sorted.join(' ')}#${[...counts].join()}`;
  });
  let stride = 1;
  reads.forEach((variable, place) => {
    const size = sizes[place] ?? 1;
    const seen = Array.from({ length: size }, (): string[] => []);
    ends.forEach((end, number) => seen[Math.floor(number / stride) % size]?.push(end));
    const digests = new Map<string, number>();
    signatures[variable]?.forEach((before, at, all) => {
      const digest = seen[at]?.join('|') ?? '';
      const number = digests.get(digest) ?? digests.size;
      digests.set(digest, number);
      all[at] = `${before};${number}`;
    });
    stride *= size;
  });
}
