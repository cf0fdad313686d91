import { twoSidedQuantile } from '../../montecarlo/normal-quantile.js';
import type { Estimate } from '../../montecarlo/result.js';
import type { Diagnostic } from '../../scenario/diagnostics/diagnostic.js';
import type { Scenario } from '../../scenario/scenario.js';
import { bandOver } from '../epistemic/index.js';
import { type Asked, answerTo, everythingAsked } from '../evaluation/asked.js';
import { answerAt, evaluatePoints, type PointAnswer } from '../evaluation/points.js';
import { type RangedNumber, type RangedNumbers, rangedNumbers } from '../evaluation/ranged-numbers.js';
import { type Prepared, prepareStudy, type Study, type StudyOptions } from '../evaluation/study.js';
import type { Analysis } from '../evaluation/worlds.js';
import { type Design, sampleDesign } from '../methods/sampling/index.js';
import type { RobustAnswer, RobustDifference, RobustResult } from './result.js';
import { signOf, verdictOf } from './verdict.js';

/** Which variants are compared, over how many draws. */
export interface RobustOptions extends Omit<StudyOptions, 'variant'> {
  /** Names of variants, at least two; null or `as given` for the file itself. The others are held against the first. */
  readonly variants: readonly (string | null)[];
  /** How many draws of all numbers, from 2: 100 unless told. */
  readonly points?: number;
}

/** How many runs of each model unless told. */
const RUNS = 1_000;

/** How many draws unless told. */
const POINTS = 100;

/** So many draws are evaluated under all variants before the next: stopped, it has whole draws to tell of. */
const DRAWS_A_TURN = 10;

/** A variant, and what of it can vary. */
interface Arm {
  readonly study: Study;
  readonly numbers: RangedNumbers;
}

/**
 * Which conclusions survive over the whole range of the numbers. All numbers that have a range are drawn together, again and
 * again; every variant is played with the same draw and on the same luck, and the differences are looked at draw by draw. A
 * conclusion that holds in every draw does not rest on any of the guesses; one that turns round does, however narrow its
 * interval is for the numbers as they are given. (To ask for what holds over many models rather than in one: Lempert, Groves,
 * Popper and Bankes, "A general, analytic method for generating robust strategies", Management Science 52, 2006.)
 *
 * A number that a variant sets, or does not have, is not drawn there. Either all variants are solved, or none: with `auto`
 * they are where all of them are small.
 *
 * @throws RangeError if there are fewer than two variants, or an option is out of range.
 */
export async function robustnessOf(
  scenario: Scenario,
  options: RobustOptions,
): Promise<Analysis<RobustResult>> {
  const { variants, points = POINTS, seed = 1, signal, onProgress } = options;
  if (variants.length < 2) throw new RangeError('a comparison has at least two variants');
  if (!(Number.isSafeInteger(points) && points >= 2))
    throw new RangeError(`what is robust takes a whole number of points from 2, not ${points}`);
  const prepare = (method: StudyOptions['method']): readonly Prepared<Study>[] =>
    variants.map((variant) =>
      prepareStudy(scenario, { ...options, variant, ...(method === undefined ? {} : { method }) }, RUNS),
    );
  const asked = prepare(options.method);
  const isMixed = new Set(asked.map(({ study }) => study?.head.method)).size > 1;
  const prepared = isMixed ? prepare('monte-carlo') : asked;
  const diagnostics: Diagnostic[] = prepared.flatMap((one) => one.diagnostics);
  const studies = prepared.flatMap(({ study }) => (study === null ? [] : [study]));
  const [first] = studies;
  if (first === undefined || studies.length < variants.length) return { result: null, diagnostics };
  const arms = studies.map((study): Arm => ({ study, numbers: rangedNumbers(scenario, study.model) }));
  const ranged = unique(arms.flatMap(({ numbers }) => numbers.ranged));
  const nominal: PointAnswer[] = [];
  for (const { model, evaluate } of studies) nominal.push(await answerAt(model, evaluate));
  const found: PointAnswer[][] = arms.map(() => []);
  if (ranged.length > 0) {
    const design = sampleDesign(ranged, { points, method: 'latin hypercube', seed });
    for (let from = 0; from < points && signal?.aborted !== true; from += DRAWS_A_TURN) {
      const size = Math.min(DRAWS_A_TURN, points - from);
      for (const [place, arm] of arms.entries()) {
        const answers = await evaluatePoints(arm.study.world, part(design, arm.numbers.ranged, from, size), {
          ...arm.study.points,
          onProgress: (done) => onProgress?.(from * arms.length + place * size + done, points * arms.length),
        });
        found[place]?.push(...answers);
      }
    }
  }
  const whole = Math.min(...found.map(({ length }) => length));
  const told = found.map((answers) => answers.slice(0, whole));
  const possible = Array.from({ length: whole }, (_, draw) => told.every((arm) => arm[draw] !== null));
  const { level, method } = first.head;
  return {
    result: {
      ...first.head,
      stopped: signal?.aborted === true,
      others: studies.slice(1).map(({ model }) => model.variant),
      drawn: ranged.length,
      withoutRange: [...new Set(arms.flatMap(({ numbers }) => numbers.withoutRange))],
      set: [...new Set(arms.flatMap(({ numbers }) => numbers.set))],
      draws: possible.filter(Boolean).length,
      evaluations: told.reduce((sum, { length }) => sum + length, 0),
      impossible: told.flat().filter((one) => one === null).length,
      answers: everythingAsked(first.model).map(({ asked, title }) =>
        answerOf(asked, title, nominal, told, twoSidedQuantile(level), method === 'exact' ? 1 : level),
      ),
    },
    diagnostics,
  };
}

function unique(numbers: readonly RangedNumber[]): readonly RangedNumber[] {
  const seen = new Map(numbers.map((one) => [one.name, one]));
  return [...seen.values()];
}

/** Some of the points, and of each the numbers that a variant can vary. */
function part(
  { parameters, point }: Design,
  wanted: readonly RangedNumber[],
  from: number,
  size: number,
): Pick<Design, 'parameters' | 'size' | 'point'> {
  const axes = wanted.map(({ name }) => parameters.findIndex((one) => one.name === name));
  return {
    parameters: wanted,
    size,
    point: (place) => {
      const all = point(from + place);
      return axes.map((axis) => all[axis] ?? 0);
    },
  };
}

function answerOf(
  asked: Asked,
  title: string | null,
  nominal: readonly PointAnswer[],
  found: readonly (readonly PointAnswer[])[],
  z: number,
  level: number,
): RobustAnswer {
  const [first = [], ...others] = found.map((arm) => arm.map((one) => estimateOf(asked, one)));
  const [given = NOTHING, ...givens] = nominal.map((one) => estimateOf(asked, one));
  return {
    asked,
    title,
    first: given,
    others: others.map((arm, place) => differenceOf(first, arm, givens[place] ?? NOTHING, z, level)),
    greatest: others.length < 2 ? null : greatestOf([first, ...others], z),
  };
}

function differenceOf(
  first: readonly Estimate[],
  other: readonly Estimate[],
  nominal: Estimate,
  z: number,
  level: number,
): RobustDifference {
  const counts = { more: 0, less: 0, close: 0 };
  const differences: number[] = [];
  first.forEach((one, draw) => {
    const another = other[draw] ?? NOTHING;
    const sign = signOf(one, another, z);
    if (sign === null) return;
    differences.push((another.value ?? 0) - (one.value ?? 0));
    counts[sign === 0 ? 'close' : sign > 0 ? 'more' : 'less'] += 1;
  });
  return { nominal, band: bandOver(differences), counts, verdict: verdictOf(counts, level) };
}

/** In how many draws each variant has the greatest answer, told from the second greatest. */
function greatestOf(arms: readonly (readonly Estimate[])[], z: number): readonly number[] {
  const counts = arms.map(() => 0);
  const [first = []] = arms;
  first.forEach((_, draw) => {
    const sorted = arms
      .map((arm, place) => ({ place, estimate: arm[draw] ?? NOTHING }))
      .sort((one, other) => (other.estimate.value ?? -1) - (one.estimate.value ?? -1));
    const [most, second] = sorted;
    if (most === undefined || second === undefined) return;
    if (signOf(second.estimate, most.estimate, z) === 1) counts[most.place] = (counts[most.place] ?? 0) + 1;
  });
  return counts;
}

function estimateOf(asked: Asked, found: PointAnswer): Estimate {
  return found === null ? NOTHING : answerTo(asked, found.model, found.answers);
}

const NOTHING: Estimate = { value: null, low: null, high: null, runs: 0 };
