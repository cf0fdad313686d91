import { sum } from '../../model/conditions.js';
import type { Amount, Model, Rule } from '../../model/model.js';
import { isPossible } from '../../model/possible.js';
import { prepare } from '../../reference/index.js';
import { stepsOf } from '../steps.js';
import { parametersOf } from './closed-amount.js';
import { isOpen } from './open-law.js';

/**
 * Whether the values over boxes are those that a nature reaches which picks every parameter anew at each draw. Else they may
 * lie further out: where a parameter stands in several places, each of which is bounded as if it stood alone; where one rule
 * chooses among more than two by weights; and where rules that write to one variable may draw at once.
 */
export function isTight(model: Model): boolean {
  const rules = model.stages.flatMap((stage) => stage.rules);
  const read = [...rules.flatMap(amountsOf), ...startsOf(model)].flatMap(parametersOf);
  if (new Set(read).size < read.length) return false;
  if (rules.some((rule) => rule.choices.length > 1 && !isSum(rule) && hasOpenWeight(rule))) return false;
  const drawn = model.variables.filter(({ start }) => typeof start !== 'number');
  const isOpenStart = startsOf(model).some((weight) => parametersOf(weight).length > 0);
  if (isOpenStart && drawn.length > 1) return false;
  const steps = stepsOf(
    prepare(model),
    model.variables.map(({ low, high }) => high - low + 1),
  );
  return steps.every((step) => {
    const drawing = step.rules.map(({ rule }) => rule).filter(draws);
    return (
      !isOpen(step) ||
      drawing.every((one, place) =>
        drawing
          .slice(place + 1)
          .every((other) => !isPossible({ is: 'all', of: [one.when, other.when] }, model.variables)),
      )
    );
  });
}

/** The amounts by which a rule is drawn; of a sum of chances that is then chosen by them, each once. */
function amountsOf(rule: Rule): readonly Amount[] {
  const weights = rule.choices.length > 1 ? rule.choices.map(({ weight }) => weight) : [];
  return isSum(rule) ? weights : [...(rule.draw === null ? [] : [rule.draw.chance]), ...weights];
}

function isSum({ draw, choices }: Rule): boolean {
  if (draw === null || choices.length < 2) return false;
  return JSON.stringify(draw.chance) === JSON.stringify(sum(...choices.map(({ weight }) => weight)));
}

function hasOpenWeight({ choices }: Rule): boolean {
  return choices.some(({ weight }) => parametersOf(weight).length > 0);
}

/** The weights of starts that are drawn; of two that make up the whole, one says all. */
function startsOf({ variables }: Model): readonly Amount[] {
  return variables.flatMap(({ start }) => {
    if (typeof start === 'number') return [];
    const weights = start.weights.map(({ weight }) => weight);
    return weights.length === 2 ? weights.slice(0, weights[0]?.is === 'difference' ? 2 : 1) : weights;
  });
}

function draws({ draw, choices }: Rule): boolean {
  return draw !== null || choices.length > 1;
}
