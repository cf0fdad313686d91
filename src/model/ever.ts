import { constant, holds, not, all } from './conditions.js';
import type { Condition, Model, Rule, Stage, Variable } from './model.js';

/** A Model that remembers whether things have ever held, and how to ask it. */
export interface Remembering {
  readonly model: Model;
  /** For each condition: it has held at the end of this tick or of one before, from tick 1 on. */
  readonly ever: readonly Condition[];
}

/** Lets a Model remember whether conditions have held at the end of any tick. No other rule reads that. */
export function remembering(model: Model, conditions: readonly Condition[]): Remembering {
  const first = model.variables.length;
  const variables = conditions.map((_, place): Variable => {
    const name = `ever held/${place}`;
    return {
      name,
      low: 0,
      high: 1,
      start: 0,
      merge: 'single',
      kind: 'monitor',
      origin: { section: 'asked', name },
    };
  });
  const rules = conditions.map((when, place): Rule => {
    const name = `ever held/${place}`;
    const effect = { writes: [{ variable: first + place, value: constant(1) }], counts: [], event: null };
    return {
      name,
      when: all(when, not(holds(first + place))),
      draw: null,
      choices: [{ name: 'yes', weight: constant(1), effect }],
      otherwise: null,
      origin: { section: 'asked', name },
    };
  });
  const stage: Stage = { phase: 'judge', step: 'ever', clears: [], rules };
  return {
    model: {
      ...model,
      variables: [...model.variables, ...variables],
      stages: conditions.length === 0 ? model.stages : [...model.stages, stage],
    },
    ever: conditions.map((_, place) => holds(first + place)),
  };
}
