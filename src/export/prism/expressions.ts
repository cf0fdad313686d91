import type { Amount, Condition } from '../../model/model.js';
import { ExportError } from '../export-error.js';
import { type Program, TICK } from '../program/program.js';

/** Conditions and amounts in PRISM's language. Everything that is made of parts stands in brackets. */

type Names = Pick<Program, 'variables' | 'horizon'>;

export function conditionInPrism(condition: Condition, program: Names): string {
  const inner = (of: Condition): string => conditionInPrism(of, program);
  switch (condition.is) {
    case 'always':
      return 'true';
    case 'never':
      return 'false';
    case 'in':
      return membership(condition.variable, condition.values, program);
    case 'tick':
      return between(TICK, condition.from, condition.to, 0, program.horizon);
    case 'compare':
      return `(${amountInPrism(condition.left, program)} ${condition.operator} ${amountInPrism(condition.right, program)})`;
    case 'not':
      return `!(${bare(inner(condition.of))})`;
    case 'all':
      return joined(condition.of.map(inner), ' & ', 'true');
    case 'any':
      return joined(condition.of.map(inner), ' | ', 'false');
    case 'at least': {
      const counted = condition.of.map((of) => `(${bare(inner(of))} ? 1 : 0)`);
      return `(${joined(counted, ' + ', '0')} >= ${condition.count})`;
    }
  }
}

export function amountInPrism(amount: Amount, program: Names): string {
  const inner = (of: Amount): string => amountInPrism(of, program);
  switch (amount.is) {
    case 'constant':
      return wholeInPrism(amount.value);
    case 'variable':
      return nameOf(amount.variable, program);
    case 'tick':
      return TICK;
    case 'sum':
      return joined(amount.of.map(inner), ' + ', '0');
    case 'product':
      return joined(amount.of.map(inner), ' * ', '1');
    case 'least':
    case 'greatest':
      return amount.of.length === 1
        ? amount.of.map(inner).join('')
        : `${amount.is === 'least' ? 'min' : 'max'}(${amount.of.map(inner).map(bare).join(', ')})`;
    case 'difference':
      return `(${inner(amount.left)} - ${inner(amount.right)})`;
    case 'choose': {
      const when = conditionInPrism(amount.when, program);
      return `(${when} ? ${inner(amount.yes)} : ${inner(amount.otherwise)})`;
    }
    default:
      throw new ExportError(`an amount of the kind "${amount.is}" has no form in whole numbers`);
  }
}

/** A condition that others stand beside, joined by `&`. */
export function conjunct(condition: Condition, program: Names): string {
  const text = conditionInPrism(condition, program);
  return condition.is === 'all' ? bare(text) : text;
}

/** A text in brackets that enclose all of it, without them. */
export function bare(text: string): string {
  if (!text.startsWith('(') || !text.endsWith(')')) return text;
  let depth = 0;
  for (let place = 0; place < text.length - 1; place += 1) {
    if (text[place] === '(') depth += 1;
    if (text[place] === ')') depth -= 1;
    if (depth === 0) return text;
  }
  return text.slice(1, -1);
}

/** PRISM has no negative literals: a minus is an operator. */
function wholeInPrism(value: number): string {
  return value < 0 ? `(-${-value})` : String(value);
}

function nameOf(variable: number, { variables }: Names): string {
  const name = variables[variable]?.name;
  if (name === undefined) throw new ExportError(`the model names variable ${variable}, which is none`);
  return name;
}

function membership(variable: number, values: readonly number[], program: Names): string {
  const name = nameOf(variable, program);
  const { low, high } = program.variables[variable] ?? { low: 0, high: 0 };
  const inside = values.filter((value) => value >= low && value <= high);
  const first = inside[0];
  const last = inside.at(-1);
  if (first === undefined || last === undefined) return 'false';
  if (last - first === inside.length - 1) return between(name, first, last, low, high);
  const outside = missing(inside, low, high);
  if (outside.length === 1) return `${name} != ${wholeInPrism(outside[0] ?? 0)}`;
  return joined(
    stretches(inside).map(([from, to]) => between(name, from, to, low, high)),
    ' | ',
    'false',
  );
}

function missing(values: readonly number[], low: number, high: number): number[] {
  const known = new Set(values);
  return Array.from({ length: high - low + 1 }, (_, place) => low + place).filter(
    (value) => !known.has(value),
  );
}

function stretches(values: readonly number[]): (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const value of values) {
    const last = found.at(-1);
    if (last !== undefined && last[1] === value - 1) last[1] = value;
    else found.push([value, value]);
  }
  return found;
}

function between(name: string, from: number, to: number, low: number, high: number): string {
  if (from > to) return 'false';
  if (from === to) return `${name} = ${wholeInPrism(from)}`;
  const parts = [
    ...(from > low ? [`${name} >= ${wholeInPrism(from)}`] : []),
    ...(to < high ? [`${name} <= ${wholeInPrism(to)}`] : []),
  ];
  return joined(parts, ' & ', 'true');
}

function joined(parts: readonly string[], operator: string, none: string): string {
  const [only] = parts;
  if (only === undefined) return none;
  return parts.length === 1 ? only : `(${parts.join(operator)})`;
}
