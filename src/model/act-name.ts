import type { EventDescription } from './model.js';

/** An act as it is told of. */
type ActDescription = Extract<EventDescription, { kind: 'act' }>;

/** All who did it together. */
export function authorsOf({
  author,
  others = [],
}: Pick<ActDescription, 'author' | 'others'>): readonly string[] {
  return [author, ...others];
}

/** The name by which a model's other events speak of an act: `alpha strike beta.bases`. */
export function actName(act: Pick<ActDescription, 'author' | 'others' | 'act' | 'target'>): string {
  const { actor, part } = act.target;
  return `${authorsOf(act).join(' and ')} ${act.act} ${part === null ? actor : `${actor}.${part}`}`;
}
