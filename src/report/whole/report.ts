import type { HeadlineResult } from '../../analysis/headline/index.js';
import type { LoadBearingResult } from '../../analysis/load-bearing/index.js';
import type { SensitivityResult } from '../../analysis/sensitivity/index.js';
import type { Model } from '../../model/model.js';
import { NONE_OF_THESE } from '../../model/none-of-these.js';
import type { SimulationResult } from '../../montecarlo/result.js';
import { type Trace, traceRun, type Way, waysOf } from '../../reference/index.js';
import type { Scenario } from '../../scenario/scenario.js';
import { daysOf, type StoryDay } from '../story/days.js';
import { Telling } from '../story/telling.js';
import { type Lane, lanesOf } from './lanes.js';

/**
 * All that a report shows, whatever it is written in: the results of a scenario, the ways of its runs, and a few runs told
 * whole. It is made of the scenario, the models and the results alone, so the same input gives the same report.
 */
export interface Report {
  readonly scenario: Scenario;
  /** What was played. Of the first, runs are told. */
  readonly worlds: readonly PlayedWorld[];
  /** The bands of the first world; null where they were left out. */
  readonly headline: HeadlineResult | null;
  /** What one probability of the first world depends on; null where it was left out. */
  readonly sensitivity: SensitivityResult | null;
  /** What carries it; null where it was left out. */
  readonly loadBearing: LoadBearingResult | null;
  /** Variants that were not run, by name. */
  readonly notRun: readonly string[];
  /** The ways of the first runs of the first world, at most a thousand. */
  readonly ways: readonly Way[];
  /** One run for each outcome of the first world, told day by day. */
  readonly runs: readonly ToldRun[];
  /** What makes the same report again. */
  readonly command: string;
  /** That of the library. */
  readonly version: string;
}

/** A variant under its readings, and what came of it. */
export interface PlayedWorld {
  readonly model: Model;
  readonly result: SimulationResult;
}

/** A run, told. */
export interface ToldRun {
  readonly run: number;
  readonly outcome: string;
  /** Of the runs whose ways are known, how many ended so, and how many of these went just this way. */
  readonly alike: { readonly ended: number; readonly went: number };
  readonly endedAt: number;
  readonly days: readonly StoryDay[];
  readonly lanes: readonly Lane[];
}

/** What a report is made of. */
export interface ReportInput {
  readonly scenario: Scenario;
  readonly worlds: readonly PlayedWorld[];
  /** The bands of the first world, which then stand first. */
  readonly headline?: HeadlineResult | null;
  /** What one probability of the first world depends on: a study with a tornado. */
  readonly sensitivity?: SensitivityResult | null;
  /** What carries it. */
  readonly loadBearing?: LoadBearingResult | null;
  readonly notRun?: readonly string[];
  /** What makes the same report again, such as a command. */
  readonly command: string;
  readonly version: string;
}

const MOST_WAYS = 1000;
const MOST_RUNS = 8;

/**
 * Gathers a report.
 *
 * @throws RangeError if there are no worlds.
 */
export function gatherReport(input: ReportInput): Report {
  const { scenario, worlds, notRun = [], command, version } = input;
  const { headline = null, sensitivity = null, loadBearing = null } = input;
  const [first] = worlds;
  if (first === undefined) throw new RangeError('a report is about one world at least');
  const { model, result } = first;
  const ways = [...waysOf(model, { runs: Math.min(MOST_WAYS, result.runs), seed: result.seed })];
  const runs = typicalWays(ways).map((typical) =>
    told(model, scenario, traceRun(model, result.seed, typical.way.run), typical),
  );
  return { scenario, worlds, headline, sensitivity, loadBearing, notRun, ways, runs, command, version };
}

interface Typical {
  readonly way: Way;
  readonly alike: ToldRun['alike'];
}

/** For each outcome, the most frequent first, a way to it that most runs went. */
function typicalWays(ways: readonly Way[]): Typical[] {
  const byOutcome = new Map<string | null, Way[]>();
  for (const way of ways) byOutcome.set(way.outcome, [...(byOutcome.get(way.outcome) ?? []), way]);
  const typical = [...byOutcome.values()].map((ended): Typical => {
    const alike = new Map<string, Way[]>();
    for (const way of ended) {
      const key = JSON.stringify(way.milestones.map(({ name }) => name));
      alike.set(key, [...(alike.get(key) ?? []), way]);
    }
    const most = [...alike.values()].reduce((one, other) => (other.length > one.length ? other : one));
    const [way = ended[0]] = most;
    if (way === undefined) throw new RangeError('each outcome has a run that ended in it');
    return { way, alike: { ended: ended.length, went: most.length } };
  });
  typical.sort((one, other) => other.alike.ended - one.alike.ended || one.way.run - other.way.run);
  return typical.slice(0, MOST_RUNS);
}

function told(model: Model, scenario: Scenario, trace: Trace, { alike }: Typical): ToldRun {
  const telling = new Telling(model, trace, scenario);
  const outcome = trace.outcome === null ? undefined : model.outcomes[trace.outcome];
  return {
    run: trace.run,
    outcome: outcome?.name ?? NONE_OF_THESE,
    alike,
    endedAt: trace.endedAt,
    days: daysOf(telling),
    lanes: lanesOf(model, trace),
  };
}
