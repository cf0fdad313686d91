import type { Condition, Model } from '../model/model.js';
import { type Node, partsOf } from '../reference/index.js';
import type { Step } from './steps.js';

/** Ticks in a row in which everything has one law, both ends included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The ticks of a run, cut where a condition on the tick turns; one by one where a number changes with the tick. */
export function stretchesOf(
  { horizon }: Model,
  steps: readonly Step[],
  asked: readonly Condition[],
): readonly Stretch[] {
  const begins = new Set([1]);
  let every = false;
  const look = (node: Node): void => {
    if (node.is === 'tick') {
      if ('from' in node) begins.add(node.from).add(node.to + 1);
      else every = true;
    }
    partsOf(node).forEach(look);
  };
  for (const { rule } of steps.flatMap(({ rules }) => rules)) {
    look(rule.when);
    if (rule.draw !== null) look(rule.draw.chance);
    for (const { weight } of rule.choices) look(weight);
    for (const effect of [
      ...rule.choices.map((choice) => choice.effect),
      ...(rule.otherwise === null ? [] : [rule.otherwise]),
    ])
      for (const { value } of effect.writes) look(value);
  }
  asked.forEach(look);
  if (every) return Array.from({ length: horizon }, (_, place) => ({ from: place + 1, to: place + 1 }));
  const sorted = [...begins].filter((tick) => tick >= 1 && tick <= horizon).sort((one, other) => one - other);
  return sorted.map((from, place) => ({ from, to: (sorted[place + 1] ?? horizon + 1) - 1 }));
}
