import { variablesOf, variablesOfAmount } from '../../../model/conditions.js';
import { focus } from '../../../model/focus.js';
import { lower } from '../../../model/lower/index.js';
import type { Amount, Effect, Model, Rule } from '../../../model/model.js';
import { type Node, partsOf } from '../../../reference/index.js';
import type { PointWorld } from '../../evaluation/points.js';

/** How a number reaches an outcome. */
export type Reach = 'nowhere' | 'encoded' | 'emergent' | 'unknown';

/** Says by outcome, in their order, how a number reaches it. */
export type Reaches = (parameter: string) => readonly Reach[];

/**
 * How numbers reach outcomes, read off the model. A number is *encoded* in an outcome if a draw of which it is a chance or a
 * weight can bring the outcome's condition about or put an end to it in the very tick of the draw, with no other draw: the
 * rules between the two draw nothing. It reaches an outcome *nowhere* if it is outside of its cone of influence.
 */
export function reachesOf(world: PointWorld, parameters: readonly string[]): Reaches {
  const { scenario, variant, readings, set } = world;
  const { model, shaping } = lower(scenario, { variant, readings, set, keep: new Set(parameters) });
  if (model === null) return () => [];
  const shapes = new Set(shaping);
  const found = model.outcomes.map((outcome, place) => ({
    encoded: encodedIn(model, outcome.when),
    // An outcome also depends on those that may end a run before it, and on those that are judged before it.
    cone: parametersIn(
      focus(
        model,
        model.outcomes.slice(0, place + 1).map(({ when }) => when),
      ),
    ),
  }));
  return (parameter) =>
    found.map(({ encoded, cone }): Reach => {
      if (shapes.has(parameter)) return 'unknown';
      if (encoded.has(parameter)) return 'encoded';
      return cone.has(parameter) ? 'emergent' : 'nowhere';
    });
}

/** The numbers by which draws are made that decide a condition at once. */
function encodedIn(model: Model, when: Model['outcomes'][number]['when']): ReadonlySet<string> {
  const decisive = variablesOf(when, new Set<number>());
  const encoded = new Set(parametersOf(when));
  for (const { rules } of model.stages.toReversed()) {
    // All rules of a stage read the state as it was when the stage began.
    const after = new Set(decisive);
    for (const rule of rules) {
      const writes = effectsOf(rule).flatMap((effect) => effect.writes);
      if (!writes.some(({ variable }) => after.has(variable))) continue;
      if (rule.draw !== null || rule.choices.length > 1) {
        for (const name of drawnBy(rule)) encoded.add(name);
        continue;
      }
      variablesOf(rule.when, decisive);
      for (const { variable, value } of writes) if (after.has(variable)) variablesOfAmount(value, decisive);
    }
  }
  return encoded;
}

function drawnBy({ draw, choices }: Rule): readonly string[] {
  return [...(draw === null ? [] : [draw.chance]), ...choices.map(({ weight }) => weight)].flatMap(
    parametersOf,
  );
}

/** All numbers that a model reads. */
function parametersIn({ stages, variables, outcomes, watches }: Model): ReadonlySet<string> {
  const nodes: readonly Node[] = [
    ...stages.flatMap(({ rules }) => rules.flatMap(nodesOf)),
    ...variables.flatMap(({ start }) =>
      typeof start === 'number' ? [] : start.weights.map(({ weight }): Amount => weight),
    ),
    ...[...outcomes, ...watches].map(({ when }) => when),
  ];
  return new Set(nodes.flatMap(parametersOf));
}

function nodesOf(rule: Rule): readonly Node[] {
  return [
    rule.when,
    ...(rule.draw === null ? [] : [rule.draw.chance]),
    ...rule.choices.map(({ weight }) => weight),
    ...effectsOf(rule).flatMap(({ writes }) => writes.map(({ value }) => value)),
  ];
}

function parametersOf(node: Node): readonly string[] {
  return node.is === 'parameter' ? [node.name] : partsOf(node).flatMap(parametersOf);
}

function effectsOf({ choices, otherwise }: Rule): readonly Effect[] {
  return [...choices.map(({ effect }) => effect), ...(otherwise === null ? [] : [otherwise])];
}
