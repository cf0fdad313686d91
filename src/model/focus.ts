import { variablesOf, variablesOfAmount } from './conditions.js';
import type { Condition, Effect, Model, Rule, VariableIndex, Watch } from './model.js';
import { keepVariables } from './prune.js';

/**
 * The part of a Model that can influence what is asked: its cone of influence. What is left out cannot be felt there, so
 * the answer is that of the whole Model. Nothing of it is told: it has no events, fates or questions, and of its outcomes
 * those alone that end a run.
 *
 * @param conditions asked of every tick; they come back as its watches, in this order
 * @param counters whether its counters are asked for
 */
export function focus(model: Model, conditions: readonly Condition[], counters = false): Model {
  const watches = conditions.map((when, place): Watch => {
    const name = `asked/${place}`;
    return { name, when, origin: { section: 'asked', name } };
  });
  const outcomes = model.outcomes.filter(({ ends }) => ends);
  const silent = {
    ...model,
    stages: model.stages.map((stage) => ({
      ...stage,
      rules: stage.rules.map((rule) => silenced(rule, counters)),
    })),
    outcomes,
    counters: counters ? model.counters : [],
    watches,
    fates: [],
    questions: [],
  };
  const asked = new Set<VariableIndex>();
  for (const { when } of [...outcomes, ...watches]) variablesOf(when, asked);
  const rules = silent.stages.flatMap((stage) => stage.rules);
  return keepVariables(silent, coneOf(rules, asked, model));
}

function silenced(rule: Rule, counters: boolean): Rule {
  const effect = ({ writes, counts }: Effect): Effect => ({
    writes,
    counts: counters ? counts : [],
    event: null,
  });
  return {
    ...rule,
    choices: rule.choices.map((choice) => ({ ...choice, effect: effect(choice.effect) })),
    otherwise: rule.otherwise === null ? null : effect(rule.otherwise),
  };
}

/** The variables that can influence those that are asked about, or what is counted. */
function coneOf(
  rules: readonly Rule[],
  asked: ReadonlySet<VariableIndex>,
  model: Model,
): ReadonlySet<VariableIndex> {
  const cone = new Set(asked);
  for (let before = -1; before !== cone.size; ) {
    before = cone.size;
    for (const rule of rules) {
      const effects = effectsOf(rule);
      const writes = effects.flatMap((effect) => effect.writes).filter(({ variable }) => cone.has(variable));
      if (writes.length === 0 && !effects.some(({ counts }) => counts.length > 0)) continue;
      const { when, draw, choices } = rule;
      variablesOf(when, cone);
      if (draw !== null) variablesOfAmount(draw.chance, cone);
      for (const { weight } of choices) variablesOfAmount(weight, cone);
      for (const { value } of writes) variablesOfAmount(value, cone);
    }
    for (const { start } of [...cone].map((index) => model.variables[index] ?? { start: 0 })) {
      if (typeof start !== 'number') for (const { weight } of start.weights) variablesOfAmount(weight, cone);
    }
  }
  return cone;
}

function effectsOf({ choices, otherwise }: Rule): readonly Effect[] {
  return [...choices.map(({ effect }) => effect), ...(otherwise === null ? [] : [otherwise])];
}
