import type { Scenario } from '../../scenario/scenario.js';
import { checkChance } from '../check.js';
import type { Model, Rule } from '../model.js';
import { Tracing, type Values } from '../tracing.js';
import { lower, type LowerOptions } from './lower.js';
import { hasFollowed, ruleAgain } from './followed-numbers.js';

/** So many shapes of a model are remembered. */
const MOST_SHAPES = 16;

/** A Model as it was lowered, and how its numbers came about. */
interface Shape {
  readonly model: Model;
  readonly tracing: Tracing;
  /** The rules whose numbers come of those that are followed. */
  readonly followed: ReadonlySet<Rule>;
}

/**
 * Lowers one scenario for many values of the same numbers. Where other values make the same model but for its chances and
 * weights, only these are reckoned again: by the same operations in the same order, so each model is what lowering anew
 * would give, to the same bit.
 */
export class Lowerings {
  readonly #scenario: Scenario;
  readonly #options: LowerOptions;
  readonly #names: ReadonlySet<string>;
  /** That which was needed last comes first. */
  readonly #shapes: Shape[] = [];

  /**
   * @param options what is the same in all models; `set` too
   * @param names the full names of the numbers that differ from model to model
   */
  constructor(scenario: Scenario, options: Omit<LowerOptions, 'tracing' | 'keep'>, names: readonly string[]) {
    this.#scenario = scenario;
    this.#options = options;
    this.#names = new Set(names);
  }

  /**
   * The model for these values of the numbers, all of which have one; null where they do not go together, such as shares that
   * sum to more than 1.
   */
  at(values: Values): Model | null {
    const place = this.#shapes.findIndex(({ tracing }) => tracing.holdsFor(values));
    const [known] = place < 0 ? [] : this.#shapes.splice(place, 1);
    const shape = known ?? this.#lower(values);
    if (shape === null) return null;
    this.#shapes.unshift(shape);
    this.#shapes.splice(MOST_SHAPES);
    return known === undefined ? shape.model : modelAgain(shape, values);
  }

  #lower(values: Values): Shape | null {
    const tracing = new Tracing(this.#names);
    const set = new Map([...(this.#options.set ?? []), ...values]);
    const { model } = lower(this.#scenario, { ...this.#options, set, tracing });
    if (model === null) return null;
    const rules = model.stages.flatMap((stage) => stage.rules);
    return { model, tracing, followed: new Set(rules.filter(hasFollowed)) };
  }
}

/** The model for other values, by which everything is decided as it was; null where a chance is none. */
function modelAgain({ model, followed }: Shape, values: Values): Model | null {
  let isPossible = true;
  const again = (rule: Rule): Rule => {
    if (!followed.has(rule)) return rule;
    const made = ruleAgain(rule, values);
    isPossible &&= checkChance(model, made) === null;
    return made;
  };
  const stages = model.stages.map((stage) => ({ ...stage, rules: stage.rules.map(again) }));
  const assumptions = model.assumptions.map((one) => ({ ...one, value: values.get(one.name) ?? one.value }));
  return isPossible ? { ...model, stages, assumptions } : null;
}
