import type { Commitment, Variant } from '../../scenario/scenario.js';
import type { JointLoad } from './result.js';

/** The changes of a commitment that could make a difference, each as the part of a variant that differs from nothing. */
export function changesOfCommitment(
  commitment: Commitment,
): readonly { readonly kind: JointLoad['kind']; readonly change: Partial<Variant> }[] {
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

/** Several such changes as one. */
export function changeTogether(changes: readonly Partial<Variant>[]): Partial<Variant> {
  return {
    set: new Map(changes.flatMap(({ set }) => [...(set ?? [])])),
    remove: changes.flatMap(({ remove }) => remove ?? []),
    publish: changes.flatMap(({ publish }) => publish ?? []),
    conceal: changes.flatMap(({ conceal }) => conceal ?? []),
  };
}
