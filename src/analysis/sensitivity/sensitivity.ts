import type { Seed } from '../../chance/index.js';
import type { Scenario } from '../../scenario/scenario.js';
import { answerTo } from '../evaluation/asked.js';
import { answerAt, evaluatePoints } from '../evaluation/points.js';
import { rangedNumbers, type RangedNumber } from '../evaluation/ranged-numbers.js';
import { type AskedStudy, prepareAsked, type StudyOptions } from '../evaluation/study.js';
import type { Analysis } from '../evaluation/worlds.js';
import { type Design, sampleDesign } from '../methods/sampling/index.js';
import {
  elementaryEffects,
  morrisDesign,
  oneAtATimeDesign,
  pawnIndices,
  rangeEffects,
  saltelliDesign,
  sobolIndices,
} from '../methods/sensitivity-indices/index.js';
import { possiblePoints, possibleRows, possibleTrajectories, type Values } from './possible.js';
import type { Morris, SensitivityResult, Tornado } from './result.js';

/** A method of sensitivity analysis: see docs/methods.md. */
export type SensitivityMethod = 'tornado' | 'morris' | 'sobol' | 'pawn';

/** Which probability, by which methods, with how many points. */
export interface SensitivityOptions extends StudyOptions {
  /** The name of an outcome, or `QUESTION:ROW`. */
  readonly of: string;
  /** Tornado and Morris unless told. */
  readonly methods?: readonly SensitivityMethod[];
  /** Trajectories of Morris's screening, from 2: 10 unless told. */
  readonly trajectories?: number;
  /** Rows of the sample for Sobol indices, a power of two: 128 unless told. */
  readonly rows?: number;
  /** How many numbers get Sobol indices: the first by Morris's screening, 10 unless told. The others keep their values. */
  readonly most?: number;
  /** Whether Sobol indices of pairs are wanted too. */
  readonly pairs?: boolean;
  /** Points of the sample for PAWN, from 20: 512 unless told. */
  readonly points?: number;
}

/** How many runs of each model unless told. */
const RUNS = 1_000;

/**
 * Says how much a probability moves with each number that is known only to a range. All models are played on the same luck,
 * so a number that nothing reads moves nothing, not even by chance.
 *
 * Points whose numbers go together in no model are left out and counted: so what is said holds for the part of the space
 * that is possible. Sobol indices take the numbers one by one as independent, which there they are not quite.
 *
 * @throws AskedError if the scenario asks no such thing; RangeError on an option out of range.
 */
export async function sensitivityOf(
  scenario: Scenario,
  options: SensitivityOptions,
): Promise<Analysis<SensitivityResult>> {
  const { study, diagnostics } = prepareAsked(scenario, options.of, options, RUNS);
  if (study === null) return { result: null, diagnostics };
  return { result: await new Studying(study, options).result(), diagnostics };
}

class Studying {
  readonly #study: AskedStudy;
  readonly #options: SensitivityOptions;
  readonly #seed: Seed;
  readonly #remarks: string[] = [];
  #evaluations = 0;
  #impossible = 0;
  #planned = 0;
  /** The mean variance that chance gives a value. */
  #noise = { sum: 0, values: 0 };

  constructor(study: AskedStudy, options: SensitivityOptions) {
    this.#study = study;
    this.#options = options;
    this.#seed = options.seed ?? 1;
  }

  async result(): Promise<SensitivityResult> {
    const { model, asked, head, evaluate, world } = this.#study;
    const { methods = ['tornado', 'morris'] } = this.#options;
    const numbers = rangedNumbers(world.scenario, model);
    const found = await answerAt(model, evaluate);
    const nominal =
      found === null
        ? { value: null, low: null, high: null, runs: 0 }
        : answerTo(asked, model, found.answers);
    const parameters = numbers.ranged;
    const has = (method: SensitivityMethod): boolean => parameters.length > 0 && methods.includes(method);
    if (parameters.length === 0) this.#remarks.push('No number has a range, so there is nothing to move.');
    this.#planned = this.#plan(parameters, methods);
    const tornado = has('tornado') ? await this.#tornado(parameters) : null;
    // Sobol indices are for the numbers that a screening leaves.
    const screens = has('morris') || (has('sobol') && this.#screens(parameters));
    const morris = screens ? await this.#morris(parameters) : null;
    const sobol = has('sobol') ? await this.#sobol(this.#leading(parameters, morris)) : null;
    const pawn = has('pawn') ? await this.#pawn(parameters) : null;
    return {
      ...head,
      stopped: this.#isStopped(),
      asked,
      nominal,
      parameters,
      withoutRange: numbers.withoutRange,
      set: numbers.set,
      evaluations: this.#evaluations,
      impossible: this.#impossible,
      tornado,
      morris,
      sobol,
      pawn,
      remarks: this.#remarks,
    };
  }

  get #most(): number {
    return this.#options.most ?? 10;
  }

  #screens(parameters: readonly RangedNumber[]): boolean {
    return parameters.length > this.#most;
  }

  #plan(parameters: readonly RangedNumber[], methods: readonly SensitivityMethod[]): number {
    const { trajectories = 10, rows = 128, pairs = false, points = 512 } = this.#options;
    const all = parameters.length;
    const screened = Math.min(all, this.#most);
    const has = (method: SensitivityMethod): boolean => methods.includes(method);
    const screens = has('morris') || (has('sobol') && this.#screens(parameters));
    return (
      (has('tornado') ? 2 * all + 1 : 0) +
      (screens ? trajectories * (all + 1) : 0) +
      (has('sobol') ? rows * ((pairs ? 2 : 1) * screened + 2) : 0) +
      (has('pawn') ? points : 0)
    );
  }

  #isStopped(): boolean {
    return this.#options.signal?.aborted === true;
  }

  /** The values at the points of a design, as far as they were evaluated. */
  async #values(design: Design): Promise<Values> {
    const before = this.#evaluations;
    const { world, points, asked } = this.#study;
    const found = await evaluatePoints(world, design, {
      ...points,
      onProgress: (done) => this.#options.onProgress?.(before + done, this.#planned),
    });
    const estimates = found.map((one) => (one === null ? null : answerTo(asked, one.model, one.answers)));
    this.#evaluations += estimates.length;
    for (const one of estimates) {
      if (one === null || one.value === null) this.#impossible += 1;
      else if (one.low !== one.high && one.runs > 0) {
        this.#noise.sum += (one.value * (1 - one.value)) / one.runs;
        this.#noise.values += 1;
      }
    }
    return estimates.map((one) => one?.value ?? null);
  }

  async #tornado(parameters: readonly RangedNumber[]): Promise<Tornado | null> {
    const design = oneAtATimeDesign(parameters);
    const values = await this.#values(design);
    const nominal = values[0] ?? null;
    if (nominal === null || values.length < design.size) return null;
    const isCut = (axis: number): boolean => values[2 * axis + 1] === null || values[2 * axis + 2] === null;
    return {
      ...rangeEffects(
        design,
        values.map((value) => value ?? nominal),
      ),
      cut: parameters.filter((_, axis) => isCut(axis)).map(({ name }) => name),
    };
  }

  async #morris(parameters: readonly RangedNumber[]): Promise<Morris | null> {
    const { trajectories = 10, level } = this.#options;
    const design = morrisDesign(parameters, { trajectories, seed: this.#seed });
    const possible = possibleTrajectories(design, await this.#values(design));
    if (possible.design.trajectories < 2) {
      if (!this.#isStopped()) {
        this.#remarks.push(
          'Fewer than two trajectories were possible from end to end, so there is no screening.',
        );
      }
      return null;
    }
    const effects = elementaryEffects(possible.design, possible.values, level);
    return {
      trajectories: possible.design.trajectories,
      effects: [...effects].sort((one, other) => other.muStar - one.muStar),
    };
  }

  #leading(parameters: readonly RangedNumber[], morris: Morris | null): readonly RangedNumber[] {
    if (!this.#screens(parameters)) return parameters;
    const leading = morris?.effects.slice(0, this.#most).map(({ parameter }) => parameter) ?? [];
    return parameters.filter(({ name }) => leading.includes(name));
  }

  async #sobol(parameters: readonly RangedNumber[]): Promise<SensitivityResult['sobol']> {
    const { rows = 128, pairs = false, level = 0.95 } = this.#options;
    if (parameters.length === 0) return null;
    const design = saltelliDesign(parameters, { rows, secondOrder: pairs, seed: this.#seed });
    const possible = possibleRows(design, await this.#values(design));
    if (possible.design.rows < 2 || this.#isStopped()) {
      if (!this.#isStopped())
        this.#remarks.push('Fewer than two rows were possible, so there are no Sobol indices.');
      return null;
    }
    const { sum, values } = this.#noise;
    return sobolIndices(possible.design, possible.values, {
      level,
      noiseVariance: values === 0 ? 0 : sum / values,
    });
  }

  async #pawn(parameters: readonly RangedNumber[]): Promise<SensitivityResult['pawn']> {
    const { points = 512, level = 0.95 } = this.#options;
    const design = sampleDesign(parameters, { points, seed: this.#seed });
    const possible = possiblePoints(design, await this.#values(design));
    if (possible.values.length < 20) {
      if (!this.#isStopped())
        this.#remarks.push('Fewer than 20 points were possible, so there are no PAWN indices.');
      return null;
    }
    const indices = pawnIndices(possible.design, possible.values, { level, seed: this.#seed });
    return [...indices].sort((one, other) => other.median - one.median);
  }
}
