import { variablesOf } from '../../model/conditions.js';
import type { Condition, Effect, Model, Rule, VariableIndex } from '../../model/model.js';
import type { Dice } from '../../reference/index.js';
import type { Evidence } from './filter.js';

/** The draws that may bring about what was observed, by tick, with the least chance that each is given. */
export type Steering = ReadonlyMap<number, ReadonlyMap<string, number>>;

/**
 * Which draws may bring about, within its tick, what was seen to come about on one tick. For an act these are the draws of the
 * options, responses and restraints that lead to it. Of what holds for longer, such as the state of a process, none is taken:
 * it hardly ever came about on that very tick.
 */
export function steeringOf(model: Model, evidence: readonly Evidence[]): Steering {
  const steering = new Map<number, Map<string, number>>();
  for (const { cameAbout, from, tick, happened } of evidence) {
    if (!happened || from !== tick) continue;
    const names = drawsOf(model, cameAbout);
    // One of them is to succeed, more or less, if all are drawn; seldom are more than a few.
    const chance = Math.min(0.5, 2 / (names.length + 1));
    const here = steering.get(tick) ?? new Map<string, number>();
    for (const name of names) here.set(name, chance);
    if (here.size > 0) steering.set(tick, here);
  }
  return steering;
}

/**
 * The rules that draw, among those that may write in this tick what a condition reads at its end, and what such rules read. A
 * rule reads what the stages before its own have written.
 */
function drawsOf({ stages, variables }: Model, condition: Condition): readonly string[] {
  const passing = (from: Condition): readonly VariableIndex[] =>
    [...variablesOf(from)].filter((index) => variables[index]?.kind === 'passing');
  const wanted = new Set(passing(condition));
  const names: string[] = [];
  // From the last stage to the first: whatever is wanted of a stage is known once those after it are done.
  for (const { rules } of [...stages].reverse()) {
    const found = rules.filter((rule) =>
      effectsOf(rule).some(({ writes }) => writes.some(({ variable }) => wanted.has(variable))),
    );
    for (const { name, draw } of found) if (draw !== null) names.push(name);
    for (const { when } of found) for (const index of passing(when)) wanted.add(index);
  }
  return names;
}

function effectsOf({ choices, otherwise }: Rule): readonly Effect[] {
  return [...choices.map(({ effect }) => effect), ...(otherwise === null ? [] : [otherwise])];
}

/** Dice that favour what was observed, and what a run weighs for it. */
export interface SteeredDice extends Dice {
  /** The probability of all that these dice have said, over the chance that they gave it. */
  readonly weight: () => number;
}

/** Favours what was observed: a draw that may bring it about, and has less chance than is wanted, is given as much. */
export function steered(dice: Dice, steering: Steering): SteeredDice {
  let weight = 1;
  const draw =
    (say: (site: string, tick: number, p: number) => boolean) =>
    (site: string, tick: number, p: number): boolean => {
      const chance = steering.get(tick)?.get(site) ?? 0;
      if (p >= chance) return say(site, tick, p);
      const came = say(site, tick, chance);
      weight *= came ? p / chance : (1 - p) / (1 - chance);
      return came;
    };
  return {
    coin: draw((...asked) => dice.coin(...asked)),
    hazard: draw((...asked) => dice.hazard(...asked)),
    choice: (...asked) => dice.choice(...asked),
    weight: () => weight,
  };
}
