import { createLuck } from '../../../chance/index.js';
import type { Model } from '../../../model/model.js';
import { wilson } from '../../../montecarlo/intervals.js';
import type { Estimate } from '../../../montecarlo/result.js';
import { type Dice, diceOf, prepare, traceRun } from '../../../reference/index.js';
import { partsOfExpression } from '../../../scenario/expressions/parts.js';
import type { Commitment, Outcome, Scenario } from '../../../scenario/scenario.js';
import { prepareStudy, type Study, type StudyOptions } from '../../evaluation/study.js';
import type { Analysis } from '../../evaluation/worlds.js';
import { changedModel, commitmentsIn } from '../../evaluation/changed-world.js';
import { playForTimes, timeOf } from '../coming-about.js';
import { eachRun } from '../each-run.js';
import { outcomePlace } from '../prepared.js';
import type { DifferingViews, OutcomeTime, TimeBought, TimeResult } from './result.js';
import { meanOf, ticksOf } from './ticks.js';
import { type Warning, warningOf } from './warning.js';

/** Of which outcome the times are told. */
export interface TimeOptions extends StudyOptions {
  /** The name of an outcome: only it, and only runs that end so. All, unless told. */
  readonly of?: string;
}

/** How many runs are traced, and played without each commitment, unless told. */
const RUNS = 1_000;

/**
 * Tells how much warning there is of each outcome, how many ticks each commitment buys, and for how long views differ.
 *
 * @throws AskedError if there is no such outcome; RangeError on an option out of range.
 */
export async function timesOf(scenario: Scenario, options: TimeOptions = {}): Promise<Analysis<TimeResult>> {
  const questions = scenario.outcomes
    .filter(({ name }) => options.of === undefined || options.of === name)
    .map(({ name, when }) => timeOf(name, when));
  const { study, diagnostics } = prepareStudy({ ...scenario, questions }, options, RUNS);
  if (study === null) return { result: null, diagnostics };
  return { result: await new Timing(study, options).result(), diagnostics };
}

class Timing {
  readonly #study: Study;
  readonly #options: TimeOptions;
  readonly #twins: readonly Twin[];
  readonly #impossible: readonly string[];
  readonly #warnings: readonly { readonly warning: Warning | null; readonly run: number }[][];
  readonly #watches: readonly Watch[];
  /** For each outcome that is asked about, whether its condition has held from tick 1 in every run so far. */
  readonly #fromStart: boolean[];

  constructor(study: Study, options: TimeOptions) {
    const { model, world } = study;
    this.#study = study;
    this.#options = options;
    const commitments = commitmentsIn(world);
    this.#twins = commitments.flatMap((one) => twinOf(one, study) ?? []);
    this.#impossible = commitments
      .map(({ name }) => name)
      .filter((name) => !this.#twins.some((twin) => twin.commitment === name));
    this.#warnings = [...model.outcomes.map(() => []), []];
    const { meaning } = prepare(model);
    this.#watches = model.watches.flatMap(({ origin, when }) =>
      origin.role === 'disputed'
        ? [{ commitment: origin.name, holds: meaning.test(when), ever: 0, ticks: 0, now: 0 }]
        : [],
    );
    this.#fromStart = model.questions.map(() => true);
  }

  async result(): Promise<TimeResult> {
    const { head, model } = this.#study;
    const { of = null } = this.#options;
    const { runs, seed } = head;
    const wanted = of === null ? null : outcomePlace(model, of);
    const luck = createLuck(seed);
    const { done, counted } = await eachRun(runs, this.#options, (run) =>
      this.#play(diceOf(luck, run), run, wanted),
    );
    const outcomes = model.outcomes.flatMap(({ name }, place) =>
      wanted === null || wanted === place ? [this.#outcomeTime(name, place)] : [],
    );
    return {
      ...head,
      runs: done,
      stopped: done < runs,
      of,
      counted,
      outcomes,
      bought: this.#twins.map((twin) => ({
        commitment: twin.commitment,
        outcomes: model.questions.map(({ name }, place) => this.#bought(twin, name, place)),
      })),
      differed: this.#watches.map((watch) => this.#differing(watch, counted)),
      impossible: this.#impossible,
    };
  }

  /** Plays a run, traces it and plays it without each commitment; false where it does not end as is wanted. */
  #play(dice: Dice, run: number, wanted: number | null): boolean {
    const { model, head } = this.#study;
    for (const watch of this.#watches) watch.now = 0;
    const { record, times } = playForTimes(model, dice, model.questions, (state, tick) => {
      if (tick > 0) for (const watch of this.#watches) if (watch.holds(state, tick)) watch.now += 1;
    });
    times.forEach((time, place) => {
      if (time !== 1) this.#fromStart[place] = false;
    });
    for (const { model: without, differences } of this.#twins) {
      const others = playForTimes(without, dice, without.questions).times;
      times.forEach((time, place) => {
        differences[place]?.push((time ?? model.horizon) - (others[place] ?? model.horizon));
      });
    }
    const ended = record.outcome ?? model.outcomes.length;
    if (wanted !== null && wanted !== ended) return false;
    for (const watch of this.#watches) {
      watch.ticks += watch.now;
      if (watch.now > 0) watch.ever += 1;
    }
    const warning = warningOf(traceRun(model, head.seed, run), model.outcomes[ended]?.ends === true);
    this.#warnings[ended]?.push({ warning, run });
    return true;
  }

  #outcomeTime(name: string, place: number): OutcomeTime {
    const { level } = this.#study.head;
    const all = this.#warnings[place] ?? [];
    const timed = all.flatMap(({ warning, run }) => (warning === null ? [] : [{ ...warning, run }]));
    const lengths = timed.map(({ tick, first }) => tick - (first?.tick ?? tick));
    const sudden = lengths.filter((length) => length === 0).length;
    const firsts = new Map<string, { readonly milestone: string; runs: number; readonly run: number }>();
    for (const { first, run } of timed) {
      if (first === null) continue;
      const known = firsts.get(first.milestone) ?? { milestone: first.milestone, runs: 0, run };
      firsts.set(first.milestone, known);
      known.runs += 1;
    }
    return {
      name,
      runs: all.length,
      timed: timed.length,
      time: ticksOf(
        timed.map(({ tick }) => tick),
        level,
      ),
      warning: ticksOf(lengths, level),
      sudden: { runs: sudden, share: this.#estimate(sudden, timed.length) },
      first: [...firsts.values()].sort((one, other) => other.runs - one.runs),
    };
  }

  #bought({ named, differences }: Twin, outcome: string, place: number): TimeBought {
    const found = differences[place] ?? [];
    const changed = found.filter((difference) => difference !== 0).length;
    const isMeant = !named.includes(outcome) && this.#fromStart[place] !== true;
    return { outcome, ticks: isMeant ? meanOf(found, this.#study.head.level) : null, changed };
  }

  #differing({ commitment, ever, ticks }: Watch, counted: number): DifferingViews {
    return {
      commitment,
      ever: this.#estimate(ever, counted),
      ticks: counted === 0 ? 0 : ticks / counted,
      ticksWhere: ever === 0 ? null : ticks / ever,
    };
  }

  #estimate(count: number, of: number): Estimate {
    if (of === 0) return { value: null, low: null, high: null, runs: 0 };
    return { value: count / of, ...wilson(count, of, this.#study.head.level), runs: of };
  }
}

/** A commitment and the world in which it was never made. */
interface Twin {
  readonly commitment: string;
  readonly model: Model;
  /** The outcomes whose conditions speak of it. */
  readonly named: readonly string[];
  /** For each outcome that is asked about, run by run: how much later it comes with the commitment. */
  readonly differences: readonly number[][];
}

function twinOf({ name }: Commitment, { model, world }: Study): Twin | null {
  const twin = changedModel(world, { remove: [name] });
  if (twin === null) return null;
  return {
    commitment: name,
    model: twin,
    named: world.scenario.outcomes.filter((outcome) => speaksOf(outcome, name)).map((one) => one.name),
    differences: model.questions.map(() => []),
  };
}

function speaksOf({ when }: Outcome, commitment: string): boolean {
  for (const { part } of partsOfExpression(when.expression)) {
    if (part.kind === 'name' && part.name === commitment) return true;
    if ((part.kind === 'view' || part.kind === 'commitment') && part.commitment.name === commitment)
      return true;
  }
  return false;
}

interface Watch {
  readonly commitment: string;
  readonly holds: (state: readonly number[], tick: number) => boolean;
  /** Runs in which it ever held, and ticks over all runs, and of the run that is being played. */
  ever: number;
  ticks: number;
  now: number;
}
