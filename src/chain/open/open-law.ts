import { sum } from '../../model/conditions.js';
import type { Amount, VariableIndex } from '../../model/model.js';
import {
  applies,
  gather,
  type Meaning,
  merge,
  type PreparedEffect,
  type PreparedModel,
  type PreparedRule,
  type State,
} from '../../reference/index.js';
import type { Step } from '../steps.js';
import { closedAmount, readsParameter } from './closed-amount.js';
import type { Factor, Odds } from './odds.js';

/** What a step does in a state, its probabilities being formulas of parameters. */
export type OpenBranches = readonly {
  readonly odds: Odds;
  readonly writes: ReadonlyMap<VariableIndex, number>;
}[];

/** Whether a chance or a weight of a step is a formula of parameters. */
export function isOpen({ rules }: Step): boolean {
  return rules.some(
    ({ rule }) =>
      (rule.draw !== null && readsParameter(rule.draw.chance)) ||
      rule.choices.some(({ weight }) => readsParameter(weight)),
  );
}

/** The law of an open step in a state, as `lawOf` gives that of another. */
export function openLawOf({ rules }: Step, meaning: Meaning, state: State, tick: number): OpenBranches {
  let paths: readonly Path[] = [{ odds: [[]], effects: [] }];
  for (const rule of rules.filter((one) => applies(one, state, tick))) {
    const ways = waysOf(rule, meaning, state, tick);
    const next = new Map<string, Path>();
    for (const path of paths) {
      for (const way of ways) {
        const effects = way.effect === null ? path.effects : [...path.effects, way.effect];
        const key = JSON.stringify([...gather(effects, state, tick)].sort(([one], [other]) => one - other));
        const odds = path.odds.map((product) => [...product, ...way.factors]);
        const same = next.get(key);
        next.set(key, { odds: [...(same?.odds ?? []), ...odds], effects: same?.effects ?? effects });
      }
    }
    paths = [...next.values()];
  }
  return paths.map(({ odds, effects }) => ({ odds, writes: merge(effects, state, tick) }));
}

interface Path {
  readonly odds: Odds;
  readonly effects: readonly PreparedEffect[];
}

interface Way {
  readonly factors: readonly Factor[];
  readonly effect: PreparedEffect | null;
}

function waysOf(
  { rule, choices, otherwise }: PreparedRule,
  meaning: Meaning,
  state: State,
  tick: number,
): readonly Way[] {
  const closed = (amount: Amount): Amount => closedAmount(amount, meaning, state, tick);
  const weights = rule.choices.map(({ weight }) => closed(weight));
  const chance: Amount = rule.draw === null ? ONE : closed(rule.draw.chance);
  if (isNothing(chance)) return [{ factors: [], effect: otherwise }];
  const drawn = chance.is !== 'constant' || chance.value !== 1;
  const comesAbout: Factor = { is: 'comes about', rule: rule.name, chance };
  const fails: readonly Way[] = drawn
    ? [{ factors: [{ is: 'fails', rule: rule.name, chance }], effect: otherwise }]
    : [];
  // One draw with the sum of some chances, and then a choice by them: each comes about with its own.
  if (JSON.stringify(chance) === JSON.stringify(sum(...weights))) {
    const own = weights.map(
      (weight, place): Way => ({
        factors: [{ is: 'comes about', rule: rule.name, chance: weight }],
        effect: choices[place] ?? null,
      }),
    );
    return [...fails, ...own.filter((_, place) => !isNothing(weights[place]))];
  }
  const before = drawn ? [comesAbout] : [];
  const sure = weights.filter((weight) => !isNothing(weight)).length === 1 && weights.every(isFixed);
  const shares = weights.flatMap((weight, place): Way[] => {
    if (isNothing(weight)) return [];
    const share: Factor = { is: 'share', place, weights };
    return [{ factors: sure ? before : [...before, share], effect: choices[place] ?? null }];
  });
  const none: Way = { factors: [...before, { is: 'no share', weights }], effect: null };
  const mayLack = weights.every((weight) => weight.is !== 'constant' || weight.value <= 0);
  return [...fails, ...shares, ...(mayLack ? [none] : [])];
}

const ONE: Amount = { is: 'constant', value: 1 };

function isNothing(weight: Amount | undefined): boolean {
  return weight === undefined || (weight.is === 'constant' && weight.value === 0);
}

function isFixed(weight: Amount): boolean {
  return weight.is === 'constant';
}

/** A state in which runs start, with its probability as a formula. */
export interface OpenStart {
  readonly odds: Odds;
  readonly state: State;
}

/** The states in which runs start: every combination of the values that are drawn. */
export function openStartsOf({ model, meaning }: PreparedModel, base: State): readonly OpenStart[] {
  let starts: readonly OpenStart[] = [{ odds: [[]], state: base }];
  model.variables.forEach(({ start }, variable) => {
    if (typeof start === 'number') return;
    const weights = start.weights.map(({ weight }) => closedAmount(weight, meaning, base, 0));
    starts = starts.flatMap(({ odds, state }) =>
      start.weights.flatMap(({ value }, place) => {
        if (isNothing(weights[place])) return [];
        const next = state.slice();
        next[variable] = value;
        const share: Factor = { is: 'share', place, weights };
        return [{ odds: odds.map((product) => [...product, share]), state: next }];
      }),
    );
  });
  return starts;
}
