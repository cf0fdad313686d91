import { lower } from '../../model/lower/index.js';
import type { Model } from '../../model/model.js';
import { overlay } from '../../scenario/overlay.js';
import { overlayOf } from '../../scenario/readings.js';
import type { Commitment, Scenario, Variant } from '../../scenario/scenario.js';
import { UNCHANGED } from '../../scenario/unchanged-variant.js';
import type { PointWorld } from './points.js';

/** A world with one thing changed, as by a variant that nobody wrote. */

/** The commitments that there are in a world. */
export function commitmentsIn({ scenario, variant, readings }: PointWorld): readonly Commitment[] {
  const laid = overlayOf(scenario, readings, namedVariant(scenario, variant));
  const byName = new Map([...scenario.commitments, ...(laid?.add ?? [])].map((one) => [one.name, one]));
  return [...byName.values()].filter(({ name }) => laid?.remove.includes(name) !== true);
}

/** The model of a world with a change; null where the two go together in none. */
export function changedModel(world: PointWorld, change: Partial<Variant>): Model | null {
  const { scenario, readings, set } = world;
  const made: Variant = { name: 'a change of one thing', ...UNCHANGED, ...change };
  const own = namedVariant(scenario, world.variant);
  const variant = own === null ? made : { ...overlay(own, made), name: own.name };
  const others = scenario.variants.filter(({ name }) => name !== variant.name);
  const changed: Scenario = { ...scenario, variants: [...others, variant] };
  return lower(changed, { variant: variant.name, readings, set }).model;
}

function namedVariant(scenario: Scenario, name: string | null): Variant | null {
  return scenario.variants.find((one) => one.name === name) ?? null;
}
