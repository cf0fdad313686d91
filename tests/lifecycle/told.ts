import type { EventDescription, Rule } from '../../src/model/model.js';
import type { ScenarioDocument } from '../../src/scenario/schema/document.js';
import { type Played, promiseOf } from './timeline.js';

/**
 * All that is told of a promise, day by day: which rule did it, and what it did. A rule's name is the site of its draws,
 * so it is part of what is told: under another name every run would go another way.
 */
export function told({ trace }: Played): string[] {
  return trace.events.flatMap(({ tick, rule, description }) => {
    const words = wordsOf(description);
    return words === null ? [] : [`${tick} ${rule}: ${words}`];
  });
}

/** null for what is not about the life of a commitment. */
function wordsOf(event: EventDescription): string | null {
  switch (event.kind) {
    case 'message':
      return `${event.commitment} ${event.message}, ${event.fate}, ${event.holder}`;
    case 'disclosed':
      return `${event.commitment} by ${event.by}`;
    case 'view': {
      const answers = !('answers' in event) ? '' : event.answers ? ', will answer' : ', will not answer';
      return `${event.commitment}, ${event.holders.join(' and ')}: ${event.to}, ${event.because}${answers}`;
    }
    case 'pending':
      return `${event.commitment}, ${event.holders.join(' and ')}: ${event.pending ? 'pending' : 'in force'}, ${event.because}`;
    default:
      return null;
  }
}

export type Channel = NonNullable<ScenarioDocument['channels']>[string];

/** Through a wire that two others carry. Beside it is one that lets nothing through and keeps no secret. */
export function wired(channel: Channel): Partial<ScenarioDocument> {
  return {
    channels: {
      'broken-wire': { 'open while': 'false', leaks: 1 },
      wire: { 'carried by': ['other', 'watcher'], ...channel },
    },
  };
}

/** A promise through the wire, of which the watcher would like to know. */
export const SECRET = promiseOf('refrain', { channel: 'wire', observers: ['watcher'] });

/** A rule of this name, as it stands in the model. */
export function ruleOf({ model }: Played, name: string): Rule | undefined {
  return model.stages.flatMap((stage) => stage.rules).find((rule) => rule.name === name);
}

/** Its draw; null where it has none. */
export function drawOf(played: Played, name: string): Rule['draw'] | undefined {
  return ruleOf(played, name)?.draw;
}
