import type { EventDescription } from '../../model/model.js';
import type { Telling } from './telling.js';

/** What is told of wars, campaigns and truces. */

type Episode = Extract<EventDescription, { kind: 'episode' }>;

const VERBS = {
  present: { begins: 'begins', turns: 'turns to', ends: 'ends', joins: 'takes part' },
  past: { begins: 'began', turns: 'turned to', ends: 'ended', joins: 'took part' },
} as const;

/** `war begins`, `war turned to stalemate`, `war ends: exhausted`, `Gamma takes part in war on the side of Alpha`. */
export function episodeText(
  { episode, how, label, actor }: Episode,
  { names }: Telling,
  when: 'present' | 'past',
): string {
  const verb = VERBS[when][how];
  switch (how) {
    case 'begins':
      return label === 'ongoing' ? `${episode} ${verb}` : `${episode} ${verb}: ${label}`;
    case 'turns':
      return `${episode} ${verb} ${label}`;
    case 'ends':
      return when === 'present' ? `${episode} ${verb}: ${label}` : `${episode} ${verb} (${label})`;
    case 'joins':
      return `${names.actor(actor ?? '')} ${verb} in ${episode} on the side of ${names.actor(label)}`;
  }
}
