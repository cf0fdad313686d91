import type { EventDescription, Model } from '../../model/model.js';
import type { Scenario } from '../../scenario/scenario.js';
import { Names } from '../names.js';

/** Who may act on whom, and who has promised what to whom. */
export interface Network {
  readonly nodes: readonly { readonly id: string; readonly title: string }[];
  readonly edges: readonly {
    readonly kind: 'acts' | 'promises';
    readonly from: string;
    readonly to: string;
    readonly title: string;
  }[];
}

/**
 * Acts are those that the Model can tell of. Commitments stand in the scenario alone: a Model does not know whose they are.
 */
export function networkOf(model: Model, scenario: Scenario | null): Network {
  const names = new Names();
  const ids = new Map<string, string>();
  const idOf = (name: string): string => {
    const id = ids.get(name) ?? names.give(name);
    ids.set(name, id);
    return id;
  };
  for (const actor of Object.keys(model.labels.actors)) idOf(actor);
  const kept = new Set(model.fates.map(({ commitment }) => commitment));
  const acts = actsOf(model).map(({ from, to, title }) => ({
    kind: 'acts' as const,
    from: idOf(from),
    to: idOf(to),
    title,
  }));
  const promises = (scenario?.commitments ?? [])
    .filter(({ name }) => kept.has(name))
    .map(({ name, form, debtor, creditor }) => ({
      kind: 'promises' as const,
      from: idOf(debtor),
      to: idOf(creditor),
      title: `${name} (${form})`,
    }));
  const titles = { ...model.labels.actors, ...model.labels.parts };
  return {
    nodes: [...ids].map(([name, id]) => ({ id, title: titles[name] ?? name })),
    edges: [...acts, ...promises],
  };
}

/** What each may do to each: one arrow with the names of the acts. */
function actsOf({ stages }: Model): { from: string; to: string; title: string }[] {
  const arrows = new Map<string, { from: string; to: string; acts: Set<string> }>();
  const add = (event: EventDescription | null | undefined): void => {
    if (event?.kind !== 'act') return;
    const { actor, part } = event.target;
    const to = part === null ? actor : `${actor}.${part}`;
    for (const from of [event.author, ...(event.others ?? [])]) {
      const key = JSON.stringify([from, to]);
      const arrow = arrows.get(key) ?? { from, to, acts: new Set<string>() };
      arrow.acts.add(event.act);
      arrows.set(key, arrow);
    }
  };
  for (const { rules } of stages) {
    for (const { choices, otherwise } of rules) {
      for (const { effect } of choices) add(effect.event);
      add(otherwise?.event);
    }
  }
  return [...arrows.values()].map(({ from, to, acts }) => ({ from, to, title: [...acts].join(', ') }));
}
