import type { EventDescription } from '../../model/model.js';
import type { Telling } from './telling.js';

/** What is told of proposals, ultimatums and ceasefires. */

type Offer = Extract<EventDescription, { kind: 'offer' }>;

const VERBS = {
  present: {
    made: 'makes',
    heard: 'reaches',
    lost: 'is lost: it never reaches',
    accepted: 'accepts',
    rejected: 'rejects',
    countered: 'counters',
    agreed: 'is accepted by all',
    lapsed: 'lapses without an answer',
  },
  past: {
    made: 'made',
    heard: 'reached',
    lost: 'was lost before it reached',
    accepted: 'accepted',
    rejected: 'rejected',
    countered: 'countered',
    agreed: 'was accepted by all',
    lapsed: 'lapsed without an answer',
  },
} as const;

/** `Alpha makes an offer to Beta: ceasefire`, `Beta rejected ceasefire`, `ceasefire lapses without an answer`. */
export function offerText(
  { offer, how, by, to }: Offer,
  { names }: Telling,
  tense: 'present' | 'past',
): string {
  const verb = VERBS[tense][how];
  switch (how) {
    case 'made':
      return tense === 'present'
        ? `${names.actor(by)} ${verb} an offer to ${names.actors(to)}: ${offer}`
        : `${names.actor(by)} ${verb} the offer ${offer}`;
    case 'heard':
    case 'lost':
      return `${offer} ${verb} ${names.actors(to)}`;
    case 'accepted':
    case 'rejected':
    case 'countered':
      return `${names.actor(by)} ${verb} ${offer}`;
    case 'agreed':
    case 'lapsed':
      return `${offer} ${verb}`;
  }
}
