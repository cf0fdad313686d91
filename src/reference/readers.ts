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
    for (const variable of variablesOf(rule.when)) of[variable]?.push(number);
  });
  const readers = { of, timed: rules.map(({ rule }) => readsTick(rule.when)) };
  known.set(prepared, readers);
  return readers;
}

type Node = Condition | Amount;

function variablesOf(condition: Condition): ReadonlySet<number> {
  const variables = new Set<number>();
  const collect = (node: Node): void => {
    if (node.is === 'in' || node.is === 'variable' || node.is === 'table') variables.add(node.variable);
    partsOf(node).forEach(collect);
  };
  collect(condition);
  return variables;
}

function readsTick(node: Node): boolean {
  return node.is === 'tick' || partsOf(node).some(readsTick);
}

function partsOf(node: Node): readonly Node[] {
  switch (node.is) {
    case 'always':
    case 'never':
    case 'in':
    case 'constant':
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
