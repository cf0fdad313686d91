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
  const applying = rules.filter((rule) => applies(rule, state, tick));
  if (applying.length === 0) return NOTHING;
  const counts = new Map<number, number>();
  let paths: readonly Path[] = [{ probability: 1, effects: [] }];
  for (const rule of applying) {
    const ways = waysOf(rule, state, tick);
    for (const { probability, effect } of ways) {
      for (const counter of effect?.effect.counts ?? []) {
        counts.set(counter, (counts.get(counter) ?? 0) + probability);
      }
    }
    paths = continued(paths, ways, state, tick);
  }
  const branches = paths.map(({ probability, effects }) => ({
    probability,
    writes: merge(effects, state, tick),
  }));
  return { branches, counts };
}

const NOTHING: Law = { branches: [{ probability: 1, writes: new Map() }], counts: new Map() };

interface Path {
  readonly probability: number;
  readonly effects: readonly PreparedEffect[];
}

interface Way {
  readonly probability: number;
  readonly effect: PreparedEffect | null;
}

function continued(
  paths: readonly Path[],
  ways: readonly Way[],
  state: State,
  tick: number,
): readonly Path[] {
  const next = new Map<string, Path>();
  for (const path of paths) {
    for (const way of ways) {
      const effects = way.effect === null ? path.effects : [...path.effects, way.effect];
      const key = JSON.stringify([...gather(effects, state, tick)].sort(([one], [other]) => one - other));
      const same = next.get(key);
      const probability = (same?.probability ?? 0) + path.probability * way.probability;
      next.set(key, { probability, effects: same?.effects ?? effects });
    }
  }
  return [...next.values()];
}

/** What a rule may do whose condition holds. */
function waysOf(prepared: PreparedRule, state: State, tick: number): readonly Way[] {
  const { rule, chance, choices, weights, otherwise } = prepared;
  try {
    const p = chance === null ? 1 : checkedProbability(chance(state, tick), rule.name);
    const ways: Way[] = p < 1 ? [{ probability: 1 - p, effect: otherwise }] : [];
    if (p === 0) return ways;
    const weighing = weights.weigh(state, tick);
    switch (weighing.kind) {
      case 'none':
        return [...ways, { probability: p, effect: null }];
      case 'sure':
        return [...ways, { probability: p, effect: choices[weighing.place] ?? null }];
      case 'drawn': {
        const total = weighing.weights.reduce((sum, weight) => sum + weight, 0);
        return [
          ...ways,
          ...weighing.weights.flatMap((weight, place) =>
            weight === 0 ? [] : [{ probability: p * (weight / total), effect: choices[place] ?? null }],
          ),
        ];
      }
    }
  } catch (error) {
    throw namingRule(error, rule.name);
  }
}
