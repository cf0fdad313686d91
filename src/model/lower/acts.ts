import { compareByCodePoint } from '../../chance/index.js';
import { namedAuthors } from '../../scenario/expressions/authors.js';
import type {
  Accident,
  ActPattern,
  Option,
  Perform,
  Scenario,
  Target,
  Variant,
} from '../../scenario/scenario.js';

/** Acts that can happen: author, kind and target, each concrete. */
export interface Act {
  /** `alpha strike beta.bases` */
  readonly name: string;
  /** The first of its authors. */
  readonly author: string;
  /** One, or several that act together, in the order of their names. */
  readonly authors: readonly string[];
  readonly kind: string;
  readonly target: Target;
}

/** @param others who acts together with the author: the same act, whoever of them is named first */
export function makeAct(author: string, kind: string, target: Target, others: readonly string[] = []): Act {
  const whom = target.part === null ? target.actor : `${target.actor}.${target.part}`;
  const authors = [author, ...others].sort(compareByCodePoint);
  const name = `${authors.join(' and ')} ${kind} ${whom}`;
  return { name, author: authors[0] ?? author, authors, kind, target };
}

/** The act of an option. */
export function actOf({ actor, others, act, target }: Option): Act {
  return makeAct(actor, act, target, others);
}

/** Who acts beside the first author, for the telling of a joint act. */
export function beside({ authors: [, ...others] }: Act): { readonly others?: readonly string[] } {
  return others.length === 0 ? {} : { others };
}

/** The act that happens in an accident. */
export function accidentalAct({ actor, act, target }: Accident): Act {
  return makeAct(actor, act, target);
}

/** The acts that options, accidents, responses and forced acts can bring about, in the order of their names. */
export function possibleActs(
  scenario: Scenario,
  variant: Variant | null,
  commitments: Scenario['commitments'],
): Act[] {
  const acts = new Map<string, Act>();
  const add = (act: Act): void => {
    acts.set(act.name, act);
  };
  for (const option of scenario.options) add(actOf(option));
  for (const accident of scenario.accidents) add(accidentalAct(accident));
  for (const commitment of commitments) {
    if (commitment.form === 'refrain') continue;
    for (const kind of commitment.acts) {
      for (const { actor, part } of commitment.targets)
        add(makeAct(commitment.debtor, kind, { actor, part }));
    }
  }
  for (const { act } of variant?.force ?? []) {
    const concrete = concreteAct(act);
    if (concrete !== null) add(concrete);
  }
  return [...acts.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The one act that a pattern without wildcards stands for. */
function concreteAct(pattern: ActPattern): Act | null {
  const { author, act, target } = pattern;
  if (author === null || act === null) return null;
  const others = (pattern.others ?? []).map(({ name }) => name);
  if (target.kind === 'actor')
    return makeAct(author.name, act.name, { actor: target.actor.name, part: null }, others);
  if (target.kind !== 'part') return null;
  return makeAct(author.name, act.name, { actor: target.actor.name, part: target.part.name }, others);
}

/** The acts that discharge a commitment to perform, as patterns. */
export function responsePatterns(commitment: Perform): ActPattern[] {
  const span = { start: 0, end: 0 };
  const node = (name: string) => ({ name, span });
  return commitment.acts.flatMap((kind) =>
    commitment.targets.map(({ actor, part }) => ({
      author: node(commitment.debtor),
      act: node(kind),
      target:
        part === null
          ? { kind: 'actor', actor: node(actor) }
          : { kind: 'part', actor: node(actor), part: node(part) },
      span,
    })),
  );
}

/** Where each part stands: its host, or its owner. */
export type Soil = ReadonlyMap<string, string>;

export function soilOf(scenario: Scenario): Soil {
  const soil = new Map<string, string>();
  for (const actor of scenario.actors) {
    for (const part of actor.parts) soil.set(`${actor.name}.${part.name}`, part.host ?? actor.name);
  }
  return soil;
}

export function matches(pattern: ActPattern, act: Act, soil: Soil): boolean {
  if (!namedAuthors(pattern).every((author) => act.authors.includes(author))) return false;
  if (pattern.act !== null && pattern.act.name !== act.kind) return false;
  const { target } = pattern;
  switch (target.kind) {
    case 'any':
      return true;
    case 'actor':
      return act.target.actor === target.actor.name && act.target.part === null;
    case 'part':
      return act.target.actor === target.actor.name && act.target.part === target.part.name;
    case 'whole':
      return act.target.actor === target.actor.name;
    case 'soil': {
      const { actor, part } = act.target;
      return (part === null ? actor : soil.get(`${actor}.${part}`)) === target.actor.name;
    }
  }
}
