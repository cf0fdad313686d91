import { constant, holds } from '../../model/conditions.js';
import { focus } from '../../model/focus.js';
import { milestoneOf } from '../../model/milestones.js';
import type { Condition, Effect, Model, Rule, Variable } from '../../model/model.js';

/** A Model that remembers which milestones a run has passed. */
export interface PassingModel {
  readonly model: Model;
  /** The milestones that can influence what is asked, by their names. */
  readonly milestones: readonly string[];
  /** For each of them: it has been passed by the end of this tick. */
  readonly passed: readonly Condition[];
}

/** Lets a Model remember which of the milestones that can influence some conditions have been passed. No other rule reads that. */
export function passing(model: Model, conditions: readonly Condition[]): PassingModel {
  const felt = new Set(focus(model, conditions).stages.flatMap(({ rules }) => rules.map(({ name }) => name)));
  const names = model.stages
    .flatMap(({ rules }) => rules)
    .filter(({ name }) => felt.has(name))
    .flatMap(({ choices, otherwise }) => [...choices.map(({ effect }) => effect), otherwise])
    .flatMap((effect) => milestone(effect) ?? []);
  const milestones = [...new Set(names)];
  const first = model.variables.length;
  const placeOf = new Map(milestones.map((name, place) => [name, first + place]));
  const variables = milestones.map(
    (milestoneName): Variable => ({
      name: `passed/${milestoneName}`,
      low: 0,
      high: 1,
      start: 0,
      merge: 'max',
      kind: 'monitor',
      origin: { section: 'asked', name: milestoneName },
    }),
  );
  const remembering = (effect: Effect): Effect => {
    const variable = placeOf.get(milestone(effect) ?? '');
    if (variable === undefined) return effect;
    return { ...effect, writes: [...effect.writes, { variable, value: constant(1) }] };
  };
  return {
    model: {
      ...model,
      variables: [...model.variables, ...variables],
      stages: model.stages.map((stage) => ({
        ...stage,
        rules: stage.rules.map(
          (rule): Rule => ({
            ...rule,
            choices: rule.choices.map((choice) => ({ ...choice, effect: remembering(choice.effect) })),
            otherwise: rule.otherwise === null ? null : remembering(rule.otherwise),
          }),
        ),
      })),
    },
    milestones,
    passed: milestones.map((_, place) => holds(first + place)),
  };
}

function milestone(effect: Effect | null): string | null {
  const event = effect?.event ?? null;
  return event === null ? null : milestoneOf(event);
}
