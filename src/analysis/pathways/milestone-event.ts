import { milestoneOf } from '../../model/milestones.js';
import type { EventDescription, Model } from '../../model/model.js';

/** A milestone as who did what to whom. */
export interface MilestoneEvent {
  /** Its name, as in `alpha strike beta` or `broken: alpha-restraint`. */
  readonly event: string;
  readonly kind: EventDescription['kind'];
  /** The actors; none where it is nobody's doing. */
  readonly who: readonly string[];
  readonly what: string;
  /** Actors and parts of them, as in `beta.bases`; none where it is aimed at nobody. */
  readonly whom: readonly string[];
}

/** The milestones of a model, by their names. */
export function milestoneEvents({ stages }: Model): ReadonlyMap<string, MilestoneEvent> {
  const found = new Map<string, MilestoneEvent>();
  for (const { choices, otherwise } of stages.flatMap(({ rules }) => rules)) {
    for (const effect of [...choices.map((choice) => choice.effect), otherwise]) {
      const description = effect?.event ?? null;
      const event = description === null ? null : milestoneOf(description);
      if (description === null || event === null || found.has(event)) continue;
      found.set(event, { event, kind: description.kind, ...deedOf(description) });
    }
  }
  return found;
}

function deedOf(event: EventDescription): Pick<MilestoneEvent, 'who' | 'what' | 'whom'> {
  switch (event.kind) {
    case 'act': {
      const { author, others = [], act, target } = event;
      const whom = target.part === null ? target.actor : `${target.actor}.${target.part}`;
      return { who: [author, ...others], what: act, whom: [whom] };
    }
    case 'broken':
      return { who: [], what: `${event.commitment} is broken`, whom: [] };
    case 'disclosed':
      return { who: [], what: `${event.commitment} becomes public`, whom: [] };
    case 'regime':
      return { who: [event.actor], what: 'new regime', whom: [] };
    case 'alarm':
      return { who: [event.observer], what: `false alarm: ${event.alarm}`, whom: [] };
    case 'episode':
      return {
        who: event.actor === null ? [] : [event.actor],
        what: `${event.episode} ${event.how}`,
        whom: [],
      };
    case 'offer':
      return { who: [event.by], what: `${event.offer} ${event.how}`, whom: event.to };
    default:
      return { who: [], what: event.kind, whom: [] };
  }
}
