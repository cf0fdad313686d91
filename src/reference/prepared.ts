import { compareByCodePoint } from '../chance/index.js';
import { milestoneOf } from '../model/milestones.js';
import type { Amount, Effect, Model, Rule, Stage, Variable } from '../model/model.js';
import { Meaning } from './meaning.js';
import { ModelError } from './model-error.js';
import type { Reckoning, Test } from './predicates.js';
import { Weights } from './weighing.js';

/** A Model with its conditions and amounts turned into functions, ready to be played. */
export interface PreparedModel {
  readonly model: Model;
  readonly meaning: Meaning;
  readonly stages: readonly PreparedStage[];
  /** The variables whose start is drawn. */
  readonly starts: readonly PreparedStart[];
  readonly outcomes: readonly { readonly ends: boolean; readonly holds: Test }[];
  /** The milestones that its effects pass, in no order that means anything. */
  readonly milestones: readonly string[];
}

export interface PreparedStart {
  readonly variable: number;
  readonly name: string;
  readonly values: readonly number[];
  readonly weights: Weights;
}

export interface PreparedStage {
  readonly stage: Stage;
  readonly clears: readonly { readonly variable: number; readonly start: number }[];
  /** By code point of their names, whatever their order in the Model. */
  readonly rules: readonly PreparedRule[];
}

export interface PreparedRule {
  readonly rule: Rule;
  readonly stage: Stage;
  readonly holds: Test;
  readonly chance: Reckoning | null;
  readonly choices: readonly PreparedEffect[];
  readonly weights: Weights;
  readonly otherwise: PreparedEffect | null;
}

/** What a rule may do. */
export interface PreparedEffect {
  readonly rule: Rule;
  readonly effect: Effect;
  readonly writes: readonly PreparedWrite[];
  /** Which milestone it passes, by its place in `milestones`; null for none. */
  readonly milestone: number | null;
}

export interface PreparedWrite {
  readonly variable: Variable;
  readonly index: number;
  readonly amount: Amount;
  readonly value: Reckoning;
}

const known = new WeakMap<Model, PreparedModel>();

/**
 * Prepares a Model, once.
 *
 * @throws ModelError if two rules share a name, a cleared variable has a random start, or an index leads nowhere.
 */
export function prepare(model: Model): PreparedModel {
  const before = known.get(model);
  if (before !== undefined) return before;
  const meaning = new Meaning(model.variables);
  const names = new Set<string>();
  const milestones = new Map<string, number>();
  const stages = model.stages.map((stage) => prepareStage(model, meaning, stage, names, milestones));
  const starts = model.variables.flatMap((variable, index) => prepareStart(meaning, variable, index));
  const outcomes = model.outcomes.map(({ when, ends }) => ({ ends, holds: meaning.test(when) }));
  const prepared = { model, meaning, stages, starts, outcomes, milestones: [...milestones.keys()] };
  known.set(model, prepared);
  return prepared;
}

function prepareStart(meaning: Meaning, { name, start }: Variable, variable: number): PreparedStart[] {
  if (typeof start === 'number') return [];
  const alternatives = start.weights.map(({ value, weight }) => ({
    name: value,
    weight: meaning.reckoning(weight),
  }));
  const values = start.weights.map(({ value }) => value);
  return [{ variable, name, values, weights: new Weights(alternatives, name) }];
}

function prepareStage(
  model: Model,
  meaning: Meaning,
  stage: Stage,
  names: Set<string>,
  milestones: Map<string, number>,
): PreparedStage {
  const clears = stage.clears.map((index) => {
    const { name, start } = variableAt(model, index, stage.step);
    if (typeof start === 'number') return { variable: index, start };
    throw new ModelError(`${name} cannot be cleared: its start is drawn`, name);
  });
  const rules = [...stage.rules].sort((left, right) => compareByCodePoint(left.name, right.name));
  for (const { name } of rules) {
    if (names.has(name)) throw new ModelError(`two rules are called ${name}`, name);
    names.add(name);
  }
  return { stage, clears, rules: rules.map((rule) => prepareRule(model, meaning, stage, rule, milestones)) };
}

function prepareRule(
  model: Model,
  meaning: Meaning,
  stage: Stage,
  rule: Rule,
  milestones: Map<string, number>,
): PreparedRule {
  const prepared = (effect: Effect): PreparedEffect =>
    prepareEffect(model, meaning, rule, effect, milestones);
  return {
    rule,
    stage,
    holds: meaning.test(rule.when),
    chance: rule.draw === null ? null : meaning.reckoning(rule.draw.chance),
    choices: rule.choices.map(({ effect }) => prepared(effect)),
    weights: new Weights(
      rule.choices.map(({ name, weight }) => ({ name, weight: meaning.reckoning(weight) })),
      rule.name,
    ),
    otherwise: rule.otherwise === null ? null : prepared(rule.otherwise),
  };
}

function prepareEffect(
  model: Model,
  meaning: Meaning,
  rule: Rule,
  effect: Effect,
  milestones: Map<string, number>,
): PreparedEffect {
  for (const counter of effect.counts) {
    if (model.counters[counter] !== undefined) continue;
    throw new ModelError(`${rule.name} raises counter ${counter}, which is none`, rule.name);
  }
  const writes = effect.writes.map(({ variable, value }) => ({
    variable: variableAt(model, variable, rule.name),
    index: variable,
    amount: value,
    value: meaning.reckoning(value),
  }));
  const name = effect.event === null ? null : milestoneOf(effect.event);
  if (name !== null && !milestones.has(name)) milestones.set(name, milestones.size);
  return { rule, effect, writes, milestone: name === null ? null : (milestones.get(name) ?? null) };
}

function variableAt(model: Model, index: number, by: string): Variable {
  const variable = model.variables[index];
  if (variable !== undefined) return variable;
  throw new ModelError(`${by} names variable ${index}, which is none`, by);
}
