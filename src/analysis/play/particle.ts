import { choiceProbabilities, type ChoiceTable } from '../../chance/index.js';
import { checkedProbability, type Dice, type PreparedRule } from '../../reference/index.js';
import type { State } from '../../reference/trace.js';
import { decisionOf } from './decisions.js';
import type { Seen } from './position.js';
import { actName } from './sight.js';
import { decidedDice, type Decider, type Table } from './table.js';
import type { Transparent } from './transparent.js';

/** Rules by what they can bring about, for the search of what may have led to what was seen. */
export interface Explanations {
  readonly transparent: Transparent;
  /** By the name of an act: the rules whose draws may lead to it. Empty where the actor may be mistaken about acts. */
  readonly leading: ReadonlyMap<string, readonly PreparedRule[]>;
  /** By the name of an act: the rules of others' promises that may hold it back. */
  readonly holding: ReadonlyMap<string, readonly string[]>;
  /** By the name of an act: the rule by which a variant forces it. */
  readonly forcing: ReadonlyMap<string, PreparedRule>;
}

export function explanationsIn({ prepared, sight, own }: Table, transparent: Transparent): Explanations {
  const leading = new Map<string, PreparedRule[]>();
  const holding = new Map<string, string[]>();
  const forcing = new Map<string, PreparedRule>();
  const rules = prepared.stages.flatMap((stage) => stage.rules);
  for (const prepared of sight.seesRungs ? rules : []) {
    const { rule } = prepared;
    if (rule.name.startsWith('force/')) forcing.set(rule.name.slice('force/'.length), prepared);
    if (own.has(rule.name) || rule.draw === null) continue;
    if (rule.origin.section === 'accidents' && rule.origin.role !== undefined)
      leading.set(rule.origin.role, [...(leading.get(rule.origin.role) ?? []), prepared]);
    for (const { effect } of rule.choices) {
      const { event } = effect;
      if (event?.kind === 'intends' || event?.kind === 'due')
        leading.set(event.act, [...(leading.get(event.act) ?? []), prepared]);
      if (event?.kind === 'kept' && decisionOf(rule) !== null)
        holding.set(event.act, [...(holding.get(event.act) ?? []), rule.name]);
    }
  }
  return { transparent, leading, holding, forcing };
}

/**
 * The dice of one run that is made to agree with what was seen in a tick, as far as that is plain: draws whose fall the
 * actor could tell fall so, and what was seen to be done is made to be done, by one of the draws that may have led to it.
 * How likely that was is the weight of the run.
 */
export class GuidedDice implements Dice {
  /** How likely the draws that were made to fall so were to do so by themselves. */
  weight = 1;
  /** From here on nothing is guided: the tick is not seen further. */
  free = false;
  readonly #luck: Dice;
  readonly #explanations: Explanations;
  #events: ReadonlySet<string> = new Set();
  #acts: readonly string[] = [];
  /** By site: the place of the choice that it is made to take, or null for none. */
  readonly #forced = new Map<string, number | null>();

  constructor(luck: Dice, table: Table, explanations: Explanations, decide: Decider) {
    this.#luck = decidedDice(luck, table, (site, tick) => (this.free ? undefined : decide(site, tick)));
    this.#explanations = explanations;
  }

  /** Before a tick: what was seen of it. */
  begin(seen: Seen['events']): void {
    const { leading, holding } = this.#explanations;
    this.weight = 1;
    this.free = false;
    this.#events = new Set(seen.map((event) => JSON.stringify(event)));
    this.#acts = seen
      .flatMap((event) => (event.kind === 'act' ? [actName(event)] : []))
      .filter((act) => leading.has(act));
    this.#forced.clear();
    for (const act of this.#acts) {
      for (const site of holding.get(act) ?? []) this.#forced.set(site, null);
    }
  }

  /** Before options are drawn: which of the draws that may lead to what was seen leads to it. */
  explain(state: State, tick: number): void {
    for (const act of this.#acts) {
      if (this.#explanations.forcing.get(act)?.holds(state, tick) === true) continue;
      const found = (this.#explanations.leading.get(act) ?? []).map((rule) => ({
        rule,
        ...chanceOf(rule, act, state, tick),
      }));
      const open = found.filter(({ chance, rule }) => chance > 0 && !this.#forced.has(rule.rule.name));
      // What is certain needs no help.
      if (open.length === 0 || open.some(({ chance }) => chance === 1)) continue;
      const total = open.reduce((sum, { chance }) => sum + chance, 0);
      const last = open[open.length - 1];
      let left = total;
      for (const one of open) {
        // As many coins as there are explanations, each with its share of those that are left.
        const takes =
          one === last ||
          this.#luck.coin(`explains/${act}/${one.rule.rule.name}`, tick, Math.min(1, one.chance / left));
        left -= one.chance;
        if (!takes) continue;
        this.#forced.set(one.rule.rule.name, one.place);
        // The draw that is forced multiplies its own chance in; together with this they make the sum.
        this.weight *= total / one.chance;
        break;
      }
    }
  }

  coin(site: string, tick: number, p: number): boolean {
    return this.#fall(site, p) ?? this.#luck.coin(site, tick, p);
  }

  hazard(site: string, tick: number, p: number): boolean {
    return this.#fall(site, p) ?? this.#luck.hazard(site, tick, p);
  }

  choice(site: string, tick: number, table: ChoiceTable): number {
    const place = this.#made(site) ?? null;
    if (place === null) return this.#luck.choice(site, tick, table);
    this.weight *= choiceProbabilities(table)[place] ?? 0;
    return place;
  }

  #fall(site: string, p: number): boolean | null {
    const place = this.#made(site);
    if (place === undefined) return null;
    this.weight *= place === null ? 1 - p : p;
    return place !== null;
  }

  /** The place of the choice that a draw is made to take; null for none, undefined where it falls as it likes. */
  #made(site: string): number | null | undefined {
    if (this.free) return undefined;
    const forced = this.#forced.get(site);
    if (forced !== undefined) return forced;
    const choices = this.#explanations.transparent.get(site);
    if (choices === undefined) return undefined;
    for (const [event, place] of choices) if (this.#events.has(event)) return place;
    return null;
  }
}

/** How likely a rule is to lead to an act, and the place of the choice by which it does. */
function chanceOf(
  { rule, chance, weights, holds }: PreparedRule,
  act: string,
  state: State,
  tick: number,
): { readonly chance: number; readonly place: number } {
  const place = rule.choices.findIndex(({ effect: { event } }) =>
    event?.kind === 'intends' || event?.kind === 'due'
      ? event.act === act
      : rule.origin.section === 'accidents',
  );
  if (!holds(state, tick) || chance === null) return { chance: 0, place };
  const p = checkedProbability(chance(state, tick), rule.name);
  const weighing = weights.weigh(state, tick);
  if (weighing.kind === 'none') return { chance: 0, place };
  if (weighing.kind === 'sure') return { chance: weighing.place === place ? p : 0, place };
  const total = weighing.weights.reduce((sum, weight) => sum + weight, 0);
  return { chance: p * ((weighing.weights[place] ?? 0) / total), place };
}
