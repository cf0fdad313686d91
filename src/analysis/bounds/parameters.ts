import { parametersOf } from '../../chain/open/index.js';
import { quantitiesOf } from '../../scenario/quantities.js';
import { lower, type LowerOptions, type Lowered } from '../../model/lower/index.js';
import type { Amount, Condition, Model } from '../../model/model.js';
import { type Node, partsOf } from '../../reference/index.js';
import { findQuantity } from '../../scenario/quantities.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { BoundedParameter, BoundsResult } from './result.js';

/** A model with the numbers kept by name that are to be varied. */
export interface OpenModel {
  readonly model: Model;
  readonly parameters: readonly BoundedParameter[];
  readonly held: BoundsResult['held'];
}

/**
 * Lowers a scenario, keeping numbers with a range by their names: those that are named, or else all that have a range and no
 * distribution and that nobody has set. What shapes the model or decides a condition is held at its value.
 *
 * @throws RangeError on a name that is none, or of a number that has no range.
 */
export function openModel(
  scenario: Scenario,
  named: readonly string[] | null,
  options: LowerOptions,
): { readonly open: OpenModel | null; readonly diagnostics: Lowered['diagnostics'] } {
  const wanted =
    named === null ? rangedNames(scenario) : new Set(named.map((name) => fullName(scenario, name)));
  const first = lower(scenario, { ...options, keep: wanted });
  if (first.model === null) return { open: null, diagnostics: first.diagnostics };
  const reasons = new Map<string, string>();
  for (const { name, overridden } of first.model.assumptions)
    if (named === null && overridden && wanted.has(name)) reasons.set(name, 'it was set');
  for (const name of decidingIn(first.model)) reasons.set(name, 'it decides a condition');
  for (const name of first.shaping) reasons.set(name, 'it shapes the model: a delay, or a pace');
  const keep = new Set([...wanted].filter((name) => !reasons.has(name)));
  const { model } = reasons.size === 0 ? first : lower(scenario, { ...options, keep });
  if (model === null) return { open: null, diagnostics: first.diagnostics };
  const parameters = model.assumptions.flatMap(({ name, value, unit, range }): BoundedParameter[] =>
    keep.has(name) && range !== null ? [{ name, value, unit, range }] : [],
  );
  const held = [...reasons].map(([name, reason]) => ({ name, reason }));
  return { open: { model, parameters, held }, diagnostics: first.diagnostics };
}

function rangedNames(scenario: Scenario): ReadonlySet<string> {
  const ranged = quantitiesOf(scenario).filter(
    ({ range, distribution, nominal }) => range !== null && distribution === null && nominal !== null,
  );
  return new Set(ranged.map(({ name }) => name));
}

function fullName(scenario: Scenario, wanted: string): string {
  const quantities = quantitiesOf(scenario);
  const found = findQuantity(
    wanted,
    quantities.map(({ name }) => name),
  );
  if ('problem' in found)
    throw new RangeError(found.hint === undefined ? found.problem : `${found.problem}; ${found.hint}`);
  const quantity = quantities.find(({ name }) => name === found.name);
  if (quantity === undefined || quantity.nominal === null)
    throw new RangeError(`${found.name} is a formula of other numbers: vary those`);
  if (quantity.range === null)
    throw new RangeError(`${found.name} has no range: write one after its value, such as "from 0.5 to 0.9"`);
  return found.name;
}

/** The parameters on which a condition turns, or what is written. */
export function decidingIn({ stages, outcomes, questions }: Model): ReadonlySet<string> {
  const found = new Set<string>();
  const decides = (node: Node): void => {
    for (const name of parametersOf(node)) found.add(name);
  };
  const inside = (node: Node): void => {
    if (node.is === 'choose') decides(node.when);
    partsOf(node).forEach(inside);
  };
  const amount = (one: Amount): void => inside(one);
  const condition = (one: Condition): void => decides(one);
  for (const { when, draw, choices, otherwise } of stages.flatMap(({ rules }) => rules)) {
    condition(when);
    if (draw !== null) amount(draw.chance);
    for (const { weight } of choices) amount(weight);
    for (const effect of [
      ...choices.map((choice) => choice.effect),
      ...(otherwise === null ? [] : [otherwise]),
    ])
      for (const { value } of effect.writes) decides(value);
  }
  for (const { when } of outcomes) condition(when);
  for (const { when, given } of questions.flatMap(({ probes }) => probes)) {
    condition(when);
    if (given !== null) condition(given);
  }
  return found;
}
