import type { Amount, Condition } from '../model/model.js';
import type { Meaning } from './meaning.js';
import type { State } from './trace.js';

/**
 * The variables that a condition's truth rests on: enough to say why it holds (or why it does not) in a state. Of
 * several operands that would each be enough, the first alone counts; the tick is no variable.
 */
export function support(
  meaning: Meaning,
  condition: Condition,
  state: State,
  tick: number,
): ReadonlySet<number> {
  const variables = new Set<number>();
  collect(condition);
  return variables;

  function holds(of: Condition): boolean {
    return meaning.test(of)(state, tick);
  }

  function collect(of: Condition): void {
    switch (of.is) {
      case 'always':
      case 'never':
      case 'tick':
        return;
      case 'in':
        variables.add(of.variable);
        return;
      case 'compare':
        read(of.left);
        read(of.right);
        return;
      case 'not':
        collect(of.of);
        return;
      case 'all':
        decisive(of.of, false);
        return;
      case 'any':
        decisive(of.of, true);
        return;
      case 'at least': {
        const counted = of.of.filter((part) => holds(part) === holds(of));
        // A true count needs only so many of its true operands; a false one rests on all that are false.
        for (const part of holds(of) ? counted.slice(0, of.count) : counted) collect(part);
      }
    }
  }

  /** The first operand that settles it alone, or else all of them. */
  function decisive(of: readonly Condition[], settling: boolean): void {
    const first = of.find((part) => holds(part) === settling);
    for (const part of first === undefined ? of : [first]) collect(part);
  }

  function read(amount: Amount): void {
    switch (amount.is) {
      case 'constant':
      case 'parameter':
      case 'tick':
        return;
      case 'variable':
      case 'table':
        variables.add(amount.variable);
        return;
      case 'sum':
      case 'product':
      case 'least':
      case 'greatest':
        amount.of.forEach(read);
        return;
      case 'difference':
      case 'ratio':
        read(amount.left);
        read(amount.right);
        return;
      case 'choose':
        collect(amount.when);
        read(holds(amount.when) ? amount.yes : amount.otherwise);
        return;
      case 'logistic':
        read(amount.logOdds);
        return;
      case 'per tick':
        read(amount.within);
    }
  }
}
