import type { Condition, Model, VariableIndex } from '../model/model.js';
import { ModelError, type Node, partsOf, prepare } from '../reference/index.js';
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
  const isLarge = ({ reads, readsTick }: Step): boolean =>
    readsTick ||
    reached.reduce((cases, { size }, index) => (reads.has(index) ? cases * size : cases), 1) > MOST_CASES;
  const large = new Set(steps.filter(isLarge).flatMap(({ reads }) => [...reads]));
  const values = reached.map((set, variable) => {
    const ascending = [...set].sort((one, other) => one - other);
    const valueOf = (value: number): Value => {
      const told = asked.map((condition) => tells(condition, variable, value));
      return { variable, value, seen: [variable, large.has(variable) && value, ...told].join(), kind: 0 };
    };
    return new Map(ascending.map((value) => [value, valueOf(value)]));
  });
  const all = values.flatMap((ofVariable) => [...ofVariable.values()]);
  const tables = steps.filter((step) => !isLarge(step)).map((step) => tableOf(model, step, values));
  let kinds = 0;
  const tellApart = (some: readonly Value[]): void => {
    const known = new Map<string, number>();
    for (const one of some) {
      const kind = known.get(one.seen) ?? (kinds += 1);
      known.set(one.seen, kind);
      one.kind = kind;
    }
  };
  const count = (): number => new Set(all.map(({ kind }) => kind)).size;
  tellApart(all);
  for (let before = 0; before < count(); ) {
    before = count();
    for (const { read, cases } of tables) {
      for (const one of read) one.seen = String(one.kind);
      for (const { from, branches, counts } of cases) {
        const end = `|${endsOf(branches)}#${counts}`;
        for (const one of from) one.seen += end;
      }
      tellApart(read);
    }
  }
  return values.map((ofVariable, variable) =>
    standFor([...ofVariable.values()], model.variables[variable]?.start),
  );
}

/** A value that a variable can have. */
interface Value {
  readonly variable: VariableIndex;
  readonly value: number;
  /** What is seen of it; those that show the same are alike. */
  seen: string;
  /** Values of one kind are alike, as far as is known. Each variable has kinds of its own. */
  kind: number;
}

function standFor(values: readonly Value[], start: unknown): ReadonlyMap<number, number> {
  const standing = new Map<number, number>();
  for (const { kind, value } of values) if (!standing.has(kind) || value === start) standing.set(kind, value);
  return new Map(values.map(({ kind, value }) => [value, standing.get(kind) ?? value]));
}

/** What a condition that is asked says of one value of a variable, by each of its atoms. */
function tells(node: Node, variable: VariableIndex, value: number): string {
  if (!('variable' in node))
    return partsOf(node)
      .map((part) => tells(part, variable, value))
      .join();
  if (node.variable !== variable) return '';
  return String(node.is === 'in' ? node.values.includes(value) : value);
}

/** A step, for all values of what it reads. */
interface Table {
  readonly read: readonly Value[];
  readonly cases: readonly Case[];
}

/** What a step does for certain values of what it reads. */
interface Case {
  readonly from: readonly Value[];
  readonly branches: readonly Branch[];
  /** The counters that it raises, and how often. */
  readonly counts: string;
}

interface Branch {
  readonly probability: number;
  /** What the probability is made of besides: the texts of formulas. */
  readonly formulas: readonly string[];
  readonly writes: readonly Move[];
}

interface Move {
  /** What is written over; undefined if the step does not read it, so that what it was makes no difference. */
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

type Values = readonly ReadonlyMap<number, Value>[];

function tableOf(model: Model, step: Step, values: Values): Table {
  const read = values
    .filter((_, variable) => step.reads.has(variable))
    .map((ofVariable) => [...ofVariable.values()]);
  const state = model.variables.map(({ low }) => low);
  return { read: read.flat(), cases: product(read).map((from) => caseOf(model, step, state, from, values)) };
}

/** Each combination of one of each. */
function product(of: readonly (readonly Value[])[]): readonly (readonly Value[])[] {
  return of.reduce<readonly (readonly Value[])[]>(
    (before, values) => before.flatMap((some) => values.map((value) => [...some, value])),
    [[]],
  );
}

/** @param state any state; what the step reads is put into it */
function caseOf(model: Model, step: Step, state: number[], from: readonly Value[], values: Values): Case {
  for (const { variable, value } of from) state[variable] = value;
  const movesOf = (writes: ReadonlyMap<VariableIndex, number>): readonly Move[] =>
    [...writes].map(([variable, value]) => ({
      before: from.find((one) => one.variable === variable),
      after: values[variable]?.get(value),
    }));
  try {
    if (isOpen(step)) {
      const branches = openLawOf(step, prepare(model).meaning, state, 1).map(({ odds, writes }) => ({
        probability: 0,
        formulas: odds.map((product) => JSON.stringify(product)),
        writes: movesOf(writes),
      }));
      return { from, branches, counts: '' };
    }
    const { branches, counts } = lawOf(step, state, 1);
    return {
      from,
      branches: branches.map(({ probability, writes }) => ({
        probability,
        formulas: [],
        writes: movesOf(writes),
      })),
      counts: [...counts].join(),
    };
  } catch (error) {
    // Values that never come together: if they do, the chain meets it.
    if (error instanceof ModelError) return { from, branches: [], counts: error.message };
    throw error;
  }
}

/** Where it goes from a case, by kinds, and how probably. Formulas are put beside each other. */
function endsOf(branches: readonly Branch[]): string {
  const ends = new Map<string, Omit<Branch, 'writes'>>();
  for (const { probability, formulas, writes } of branches) {
    const end = writes
      .filter(({ before, after }) => before?.kind !== after?.kind)
      .map(({ after }) => String(after?.kind))
      .sort()
      .join();
    const same = ends.get(end);
    ends.set(end, {
      probability: (same?.probability ?? 0) + probability,
      formulas: [...(same?.formulas ?? []), ...formulas],
    });
  }
  return [...ends]
    .map(([end, { probability, formulas }]) => `${end}:${probability}:${formulas.join()}`)
    .sort()
    .join();
}
