import { constant, product, sum } from '../../model/conditions.js';
import type { Amount } from '../../model/model.js';
import { type Meaning, type Node, partsOf, type State } from '../../reference/index.js';

/** Whether a condition or an amount reads a parameter that was kept by name. */
export function readsParameter(node: Node): boolean {
  return node.is === 'parameter' || partsOf(node).some(readsParameter);
}

/** The parameters that it reads, each as often as it does. */
export function parametersOf(node: Node): readonly string[] {
  return node.is === 'parameter' ? [node.name] : partsOf(node).flatMap(parametersOf);
}

/** An amount in one state and tick: what is left of it reads parameters alone. No condition in it may read any. */
export function closedAmount(amount: Amount, meaning: Meaning, state: State, tick: number): Amount {
  if (!readsParameter(amount)) return constant(meaning.reckoning(amount)(state, tick));
  const inner = (of: Amount): Amount => closedAmount(of, meaning, state, tick);
  switch (amount.is) {
    case 'sum':
      return sum(...amount.of.map(inner));
    case 'product':
      return product(...amount.of.map(inner));
    case 'least':
    case 'greatest':
      return { is: amount.is, of: amount.of.map(inner) };
    case 'difference':
    case 'ratio':
      return { is: amount.is, left: inner(amount.left), right: inner(amount.right) };
    case 'choose':
      return inner(meaning.test(amount.when)(state, tick) ? amount.yes : amount.otherwise);
    case 'logistic':
      return { is: 'logistic', logOdds: inner(amount.logOdds) };
    case 'per tick':
      return { is: 'per tick', within: inner(amount.within), ticks: amount.ticks };
    default:
      return amount;
  }
}
