import type { EventDescription, Model, Rule } from '../../model/model.js';
import { checkedProbability, type PreparedRule } from '../../reference/index.js';
import type { State } from '../../reference/trace.js';

/**
 * What an actor decides. A decision stands in the place of exactly one draw of the model: whether an option is taken, a
 * promise kept or answered, a message sent, an offer made or answered, a war joined. What the model holds certain, and
 * what happens to an actor (its mood, its beliefs, its accidents), is nobody's decision.
 */

/** What a decision is about. */
export type DecisionKind =
  /** Whether to take an option. */
  | 'option'
  /** A promise forbids what is about to be done: whether to keep it. */
  | 'keep'
  /** What was promised has fallen due: whether it will be done at all. */
  | 'promise'
  /** What was promised will be done: whether now, and to whom. */
  | 'response'
  /** Whether to make, release or cancel a commitment. */
  | 'message'
  /** Whether to make an offer. */
  | 'offer'
  /** How to answer an offer. */
  | 'reply'
  /** Whether to join an episode. */
  | 'join';

/** One of several things to choose from. */
export interface Alternative {
  /** Names it in a move; null for leaving it. */
  readonly choice: string | null;
  /** What would happen; null where nothing is told of it. */
  readonly event: EventDescription | null;
}

/** A decision that is open, as the actor knows it. */
export interface Opening {
  /** The site of the draw in whose place it stands. */
  readonly site: string;
  readonly kind: DecisionKind;
  /** The commitment, the offer or the episode that it is about; null for an option. */
  readonly about: string | null;
  /** Whether it can be left for another time: then leaving it is what happens unless something is chosen. */
  readonly canWait: boolean;
  readonly alternatives: readonly Alternative[];
}

/** A decision that is open, with what the model's own policy would do: no actor knows how likely it is to do what. */
export interface Decision {
  readonly opening: Opening;
  /** How likely the model's own policy is to take each alternative, in their order. */
  readonly chances: readonly number[];
}

/** Who decides, and what about; null for a rule that is nobody's decision. */
export function decisionOf(
  rule: Rule,
): { readonly by: string; readonly kind: DecisionKind; readonly about: string | null } | null {
  const [event] = rule.choices.flatMap(({ effect }) => effect.event ?? []);
  const { holder, role, name } = rule.origin;
  if (event === undefined || holder === undefined) return null;
  switch (event.kind) {
    case 'intends':
      return { by: holder, kind: 'option', about: null };
    case 'due':
      return { by: holder, kind: 'response', about: event.commitment };
    case 'act':
      return role === 'retarget' ? { by: holder, kind: 'response', about: name } : null;
    case 'kept':
      return { by: holder, kind: 'keep', about: event.commitment };
    case 'view':
      return event.answers === undefined ? null : { by: holder, kind: 'promise', about: event.commitment };
    case 'message':
      return event.fate === 'sent' ? { by: holder, kind: 'message', about: event.commitment } : null;
    case 'offer':
      if (event.how === 'made') return { by: holder, kind: 'offer', about: event.offer };
      return ['accepted', 'rejected', 'countered'].includes(event.how)
        ? { by: holder, kind: 'reply', about: event.offer }
        : null;
    case 'episode':
      return event.how === 'joins' ? { by: holder, kind: 'join', about: event.episode } : null;
    default:
      return null;
  }
}

/** The names of the rules whose draws an actor decides. */
export function ownSites(model: Model, actor: string): ReadonlySet<string> {
  const rules = model.stages.flatMap((stage) => stage.rules);
  return new Set(rules.filter((rule) => decisionOf(rule)?.by === actor).map(({ name }) => name));
}

/** The decision that a rule comes to in a state; null where it is nobody's, where its condition fails, or nothing is left open. */
export function decisionAt(prepared: PreparedRule, state: State, tick: number): Decision | null {
  const { rule, chance, weights, otherwise } = prepared;
  const what = decisionOf(rule);
  if (what === null || !prepared.holds(state, tick)) return null;
  const p = chance === null ? 1 : checkedProbability(chance(state, tick), rule.name);
  const weighing = weights.weigh(state, tick);
  if (p === 0 || weighing.kind === 'none') return null;
  if (p === 1 && weighing.kind !== 'drawn') return null;
  const shares = rule.choices.map((_, place) => {
    if (weighing.kind === 'sure') return place === weighing.place ? 1 : 0;
    const total = weighing.weights.reduce((sum, weight) => sum + weight, 0);
    return (weighing.weights[place] ?? 0) / total;
  });
  const taken = rule.choices.flatMap(({ name, effect }, place) => {
    const share = shares[place] ?? 0;
    return share === 0 ? [] : [{ choice: name, event: effect.event, chance: p * share }];
  });
  const left = { choice: null, event: otherwise?.effect.event ?? null, chance: 1 - p };
  const all = p < 1 ? [...taken, left] : taken;
  const opening: Opening = {
    site: rule.name,
    kind: what.kind,
    about: what.about,
    canWait: p < 1 && what.kind !== 'keep' && what.kind !== 'promise',
    alternatives: all.map(({ choice, event }) => ({ choice, event })),
  };
  return { opening, chances: all.map(({ chance }) => chance) };
}

/** How likely the model's own policy is to make a choice; 0 for one that it cannot make. */
export function likelihoodOf({ opening, chances }: Decision, choice: string | null): number {
  return chances[opening.alternatives.findIndex((one) => one.choice === choice)] ?? 0;
}
