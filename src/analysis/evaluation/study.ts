import type { Seed } from '../../chance/index.js';
import type { Model } from '../../model/model.js';
import { type Method, solvedBy } from '../../montecarlo/answer.js';
import type { AbortSignalLike } from '../../montecarlo/simulate.js';
import { countHere, type Team } from '../../montecarlo/team.js';
import type { Diagnostic } from '../../scenario/diagnostics/diagnostic.js';
import { AS_GIVEN } from '../../scenario/unchanged-variant.js';
import type { Scenario } from '../../scenario/scenario.js';
import { type Asked, askedAlone, findAsked } from './asked.js';
import { AskedError } from './asked-error.js';
import { byChain } from './by-chain.js';
import { byRuns, type Evaluator } from './evaluator.js';
import type { PointsOptions, PointWorld } from './points.js';
import { lowerWorlds, type WorldOptions } from './worlds.js';

/** How an analysis that evaluates many models works. */
export interface StudyOptions extends WorldOptions {
  /** The name of a variant; null or `as given` for the file itself. */
  readonly variant?: string | null;
  /** How many runs of each model, from 1; each analysis has a number of its own unless told. */
  readonly runs?: number;
  /** A text or a whole number: 1 unless told. */
  readonly seed?: Seed;
  /** The level of the intervals, between 0 and 1: 0.95 unless told. */
  readonly level?: number;
  /** Who plays: this thread unless told. It is not closed. */
  readonly team?: Team;
  /**
   * How models are answered: by runs unless told; exactly; or, with `auto`, exactly where the model as given is small enough
   * for that to take no longer than the runs.
   */
  readonly method?: Method;
  /** Answers models in some other way; then `method`, `runs` and `team` do nothing. */
  readonly evaluate?: Evaluator;
  readonly signal?: AbortSignalLike;
  /** Called with the models that have been evaluated, of how many. */
  readonly onProgress?: (done: number, of: number) => void;
}

/** What every such analysis says of itself. */
export interface StudyHead {
  readonly scenario: string;
  /** null for the file as given. */
  readonly variant: string | null;
  readonly readings: Readonly<Record<string, string>>;
  readonly horizon: number;
  readonly tick: string;
  readonly seed: string | number;
  /** How many runs of each model; where the method is exact, none of them is played for what is asked. */
  readonly runs: number;
  /** How the models were answered. Exact is exact given the file. */
  readonly method: 'exact' | 'monte-carlo';
  readonly level: number;
  /** True where it was stopped before its end. */
  readonly stopped: boolean;
}

/** A world, ready to be evaluated at many points. */
export interface Study {
  readonly world: PointWorld;
  /** The model with all numbers as they are given. */
  readonly model: Model;
  readonly head: Omit<StudyHead, 'stopped'>;
  readonly evaluate: Evaluator;
  readonly points: Omit<PointsOptions, 'onProgress'>;
}

/** A study of one probability. */
export interface AskedStudy extends Study {
  readonly asked: Asked;
}

/** A study, or what is wrong with the scenario. */
export interface Prepared<Of extends Study> {
  readonly study: Of | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Memory for the chain of a model that is solved about as fast as it is played, in megabytes. */
const QUICK = 1;

/** @throws TooLargeError if it is to be solved, and does not fit. */
function isSolved(model: Model, method: Method): boolean {
  return method !== 'monte-carlo' && solvedBy(model, method, QUICK) !== null;
}

/**
 * Prepares a study of everything that a scenario asks.
 *
 * @throws TooLargeError if the method is `exact`, and the model as given does not fit.
 */
export function prepareStudy(scenario: Scenario, options: StudyOptions, runs: number): Prepared<Study> {
  const { variant = null, readings = {}, set = new Map<string, number>(), seed = 1, level = 0.95 } = options;
  const { models, diagnostics } = lowerWorlds(scenario, [variant], { ...options, readings, set });
  const [model] = models;
  if (model === undefined) return { study: null, diagnostics };
  const played = options.runs ?? runs;
  const team = options.team ?? countHere;
  const counted = byRuns({ runs: played, seed, level, team });
  const isExact = options.evaluate === undefined && isSolved(model, options.method ?? 'monte-carlo');
  const evaluate = options.evaluate ?? (isExact ? byChain(counted) : counted);
  const study = {
    world: { scenario, variant: variant === AS_GIVEN ? null : variant, readings: model.readings, set },
    model,
    head: {
      scenario: model.title,
      variant: model.variant,
      readings: model.readings,
      horizon: model.horizon,
      tick: model.tick,
      seed,
      runs: played,
      method: isExact ? ('exact' as const) : ('monte-carlo' as const),
      level,
    },
    evaluate,
    points: {
      evaluate,
      atOnce: team.size,
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    },
  };
  return { study, diagnostics };
}

/**
 * Prepares a study of one probability: the models hold nothing that makes no difference to it.
 *
 * @param of the name of an outcome, or `QUESTION:ROW`
 * @throws AskedError if the scenario asks no such thing.
 */
export function prepareAsked(
  scenario: Scenario,
  of: string,
  options: StudyOptions,
  runs: number,
): Prepared<AskedStudy> {
  const whole = prepareStudy(scenario, options, runs);
  if (whole.study === null) return { study: null, diagnostics: whole.diagnostics };
  const asked = findAsked(whole.study.model, of);
  if ('problem' in asked) throw new AskedError(asked.problem, asked.hint);
  const { study } = prepareStudy(askedAlone(scenario, asked), options, runs);
  return { study: study === null ? null : { ...study, asked }, diagnostics: whole.diagnostics };
}
