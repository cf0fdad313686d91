import type { Dyad, PlausibilityResult } from '../../analysis/plausibility/index.js';

/** Actors as a reader is told of them. */
export function namesOf({ labels }: PlausibilityResult): (actor: string) => string {
  return (actor) => labels[actor] ?? actor;
}

/** `Alpha and Beta`. */
export function pairText(between: Dyad | null, names: (actor: string) => string): string {
  return between === null ? 'anybody' : between.map(names).join(' and ');
}
