import { compareByCodePoint } from '../../chance/index.js';
import type { ChainSize, Refused } from '../../chain/index.js';
import {
  type Box,
  isTight,
  type Objective,
  OpenChain,
  outcomeObjectives,
  point,
  questionObjectives,
} from '../../chain/open/index.js';
import type { LowerOptions } from '../../model/lower/index.js';
import type { Model } from '../../model/model.js';
import type { Diagnostic } from '../../scenario/diagnostics/diagnostic.js';
import type { Scenario } from '../../scenario/scenario.js';
import { extreme } from './extreme.js';
import { openModel } from './parameters.js';
import type { BoundedParameter, BoundedRow, BoundsResult } from './result.js';

/** What is to be bounded, over which numbers. */
export interface BoundsOptions extends Pick<LowerOptions, 'variant' | 'readings' | 'set' | 'source'> {
  /** Names of numbers with a range; all that have a range and no distribution, unless told. */
  readonly parameters?: readonly string[];
  /** Names of outcomes or questions; all outcomes, unless told. */
  readonly of?: readonly string[];
  /** Whether each number is varied alone too: it is, unless told. */
  readonly alone?: boolean;
  /** Megabytes of memory for one chain: 500 unless told. What would need more is refused. */
  readonly megabytes?: number;
}

/** What bounds were found, or what is wrong with the scenario. */
export interface Bounds {
  /** null if any diagnostic is an error. */
  readonly result: BoundsResult | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Memory for one chain unless told, in megabytes. */
export const BOUNDS_MEGABYTES = 500;

/**
 * The least and the greatest probability of what may happen, if numbers are only known to lie in their ranges: if each has
 * one value for a whole run, and if it may have another at every draw. Of choices that are free, over all of them.
 *
 * ```ts
 * const { result } = bounds(scenario);
 * for (const { name, once } of result?.rows ?? []) console.log(name, once.least.bound, once.greatest.bound);
 * ```
 *
 * @throws RangeError on a name that the scenario does not have, of a number without a range, or on a budget of no memory.
 * @throws ModelError if a chance leaves 0 to 1 within the ranges.
 */
export function bounds(scenario: Scenario, options: BoundsOptions = {}): Bounds {
  const { parameters: named, of, alone = true, megabytes = BOUNDS_MEGABYTES, ...lowering } = options;
  if (!(megabytes > 0))
    throw new RangeError(`the memory for a chain is more than 0 megabytes, not ${megabytes}`);
  const { open, diagnostics } = openModel(scenario, named ?? null, { ...lowering, choices: 'free' });
  if (open === null) return { result: null, diagnostics };
  const { model, parameters, held } = open;
  const tight = isTight(model);
  const rows: BoundedRow[] = [];
  const refused: Refused[] = [];
  let rounding = 0;
  let size: ChainSize = { states: 0, nodes: 0, edges: 0 };
  for (const objective of objectivesOf(model, of ?? null)) {
    const chain = OpenChain.of(model, objective, megabytes * 1_000_000);
    if (!(chain instanceof OpenChain)) {
      refused.push(chain);
      continue;
    }
    if (chain.size.nodes > size.nodes) ({ size } = chain);
    if (Number.isNaN(chain.value(valuesOf(parameters), 'greatest'))) {
      refused.push({
        what: objective.name,
        message: 'its condition cannot come about, with the numbers as they are given',
        hint: 'give one of them another value with --set',
      });
      continue;
    }
    rounding = Math.max(rounding, chain.rounding);
    rows.push(rowOf(chain, objective, parameters, tight, alone));
  }
  const { title, variant, readings, horizon, tick } = model;
  const choices = model.variables.flatMap(({ kind, origin }) => (kind === 'choice' ? [origin.name] : []));
  const result = {
    scenario: title,
    variant,
    readings,
    horizon,
    tick,
    parameters,
    held,
    choices,
    rows,
    rounding,
    size,
    refused,
  };
  return { result, diagnostics };
}

/**
 * What is asked for: all outcomes, or outcomes and questions by their names.
 *
 * @throws RangeError on a name that the model does not have.
 */
export function objectivesOf(model: Model, names: readonly string[] | null): readonly Objective[] {
  const outcomes = outcomeObjectives(model);
  if (names === null) return outcomes;
  return names.flatMap((name) => {
    const outcome = outcomes.find((one) => one.name === name);
    if (outcome !== undefined) return [outcome];
    const question = model.questions.find((one) => one.name === name);
    const known = [...outcomes, ...model.questions].map((one) => `"${one.name}"`).join(', ');
    if (question === undefined)
      throw new RangeError(`there is no outcome or question "${name}": there are ${known}`);
    const found = questionObjectives(question);
    if (found.length > 0) return found;
    throw new RangeError(`"${name}" asks for nothing but a time: that is not bounded`);
  });
}

function rowOf(
  chain: OpenChain,
  { name, kind, tick }: Objective,
  parameters: readonly BoundedParameter[],
  tight: boolean,
  alone: boolean,
): BoundedRow {
  const given = valuesOf(parameters);
  const box = rangesOf(parameters);
  const once = {
    least: extreme(chain, parameters, 'least'),
    greatest: extreme(chain, parameters, 'greatest'),
  };
  const each = parameters.length < 2 || !alone ? [] : parameters;
  return {
    name,
    kind,
    tick,
    condition: chain.isConditional
      ? { least: chain.conditionOver(box, 'least'), greatest: chain.conditionOver(box, 'greatest') }
      : null,
    given: { least: chain.value(given, 'least'), greatest: chain.value(given, 'greatest') },
    once,
    anew: { least: chain.value(box, 'least'), greatest: chain.value(box, 'greatest'), outer: !tight },
    alone: each
      .map((one) => ({
        parameter: one.name,
        once: { least: extreme(chain, [one], 'least'), greatest: extreme(chain, [one], 'greatest') },
        anew: {
          least: chain.value(rangesOf([one]), 'least'),
          greatest: chain.value(rangesOf([one]), 'greatest'),
        },
      }))
      .sort(
        (one, other) => widthOf(other) - widthOf(one) || compareByCodePoint(one.parameter, other.parameter),
      ),
  };
}

function valuesOf(parameters: readonly BoundedParameter[]): Box {
  return new Map(parameters.map(({ name, value }) => [name, point(value)]));
}

function rangesOf(parameters: readonly BoundedParameter[]): Box {
  return new Map(parameters.map(({ name, range: [low, high] }) => [name, { low, high }]));
}

/** Rounded, so that what differs by rounding alone is ordered by name. */
function widthOf({ once }: BoundedRow['alone'][number]): number {
  return Math.round((once.greatest.probability - once.least.probability) * 1e9);
}
