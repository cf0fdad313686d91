import type { VariableIndex } from '../model/model.js';
import {
  applies,
  checkedProbability,
  gather,
  merge,
  namingRule,
  type PreparedEffect,
  type PreparedRule,
  type State,
  type Weighing,
} from '../reference/index.js';
import type { Step } from './steps.js';

/** What a step does in a state. */
export interface Law {
  /** The ways that it may go, those that write the same taken together. */
  readonly branches: readonly {
    readonly probability: number;
    readonly writes: ReadonlyMap<VariableIndex, number>;
  }[];
  /** How often it raises each counter, on average; only those that it raises at all. */
  readonly counts: ReadonlyMap<number, number>;
}

/**
 * The law of a step in a state. A probability is the one that the Model states; the engines that play runs cut that of a
 * coin or of a choice to 32 binary digits.
 *
 * @throws ModelError if the Model does what no Model may do.
 */
export function lawOf({ rules }: Step, state: State, tick: number): Law {
  const counts = new Map<number, number>();
  let paths: readonly Path[] = [{ probability: 1, effects: [] }];
  for (const rule of rules.filter((one) => applies(one, state, tick))) {
    const ways = waysOf(rule, state, tick);
    for (const { probability, effects } of ways) {
      for (const counter of effects.flatMap(({ effect }) => effect.counts))
        counts.set(counter, (counts.get(counter) ?? 0) + probability);
    }
    paths = continued(paths, ways, state, tick);
  }
  const branches = paths.map(({ probability, effects }) => ({
    probability,
    writes: merge(effects, state, tick),
  }));
  return { branches, counts };
}

interface Path {
  readonly probability: number;
  readonly effects: readonly PreparedEffect[];
}

function continued(
  paths: readonly Path[],
  ways: readonly Path[],
  state: State,
  tick: number,
): readonly Path[] {
  const next = new Map<string, Path>();
  for (const path of paths) {
    for (const way of ways) {
      const effects = [...path.effects, ...way.effects];
      const key = JSON.stringify([...gather(effects, state, tick)].sort(([one], [other]) => one - other));
      const same = next.get(key);
      const probability = (same?.probability ?? 0) + path.probability * way.probability;
      next.set(key, { probability, effects: same?.effects ?? effects });
    }
  }
  return [...next.values()];
}

/** What a rule may do whose condition holds. */
function waysOf(prepared: PreparedRule, state: State, tick: number): readonly Path[] {
  const { rule, chance, choices, weights, otherwise } = prepared;
  try {
    const p = chance === null ? 1 : checkedProbability(chance(state, tick), rule.name);
    const fails = { probability: 1 - p, effects: otherwise === null ? [] : [otherwise] };
    const ways: readonly Path[] = p === 0 ? [] : sharesOf(weights.weigh(state, tick), choices);
    const comesAbout = ways.map(({ probability, effects }) => ({ probability: p * probability, effects }));
    return p < 1 ? [fails, ...comesAbout] : comesAbout;
  } catch (error) {
    throw namingRule(error, rule.name);
  }
}

/** Which of its choices it takes. */
function sharesOf(weighing: Weighing, choices: readonly PreparedEffect[]): readonly Path[] {
  if (weighing.kind !== 'drawn') {
    const sure = weighing.kind === 'sure' ? choices.slice(weighing.place, weighing.place + 1) : [];
    return [{ probability: 1, effects: sure }];
  }
  const total = weighing.weights.reduce((sum, weight) => sum + weight, 0);
  return choices.flatMap((choice, place) => {
    const weight = weighing.weights[place] ?? 0;
    return weight === 0 ? [] : [{ probability: weight / total, effects: [choice] }];
  });
}
