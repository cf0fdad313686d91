import type { Amount, Condition, Model, Rule, Variable } from '../../src/model/model.js';

/**
 * A model whose draws fall as loaded dice do, for an engine that takes no dice. A chance that would be asked becomes
 * certain, one way or the other; what would not be asked, or is no chance, stays as it is.
 */
export function loadedModel(model: Model, falls: Readonly<Record<string, boolean | number>>): Model {
  const placeAt = (site: string): number => {
    const place = falls[`${site}?`];
    return typeof place === 'number' ? place : 0;
  };
  const ruleLoaded = (rule: Rule): Rule => {
    const weights = loadedWeights(
      rule.choices.map(({ weight }) => weight),
      placeAt(rule.name),
    );
    return {
      ...rule,
      draw: rule.draw && {
        ...rule.draw,
        chance: {
          is: 'choose',
          when: all(below(NOTHING, rule.draw.chance), below(rule.draw.chance, CERTAINTY)),
          yes: constant(falls[rule.name] === true || falls[rule.name] === 1 ? 1 : 0),
          otherwise: rule.draw.chance,
        },
      },
      choices: rule.choices.map((choice, place) => ({ ...choice, weight: weights[place] ?? choice.weight })),
    };
  };
  const variableLoaded = (variable: Variable): Variable => {
    if (typeof variable.start === 'number') return variable;
    const loaded = loadedWeights(
      variable.start.weights.map(({ weight }) => weight),
      placeAt(`start/${variable.name}`),
    );
    const weights = variable.start.weights.map((start, place) => ({
      ...start,
      weight: loaded[place] ?? start.weight,
    }));
    return { ...variable, start: { weights } };
  };
  return {
    ...model,
    variables: model.variables.map(variableLoaded),
    stages: model.stages.map((stage) => ({ ...stage, rules: stage.rules.map(ruleLoaded) })),
  };
}

/** Where several weights are above 0 and all are weights, the one at a place alone stays above 0. */
function loadedWeights(weights: readonly Amount[], place: number): Amount[] {
  const asked = all(
    { is: 'at least', count: 2, of: weights.map((weight) => below(NOTHING, weight)) },
    ...weights.map((weight) => not(below(weight, NOTHING))),
  );
  return weights.map((weight, at) =>
    at === place ? weight : { is: 'choose', when: asked, yes: NOTHING, otherwise: weight },
  );
}

const NOTHING = constant(0);
const CERTAINTY = constant(1);

function constant(value: number): Amount {
  return { is: 'constant', value };
}

function below(left: Amount, right: Amount): Condition {
  return { is: 'compare', operator: '<', left, right };
}

function all(...of: readonly Condition[]): Condition {
  return { is: 'all', of };
}

function not(of: Condition): Condition {
  return { is: 'not', of };
}
