import type { Model } from '../../model/model.js';
import type { Interval } from '../../montecarlo/intervals.js';
import { countHere } from '../../montecarlo/team.js';
import {
  chooseAlternatives,
  combinationsOf,
  countCombinations,
  MOST_COMBINATIONS,
} from '../../scenario/readings.js';
import type { Scenario } from '../../scenario/scenario.js';
import { answerTo, type Asked, everythingAsked } from '../evaluation/asked.js';
import { type Answers, byRuns } from '../evaluation/evaluator.js';
import { answerAt, evaluatePoints, type PointAnswer } from '../evaluation/points.js';
import { rangedNumbers } from '../evaluation/ranged-numbers.js';
import { prepareStudy, type Study, type StudyOptions } from '../evaluation/study.js';
import type { Analysis } from '../evaluation/worlds.js';
import { sampleDesign } from '../methods/sampling/index.js';
import { bandOf, type Halves, hullOf } from './band.js';
import type { HeadlineResult } from './result.js';

/** Over how many worlds the bands go, and how each is played. */
export interface HeadlineOptions extends StudyOptions {
  /** Draws of the numbers for each combination of readings, from 2: 64 unless told, or fewer where readings multiply them. */
  readonly draws?: number;
}

/** How many worlds in all unless told, and how many of each combination of readings at least. */
const WORLDS = 64;
const LEAST = 8;

/** How many runs of each world unless told, both halves together. */
const RUNS = 2_000;

type Found = readonly Answers[];

/**
 * Says where every answer of a scenario lies over all that its file states not to know: the numbers that have a range are
 * drawn over it, again and again (a Latin hypercube, by their distributions, independently), and every alternative of every
 * reading is tried, each combination with the same draws. All worlds share their luck, and what chance adds to the spread is
 * taken out of it. Over the draws a band goes from the 5th to the 95th of 100; over the readings from the least to the
 * greatest of these.
 *
 * Of more than 64 combinations of readings none but the first is tried.
 *
 * @throws RangeError on an option out of range.
 */
export async function headlineOf(
  scenario: Scenario,
  options: HeadlineOptions = {},
): Promise<Analysis<HeadlineResult>> {
  const { draws, readings: fixed = {}, signal, onProgress } = options;
  if (draws !== undefined && !(Number.isSafeInteger(draws) && draws >= 2)) {
    throw new RangeError(`a band takes a whole number of draws from 2, not ${draws}`);
  }
  const areAllTried = countCombinations(scenario.readings, fixed) <= MOST_COMBINATIONS;
  const combinations = areAllTried
    ? combinationsOf(scenario.readings, fixed)
    : [chooseAlternatives(scenario.readings, fixed)];
  const each = draws ?? Math.max(LEAST, Math.ceil(WORLDS / combinations.length));
  const prepared = combinations.map((combination) =>
    prepareStudy(scenario, { ...options, readings: { ...fixed, ...combination } }, RUNS),
  );
  const [first] = prepared;
  if (first?.study === undefined || first.study === null) {
    return { result: null, diagnostics: first?.diagnostics ?? [] };
  }
  const { model, head } = first.study;
  const studies = prepared.flatMap(({ study }) => study ?? []);
  const numbers = studies.map((study) => rangedNumbers(study.world.scenario, study.model));
  const isStated = combinations.length > 1 || numbers.some(({ ranged }) => ranged.length > 0);
  const asked = everythingAsked(model).map((one) => one.asked);
  const bands = asked.map((): Interval[] => []);
  let worldsFound = 0;
  let impossible = prepared.length - studies.length;
  if (isStated) {
    for (const [place, study] of studies.entries()) {
      const found = await worldsOf(study, each, options, (done) =>
        onProgress?.(place * each + done, studies.length * each),
      );
      const told = found.filter((one) => one !== null);
      worldsFound += told.length;
      impossible += found.length - told.length;
      asked.forEach((one, at) => {
        const band = bandOf(told.map((world) => halvesOf(one, world)));
        if (band !== null) bands[at]?.push(band);
      });
      if (signal?.aborted === true) break;
    }
  }
  return {
    result: {
      ...head,
      stopped: signal?.aborted === true,
      numbers: Math.max(...numbers.map(({ ranged }) => ranged.length)),
      withoutRange: numbers[0]?.withoutRange.length ?? 0,
      tried: areAllTried ? triedIn(scenario, fixed) : [],
      worlds: worldsFound,
      impossible,
      answers: asked.map((one, at) => ({ asked: one, band: hullOf(bands[at] ?? []) })),
    },
    diagnostics: first.diagnostics,
  };
}

/** The worlds of one combination of readings; the one world where it leaves nothing open. */
async function worldsOf(
  study: Study,
  points: number,
  options: HeadlineOptions,
  onProgress: (done: number) => void,
): Promise<readonly PointAnswer<Found>[]> {
  const { seed = 1, level = 0.95, team = countHere, signal } = options;
  const { world, model, head, evaluate } = study;
  const half = Math.max(1, Math.floor(head.runs / 2));
  const halves = [0, half].map((firstRun) => byRuns({ runs: half, firstRun, seed, level, team }));
  const isCounted = head.method === 'monte-carlo' && options.evaluate === undefined;
  const evaluators = isCounted ? halves : [evaluate];
  const evaluateHalves = async (of: Model): Promise<Found> =>
    Promise.all(evaluators.map(async (one) => one(of)));
  const { ranged } = rangedNumbers(world.scenario, model);
  if (ranged.length === 0) return [await answerAt(model, evaluateHalves)];
  const design = sampleDesign(ranged, { points, method: 'latin hypercube', seed });
  return evaluatePoints(world, design, {
    evaluate: evaluateHalves,
    atOnce: team.size,
    ...(signal === undefined ? {} : { signal }),
    onProgress,
  });
}

function halvesOf(asked: Asked, { model, answers }: NonNullable<PointAnswer<Found>>): Halves {
  const [first, second] = answers.map((one) => answerTo(asked, model, one));
  const nothing = { value: null, low: null, high: null, runs: 0 };
  return second === undefined ? [first ?? nothing] : [first ?? nothing, second];
}

function triedIn({ readings }: Scenario, fixed: Readonly<Record<string, string | undefined>>): string[] {
  return readings
    .filter(({ name, alternatives }) => fixed[name] === undefined && alternatives.length > 1)
    .map(({ name }) => name);
}
