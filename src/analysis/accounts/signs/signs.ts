import type { Scenario } from '../../../scenario/scenario.js';
import { answerTo } from '../../evaluation/asked.js';
import { evaluatePoints, type PointAnswer } from '../../evaluation/points.js';
import { rangedNumbers } from '../../evaluation/ranged-numbers.js';
import type { StudyOptions } from '../../evaluation/study.js';
import type { Analysis } from '../../evaluation/worlds.js';
import { requireLevel } from '../../../montecarlo/intervals.js';
import { type MorrisDesign, morrisDesign } from '../../methods/sensitivity-indices/index.js';
import { outcomePlace, prepareAccount } from '../prepared.js';
import { directionOf, type Move } from './direction.js';
import { type Proven, provingSigns } from './proof.js';
import type { Sign, SignsResult } from './result.js';
import { type Reach, reachesOf } from './written.js';

/** Of which outcomes the signs are told, and at how many places. */
export interface SignsOptions extends StudyOptions {
  /** The name of an outcome: all, unless told. */
  readonly of?: string;
  /** At how many places of the other numbers each number is moved, from 2: 12 unless told. */
  readonly places?: number;
}

/** How many runs of each model unless told. */
const RUNS = 4_000;

const PLACES = 12;

/**
 * The sheet of signs: for each number with a range and each outcome, which way the outcome goes as the number rises. Numbers
 * are moved one at a time along the trajectories of Morris, so with the others drawn over their ranges; all models are played
 * on the same luck. What an outcome does not depend on is proven from the model; which way it goes, where its chain is small
 * enough for its derivatives to be bounded over all ranges.
 *
 * @throws AskedError if there is no such outcome; RangeError on an option out of range.
 */
export async function signsOf(
  scenario: Scenario,
  options: SignsOptions = {},
): Promise<Analysis<SignsResult>> {
  const { of, places = PLACES, level = 0.95, seed = 1, signal, onProgress } = options;
  requireLevel(level);
  // A direction is seen at any of the places, so each interval errs less often.
  const strict = { ...options, level: 1 - (1 - level) / Math.max(1, places) };
  const { study, diagnostics } = prepareAccount(scenario, strict, RUNS);
  if (study === null) return { result: null, diagnostics };
  const { model, world, head } = study;
  if (of !== undefined) outcomePlace(model, of);
  const outcomes = model.outcomes.map(({ name }) => name).filter((name) => of === undefined || of === name);
  const { ranged, withoutRange, set } = rangedNumbers(world.scenario, model);
  const design = ranged.length === 0 ? null : morrisDesign(ranged, { trajectories: places, seed });
  const found =
    design === null
      ? []
      : await evaluatePoints(world, design, {
          ...study.points,
          onProgress: (done) => onProgress?.(done, design.size),
        });
  const reaches = reachesOf(
    world,
    ranged.map(({ name }) => name),
  );
  const proofs = proofsOf(outcomes, signal?.aborted === true ? null : provingSigns(world, ranged));
  const rows = ranged.map(({ name, basis, low, high }, axis) => {
    const reach = reaches(name);
    const signs = outcomes.map((outcome): Sign => {
      const place = model.outcomes.findIndex((one) => one.name === outcome);
      const moves = design === null ? [] : movesOf(design, axis, found, outcome);
      const proven = proofs.get(outcome)?.get(name) ?? null;
      return signOf(reach[place] ?? 'unknown', moves, level, proven);
    });
    return { parameter: name, basis, low, high, signs };
  });
  return {
    result: {
      ...head,
      level,
      stopped: signal?.aborted === true,
      outcomes,
      rows,
      places,
      evaluations: found.length,
      impossible: found.filter((one) => one === null).length,
      withoutRange,
      set,
    },
    diagnostics,
  };
}

/** The moves of one number, each turned so that it rises. */
function movesOf(
  design: MorrisDesign,
  axis: number,
  found: readonly PointAnswer[],
  outcome: string,
): readonly Move[] {
  const length = design.parameters.length + 1;
  return design.steps.flatMap((steps, trajectory): Move[] => {
    const step = steps.findIndex((one) => one.axis === axis);
    const place = trajectory * length + step;
    const [one, other] = [found[place] ?? null, found[place + 1] ?? null];
    if (step < 0 || one === null || other === null) return [];
    const asked = { is: 'outcome' as const, name: outcome };
    const from = answerTo(asked, one.model, one.answers);
    const to = answerTo(asked, other.model, other.answers);
    return [(steps[step]?.move ?? 0) > 0 ? { before: from, after: to } : { before: to, after: from }];
  });
}

/** By outcome what is proven of it. */
function proofsOf(
  outcomes: readonly string[],
  proving: ReturnType<typeof provingSigns>,
): ReadonlyMap<string, ReadonlyMap<string, Proven>> {
  return new Map(proving === null ? [] : outcomes.map((outcome) => [outcome, proving(outcome)] as const));
}

function signOf(reach: Reach, moves: readonly Move[], level: number, proven: Proven | null): Sign {
  if (reach === 'nowhere') {
    return { direction: 'none', how: 'proven', up: 0, down: 0, places: 0, mean: null, written: null };
  }
  const seen = directionOf(moves, level);
  const found = proven === null ? { how: 'sampled' as const } : { how: 'proven' as const, direction: proven };
  return { ...seen, ...found, written: reach === 'unknown' ? null : reach };
}
