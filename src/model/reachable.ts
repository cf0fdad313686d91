import { hasValue, variablesOf } from './conditions.js';
import type { Amount, Condition, Effect, Model, Rule, Variable, VariableIndex } from './model.js';
import { domainOf, isPossible } from './possible.js';

/** The values that a variable can have, and the rules that can fire: all others can make no difference. */

export type Reached = ReadonlyMap<VariableIndex, ReadonlySet<number>>;

/** The values that each variable can reach, taking each variable by itself. */
export function reachableValues(model: Model): Reached {
  return whatCanFire(model).reached;
}

/** The rules that can fire at all, and the values that they can bring about. */
export function whatCanFire(model: Model): { readonly firing: ReadonlySet<Rule>; readonly reached: Reached } {
  const { variables } = model;
  const reached = new Map<VariableIndex, Set<number>>(
    variables.map((variable, index) => [
      index,
      variable.kind === 'choice'
        ? domainOf(variable)
        : new Set(
            typeof variable.start === 'number'
              ? [variable.start]
              : variable.start.weights.map(({ value }) => value),
          ),
    ]),
  );
  const firing = new Set<Rule>();
  const rules = model.stages
    .flatMap((stage) => stage.rules)
    .map((rule) => ({
      rule,
      reads: [...variablesOf(rule.when)],
      writes: effectsOf(rule).flatMap((effect) => effect.writes),
    }));
  // A rule is looked at again only where a variable has grown on which it depends: in this round, or in the one before.
  let grown = new Set<VariableIndex>(reached.keys());
  while (grown.size > 0) {
    const now = new Set<VariableIndex>();
    const hasGrown = (variable: VariableIndex): boolean => grown.has(variable) || now.has(variable);
    for (const { rule, reads, writes } of rules) {
      const isNew = !firing.has(rule);
      if (isNew) {
        if (reads.length > 0 && !reads.some(hasGrown)) continue;
        if (!isPossible(rule.when, variables, reached)) continue;
        firing.add(rule);
      }
      for (const { variable, value } of writes) {
        if (!isNew && !hasGrown(variable)) continue;
        const values = reached.get(variable) ?? new Set<number>();
        const before = values.size;
        addWritten(model, variable, value, rule.when, values);
        if (values.size > before) now.add(variable);
        reached.set(variable, values);
      }
    }
    grown = now;
  }
  return { firing, reached };
}

/** What a rule may do, whatever is drawn. */
export function effectsOf(rule: Rule): Effect[] {
  return [
    ...rule.choices.map((choice) => choice.effect),
    ...(rule.otherwise === null ? [] : [rule.otherwise]),
  ];
}

/** What a write may make of a variable: some values whatever it was, or others out of each that it may have had. */
type Written =
  | { readonly out: 'of nothing'; readonly values: Iterable<number> }
  | { readonly out: 'of each'; readonly next: (before: number) => readonly number[] };

/** What is written to a variable once may make it so, where it has one of these values before. */
export function valuesWritten(
  model: Model,
  variable: VariableIndex,
  value: Amount,
  when: Condition,
  before: Iterable<number>,
): Iterable<number> {
  const written = writtenTo(model, variable, value, when);
  return written.out === 'of nothing' ? written.values : [...before].flatMap(written.next);
}

/**
 * Adds to the values of a variable all that writing to it, again and again, may make of them. What counts ticks grows by
 * one at a time, so that each value is looked at once and no more.
 */
function addWritten(
  model: Model,
  variable: VariableIndex,
  value: Amount,
  when: Condition,
  values: Set<number>,
): void {
  const written = writtenTo(model, variable, value, when);
  if (written.out === 'of nothing') for (const one of written.values) values.add(one);
  // A set is walked in the order of adding, what is added on the way too.
  else for (const before of values) for (const one of written.next(before)) values.add(one);
}

function writtenTo(model: Model, variable: VariableIndex, value: Amount, when: Condition): Written {
  const target = model.variables[variable];
  if (target === undefined) return { out: 'of nothing', values: [] };
  const constants = constantsOf(value);
  if (target.merge === 'sum' && constants !== null)
    return {
      out: 'of each',
      next: (before) => constants.flatMap((by) => added(model, variable, target, before, by)),
    };
  if (constants !== null) return { out: 'of nothing', values: constants };
  const step = target.merge === 'sum' ? null : stepOf(value, variable);
  if (step === null) return { out: 'of nothing', values: domainOf(target) };
  return {
    out: 'of each',
    next: (before) =>
      mayHold(when, variable, before)
        ? [...step.steps.map((by) => clamp(before + by, target)), ...step.constants]
        : [],
  };
}

/**
 * What a sum may be when this is added, with whatever else is added in the same stage: it is clamped only when all is. So
 * what leaves the bounds may come back, if anything is added that leads the other way, and not only from the bound.
 */
function added(
  model: Model,
  variable: VariableIndex,
  target: Variable,
  before: number,
  by: number,
): readonly number[] {
  const clamped = clamp(before + by, target);
  return clamped !== before + by && isOpposed(model, variable, by) ? [...domainOf(target)] : [clamped];
}

/** Whether anything may be added to a sum that leads the other way. */
function isOpposed({ stages }: Model, variable: VariableIndex, by: number): boolean {
  return stages
    .flatMap(({ rules }) => rules)
    .flatMap(effectsOf)
    .some(({ writes }) =>
      writes.some(
        (write) =>
          write.variable === variable && (constantsOf(write.value)?.some((other) => other * by < 0) ?? true),
      ),
    );
}

/** Whether a condition leaves open that the variable has this value. */
function mayHold(condition: Condition, variable: VariableIndex, value: number): boolean {
  if (condition.is === 'in') return condition.variable !== variable || hasValue(condition, value);
  if (condition.is === 'all') return condition.of.every((one) => mayHold(one, variable, value));
  return true;
}

function clamp(value: number, variable: Variable): number {
  return Math.min(variable.high, Math.max(variable.low, value));
}

function constantsOf(amount: Amount): number[] | null {
  if (amount.is === 'constant') return [amount.value];
  if (amount.is !== 'choose') return null;
  const then = constantsOf(amount.yes);
  const otherwise = constantsOf(amount.otherwise);
  return then === null || otherwise === null ? null : [...then, ...otherwise];
}

/** The variable plus or minus constants, perhaps capped: what it may be moved by. */
function stepOf(amount: Amount, variable: VariableIndex): { steps: number[]; constants: number[] } | null {
  switch (amount.is) {
    case 'constant':
      return { steps: [], constants: [amount.value] };
    case 'variable':
      return amount.variable === variable ? { steps: [0], constants: [] } : null;
    case 'sum': {
      const fixed = amount.of.reduce((total, one) => total + (one.is === 'constant' ? one.value : 0), 0);
      const rest = amount.of.filter((one) => one.is !== 'constant');
      const [only, another] = rest;
      if (only === undefined || another !== undefined || only.is !== 'variable' || only.variable !== variable)
        return null;
      return { steps: [fixed], constants: [] };
    }
    case 'least':
    case 'greatest':
    case 'choose': {
      const parts = amount.is === 'choose' ? [amount.yes, amount.otherwise] : amount.of;
      const steps = parts.map((one) => stepOf(one, variable));
      if (steps.includes(null)) return null;
      return {
        steps: steps.flatMap((one) => one?.steps ?? []),
        constants: steps.flatMap((one) => one?.constants ?? []),
      };
    }
    default:
      return null;
  }
}
