import type { Alternative, Opening, Seen, Table } from '../../analysis/play/index.js';
import type { EventDescription } from '../../model/model.js';
import type { Telling } from '../story/telling.js';
import { duration } from '../ticks.js';

/** What an actor may decide, in words. */

/** Something that can be chosen, as a person is offered it. */
export interface Choice {
  readonly site: string;
  readonly choice: string | null;
  /** `strike South (pre-emption), though north-restraint forbids it`. */
  readonly text: string;
}

/** What can be chosen: all that is not to leave things as they are, and that too where it has to be said. */
export function choicesOf(
  openings: readonly Opening[],
  knows: Seen['knows'],
  table: Table,
  telling: Telling,
): readonly Choice[] {
  return openings.flatMap((opening) =>
    opening.alternatives.flatMap((alternative): Choice[] => {
      if (alternative.choice === null && opening.canWait) return [];
      const text = alternativeText(opening, alternative, telling);
      const bound = forbidding(alternative.event, knows, table);
      const though = bound.length === 0 ? '' : `, though ${bound.join(' and ')} forbids it`;
      return [{ site: opening.site, choice: alternative.choice, text: text + though }];
    }),
  );
}

/** What a choice is, as it is said afterwards too. */
function alternativeText(opening: Opening, { choice, event }: Alternative, telling: Telling): string {
  const about = opening.about ?? '';
  const first = opening.alternatives.find((one) => one.event !== null)?.event ?? null;
  if (opening.kind === 'keep') {
    const deed = first?.kind === 'kept' ? deedText(first.act, telling) : '';
    return choice === null ? `break ${about}: ${deed}` : `keep ${about}: do not ${deed}`;
  }
  if (opening.kind === 'promise') return `${choice === null ? 'do not do' : 'do'} what ${about} says`;
  if (event === null) return 'wait';
  switch (event.kind) {
    case 'intends': {
      const label = /\((?<label>[^()]+)\)\s*$/u.exec(event.option)?.groups?.['label'];
      return `${deedText(event.act, telling)}${label === undefined ? '' : ` (${label})`}`;
    }
    case 'due':
      return `${deedText(event.act, telling)}, as ${about} says`;
    case 'act': {
      const { author, act, target } = event;
      return `${telling.names.infinitive({ author, act, target })} instead, as ${about} says`;
    }
    case 'message':
      return MESSAGES[event.message](about);
    case 'offer':
      return offerText(event, telling);
    case 'episode':
      return `join ${event.episode} on the side of ${telling.names.actor(event.label)}`;
    default:
      return choice ?? 'wait';
  }
}

const MESSAGES = {
  made: (commitment: string) => `make the commitment ${commitment}`,
  released: (commitment: string) => `release the debtor of ${commitment}`,
  cancelled: (commitment: string) => `cancel ${commitment}`,
} as const;

function offerText(
  { how, offer, to }: Extract<EventDescription, { kind: 'offer' }>,
  { names }: Telling,
): string {
  switch (how) {
    case 'accepted':
      return `accept ${offer}`;
    case 'rejected':
      return `reject ${offer}`;
    case 'countered':
      return `counter ${offer}`;
    default:
      return `make an offer to ${names.actors(to)}: ${offer}`;
  }
}

function deedText(act: string, { names }: Telling): string {
  const deed = names.deed(act);
  if (deed === null) return act;
  const others = deed.others ?? [];
  return names.infinitive(deed) + (others.length === 0 ? '' : `, together: ${names.authors(deed)}`);
}

/** The promises of the actor that forbid an act, as it sees them. */
function forbidding(event: EventDescription | null, knows: Seen['knows'], { own }: Table): readonly string[] {
  if (event?.kind !== 'intends' && event?.kind !== 'due') return [];
  return [...own.values()].flatMap(({ rule }) => {
    const [kept] = rule.choices.flatMap(({ effect }) => effect.event ?? []);
    if (kept?.kind !== 'kept' || kept.act !== event.act) return [];
    const inForce =
      knows[`view/${kept.commitment}`] === 'detached' && knows[`pending/${kept.commitment}`] !== '1';
    return inForce ? [kept.commitment] : [];
  });
}

/** `wait (48 days)`, `strike South`: what was chosen of what was open. */
export function chosenText(
  openings: readonly Opening[],
  choose: readonly { readonly site: string; readonly choice: string | null }[],
  waited: number,
  telling: Telling,
): string {
  const chosen = openings.flatMap((opening) => {
    const choice = choose.find(({ site }) => site === opening.site)?.choice ?? null;
    const alternative = opening.alternatives.find((one) => one.choice === choice);
    if (alternative === undefined || (choice === null && opening.canWait)) return [];
    return [alternativeText(opening, alternative, telling)];
  });
  const rest = waited === 0 ? 'wait' : `wait ${duration(telling.unit, waited + 1)}`;
  return chosen.length === 0 ? rest : chosen.join('; ');
}
