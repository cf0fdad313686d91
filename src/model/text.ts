import type { Amount, Condition, Variable } from './model.js';

/** Conditions and amounts as text. The text is canonical: it also names the variables that remember a condition. */

export function conditionText(condition: Condition, variables: readonly Variable[]): string {
  const inner = (one: Condition): string => {
    const text = conditionText(one, variables);
    return one.is === 'all' || one.is === 'any' ? `(${text})` : text;
  };
  switch (condition.is) {
    case 'always':
    case 'never':
      return condition.is;
    case 'in':
      return membershipText(variables[condition.variable], condition.values);
    case 'tick': {
      const { from, to } = condition;
      if (to === Number.MAX_SAFE_INTEGER) return `tick >= ${from}`;
      if (from <= 1) return `tick <= ${to}`;
      return from === to ? `tick = ${from}` : `tick in ${from}..${to}`;
    }
    case 'compare':
      return `${amountText(condition.left, variables)} ${condition.operator} ${amountText(condition.right, variables)}`;
    case 'not':
      return `not ${inner(condition.of)}`;
    case 'all':
      return condition.of.map(inner).join(' and ');
    case 'any':
      return condition.of.map(inner).join(' or ');
    case 'at least':
      return `at least ${condition.count} of (${condition.of.map((one) => conditionText(one, variables)).join(', ')})`;
  }
}

function membershipText(variable: Variable | undefined, values: readonly number[]): string {
  if (variable === undefined) return 'no variable';
  const isTruth = variable.low === 0 && variable.high === 1 && variable.labels === undefined;
  if (isTruth && values.length === 1) return values[0] === 1 ? variable.name : `not ${variable.name}`;
  const ranges: string[] = [];
  let from: number | null = null;
  let last: number | null = null;
  const close = (): void => {
    if (from === null || last === null) return;
    const first = label(variable, from);
    ranges.push(from === last ? first : `${first}..${label(variable, last)}`);
  };
  for (const value of values) {
    if (last !== null && value === last + 1) {
      last = value;
      continue;
    }
    close();
    from = value;
    last = value;
  }
  close();
  return ranges.length === 1
    ? `${variable.name} is ${ranges[0]}`
    : `${variable.name} is one of (${ranges.join(', ')})`;
}

/** A value of a variable by its label, or as a number. */
export function label(variable: Variable, value: number): string {
  return variable.labels?.[value - variable.low] ?? String(value);
}

export function amountText(amount: Amount, variables: readonly Variable[]): string {
  const text = (one: Amount): string => amountText(one, variables);
  switch (amount.is) {
    case 'constant':
      return numberText(amount.value);
    case 'parameter':
      return amount.scale === 'plain' ? amount.name : `log-odds(${amount.name})`;
    case 'variable':
      return variables[amount.variable]?.name ?? 'no variable';
    case 'tick':
      return 'tick';
    case 'sum':
      return `(${amount.of.map(text).join(' + ')})`;
    case 'product':
      return `(${amount.of.map(text).join(' * ')})`;
    case 'least':
      return `min(${amount.of.map(text).join(', ')})`;
    case 'greatest':
      return `max(${amount.of.map(text).join(', ')})`;
    case 'difference':
      return `(${text(amount.left)} - ${text(amount.right)})`;
    case 'ratio':
      return `(${text(amount.left)} / ${text(amount.right)})`;
    case 'choose':
      return `(${text(amount.yes)} if ${conditionText(amount.when, variables)} else ${text(amount.otherwise)})`;
    case 'table': {
      const shown = amount.values.slice(0, 4).map(numberText).join(', ');
      const rest = amount.values.length > 4 ? `, … ${amount.values.length} values` : '';
      return `by ${variables[amount.variable]?.name ?? ''} [${shown}${rest}]`;
    }
    case 'logistic':
      return `logistic(${text(amount.logOdds)})`;
    case 'per tick':
      return `per tick of ${text(amount.within)} within ${amount.ticks}`;
  }
}

/** A number in at most six significant digits. */
function numberText(value: number): string {
  return String(Number(value.toPrecision(6)));
}
