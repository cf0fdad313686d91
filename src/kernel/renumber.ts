import type { Amount, Model, Rule, Variable } from '../model/model.js';
import { checkedProbability, Meaning, readsOf, type Weighed, Weights } from '../reference/index.js';
import { pickingOf } from './compile.js';
import { drawing, serves } from './drawing.js';
import type { Picking, Program, ProgramRule } from './program.js';
import type { Case } from './tabulate.js';

/**
 * The program of another Model, where it differs from that of the program by numbers alone: by how likely draws and choices
 * are, and not by what they lead to, nor by which states of the world they tell apart. Circuits, code and counts are then
 * the same. null where it takes a program of its own.
 */
export function renumbered(program: Program, model: Model): Program | null {
  const { model: before } = program;
  if (!isAlike(withoutNumbers(before), withoutNumbers(model))) return null;
  const reckoning = new Renumbering(model.variables);
  const drawnStarts = program.drawnStarts.map((start) => reckoning.start(start, before, model));
  const [rulesBefore, rulesAfter] = [rulesByName(before), rulesByName(model)];
  const stages = program.stages.map((stage) => ({
    ...stage,
    rules: stage.rules.map((rule) => {
      return reckoning.rule(rule, rulesBefore.get(rule.name), rulesAfter.get(rule.name));
    }),
  }));
  if (reckoning.failed) return null;
  return { ...program, model, drawnStarts, stages };
}

/** Reckons numbers anew, and remembers whether any of them takes another program. */
class Renumbering {
  failed = false;
  readonly #meaning: Meaning;

  constructor(variables: readonly Variable[]) {
    this.#meaning = new Meaning(variables);
  }

  rule(rule: ProgramRule, before: Rule | undefined, after: Rule | undefined): ProgramRule {
    if (before === undefined || after === undefined) return this.#fail(rule);
    const chances = [before, after].map(({ draw }) => (draw === null ? [] : [draw.chance]));
    const weights = [before, after].map(({ choices }) => choices.map(({ weight }) => weight));
    const isSameChance = isAlike(chances[0], chances[1]);
    const areSameWeights = isAlike(weights[0], weights[1]);
    if (isSameChance && areSameWeights) return rule;
    if (!readsNoMore(chances) || !readsNoMore(weights)) return this.#fail(rule);
    return {
      ...rule,
      draw: isSameChance ? rule.draw : this.#draw(rule, after),
      picks: areSameWeights ? rule.picks : this.#picks(rule, after),
    };
  }

  start(start: Program['drawnStarts'][number], before: Model, after: Model): Program['drawnStarts'][number] {
    const { variable } = start.place;
    const [was, is] = [before.variables[variable]?.start, after.variables[variable]?.start];
    if (isAlike(was, is)) return start;
    if (is === undefined || typeof is === 'number') return this.#fail(start);
    const alternatives = is.weights.map(({ value, weight }) => ({ name: value, weight }));
    const weights = this.#weights(alternatives, start.site);
    const base = after.variables.map((one) => (typeof one.start === 'number' ? one.start : one.low));
    const picking = pickingOf(weights.weigh(base, 0));
    return isSamePicking(start.picking, picking) ? { ...start, picking } : this.#fail(start);
  }

  #draw({ name, draw }: ProgramRule, after: Rule): ProgramRule['draw'] {
    if (draw === null || after.draw === null) return this.#fail(draw);
    const reckoning = this.#meaning.reckoning(after.draw.chance);
    const results = draw.again((state, tick) => checkedProbability(reckoning(state, tick), name));
    const chances = casesOf(draw.chances, results, (_, after, place) => {
      return serves(draw.drawings[place] ?? 'sure', drawing(draw.kind, after));
    });
    return chances === null ? this.#fail(draw) : { ...draw, chances };
  }

  #picks({ picks }: ProgramRule, { name, choices }: Rule): ProgramRule['picks'] {
    const weights = this.#weights(choices, name);
    const results = picks.again((state, tick) => weights.weigh(state, tick));
    const cases = casesOf(picks.cases, results?.map(pickingOf) ?? null, isSamePicking);
    return cases === null ? this.#fail(picks) : { ...picks, cases };
  }

  #weights(
    choices: readonly { readonly name: string | number; readonly weight: Amount }[],
    about: string,
  ): Weights {
    const weighed = choices.map(
      ({ name, weight }): Weighed => ({ name, weight: this.#meaning.reckoning(weight) }),
    );
    return new Weights(weighed, about);
  }

  #fail<Part>(part: Part): Part {
    this.failed = true;
    return part;
  }
}

/** Other results in the same cases; null where there are none, or code that was written for the one does not do for another. */
function casesOf<Result>(
  cases: readonly Case<Result>[],
  results: readonly Result[] | null,
  isServed: (before: Result, after: Result, place: number) => boolean,
): readonly Case<Result>[] | null {
  if (results === null) return null;
  const found = cases.flatMap(({ result: before, lanes }, place) => {
    const result = results[place];
    return result !== undefined && isServed(before, result, place) ? [{ result, lanes }] : [];
  });
  return found.length === cases.length ? found : null;
}

/** Whether the same may be picked, however likely. */
function isSamePicking(one: Picking, other: Picking): boolean {
  if (one.kind === 'drawn') return other.kind === 'drawn' && isAlike(one.table.places, other.table.places);
  if (one.kind === 'sure') return other.kind === 'sure' && one.place === other.place;
  return other.kind === 'none';
}

function rulesByName({ stages }: Model): ReadonlyMap<string, Rule> {
  return new Map(stages.flatMap(({ rules }) => rules.map((rule) => [rule.name, rule])));
}

/** Whether the second of two lists of amounts reads nothing that the first does not: else its table is another one. */
function readsNoMore([before = [], after = []]: readonly (readonly Amount[])[]): boolean {
  return after.every((amount, place) => {
    const known = before[place];
    if (known === undefined) return false;
    const [one, other] = [readsOf(known), readsOf(amount)];
    return [...other.variables].every((variable) => one.variables.has(variable)) && (one.tick || !other.tick);
  });
}

/** What of a Model the kernel reads, but for how likely draws and choices are. */
function withoutNumbers(model: Model): unknown {
  const { horizon, variables, stages, outcomes, counters, watches, fates, questions } = model;
  return [
    horizon,
    variables.map(({ low, high, start, merge, kind, name }) => [
      [low, high, merge, kind, name],
      typeof start === 'number' ? start : start.weights.map(({ value }) => value),
    ]),
    stages.map(({ clears, rules }) => [
      clears,
      rules.map(({ name, when, draw, choices, otherwise }) => [
        [name, when, draw?.kind ?? null, otherwise],
        choices.map((choice) => [choice.name, choice.effect]),
      ]),
    ]),
    outcomes.map(({ when, ends }) => [when, ends]),
    counters.length,
    watches.map(({ when }) => when),
    fates.map(({ variable, fates: groups }) => [variable, groups.map(({ values }) => values)]),
    questions.map(({ probes, time }) => [probes.map(({ when, given, tick }) => [when, given, tick]), time]),
  ];
}

/** Whether two pieces of plain data are the same. */
function isAlike(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one)) {
    return (
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((part: unknown, place) => isAlike(part, other[place]))
    );
  }
  const [left, right] = [Object.entries(one), other as Readonly<Record<string, unknown>>];
  return left.length === Object.keys(right).length && left.every(([key, part]) => isAlike(part, right[key]));
}
