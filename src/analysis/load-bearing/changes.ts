import { lower } from '../../model/lower/index.js';
import type { Model } from '../../model/model.js';
import { overlay } from '../../scenario/overlay.js';
import { overlayOf } from '../../scenario/readings.js';
import type { Commitment, Scenario, Variant } from '../../scenario/scenario.js';
import type { PointWorld } from '../evaluation/points.js';
import type { LoadChangeKind } from './result.js';

/** Changes of a scenario, as variants that nobody wrote. */

/** The commitments that there are in a world. */
export function commitmentsIn({ scenario, variant, readings }: PointWorld): readonly Commitment[] {
  const laid = overlayOf(scenario, readings, namedVariant(scenario, variant));
  const byName = new Map([...scenario.commitments, ...(laid?.add ?? [])].map((one) => [one.name, one]));
  return [...byName.values()].filter(({ name }) => laid?.remove.includes(name) !== true);
}

/** The changes of a commitment that could make a difference, each as the part of a variant that differs from nothing. */
export function changesOfCommitment(
  commitment: Commitment,
): readonly { readonly kind: LoadChangeKind; readonly change: Partial<Variant> }[] {
  const { name, fidelity, channel, disclosed } = commitment;
  const isPrivate = channel !== null;
  return [
    { kind: 'removed', change: { remove: [name] } },
    ...(fidelity.quantity.nominal === 1
      ? []
      : [{ kind: 'always kept' as const, change: { set: new Map([[fidelity.quantity.name, 1]]) } }]),
    ...(isPrivate && disclosed.kind !== 'from the start'
      ? [{ kind: 'public' as const, change: { publish: [{ commitment: name, on: 0 }] } }]
      : []),
    ...(isPrivate && disclosed.kind !== 'never'
      ? [{ kind: 'never disclosed' as const, change: { conceal: [name] } }]
      : []),
  ];
}

/** The model of a world with a change; null where the two go together in none. */
export function changedModel(world: PointWorld, change: Partial<Variant>): Model | null {
  const { scenario, readings, set } = world;
  const made: Variant = { ...UNCHANGED, ...change };
  const own = namedVariant(scenario, world.variant);
  const variant = own === null ? made : { ...overlay(own, made), name: own.name };
  const others = scenario.variants.filter(({ name }) => name !== variant.name);
  const changed: Scenario = { ...scenario, variants: [...others, variant] };
  return lower(changed, { variant: variant.name, readings, set }).model;
}

function namedVariant(scenario: Scenario, name: string | null): Variant | null {
  return scenario.variants.find((one) => one.name === name) ?? null;
}

const UNCHANGED: Variant = {
  name: 'a change of one thing',
  path: ['variants'],
  about: null,
  set: new Map(),
  put: [],
  force: [],
  forbid: [],
  remove: [],
  add: [],
  publish: [],
  conceal: [],
  cut: [],
};
