import type { Dice } from './dice.js';
import { namingRule } from './model-error.js';
import type { PreparedEffect, PreparedRule } from './prepared.js';
import { checkedProbability } from './probability.js';
import type { State } from './trace.js';

/**
 * What a rule does in a state at a tick: the effect that it takes, or null for nothing. It does nothing when its
 * condition fails, when its draw fails and it has no `otherwise`, or when none of its choices has a weight above 0.
 *
 * @param state as it was when the stage began
 * @throws ModelError if a chance or a weight is out of range, or cannot be reckoned.
 */
export function decide(rule: PreparedRule, state: State, tick: number, dice: Dice): PreparedEffect | null {
  return applies(rule, state, tick) ? act(rule, state, tick, dice) : null;
}

/** Whether a rule's condition holds. */
export function applies(rule: PreparedRule, state: State, tick: number): boolean {
  try {
    return rule.holds(state, tick);
  } catch (error) {
    throw namingRule(error, rule.rule.name);
  }
}

/** What a rule does whose condition holds. */
export function act(rule: PreparedRule, state: State, tick: number, dice: Dice): PreparedEffect | null {
  try {
    return succeeds(rule, state, tick, dice) ? choose(rule, state, tick, dice) : rule.otherwise;
  } catch (error) {
    throw namingRule(error, rule.rule.name);
  }
}

function succeeds({ rule, chance }: PreparedRule, state: State, tick: number, dice: Dice): boolean {
  if (rule.draw === null || chance === null) return true;
  const p = checkedProbability(chance(state, tick), rule.name);
  // What is certain needs no draw, and a draw would say the same.
  if (p === 0 || p === 1) return p === 1;
  return rule.draw.kind === 'coin' ? dice.coin(rule.name, tick, p) : dice.hazard(rule.name, tick, p);
}

function choose(
  { rule, choices, weights }: PreparedRule,
  state: State,
  tick: number,
  dice: Dice,
): PreparedEffect | null {
  const weighing = weights.weigh(state, tick);
  if (weighing.kind === 'none') return null;
  const place = weighing.kind === 'sure' ? weighing.place : dice.choice(rule.name, tick, weighing.table);
  return choices[place] ?? null;
}

/** The chance that a rule's draws had of leading to an effect; null where nothing was drawn. */
export function chanceOf(
  rule: PreparedRule,
  effect: PreparedEffect,
  state: State,
  tick: number,
): number | null {
  const p = rule.chance === null ? 1 : checkedProbability(rule.chance(state, tick), rule.rule.name);
  if (effect === rule.otherwise) return p === 0 ? null : 1 - p;
  const weighing = rule.weights.weigh(state, tick);
  if (weighing.kind !== 'drawn') return p === 1 ? null : p;
  const total = weighing.weights.reduce((sum, weight) => sum + weight, 0);
  return p * ((weighing.weights[rule.choices.indexOf(effect)] ?? 0) / total);
}
