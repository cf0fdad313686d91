import { possibleActs } from '../../model/lower/acts.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Level, LevelOfKind } from './levels.js';

/** Who can do what to whom, by how grave it is. */

/** A deed that can happen, with its level. */
interface GraveAct {
  readonly author: string;
  readonly kind: string;
  readonly target: string;
  readonly level: Level;
}

/** Two actors between whom an act of a dispute can happen; in the order in which the scenario lists them. */
export type Dyad = readonly [string, string];

/** The acts of a scenario that have a level, as far as they can happen under a variant. */
export class GraveActs {
  readonly #acts: readonly GraveAct[];
  readonly #order: readonly string[];
  readonly #kinds: ReadonlySet<string>;

  constructor(scenario: Scenario, variantName: string | null, levels: readonly LevelOfKind[]) {
    const variant = scenario.variants.find(({ name }) => name === variantName) ?? null;
    const levelOf = new Map(levels.map(({ kind, level }) => [kind, level]));
    const commitments = [...scenario.commitments, ...(variant?.add ?? [])];
    this.#order = scenario.actors.map(({ name }) => name);
    const possible = possibleActs(scenario, variant, commitments);
    this.#kinds = new Set(possible.map(({ kind }) => kind));
    this.#acts = possible.flatMap(({ authors, kind, target }) => {
      const level = levelOf.get(kind) ?? null;
      return level === null || authors.includes(target.actor)
        ? []
        : authors.map((author) => ({ author, kind, target: target.actor, level }));
    });
  }

  /** Pairs of actors between whom something of at least this level can happen. */
  dyads(least: Level): Dyad[] {
    return this.#order.flatMap((one, place) =>
      this.#order.slice(place + 1).flatMap((other): Dyad[] => {
        const some = [...this.kinds(one, other, least), ...this.kinds(other, one, least)];
        return some.length === 0 ? [] : [[one, other]];
      }),
    );
  }

  /** The kinds of act of at least this level that the one can do to the other or a part of it. */
  kinds(author: string, target: string, least: Level): string[] {
    const found = this.#acts.filter(
      (act) => act.author === author && act.target === target && act.level >= least,
    );
    return [...new Set(found.map(({ kind }) => kind))];
  }

  /** Whether anyone can do this to anyone. */
  canHappen(kind: string): boolean {
    return this.#kinds.has(kind);
  }

  get actors(): readonly string[] {
    return this.#order;
  }
}
