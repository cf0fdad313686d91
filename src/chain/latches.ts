import type { Model, Rule, VariableIndex } from '../model/model.js';
import { effectsOf } from '../model/reachable.js';

/**
 * The truths that rules only ever set, in no order that matters: two rules that set one in one stage come to the same as
 * one after the other.
 */
export function latchesOf({ variables, stages }: Model): ReadonlySet<VariableIndex> {
  const latches = new Set<VariableIndex>();
  variables.forEach(({ low, high, start, merge }, index) => {
    if (low === 0 && high === 1 && start === 0 && merge === 'max') latches.add(index);
  });
  for (const rule of stages.flatMap(({ rules }) => rules)) {
    for (const { variable, value } of effectsOf(rule).flatMap(({ writes }) => writes)) {
      if (value.is !== 'constant' || value.value !== 1) latches.delete(variable);
    }
  }
  return latches;
}

/** The variables that a rule may write to. */
export function writtenBy(rule: Rule): readonly VariableIndex[] {
  return effectsOf(rule).flatMap(({ writes }) => writes.map(({ variable }) => variable));
}
