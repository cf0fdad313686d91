import { choiceProbabilities } from '../../src/chance/choice.js';
import { coinProbability } from '../../src/chance/coin.js';
import type { Model } from '../../src/model/model.js';
import { act, applies } from '../../src/reference/decide.js';
import { type Dice, type PreparedModel, prepare, startState, type State } from '../../src/reference/index.js';
import { closingOutcome, endingOutcome } from '../../src/reference/judge.js';
import { merge } from '../../src/reference/merge.js';

/**
 * Exact answers from the definition itself: the reference interpreter is played under all that its dice may say, states
 * that are alike being put together after every tick.
 */

export interface ExactAnswers {
  /** By place; `none of these` last. */
  readonly outcomes: readonly number[];
  readonly questions: readonly {
    readonly name: string;
    readonly probes: readonly { readonly both: number; readonly given: number | null }[];
    readonly time: { readonly cameAbout: number; readonly restricted: number } | null;
  }[];
  /** By outcome and tick from 1: that a run ends so in it. */
  readonly endings: readonly (readonly number[])[];
  /** How often each counter is raised in a run, on average. */
  readonly counters: readonly number[];
  /** By table of fates, fate and tick from 1: that the variable is left in it; of an ended run it is that of its end. */
  readonly fates: readonly (readonly (readonly number[])[])[];
  /** That each watch ever holds at the end of a tick, and at how many on average. */
  readonly watches: readonly { readonly ever: number; readonly ticks: number }[];
}

interface Runs {
  readonly state: State;
  /** For each question of time, whether it has come about. */
  readonly cameAbout: readonly boolean[];
  /** For each watch, whether it has held. */
  readonly held: readonly boolean[];
  mass: number;
}

/** null if more than `most` stages would have to be played. */
export function exactAnswers(model: Model, most = 20_000): ExactAnswers | null {
  const prepared = prepare(model);
  const { meaning } = prepared;
  const outcomes = [...model.outcomes.map(() => 0), 0];
  const times = model.questions.map(({ time }) => (time === null ? null : meaning.test(time)));
  const questions = model.questions.map(({ name, probes, time }) => ({
    name,
    probes: probes.map(({ given }) => ({ both: 0, given: given === null ? null : 0 })),
    time: time === null ? null : { cameAbout: 0, restricted: 0 },
  }));
  const read = (runs: Runs, tick: number, from: number, to: number): void => {
    model.questions.forEach(({ probes }, question) => {
      probes.forEach(({ when, given, tick: at }, place) => {
        if (at < from || at > to) return;
        const counted = questions[question]?.probes[place];
        if (counted === undefined || (given !== null && !meaning.test(given)(runs.state, tick))) return;
        if (counted.given !== null) counted.given += runs.mass;
        if (meaning.test(when)(runs.state, tick)) counted.both += runs.mass;
      });
    });
  };
  const ticks = (): number[] => Array.from({ length: model.horizon }, () => 0);
  const endings = model.outcomes.map(ticks);
  const counters = model.counters.map(() => 0);
  const fates = model.fates.map((table) => table.fates.map(ticks));
  const watches = model.watches.map(({ when }) => ({ holds: meaning.test(when), ever: 0, ticks: 0 }));
  const leave = ({ state, mass }: Runs, tick: number, until: number): void => {
    model.fates.forEach((table, place) => {
      const fate = table.fates.findIndex(({ values }) => values.includes(state[table.variable] ?? NaN));
      const over = fates[place]?.[fate];
      for (let at = tick; at <= until && over !== undefined; at += 1)
        over[at - 1] = (over[at - 1] ?? 0) + mass;
    });
  };
  const finish = (runs: Runs, outcome: number | null, tick: number): void => {
    const place = outcome ?? model.outcomes.length;
    outcomes[place] = (outcomes[place] ?? 0) + runs.mass;
    read(runs, tick, tick + 1, Infinity);
    questions.forEach(({ time }, question) => {
      if (time !== null && runs.cameAbout[question] !== true) time.restricted += model.horizon * runs.mass;
    });
  };

  let now = merged(
    ways((dice) => startState(prepared, dice), most).map(({ value, probability }) => ({
      state: value,
      cameAbout: times.map(() => false),
      held: watches.map(() => false),
      mass: probability,
    })),
  );
  for (const runs of now) read(runs, 0, 0, 0);
  let plays = 0;
  for (let tick = 1; tick <= model.horizon; tick += 1) {
    const next: Runs[] = [];
    for (const before of now) {
      const played = tickFrom(prepared, before.state, tick, most - plays);
      if (played === null) return null;
      plays += played.plays;
      played.counted.forEach((often, counter) => {
        counters[counter] = (counters[counter] ?? 0) + before.mass * often;
      });
      for (const { state, mass } of played.states) {
        const cameAbout = times.map((holds, question) => {
          if (before.cameAbout[question] === true) return true;
          return holds?.(state, tick) ?? false;
        });
        const held = watches.map(({ holds }, watch) => before.held[watch] === true || holds(state, tick));
        const runs = { state, cameAbout, held, mass: before.mass * mass };
        watches.forEach((watch, place) => {
          if (watch.holds(state, tick)) watch.ticks += runs.mass;
          if (held[place] === true && before.held[place] !== true) watch.ever += runs.mass;
        });
        questions.forEach(({ time }, question) => {
          if (time === null || before.cameAbout[question] === true || cameAbout[question] !== true) return;
          time.cameAbout += runs.mass;
          time.restricted += tick * runs.mass;
        });
        read(runs, tick, tick, tick);
        const ended = endingOutcome(prepared, state, tick);
        leave(runs, tick, ended === null ? tick : model.horizon);
        if (ended === null) next.push(runs);
        else {
          const ofTick = endings[ended];
          if (ofTick !== undefined) ofTick[tick - 1] = (ofTick[tick - 1] ?? 0) + runs.mass;
          finish(runs, ended, tick);
        }
      }
    }
    now = merged(next);
  }
  for (const runs of now) finish(runs, closingOutcome(prepared, runs.state, model.horizon), model.horizon);
  return {
    outcomes,
    questions,
    endings,
    counters,
    fates,
    watches: watches.map(({ ever, ticks: often }) => ({ ever, ticks: often })),
  };
}

function merged(runs: readonly Runs[]): Runs[] {
  const known = new Map<string, Runs>();
  for (const one of runs) {
    const key = `${one.state.join(',')} ${one.cameAbout.join(',')} ${one.held.join(',')}`;
    const same = known.get(key);
    if (same === undefined) known.set(key, one);
    else same.mass += one.mass;
  }
  return [...known.values()];
}

interface Reached {
  readonly state: State;
  readonly mass: number;
}

/** The states that a tick may lead to: stage by stage as `step` plays them, those that are alike put together. */
function tickFrom(
  prepared: PreparedModel,
  from: State,
  tick: number,
  most: number,
): {
  readonly states: readonly Reached[];
  /** How often each counter is raised, on average. */
  readonly counted: readonly number[];
  readonly plays: number;
} | null {
  let states: readonly Reached[] = [{ state: from, mass: 1 }];
  const counted = prepared.model.counters.map(() => 0);
  let plays = 0;
  for (const { clears, rules } of prepared.stages) {
    const after = new Map<string, { state: State; mass: number }>();
    for (const before of states) {
      const seen = before.state.slice();
      for (const { variable, start } of clears) seen[variable] = start;
      const applying = rules.filter((rule) => applies(rule, seen, tick));
      const played = ways(
        (dice) => applying.flatMap((rule) => act(rule, seen, tick, dice) ?? []),
        most - plays,
      );
      plays += played.length;
      if (plays > most) return null;
      for (const { value, probability } of played) {
        const state = seen.slice();
        for (const [variable, written] of merge(value, seen, tick)) state[variable] = written;
        const mass = before.mass * probability;
        for (const counter of value.flatMap(({ effect }) => effect.counts))
          counted[counter] = (counted[counter] ?? 0) + mass;
        const same = after.get(state.join());
        if (same === undefined) after.set(state.join(), { state, mass });
        else same.mass += mass;
      }
    }
    states = [...after.values()];
  }
  return { states, counted, plays };
}

/** All that may come of something that throws dice, each with its chance; stops soon after `most`. */
export function ways<Result>(
  play: (dice: Dice) => Result,
  most: number,
): { readonly value: Result; readonly probability: number }[] {
  const found: { value: Result; probability: number }[] = [];
  /** What each throw of the way that is played may still show, the first being what it shows now. */
  let script: number[][] = [];
  for (;;) {
    let probability = 1;
    let at = 0;
    const throwOf = (chances: readonly number[]): number => {
      const faces = script[at] ?? chances.flatMap((chance, face) => (chance > 0 ? [face] : []));
      script[at] = faces;
      at += 1;
      const [face = 0] = faces;
      probability *= chances[face] ?? 0;
      return face;
    };
    const value = play({
      coin: (_, __, p) => throwOf([coinProbability(p), 1 - coinProbability(p)]) === 0,
      hazard: (_, __, p) => throwOf([p, 1 - p]) === 0,
      choice: (_, __, table) => throwOf(choiceProbabilities(table)),
    });
    found.push({ value, probability });
    while (script.at(-1)?.length === 1) script.pop();
    const last = script.at(-1);
    if (last === undefined || found.length > most) return found;
    script = [...script.slice(0, -1), last.slice(1)];
  }
}
