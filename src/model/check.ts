import type { Problem } from '../scenario/diagnostics/reporter.js';
import { logistic, perTick } from '../chance/index.js';
import { hasValue, nominalValue, variablesOfAmount } from './conditions.js';
import { domainOf, isPossible } from './possible.js';
import type { Amount, Condition, Model, Rule } from './model.js';

/**
 * Checks of a Model as a whole: chances stay within [0, 1] for every reachable value of what they read, and no two rules
 * may write one variable in one stage. Reachable is taken generously: every value of the variables' domains that the
 * rule's own condition lets through.
 */

/** So many combinations of values are looked at for one rule; beyond that the engine checks as it runs. */
const MOST_COMBINATIONS = 50_000;

export function checkModel(model: Model): Problem[] {
  return model.stages.flatMap(({ rules }) => [
    ...rules.flatMap((rule) => checkChance(model, rule) ?? []),
    ...checkWriters(model, rules),
  ]);
}

function pathOf(rule: Rule): string[] {
  return [rule.origin.section, rule.origin.name];
}

/** Whether the chance of a rule can leave [0, 1]. */
export function checkChance(model: Model, rule: Rule): Problem | null {
  if (rule.draw === null) return null;
  const { chance } = rule.draw;
  const read = [...variablesOfAmount(chance)];
  const sum = rule.choices.length > 1;
  const names = rule.choices.map(({ name }) => `"${name}"`).join(' and ');
  for (const { tick, values } of combinations(model, read, readsTick(chance), rule.when)) {
    const value = evaluate(chance, { model, tick, values });
    if (value >= -1e-12 && value <= 1 + 1e-12) continue;
    const where = [
      ...(readsTick(chance) ? [`tick = ${tick}`] : []),
      ...read
        .slice(0, 4)
        .map((index) => `${model.variables[index]?.name ?? ''} = ${values.get(index) ?? ''}`),
    ].join(', ');
    const at = where === '' ? '' : ` (for example where ${where})`;
    const shown = Number(value.toPrecision(12));
    return {
      code: sum ? 'chances-exceed-one' : 'leaves-unit-interval',
      path: pathOf(rule),
      message: sum
        ? `the chances of ${names}, which compete, add up to ${shown}${at}`
        : `this chance can become ${shown}${at}: a probability lies between 0 and 1`,
      hint: sum
        ? 'lower them, or let their conditions exclude each other'
        : 'use min(…) and max(…), or another formula',
    };
  }
  return null;
}

function readsTick(amount: Amount): boolean {
  return JSON.stringify(amount).includes('"is":"tick"');
}

/** Every combination of values of what is read that the rule's condition does not rule out on its own. */
function* combinations(
  model: Model,
  read: readonly number[],
  byTick: boolean,
  when: Condition,
): Generator<{ readonly tick: number; readonly values: ReadonlyMap<number, number> }> {
  const domains = read.map((index) => {
    const variable = model.variables[index];
    const values: number[] = [];
    if (variable === undefined) return values;
    for (let value = variable.low; value <= variable.high; value += 1) {
      if (allows(when, index, value)) values.push(value);
    }
    return values;
  });
  const ticks = byTick ? model.horizon : 1;
  const total = domains.reduce((product, values) => product * values.length, ticks);
  if (total > MOST_COMBINATIONS) return;
  for (let place = 0; place < total; place += 1) {
    const values = new Map<number, number>();
    let rest = Math.floor(place / ticks);
    for (const [position, domain] of domains.entries()) {
      values.set(read[position] ?? 0, domain[rest % domain.length] ?? 0);
      rest = Math.floor(rest / domain.length);
    }
    yield { tick: (place % ticks) + 1, values };
  }
}

/** Whether a condition may hold while this variable has this value. */
function allows(condition: Condition, variable: number, value: number): boolean {
  switch (condition.is) {
    case 'never':
      return false;
    case 'in':
      return condition.variable !== variable || hasValue(condition, value);
    case 'all':
      return condition.of.every((one) => allows(one, variable, value));
    case 'any':
      return condition.of.some((one) => allows(one, variable, value));
    case 'not':
      return condition.of.is !== 'in' || condition.of.variable !== variable || !hasValue(condition.of, value);
    default:
      return true;
  }
}

interface Values {
  readonly model: Model;
  readonly tick: number;
  readonly values: ReadonlyMap<number, number>;
}

function evaluate(amount: Amount, state: Values): number {
  const inner = (one: Amount): number => evaluate(one, state);
  switch (amount.is) {
    case 'constant':
      return amount.value;
    case 'parameter':
      return nominalValue(amount);
    case 'variable':
      return state.values.get(amount.variable) ?? 0;
    case 'tick':
      return state.tick;
    case 'sum':
      return amount.of.reduce((total, one) => total + inner(one), 0);
    case 'product':
      return amount.of.reduce((total, one) => total * inner(one), 1);
    case 'least':
      return Math.min(...amount.of.map(inner));
    case 'greatest':
      return Math.max(...amount.of.map(inner));
    case 'difference':
      return inner(amount.left) - inner(amount.right);
    case 'ratio':
      return inner(amount.left) / inner(amount.right);
    case 'choose':
      return holdsIn(amount.when, state) ? inner(amount.yes) : inner(amount.otherwise);
    case 'table': {
      const low = state.model.variables[amount.variable]?.low ?? 0;
      return amount.values[(state.values.get(amount.variable) ?? 0) - low] ?? 0;
    }
    case 'logistic':
      return logistic(inner(amount.logOdds));
    case 'per tick': {
      const within = inner(amount.within);
      return within >= 0 && within < 1 ? perTick(within, amount.ticks) : within;
    }
  }
}

function holdsIn(condition: Condition, state: Values): boolean {
  switch (condition.is) {
    case 'always':
      return true;
    case 'tick':
      return condition.from <= state.tick && state.tick <= condition.to;
    case 'never':
      return false;
    case 'in':
      return hasValue(condition, state.values.get(condition.variable) ?? 0);
    case 'compare': {
      const left = evaluate(condition.left, state);
      const right = evaluate(condition.right, state);
      if (condition.operator === '=') return left === right;
      return condition.operator === '<' ? left < right : left <= right;
    }
    case 'not':
      return !holdsIn(condition.of, state);
    case 'all':
      return condition.of.every((one) => holdsIn(one, state));
    case 'any':
      return condition.of.some((one) => holdsIn(one, state));
    case 'at least':
      return condition.of.filter((one) => holdsIn(one, state)).length >= condition.count;
  }
}

/** Two rules that may write one single-valued variable at once, as far as their conditions show. */
function checkWriters(model: Model, rules: readonly Rule[]): Problem[] {
  const writers = new Map<number, Rule[]>();
  for (const rule of rules) {
    const effects = [
      ...rule.choices.map((choice) => choice.effect),
      ...(rule.otherwise === null ? [] : [rule.otherwise]),
    ];
    const written = new Set(effects.flatMap((effect) => effect.writes.map((write) => write.variable)));
    for (const variable of written) {
      if (model.variables[variable]?.merge !== 'single') continue;
      writers.set(variable, [...(writers.get(variable) ?? []), rule]);
    }
  }
  const problems: Problem[] = [];
  const domains = new Map(model.variables.map((variable, index) => [index, domainOf(variable)]));
  for (const [variable, list] of writers) {
    for (const [index, one] of list.entries()) {
      for (const other of list.slice(index + 1)) {
        if (!isPossible({ is: 'all', of: [one.when, other.when] }, model.variables, domains)) continue;
        problems.push({
          code: 'two-writers',
          path: pathOf(one),
          message: `${one.name} and ${other.name} may both write ${model.variables[variable]?.name ?? ''} in one tick`,
        });
      }
    }
  }
  return problems;
}
