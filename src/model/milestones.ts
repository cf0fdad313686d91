import { actName } from './act-name.js';
import type { EventDescription } from './model.js';

/**
 * Milestones: the events that mark the way of a run from its start to its outcome. A pathway is the order in which a run
 * first passed them, and its outcome; how often it passed them again, and when, is no part of it.
 */

/** What an event is a milestone of: who did what to whom, however it came about. null for an event that is none. */
export function milestoneOf(event: EventDescription): string | null {
  switch (event.kind) {
    case 'act': {
      const how = event.by === 'accident' ? 'accident: ' : '';
      return `${how}${actName(event)}`;
    }
    case 'broken':
      return `broken: ${event.commitment}`;
    case 'disclosed':
      return `disclosed: ${event.commitment}`;
    case 'regime':
      return `new regime: ${event.actor}`;
    case 'alarm':
      return event.held ? `alarm: ${event.observer} ${event.alarm}` : null;
    case 'episode':
      if (event.how === 'turns') return null;
      return `${event.episode} ${event.how}${event.actor === null ? '' : `: ${event.actor}`}`;
    case 'offer':
      return ['made', 'accepted', 'rejected', 'agreed'].includes(event.how)
        ? `offer ${event.offer} ${event.how}: ${event.by}`
        : null;
    default:
      return null;
  }
}

/** Where a pathway begins. */
export const PATHWAY_START: readonly [number, number] = [0x6a09e667, 0xbb67ae85 | 0];

/** The first word of a pathway after one more milestone. Order matters. */
export function passFirst(word: number, milestone: number): number {
  const mixed = Math.imul(word ^ (milestone + 1), 0x9e3779b1);
  return Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
}

/** The second word of a pathway after one more milestone. */
export function passSecond(word: number, milestone: number): number {
  const mixed = Math.imul(word + Math.imul(milestone + 1, 0x27d4eb2f), 0xc2b2ae35);
  return mixed ^ (mixed >>> 13);
}

/** A pathway as a whole number below 2^53: the same for all runs that went the same way, and as good as never for others. */
export function pathwayKey(first: number, second: number): number {
  return (first >>> 0) * 0x20_0000 + (second >>> 11);
}
