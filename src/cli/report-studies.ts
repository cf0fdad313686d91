import process from 'node:process';
import { findAsked } from '../analysis/evaluation/asked.js';
import type { StudyOptions } from '../analysis/evaluation/study.js';
import type { Analysis } from '../analysis/evaluation/worlds.js';
import { loadBearing, type LoadBearingResult } from '../analysis/load-bearing/index.js';
import { type SensitivityResult, sensitivityOf } from '../analysis/sensitivity/index.js';
import type { Model } from '../model/model.js';
import type { SimulationResult } from '../montecarlo/result.js';
import { team as threads } from '../node/workers.js';
import type { ReportInput } from '../report/whole/report.js';
import { type BandOptions, bandsOf } from './banding.js';
import { Failure } from './failure.js';
import { stopOnInterrupt } from './interrupt.js';
import { createProgress } from './progress.js';
import type { ReadFile, World } from './scenario.js';
import type { SimulationOptions } from './simulation.js';

/** The parts of a report that play many models: the bands, the load-bearing promises, the tornado. */

export interface PictureStudyOptions extends SimulationOptions {
  /** What the last two are about: the first outcome that comes about unless told. */
  readonly of?: string;
}

export interface ReportStudyOptions extends PictureStudyOptions, BandOptions {
  readonly quick?: true;
}

/** How many runs of each model: so many that the greatest effects are told apart, and so few that a report takes no minutes. */
const LOAD_RUNS = 1_000;
const TORNADO_RUNS = 500;

/** In how many runs it is looked what held acts back. */
const TRACED = 100;

/** Says at once that something is asked about that is not there. */
export function refuseUnasked([model]: readonly Model[], { of }: PictureStudyOptions): void {
  if (model === undefined || of === undefined) return;
  const asked = findAsked(model, of);
  if ('problem' in asked) throw new Failure(asked.problem, { hint: asked.hint });
}

/** The studies of one world, and of its result; null where they are not wanted, or it was interrupted. */
export async function studiesOf(
  read: ReadFile,
  world: World,
  result: SimulationResult,
  options: ReportStudyOptions,
): Promise<Pick<ReportInput, 'headline' | 'sensitivity' | 'loadBearing'>> {
  if (options.quick === true) return {};
  const headline = await bandsOf(read, world, options);
  const of = options.of ?? firstThatComesAbout(result);
  if (of === null) return { headline };
  return {
    headline,
    loadBearing: await loadOf(read, world, of, options),
    sensitivity: await tornadoOf(read, world, of, options),
  };
}

/** What the studies are about unless told; null where nothing came about. */
export function firstThatComesAbout({ outcomes }: SimulationResult): string | null {
  return outcomes.find(({ probability: { value } }) => value !== null && value > 0)?.name ?? null;
}

/** What a probability depends on, one number at a time; null where it was interrupted. */
export async function tornadoOf(
  { scenario }: ReadFile,
  world: World,
  of: string,
  options: PictureStudyOptions,
  runs: number = TORNADO_RUNS,
): Promise<SensitivityResult | null> {
  return studied('tornado', world, options, (study) =>
    sensitivityOf(scenario, { ...study, of, runs, methods: ['tornado'] }),
  );
}

/** What carries a probability; null where it was interrupted. */
export async function loadOf(
  { scenario }: ReadFile,
  world: World,
  of: string,
  options: PictureStudyOptions,
  runs: number = LOAD_RUNS,
): Promise<LoadBearingResult | null> {
  return studied('load-bearing', world, options, (study) =>
    loadBearing(scenario, { ...study, of, runs, traced: TRACED }),
  );
}

async function studied<Result extends { readonly stopped: boolean }>(
  name: string,
  { variant, readings }: World,
  options: PictureStudyOptions,
  work: (study: StudyOptions) => Promise<Analysis<Result>>,
): Promise<Result | null> {
  if (process.exitCode !== undefined) return null;
  const { seed, level, set = new Map<string, number>(), method = 'auto' } = options;
  const team = options.workers === 0 ? null : threads(options.workers);
  const progress = createProgress(options);
  const interrupt = stopOnInterrupt();
  try {
    const { result } = await work({
      variant,
      readings,
      set,
      seed,
      level,
      // What was asked to be exact is the answers; a model beside them may be larger.
      method: method === 'exact' ? 'auto' : method,
      ...(team === null ? {} : { team }),
      signal: interrupt.signal,
      onProgress: (done, of) => progress.show(name, done, of, 'models'),
    });
    if (result?.stopped === true) process.exitCode = interrupt.exitCode;
    return result;
  } finally {
    await team?.close();
    interrupt.done();
    progress.clear();
  }
}
