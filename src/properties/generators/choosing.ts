import type { Pick } from './sketches/picking.js';

/** Picks out of lists, by numbers that a sketch holds. */

/** Which of a list, its length taken modulo; nothing of an empty one. */
export function chosen<Item>(list: readonly Item[], pick: Pick): Item | undefined {
  return list[pick % list.length];
}

/** One of a list that is never empty. */
export function oneOf<Item>(list: readonly Item[], pick: Pick): Item {
  const item = chosen(list, pick);
  if (item === undefined) throw new Error('there is nothing to choose from');
  return item;
}

export function namesFrom(pool: readonly string[], count: number): string[] {
  return Array.from({ length: count }, (_, index) => pool[index] ?? `${pool[0] ?? 'name'} ${index + 1}`);
}
