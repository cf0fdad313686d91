import { lower } from '../model/lower/index.js';
import type { DefinedScenario } from '../scenario/define/define.js';
import type {
  AlternativeName,
  ParameterName,
  ReadingName,
  VariantName,
} from '../scenario/define/names-of.js';
import { AS_GIVEN } from '../scenario/unchanged-variant.js';
import type { Scenario } from '../scenario/scenario.js';
import { givenScenario } from './given-scenario.js';
import { ScenarioError } from './scenario-error.js';
import { byName, type ScenarioResult } from './scenario-result.js';
import { simulate, type SimulateOptions } from './simulate.js';

/** Alternatives by the names of their readings. */
export type AlternativesOf<T> = { readonly [Name in ReadingName<T>]?: AlternativeName<T, Name> };

/** How a scenario is to be run. */
export interface RunScenarioOptions<T, Variant> extends SimulateOptions {
  /** The variant to run: `as given`, the scenario itself, unless told. */
  readonly variant?: Variant;
  /** Which alternative of a reading holds: the first, unless told. */
  readonly readings?: AlternativesOf<T>;
  /** Numbers to use in place of those of the scenario and of the variant, by name. */
  readonly set?: { readonly [Name in ParameterName<T>]?: number };
}

/**
 * Plays a scenario many times, and counts. The result is indexed by the names of the scenario:
 *
 * ```ts
 * const result = await runScenario(pact, { variant: 'no mediator', runs: 10_000, set: { 'restraint.fidelity': 0.5 } });
 * result.outcomes['regional war'].probability.value;
 * result.commitments.restraint.south.fates.violated;
 * result.questions.Q1.rows;
 * ```
 *
 * The same scenario, options and seed give the same result. Aborted by its signal, it gives the runs that were done.
 *
 * @throws ScenarioError if something is wrong with the scenario, its variant or what is set: as a rejection, with all
 * the diagnostics. Warnings stand in the result.
 * @throws TypeError if it is given something else than a scenario.
 * @throws RangeError on a number of runs, a level or a seed out of range.
 */
export async function runScenario<
  T extends DefinedScenario<unknown> | Scenario,
  const Variant extends VariantName<T> | typeof AS_GIVEN = typeof AS_GIVEN,
>(scenario: T, options: RunScenarioOptions<T, Variant> = {}): Promise<ScenarioResult<T, Variant>> {
  // Where the variant is left out, its type is that of `as given`.
  const { variant = AS_GIVEN as Variant, readings = {}, set = {}, ...simulation } = options;
  const given = givenScenario(scenario);
  const { model, diagnostics } = lower(given.scenario, {
    variant,
    readings,
    set: new Map(Object.entries<number>(set)),
  });
  const warnings = [...given.warnings, ...diagnostics];
  if (model === null) throw new ScenarioError(warnings);
  const result = await simulate(model, simulation);
  return byName(given.scenario, variant, result, warnings);
}
