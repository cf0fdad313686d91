import type { Amount, Condition } from '../model/model.js';
import type { PreparedModel, PreparedRule } from './prepared.js';

/** Which rules may change their mind when a variable changes, or with every tick. */
export interface Readers {
  /** For each variable the rules whose conditions read it, by their number in the order of play. */
  readonly of: readonly (readonly number[])[];
  /** For each rule whether its condition reads the tick. */
  readonly timed: readonly boolean[];
}

const known = new WeakMap<PreparedModel, Readers>();

/** The readers of a Model's variables. */
export function readersOf(prepared: PreparedModel): Readers {
  const before = known.get(prepared);
  if (before !== undefined) return before;
  const rules: readonly PreparedRule[] = prepared.stages.flatMap((stage) => stage.rules);
  const of = prepared.model.variables.map((): number[] => []);
  rules.forEach(({ rule }, number) => {
    for (const variable of readsOf(rule.when).variables) of[variable]?.push(number);
  });
  const readers = { of, timed: rules.map(({ rule }) => readsTick(rule.when)) };
  known.set(prepared, readers);
  return readers;
}

export type Node = Condition | Amount;

/** What a condition or an amount reads: variables, and whether the tick. */
export function readsOf(node: Node): { readonly variables: ReadonlySet<number>; readonly tick: boolean } {
  const variables = new Set<number>();
  const collect = (part: Node): void => {
    if (part.is === 'in' || part.is === 'variable' || part.is === 'table') variables.add(part.variable);
    partsOf(part).forEach(collect);
  };
  collect(node);
  return { variables, tick: readsTick(node) };
}

function readsTick(node: Node): boolean {
  return node.is === 'tick' || partsOf(node).some(readsTick);
}

/** What a condition or an amount is made of. */
export function partsOf(node: Node): readonly Node[] {
  switch (node.is) {
    case 'always':
    case 'never':
    case 'in':
    case 'constant':
    case 'parameter':
    case 'variable':
    case 'table':
    case 'tick':
      return [];
    case 'not':
      return [node.of];
    case 'all':
    case 'any':
    case 'at least':
    case 'sum':
    case 'product':
    case 'least':
    case 'greatest':
      return node.of;
    case 'compare':
    case 'difference':
    case 'ratio':
      return [node.left, node.right];
    case 'choose':
      return [node.when, node.yes, node.otherwise];
    case 'logistic':
      return [node.logOdds];
    case 'per tick':
      return [node.within];
  }
}
