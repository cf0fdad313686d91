import { all, any, isOneOf, not, wholeNumbers } from '../../model/conditions.js';
import type { Amount, Condition, Model } from '../../model/model.js';
import { isPossible } from '../../model/possible.js';
import { Meaning, ModelError } from '../../reference/index.js';
import { ExportError } from '../export-error.js';

/**
 * Splits numbers that depend on the state into finitely many cases, each of which has one number: reckoned here, by the
 * same functions as in our engines, so that no other tool's logarithm or power decides anything.
 */

/** What holds in a state of which the condition is true. */
export interface Case<Result> {
  readonly when: Condition;
  readonly result: Result;
}

/** What conditions and amounts range over. */
export type Domain = Pick<Model, 'variables' | 'horizon'>;

/** A number that needs more cases than this is refused. */
const MOST_CASES = 4_096;

/**
 * The cases of some amounts. Their conditions shut each other out, and together with `within` leave nothing out but states
 * in which an amount cannot be reckoned.
 *
 * @param within what is known to hold
 * @param evaluate from the values of the amounts; throws where they have none
 * @param about names the place for messages
 * @throws ExportError if there are too many.
 */
export function casesOf<Result>(
  domain: Domain,
  amounts: readonly Amount[],
  within: Condition,
  evaluate: (values: readonly number[]) => Result,
  about: string,
): readonly Case<Result>[] {
  const results = new Map<string, Result>();
  let leaves = 0;

  const leaf = (open: readonly Amount[]): Split => {
    leaves += 1;
    if (leaves > MOST_CASES) {
      throw new ExportError(
        `a number of ${about} has more than ${MOST_CASES} cases; let it depend on fewer variables`,
      );
    }
    const result = attempt(() => evaluate(open.map(valueOf)));
    if (result === null) return [];
    const key = JSON.stringify(result.value);
    results.set(key, result.value);
    return [{ when: { is: 'always' }, key }];
  };

  const split = (open: readonly Amount[], known: Condition): Split => {
    const atom = firstAtom(open);
    if (atom === null) return leaf(open);
    const under = (given: Given, condition: Condition): Split | null => {
      const knows = all(known, condition);
      return isPossible(knows, domain.variables)
        ? split(
            open.map((amount) => assume(amount, given)),
            knows,
          )
        : null;
    };
    if (atom.is === 'condition') {
      const yes = under({ condition: atom.condition, holds: true }, atom.condition);
      const no = under({ condition: atom.condition, holds: false }, not(atom.condition));
      return joined([
        { on: atom.condition, split: yes },
        { on: not(atom.condition), split: no },
      ]);
    }
    const { variable } = atom;
    const branches = valuesOf(domain, variable).map((value) => {
      const on: Condition =
        variable === 'tick' ? { is: 'tick', from: value, to: value } : isOneOf(variable, [value]);
      return {
        value,
        split: under({ variable, value, low: domain.variables[Number(variable)]?.low ?? 0 }, on),
      };
    });
    return joined(grouped(branches, variable));
  };

  return split(amounts, within).map(({ when, key }) => {
    const result = results.get(key);
    if (result === undefined) throw new ExportError(`a case of ${about} was lost`);
    return { when, result };
  });
}

type Split = readonly { readonly when: Condition; readonly key: string }[];

type Atom =
  | { readonly is: 'condition'; readonly condition: Condition }
  | { readonly is: 'variable'; readonly variable: number | 'tick' };

type Given =
  | { readonly condition: Condition; readonly holds: boolean }
  | { readonly variable: number | 'tick'; readonly value: number; readonly low: number };

const closed = new Meaning([]);

/** The value of an amount that nothing leaves open. */
function valueOf(amount: Amount): number {
  return closed.reckoning(amount)([], 0);
}

/** What a function gives; null where it cannot be reckoned. */
function attempt<Result>(evaluate: () => Result): { readonly value: Result } | null {
  try {
    return { value: evaluate() };
  } catch (error) {
    if (error instanceof ModelError || error instanceof RangeError) return null;
    throw error;
  }
}

/** Branches that cannot be are left out; where one alone can be, its condition says nothing new. */
function joined(branches: readonly { readonly on: Condition; readonly split: Split | null }[]): Split {
  const open = branches.flatMap(({ on, split }) => (split === null ? [] : [{ on, split }]));
  const [only] = open;
  if (only === undefined) return [];
  if (open.every(({ split }) => JSON.stringify(split) === JSON.stringify(only.split))) return only.split;
  const byKey = new Map<string, Condition[]>();
  for (const { on, split } of open) {
    for (const { when, key } of split) byKey.set(key, [...(byKey.get(key) ?? []), all(on, when)]);
  }
  return [...byKey].map(([key, conditions]) => ({ key, when: any(...conditions) }));
}

/** Values that lead to the same cases, under one condition. */
function grouped(
  branches: readonly { readonly value: number; readonly split: Split | null }[],
  variable: number | 'tick',
): { on: Condition; split: Split | null }[] {
  const groups = new Map<string, { values: number[]; split: Split | null }>();
  for (const { value, split } of branches) {
    const key = JSON.stringify(split);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { values: [value], split });
    else group.values.push(value);
  }
  return [...groups.values()].map(({ values, split }) => ({
    on: variable === 'tick' ? atTicks(values) : isOneOf(variable, values),
    split,
  }));
}

function atTicks(ticks: readonly number[]): Condition {
  const stretches: { from: number; to: number }[] = [];
  for (const tick of ticks) {
    const last = stretches.at(-1);
    if (last !== undefined && last.to === tick - 1) last.to = tick;
    else stretches.push({ from: tick, to: tick });
  }
  return any(...stretches.map(({ from, to }): Condition => ({ is: 'tick', from, to })));
}

function valuesOf({ variables, horizon }: Domain, variable: number | 'tick'): number[] {
  if (variable === 'tick') return wholeNumbers(0, horizon);
  const { low, high } = variables[variable] ?? { low: 0, high: 0 };
  return wholeNumbers(low, high);
}

/** The first thing that leaves the amounts open. */
function firstAtom(amounts: readonly Amount[]): Atom | null {
  for (const amount of amounts) {
    const atom = atomOf(amount);
    if (atom !== null) return atom;
  }
  return null;
}

function atomOf(amount: Amount): Atom | null {
  switch (amount.is) {
    case 'constant':
    case 'parameter':
      return null;
    case 'variable':
    case 'table':
      return { is: 'variable', variable: amount.variable };
    case 'tick':
      return { is: 'variable', variable: 'tick' };
    case 'sum':
    case 'product':
    case 'least':
    case 'greatest':
      return firstAtom(amount.of);
    case 'difference':
    case 'ratio':
      return firstAtom([amount.left, amount.right]);
    case 'choose':
      return { is: 'condition', condition: amount.when };
    case 'logistic':
      return atomOf(amount.logOdds);
    case 'per tick':
      return atomOf(amount.within);
  }
}

/** The amount where so much is given. */
function assume(amount: Amount, given: Given): Amount {
  const inner = (of: Amount): Amount => assume(of, given);
  switch (amount.is) {
    case 'constant':
    case 'parameter':
      return amount;
    case 'variable':
      return 'value' in given && given.variable === amount.variable
        ? { is: 'constant', value: given.value }
        : amount;
    case 'tick':
      return 'value' in given && given.variable === 'tick' ? { is: 'constant', value: given.value } : amount;
    case 'table':
      return 'value' in given && given.variable === amount.variable
        ? { is: 'constant', value: amount.values[given.value - given.low] ?? NaN }
        : amount;
    case 'sum':
    case 'product':
    case 'least':
    case 'greatest':
      return { is: amount.is, of: amount.of.map(inner) };
    case 'difference':
    case 'ratio':
      return { is: amount.is, left: inner(amount.left), right: inner(amount.right) };
    case 'choose':
      if ('condition' in given && JSON.stringify(given.condition) === JSON.stringify(amount.when)) {
        return inner(given.holds ? amount.yes : amount.otherwise);
      }
      return { is: 'choose', when: amount.when, yes: inner(amount.yes), otherwise: inner(amount.otherwise) };
    case 'logistic':
      return { is: 'logistic', logOdds: inner(amount.logOdds) };
    case 'per tick':
      return { is: 'per tick', within: inner(amount.within), ticks: amount.ticks };
  }
}
