import type { Scenario } from '../../scenario/scenario.js';
import {
  type Box,
  type CaseSample,
  classificationTree,
  prim,
  rulesOf,
  type TreeRule,
} from '../methods/boxes-and-trees/index.js';
import { type Asked, answerTo } from '../evaluation/asked.js';
import { evaluatePoints } from '../evaluation/points.js';
import { rangedNumbers, type RangedNumber } from '../evaluation/ranged-numbers.js';
import { prepareAsked, type StudyHead, type StudyOptions } from '../evaluation/study.js';
import type { Analysis } from '../evaluation/worlds.js';
import { sampleDesign } from '../methods/sampling/index.js';
import { tellingBox } from './telling-box.js';
import { tellingParameters } from './telling-parameters.js';

/** Which cases are looked for, over how many points. */
export interface DiscoverOptions extends StudyOptions {
  /** The name of an outcome, or `QUESTION:ROW`. */
  readonly of: string;
  /** A case of interest is a point at which the probability is above this, from 0 to below 1. */
  readonly above: number;
  /** Points of a scrambled Sobol sequence over the ranges, from 20: 512 unless told. */
  readonly points?: number;
}

/** Where, over the ranges of a scenario's numbers, a probability is high. */
export interface DiscoverResult extends StudyHead {
  readonly asked: Asked;
  readonly above: number;
  readonly parameters: readonly RangedNumber[];
  readonly withoutRange: readonly string[];
  readonly set: readonly string[];
  /** How many points were evaluated, and how many of them had no answer. */
  readonly evaluations: number;
  readonly impossible: number;
  /** How many points have an answer, and at how many of them it is above the line. */
  readonly points: number;
  readonly cases: number;
  /** At how many points the interval of the answer holds the line: chance may have put them on the wrong side of it. */
  readonly unsure: number;
  /** Over the points: the least answer, the quartiles and the greatest; null without any. */
  readonly spread: readonly [number, number, number, number, number] | null;
  /** The numbers that PRIM looks at: those that differ between cases and others, see `tellingParameters`. */
  readonly told: readonly string[];
  /** PRIM's boxes, from all points to the smallest; empty where all points are alike. */
  readonly boxes: readonly Box[];
  /** A box that can be told: see `tellingBox`; null where all points are alike. */
  readonly chosen: Box | null;
  /** The tree as rules, the densest first; empty where all points are alike. */
  readonly rules: readonly TreeRule[];
}

/** How many runs of each model unless told. */
const RUNS = 1_000;

/** How many points unless told. */
const POINTS = 512;

/**
 * Scenario discovery: in which corner of the space of numbers does it happen? The ranges are filled evenly with points, each
 * is played, and those at which the probability is above a line are told from the others by a box (PRIM) and by a tree.
 *
 * Source: Bryant and Lempert, "Thinking inside the box" (Technological Forecasting & Social Change 77, 2010); see
 * `prim` and `classificationTree`.
 *
 * @throws AskedError if the scenario asks no such thing; RangeError on an option out of range.
 */
export async function discover(
  scenario: Scenario,
  options: DiscoverOptions,
): Promise<Analysis<DiscoverResult>> {
  const { above, points = POINTS, seed = 1, signal, onProgress } = options;
  if (!(above >= 0 && above < 1)) throw new RangeError(`a line lies from 0 to below 1, not at ${above}`);
  if (!(Number.isSafeInteger(points) && points >= 20)) {
    throw new RangeError(`scenario discovery takes a whole number of points from 20, not ${points}`);
  }
  const { study, diagnostics } = prepareAsked(scenario, options.of, options, RUNS);
  if (study === null) return { result: null, diagnostics };
  const { asked, world, head } = study;
  const { ranged, withoutRange, set } = rangedNumbers(world.scenario, study.model);
  const design = ranged.length === 0 ? null : sampleDesign(ranged, { points, seed });
  const found =
    design === null
      ? []
      : await evaluatePoints(world, design, {
          ...study.points,
          onProgress: (done) => onProgress?.(done, points),
        });
  const told = found.flatMap((one, place) => {
    const estimate = one === null ? null : answerTo(asked, one.model, one.answers);
    const { value = null, low = null, high = null } = estimate ?? {};
    return value === null
      ? []
      : [{ point: design?.point(place) ?? [], value, low: low ?? value, high: high ?? value }];
  });
  const sample: CaseSample = {
    parameters: ranged.map(({ name }) => name),
    points: told.map(({ point }) => point),
    cases: told.map(({ value }) => value > above),
  };
  const cases = sample.cases.filter(Boolean).length;
  const canTell = cases > 0 && cases < told.length && told.length >= 20;
  const telling = canTell ? tellingParameters(sample) : sample;
  const boxes = canTell ? prim(telling) : [];
  return {
    result: {
      ...head,
      stopped: signal?.aborted === true,
      asked,
      above,
      parameters: ranged,
      withoutRange,
      set,
      evaluations: found.length,
      impossible: found.length - told.length,
      points: told.length,
      cases,
      unsure: told.filter(({ low, high }) => low <= above && high > above).length,
      spread: spreadOf(told.map(({ value }) => value)),
      boxes,
      chosen: tellingBox(telling, boxes),
      told: canTell ? telling.parameters : [],
      rules: canTell ? rulesOf(classificationTree(sample, { seed })) : [],
    },
    diagnostics,
  };
}

function spreadOf(values: readonly number[]): DiscoverResult['spread'] {
  if (values.length === 0) return null;
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return [at(0), at(0.25), at(0.5), at(0.75), at(1)];
}
