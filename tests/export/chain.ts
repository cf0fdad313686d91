import type { Environment, Formula, PrismModel, PrismProperty } from './prism-text.js';

/** A chain, state by state, in an order in which every step leads on, but for states that are stayed in. */
export interface Chain {
  readonly states: readonly Environment[];
  readonly moves: readonly (readonly { readonly to: number; readonly probability: number }[])[];
}

/** Builds the states that can be reached; null if there are more than `most`. */
export function chainOf(model: PrismModel, most: number): Chain | null {
  const names = model.variables.map(({ name }) => name);
  const bounds = new Map(model.variables.map((variable) => [variable.name, variable]));
  const first = new Map(model.variables.map(({ name, start }) => [name, start]));
  const keyOf = (state: Environment): string => names.map((name) => state.get(name)).join(',');
  const states: Environment[] = [first];
  const known = new Map([[keyOf(first), 0]]);
  const moves: { to: number; probability: number }[][] = [];
  const bySteps = new Map<number, PrismModel['commands']>();
  const commandsAt = (step: number): PrismModel['commands'] => {
    const found = bySteps.get(step) ?? model.commands.filter((one) => one.step === null || one.step === step);
    bySteps.set(step, found);
    return found;
  };
  for (let at = 0; at < states.length; at += 1) {
    const state = states[at] ?? first;
    const enabled = commandsAt(state.get('step') ?? NaN).filter(({ guard }) => guard(state) === true);
    const [command] = enabled;
    if (command === undefined) throw new Error(`nothing happens in ${keyOf(state)}`);
    if (enabled.length > 1) throw new Error(`two commands hold in ${keyOf(state)}`);
    moves.push(
      command.updates.map(({ probability, assignments }) => {
        const after = new Map(state);
        for (const { variable, value } of assignments) {
          const result = Number(value(state));
          const { low, high } = bounds.get(variable) ?? { low: NaN, high: NaN };
          if (!(result >= low && result <= high)) throw new Error(`${variable} becomes ${result}`);
          after.set(variable, result);
        }
        const key = keyOf(after);
        const to = known.get(key) ?? states.push(after) - 1;
        known.set(key, to);
        if (to < at) throw new Error('a step leads back');
        return { to, probability };
      }),
    );
    if (states.length > most) return null;
  }
  return { states, moves };
}

/** The value of a property. */
export function valueOf(chain: Chain, model: PrismModel, { reward, target }: PrismProperty): number {
  return reward === null
    ? chanceOf(chain, target)
    : expectedOf(chain, target, (state) =>
        (model.rewards.get(reward) ?? [])
          .filter(({ guard }) => guard(state) === true)
          .reduce((sum, { value }) => sum + Number(value(state)), 0),
      );
}

/** The chance of ever reaching a state of the target. */
function chanceOf(chain: Chain, target: Formula): number {
  let reached = 0;
  walk(chain, (at, mass) => {
    if (target(chain.states[at] ?? new Map()) !== true) return false;
    reached += mass;
    return true;
  });
  return reached;
}

/** The expected sum of what states give, before one of the target is reached. */
function expectedOf(chain: Chain, target: Formula, reward: (state: Environment) => number): number {
  let [reached, sum] = [0, 0];
  walk(chain, (at, mass) => {
    const state = chain.states[at] ?? new Map<string, number>();
    if (target(state) === true) {
      reached += mass;
      return true;
    }
    sum += mass * reward(state);
    return false;
  });
  if (Math.abs(reached - 1) > 1e-9) throw new Error('the target may never be reached');
  return sum;
}

/** Goes through the states in their order with the chance of ever being in each. */
function walk({ states, moves }: Chain, visit: (at: number, mass: number) => boolean): void {
  const mass = new Float64Array(states.length);
  mass[0] = 1;
  moves.forEach((ways, at) => {
    const here = mass[at] ?? 0;
    if (here === 0 || visit(at, here)) return;
    for (const { to, probability } of ways) {
      if (to !== at) mass[to] = (mass[to] ?? 0) + here * probability;
    }
  });
}
