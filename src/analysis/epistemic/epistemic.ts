import type { Scenario } from '../../scenario/scenario.js';
import type { Estimate } from '../../montecarlo/result.js';
import { type Asked, answerTo, askedText, everythingAsked, findAsked } from '../evaluation/asked.js';
import { answerAt, evaluatePoints, type PointAnswer } from '../evaluation/points.js';
import { rangedNumbers } from '../evaluation/ranged-numbers.js';
import { prepareAsked, prepareStudy, type StudyOptions } from '../evaluation/study.js';
import type { Analysis } from '../evaluation/worlds.js';
import { sobolIndices } from '../methods/sensitivity-indices/index.js';
import { possibleRows } from '../sensitivity/possible.js';
import { bandOver } from './band.js';
import { groupParts } from './group-parts.js';
import { groupDesign, type GroupDesign } from './group-design.js';
import type { EpistemicAnswer, EpistemicResult } from './result.js';

/** How many draws of the numbers, and how each is played. */
export interface EpistemicOptions extends StudyOptions {
  /** The points of each of the two Latin hypercubes, from 2: 100 unless told. */
  readonly points?: number;
  /** The name of an outcome, or `QUESTION:ROW`: all that is asked, unless told. */
  readonly of?: string;
}

/** How many runs of each model unless told. */
const RUNS = 1_000;

/** How many points unless told. */
const POINTS = 100;

/** What numbers may rest on, the firmest first. */
const BASES = ['reported', 'calibrated', 'elicited', 'assumed'];

/**
 * Draws all numbers that have a range, again and again, and plays the scenario with each draw: an outer loop for what is not
 * known, around an inner one for what is left to chance. Every probability so gets two bands. They answer different
 * questions and are not added up: more runs narrow the one, only more knowledge the other.
 *
 * The numbers are drawn independently, each by its distribution; draws that go together in no model are left out and
 * counted. All draws are played on the same luck.
 *
 * @throws AskedError if the scenario asks no such thing; RangeError on an option out of range.
 */
export async function epistemicOf(
  scenario: Scenario,
  options: EpistemicOptions = {},
): Promise<Analysis<EpistemicResult>> {
  const { points = POINTS, of, seed = 1, signal, onProgress } = options;
  if (!(Number.isSafeInteger(points) && points >= 2)) {
    throw new RangeError(`what is not known takes a whole number of points from 2, not ${points}`);
  }
  const { study, diagnostics } =
    of === undefined ? prepareStudy(scenario, options, RUNS) : prepareAsked(scenario, of, options, RUNS);
  if (study === null) return { result: null, diagnostics };
  const { model, head, world, evaluate } = study;
  const wanted = of === undefined ? null : findAsked(model, of);
  const { ranged, withoutRange, set } = rangedNumbers(world.scenario, model);
  const bases = BASES.filter((basis) => ranged.some((one) => one.basis === basis));
  const nominal = await answerAt(model, evaluate);
  const drawing = ranged.length === 0 ? null : groupDesign(ranged, bases, points, seed);
  const found =
    drawing === null
      ? []
      : await evaluatePoints(world, drawing.design, {
          ...study.points,
          onProgress: (done) => onProgress?.(done, drawing.design.size),
        });
  const drawn = found.slice(0, drawing?.groups === null ? points : 2 * points);
  return {
    result: {
      ...head,
      stopped: signal?.aborted === true,
      groups: bases.map((basis) => ({
        basis,
        numbers: ranged.filter((one) => one.basis === basis).length,
      })),
      withoutRange,
      set,
      draws: drawn.filter((one) => one !== null).length,
      evaluations: found.length,
      impossible: found.filter((one) => one === null).length,
      answers: everythingAsked(model)
        .filter(({ asked }) => wanted === null || ('is' in wanted && askedText(asked) === askedText(wanted)))
        .map(({ asked, title }) => ({
          asked,
          title,
          nominal: nominal === null ? NOTHING : answerTo(asked, model, nominal.answers),
          ...bandOf(drawn.map((one) => estimateOf(asked, one))),
          ...sharesOf(
            drawing,
            found.map((one) => estimateOf(asked, one)),
            head.level,
          ),
        })),
    },
    diagnostics,
  };
}

const NOTHING: Estimate = { value: null, low: null, high: null, runs: 0 };

function estimateOf(asked: Asked, found: PointAnswer): Estimate {
  return found === null ? NOTHING : answerTo(asked, found.model, found.answers);
}

function bandOf(estimates: readonly Estimate[]): Pick<EpistemicAnswer, 'band' | 'chance'> {
  const told = estimates.filter(({ value }) => value !== null);
  const band = bandOver(told.map(({ value }) => value ?? 0));
  if (band === null) return { band, chance: 0 };
  const widths = told.reduce((sum, { low, high }) => sum + ((high ?? 0) - (low ?? 0)) / 2, 0);
  return { band, chance: widths / told.length };
}

function sharesOf(
  drawing: GroupDesign | null,
  estimates: readonly Estimate[],
  level: number,
): Pick<EpistemicAnswer, 'shares' | 'parts'> {
  const nothing = { shares: null, parts: null };
  const groups = drawing?.groups ?? null;
  if (groups === null || estimates.length < groups.size) return nothing;
  const possible = possibleRows(
    groups,
    estimates.map(({ value }) => value),
  );
  if (possible.design.rows < 2) return nothing;
  const told = estimates.filter(({ value }) => value !== null);
  const noise = told.reduce((sum, { value, low, high, runs }) => {
    const isExact = low === high || runs === 0;
    return sum + (isExact ? 0 : ((value ?? 0) * (1 - (value ?? 0))) / runs);
  }, 0);
  const { interpretable, parameters } = sobolIndices(possible.design, possible.values, {
    level,
    noiseVariance: noise / told.length,
  });
  if (!interpretable) return nothing;
  return {
    shares: parameters.map(({ parameter, total }) => ({ basis: parameter, share: total })),
    parts: groupParts(possible.design, possible.values, level),
  };
}
