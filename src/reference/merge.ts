import type { Variable } from '../model/model.js';
import { ModelError, namingRule } from './model-error.js';
import type { PreparedEffect, PreparedWrite } from './prepared.js';
import type { State } from './trace.js';

/**
 * The values that the effects of one stage give to variables.
 *
 * - `single`: the one value written. Two writes are a ModelError that names both rules.
 * - `max`: the greatest of the values written, which may lie below the value before: a raise beats a decay.
 * - `sum`: the value before and all that is written, added up and then clamped to the bounds.
 *
 * @param state as it was when the stage began: writes are reckoned in it
 * @throws ModelError if a value is no whole number within its variable's bounds.
 */
export function merge(
  effects: readonly PreparedEffect[],
  state: State,
  tick: number,
): ReadonlyMap<number, number> {
  const merged = gather(effects, state, tick);
  for (const effect of effects) {
    for (const { variable, index } of effect.writes) {
      if (variable.merge === 'sum') merged.set(index, clamp(variable, merged.get(index) ?? NaN));
    }
  }
  return merged;
}

/** As `merge`, with sums before they are clamped: what more effects can still be added to. */
export function gather(effects: readonly PreparedEffect[], state: State, tick: number): Map<number, number> {
  const merged = new Map<number, number>();
  for (const effect of effects) {
    for (const write of effect.writes) {
      const before = merged.get(write.index);
      const value = reckoned(write, effect.rule.name, state, tick);
      if (write.variable.merge === 'sum') {
        merged.set(write.index, (before ?? state[write.index] ?? NaN) + value);
      } else if (before === undefined) merged.set(write.index, value);
      else if (write.variable.merge === 'max') merged.set(write.index, Math.max(before, value));
      else throw clash(effects, write, effect);
    }
  }
  return merged;
}

function clamp({ low, high }: Variable, value: number): number {
  return Math.min(high, Math.max(low, value));
}

/** What is added may be any whole number; what is set lies within the bounds. */
function reckoned({ variable, value }: PreparedWrite, rule: string, state: State, tick: number): number {
  const { name, merge, low, high } = variable;
  let result: number;
  try {
    result = value(state, tick);
  } catch (error) {
    throw namingRule(error, rule);
  }
  // Adding 0 turns −0 into 0: JSON and some comparisons would tell them apart.
  if (Number.isInteger(result) && (merge === 'sum' || (result >= low && result <= high))) return result + 0;
  const range = merge === 'sum' ? 'a whole number' : `a whole number from ${low} to ${high}`;
  throw new ModelError(`${rule} writes ${result} to ${name}, which takes ${range}`, rule, name);
}

function clash(effects: readonly PreparedEffect[], write: PreparedWrite, second: PreparedEffect): ModelError {
  const writes = (effect: PreparedEffect): boolean =>
    effect.writes.some(({ index }) => index === write.index);
  const first = effects.find(writes) ?? second;
  const { name } = write.variable;
  const rules =
    first === second
      ? `${second.rule.name} writes twice`
      : `${first.rule.name} and ${second.rule.name} write`;
  return new ModelError(`${rules} to ${name} in one stage`, first.rule.name, second.rule.name, name);
}
