import type { Amount, Model, Rule } from '../model/model.js';
import { baseState, checkedProbability, Meaning, type Weighed, Weights } from '../reference/index.js';
import { drawing, serves } from './drawing.js';
import type { Picking, Program, ProgramRule } from './program.js';
import { type Case, readsOfAll } from './tabulate.js';

/**
 * The program of another Model, where it differs from that of the program by numbers alone: by how likely draws and choices
 * are, and not by what they lead to, nor by which states of the world they tell apart. Circuits, code and counts are then
 * the same. null where it takes a program of its own.
 */
export function renumbered(program: Program, model: Model): Program | null {
  if (!isAlike(withoutNumbers(program.model), withoutNumbers(model))) return null;
  const reckoning = new Renumbering(model);
  const rules = new Map(
    model.stages.flatMap((stage) => stage.rules.map((rule) => [rule.name, rule] as const)),
  );
  const drawnStarts = program.drawnStarts.map((start) => reckoning.start(start));
  const stages = program.stages.map((stage) => ({
    ...stage,
    // A rule that is alike is called alike.
    rules: stage.rules.map((rule) => reckoning.rule(rule, rules.get(rule.name) ?? rule.rule)),
  }));
  return reckoning.failed ? null : { ...program, model, drawnStarts, stages };
}

/** Reckons numbers anew, and remembers whether any of them takes another program. */
class Renumbering {
  failed = false;
  readonly #model: Model;
  readonly #meaning: Meaning;

  constructor(model: Model) {
    this.#model = model;
    this.#meaning = new Meaning(model.variables);
  }

  rule(rule: ProgramRule, after: Rule): ProgramRule {
    return { ...rule, rule: after, draw: this.#draw(rule, after), picks: this.#picks(rule, after) };
  }

  start(start: Program['drawnStarts'][number]): Program['drawnStarts'][number] {
    const is = this.#model.variables[start.place.variable]?.start;
    if (typeof is !== 'object') return this.#fail(start);
    const alternatives = is.weights.map(({ value, weight }) => ({ name: value, weight }));
    const picking = this.#weights(alternatives, start.site).weigh(baseState({ model: this.#model }), 0);
    return isSamePicking(start.picking, picking) ? { ...start, picking } : this.#fail(start);
  }

  #draw({ name, draw, rule: before }: ProgramRule, { draw: after }: Rule): ProgramRule['draw'] {
    if (draw === null || before.draw === null || after === null || isAlike(before.draw, after)) return draw;
    if (!readsNoMore([before.draw.chance], [after.chance])) return this.#fail(draw);
    const reckoning = this.#meaning.reckoning(after.chance);
    const results = draw.again((state, tick) => checkedProbability(reckoning(state, tick), name));
    const chances = casesOf(draw.chances, results, (_, chance, place) => {
      return serves(draw.drawings[place] ?? 'sure', drawing(draw.kind, chance));
    });
    return chances === null ? this.#fail(draw) : { ...draw, chances };
  }

  #picks({ picks, rule: before }: ProgramRule, { name, choices }: Rule): ProgramRule['picks'] {
    const weightsOf = (of: Rule['choices']): Amount[] => of.map(({ weight }) => weight);
    const [was, is] = [weightsOf(before.choices), weightsOf(choices)];
    if (isAlike(was, is)) return picks;
    if (!readsNoMore(was, is)) return this.#fail(picks);
    const weights = this.#weights(choices, name);
    const results = picks.again((state, tick) => weights.weigh(state, tick));
    const cases = casesOf(picks.cases, results, isSamePicking);
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

/** Whether the second of two lists of amounts reads nothing that the first does not: else its table is another one. */
function readsNoMore(before: readonly Amount[], after: readonly Amount[]): boolean {
  const [one, other] = [readsOfAll(before), readsOfAll(after)];
  return [...other.variables].every((variable) => one.variables.has(variable)) && (one.tick || !other.tick);
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
  const [left, right] = [Object.entries(one), other as Readonly<Record<string, unknown>>];
  return left.length === Object.keys(right).length && left.every(([key, part]) => isAlike(part, right[key]));
}
