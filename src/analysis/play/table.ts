import { type Dice, type PreparedModel, type PreparedRule, prepare } from '../../reference/index.js';
import type { Model } from '../../model/model.js';
import type { State } from '../../reference/trace.js';
import type { Scenario } from '../../scenario/scenario.js';
import { type Decision, decisionAt, ownSites } from './decisions.js';
import { Sight } from './sight.js';

/** Where a game is played: a scenario, its model, and the actor whose decisions the player takes. */
export interface Table {
  readonly scenario: Scenario;
  readonly model: Model;
  readonly actor: string;
  readonly prepared: PreparedModel;
  readonly sight: Sight;
  /** The rules whose draws the actor decides, by their names, in the order of play. */
  readonly own: ReadonlyMap<string, PreparedRule>;
  /** The same, stage by stage. */
  readonly ownOf: readonly (readonly PreparedRule[])[];
}

/**
 * Sets up a game.
 *
 * @throws RangeError if the scenario has no such actor.
 * @throws ModelError if the Model does what no Model may do.
 */
export function setTable(scenario: Scenario, model: Model, actor: string): Table {
  if (!scenario.actors.some(({ name }) => name === actor))
    throw new RangeError(`there is no actor "${actor}"`);
  const prepared = prepare(model);
  const sites = ownSites(model, actor);
  const ownOf = prepared.stages.map(({ rules }) => rules.filter(({ rule }) => sites.has(rule.name)));
  const own = new Map(ownOf.flat().map((rule) => [rule.rule.name, rule]));
  return { scenario, model, actor, prepared, sight: new Sight(scenario, model, actor), own, ownOf };
}

/**
 * The decisions of the actor that are open in a stage, in the order of their sites.
 *
 * @param stage its place in the tick
 * @param before the state that its rules read
 */
export function openIn({ ownOf }: Table, stage: number, before: State, tick: number): readonly Decision[] {
  return (ownOf[stage] ?? []).flatMap((rule) => decisionAt(rule, before, tick) ?? []);
}

/** What somebody decides at a site: the name of a choice, null to leave it, or undefined to let luck decide. */
export type Decider = (site: string, tick: number) => string | null | undefined;

/** Dice that let somebody decide the draws of an actor; all others fall as they would have fallen. */
export function decidedDice(luck: Dice, { own }: Pick<Table, 'own'>, decide: Decider): Dice {
  const decided = (site: string, tick: number): string | null | undefined =>
    own.has(site) ? decide(site, tick) : undefined;
  return {
    coin: (site, tick, p) => {
      const choice = decided(site, tick);
      return choice === undefined ? luck.coin(site, tick, p) : choice !== null;
    },
    hazard: (site, tick, p) => {
      const choice = decided(site, tick);
      return choice === undefined ? luck.hazard(site, tick, p) : choice !== null;
    },
    choice: (site, tick, table) => {
      const choice = decided(site, tick);
      const place = own.get(site)?.rule.choices.findIndex(({ name }) => name === choice) ?? -1;
      return place === -1 ? luck.choice(site, tick, table) : place;
    },
  };
}
