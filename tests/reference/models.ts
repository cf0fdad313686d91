import type {
  Amount,
  Choice,
  Condition,
  Effect,
  EventDescription,
  Model,
  Origin,
  Phase,
  Question,
  Rule,
  Stage,
  Variable,
} from '../../src/model/model.js';

/** Short forms for Models built by hand. */

export const origin: Origin = { section: 'test', name: 'by hand' };

export const always: Condition = { is: 'always' };
export const never: Condition = { is: 'never' };

export function is(variable: number, ...values: number[]): Condition {
  return { is: 'in', variable, values };
}

export function all(...of: Condition[]): Condition {
  return { is: 'all', of };
}

export function any(...of: Condition[]): Condition {
  return { is: 'any', of };
}

export function not(of: Condition): Condition {
  return { is: 'not', of };
}

export function ticks(from: number, to = from): Condition {
  return { is: 'tick', from, to };
}

export function constant(value: number): Amount {
  return { is: 'constant', value };
}

export function valueOf(variable: number): Amount {
  return { is: 'variable', variable };
}

export function plus(variable: number, step: number): Amount {
  return { is: 'sum', of: [valueOf(variable), constant(step)] };
}

export function variable(name: string, high: number, more: Partial<Variable> = {}): Variable {
  return { name, low: 0, high, start: 0, merge: 'single', kind: 'state', origin, ...more };
}

/** An event of the least telling kind. */
export function told(label: string): EventDescription {
  return { kind: 'put', process: 'x', label };
}

/** Sets variables; told of under a label if one is given. */
export function sets(writes: Readonly<Record<number, number | Amount>>, more: Partial<Effect> = {}): Effect {
  return {
    writes: Object.entries(writes).map(([index, value]) => ({
      variable: Number(index),
      value: typeof value === 'number' ? constant(value) : value,
    })),
    counts: [],
    event: null,
    ...more,
  };
}

export function choice(name: string, weight: number | Amount, effect: Effect): Choice {
  return { name, weight: typeof weight === 'number' ? constant(weight) : weight, effect };
}

export function rule(
  name: string,
  when: Condition,
  effect: Effect | Choice[],
  more: Partial<Rule> = {},
): Rule {
  const choices = Array.isArray(effect) ? effect : [choice('it', 1, effect)];
  return { name, when, draw: null, choices, otherwise: null, origin, ...more };
}

export function coin(chance: number | Amount): Partial<Rule> {
  return { draw: { kind: 'coin', chance: typeof chance === 'number' ? constant(chance) : chance } };
}

export function hazard(chance: number | Amount): Partial<Rule> {
  return { draw: { kind: 'hazard', chance: typeof chance === 'number' ? constant(chance) : chance } };
}

export function stage(rules: Rule[], clears: number[] = [], phase: Phase = 'context'): Stage {
  return { phase, step: phase, clears, rules };
}

export function question(name: string, more: Partial<Question> = {}): Question {
  return { name, title: null, text: name, probes: [], time: null, ...more };
}

export function model(more: Partial<Model>): Model {
  return {
    title: 'by hand',
    variant: null,
    readings: {},
    tick: 'day',
    horizon: 10,
    variables: [],
    stages: [],
    outcomes: [],
    counters: [],
    watches: [],
    fates: [],
    questions: [],
    assumptions: [],
    labels: { actors: {}, parts: {}, acts: {}, unit: 'day' },
    ...more,
  };
}
