import type { Model } from '../model/model.js';
import { ModelError, prepare, type RunRecord, type State, type Test } from '../reference/index.js';
import { PathwayCounts } from './pathway-counts.js';
import type { Tally } from './tally.js';

/** Counts runs into a tally by the states they went through: `observe` every tick of a run, then `finish` it. */
export class HistoryCounter {
  readonly #endings: readonly number[][];
  readonly #outcomes: number[];
  readonly #counters: number[];
  readonly #fates: readonly FateCount[];
  readonly #watches: readonly WatchCount[];
  readonly #questions: readonly { readonly probes: readonly ProbeCount[]; readonly time: TimeCount | null }[];
  /** All probes, by tick. */
  readonly #probes: readonly ProbeCount[];
  readonly #times: readonly TimeCount[];
  readonly #pathways = new PathwayCounts();
  #nextProbe = 0;
  #runs = 0;

  constructor(model: Model) {
    const { meaning } = prepare(model);
    this.#outcomes = zeros(model.outcomes.length + 1);
    this.#endings = model.outcomes.map(({ ends }) => zeros(ends ? model.horizon : 0));
    this.#counters = zeros(model.counters.length);
    this.#fates = model.fates.map(({ commitment, variable, fates }) => ({
      name: commitment,
      variable,
      fateOf: new Map(fates.flatMap(({ values }, place) => values.map((value) => [value, place]))),
      runs: zeros(fates.length),
    }));
    this.#watches = model.watches.map(({ when }) => ({
      holds: meaning.test(when),
      held: false,
      ever: 0,
      ticks: 0,
    }));
    this.#questions = model.questions.map(({ probes, time }) => ({
      probes: probes.map(({ when, given, tick }) => ({
        tick,
        holds: meaning.test(when),
        given: given === null ? null : meaning.test(given),
        givens: 0,
        both: 0,
      })),
      time:
        time === null ? null : { holds: meaning.test(time), cameAbout: false, firsts: zeros(model.horizon) },
    }));
    this.#probes = this.#questions
      .flatMap(({ probes }) => probes)
      .sort((left, right) => left.tick - right.tick);
    this.#times = this.#questions.flatMap(({ time }) => time ?? []);
  }

  /** Takes the state after a tick of the current run, in order from the start, which is tick 0. */
  observe(state: State, tick: number): void {
    this.#readProbes(state, tick, tick);
    if (tick === 0) return;
    for (const watch of this.#watches) {
      if (!watch.holds(state, tick)) continue;
      watch.ticks += 1;
      watch.held = true;
    }
    for (const time of this.#times) {
      if (time.cameAbout || !time.holds(state, tick)) continue;
      time.cameAbout = true;
      raise(time.firsts, tick - 1);
    }
  }

  /** Closes the current run. What is asked of later ticks is asked of the state in which it was left. */
  finish(record: RunRecord, run: number): void {
    this.#pathways.count(record.pathway, run);
    this.#readProbes(record.state, record.endedAt, Infinity);
    this.#nextProbe = 0;
    this.#runs += 1;
    raise(this.#outcomes, record.outcome ?? this.#outcomes.length - 1);
    if (record.ended && record.outcome !== null) {
      raise(this.#endings[record.outcome] ?? [], record.endedAt - 1);
    }
    record.counters.forEach((count, place) => {
      this.#counters[place] = (this.#counters[place] ?? 0) + count;
    });
    for (const { name, variable, fateOf, runs } of this.#fates) {
      const fate = fateOf.get(record.state[variable] ?? NaN);
      if (fate === undefined)
        throw new ModelError(`${name} was left in a state that is none of its fates`, name);
      raise(runs, fate);
    }
    for (const watch of this.#watches) {
      if (watch.held) watch.ever += 1;
      watch.held = false;
    }
    for (const time of this.#times) time.cameAbout = false;
  }

  /** What has been counted so far. */
  tally(): Tally {
    return {
      runs: this.#runs,
      outcomes: this.#outcomes.slice(),
      endings: this.#endings.map((ticks) => ticks.slice()),
      fates: this.#fates.map(({ runs }) => runs.slice()),
      counters: this.#counters.slice(),
      watches: this.#watches.map(({ ever, ticks }) => ({ ever, ticks })),
      questions: this.#questions.map(({ probes, time }) => ({
        probes: probes.map(({ givens, both }) => ({ given: givens, both })),
        firsts: time === null ? null : time.firsts.slice(),
      })),
      pathways: this.#pathways.tally(),
    };
  }

  /** Reads the probes of ticks up to `until` that are still to be read. */
  #readProbes(state: State, tick: number, until: number): void {
    let probe = this.#probes[this.#nextProbe];
    while (probe !== undefined && probe.tick <= until) {
      if (probe.given === null || probe.given(state, tick)) {
        probe.givens += 1;
        if (probe.holds(state, tick)) probe.both += 1;
      }
      this.#nextProbe += 1;
      probe = this.#probes[this.#nextProbe];
    }
  }
}

interface FateCount {
  readonly name: string;
  readonly variable: number;
  readonly fateOf: ReadonlyMap<number, number>;
  readonly runs: number[];
}

interface WatchCount {
  readonly holds: Test;
  /** Whether it has held in the current run. */
  held: boolean;
  ever: number;
  ticks: number;
}

interface ProbeCount {
  readonly tick: number;
  readonly holds: Test;
  readonly given: Test | null;
  givens: number;
  both: number;
}

interface TimeCount {
  readonly holds: Test;
  /** Whether it has come about in the current run. */
  cameAbout: boolean;
  readonly firsts: number[];
}

function raise(counts: number[], place: number): void {
  counts[place] = (counts[place] ?? 0) + 1;
}

function zeros(length: number): number[] {
  return Array.from({ length }, () => 0);
}
