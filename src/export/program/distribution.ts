import { all, isOneOf } from '../../model/conditions.js';
import type { Amount, Condition, Effect, Rule, Write } from '../../model/model.js';
import { checkedProbability, type Weighing, Weights } from '../../reference/index.js';
import { casesOf, type Domain } from './cases.js';
import { exactCondition } from './exact.js';

/**
 * What a rule may do, with the chance of each way: the one that the Model states, as the exact engine takes it
 * (`chain/law.ts`). The engines that play runs cut that of a coin or of an alternative to 32 binary digits (docs/draws.md).
 */
export interface RuleCase {
  /** Where it applies, the rule's own condition included. */
  readonly when: Condition;
  /** The ways in which it may go; those that write nothing are one. */
  readonly ways: readonly Way[];
}

export interface Way {
  readonly probability: number;
  readonly writes: readonly Write[];
}

/** The cases of a rule's chances under its condition: they shut each other out, and leave no state out that it allows. */
export function ruleCases(domain: Domain, rule: Rule, guard: Condition): readonly RuleCase[] {
  if (guard.is === 'never') return [];
  const amounts: readonly Amount[] = [
    rule.draw?.chance ?? { is: 'constant', value: 1 },
    ...rule.choices.map(({ weight }) => weight),
  ];
  const running: Condition = { is: 'tick', from: 1, to: domain.horizon };
  const cases = casesOf(
    domain,
    amounts,
    all(rule.when, running),
    ([chance = NaN, ...weights]) => probabilitiesOf(rule, chance, weights),
    rule.name,
  );
  return cases.flatMap(({ when, result }) => {
    const holds = both(guard, exactCondition(domain, when, rule.name));
    return holds.is === 'never' ? [] : [{ when: holds, ways: waysOf(rule, result) }];
  });
}

/** The chances of its choices, then of `otherwise`, then that it does nothing. */
function probabilitiesOf(rule: Rule, chance: number, weights: readonly number[]): readonly number[] {
  const p = checkedProbability(chance, rule.name);
  if (p === 0) return [...weights.map(() => 0), 1, 0];
  const picks = picked(rule, weights);
  // It does nothing where none of its choices has a weight above 0.
  const nothing = picks.every((pick) => pick === 0);
  return [...picks.map((pick) => p * pick), 1 - p, nothing ? p : 0];
}

function picked(rule: Rule, weights: readonly number[]): readonly number[] {
  const named = rule.choices.map(({ name }, place) => ({ name, weight: () => weights[place] ?? NaN }));
  return pickProbabilities(new Weights(named, rule.name).weigh([], 0), weights.length);
}

/** The chance of each of so many alternatives. */
export function pickProbabilities(weighing: Weighing, count: number): readonly number[] {
  if (weighing.kind === 'drawn') {
    const total = weighing.weights.reduce((sum, weight) => sum + weight, 0);
    return weighing.weights.map((weight) => weight / total);
  }
  return Array.from({ length: count }, (_, place) =>
    weighing.kind === 'sure' && weighing.place === place ? 1 : 0,
  );
}

function waysOf(rule: Rule, probabilities: readonly number[]): readonly Way[] {
  const effects: readonly (Effect | null)[] = [
    ...rule.choices.map(({ effect }) => effect),
    rule.otherwise,
    null,
  ];
  const ways = new Map<string, Way>();
  effects.forEach((effect, place) => {
    const probability = probabilities[place] ?? 0;
    if (probability === 0) return;
    const writes = effect?.writes ?? [];
    const key = JSON.stringify(writes);
    ways.set(key, { probability: probability + (ways.get(key)?.probability ?? 0), writes });
  });
  return [...ways.values()];
}

/** Whether it is certain what a rule does where it applies. */
export function isCertain(cases: readonly RuleCase[]): boolean {
  return cases.every(({ ways }) => ways.length <= 1);
}

/** Two conditions as one. What both say of a variable is said once. */
function both(one: Condition, other: Condition): Condition {
  const parts = [one, other].flatMap((condition) => (condition.is === 'all' ? condition.of : [condition]));
  const values = new Map<number, readonly number[]>();
  for (const part of parts) {
    if (part.is !== 'in') continue;
    const before = values.get(part.variable);
    values.set(part.variable, before?.filter((value) => part.values.includes(value)) ?? part.values);
  }
  const said = [...values].map(([variable, allowed]) => isOneOf(variable, allowed));
  return all(...said, ...parts.filter((part) => part.is !== 'in'));
}
