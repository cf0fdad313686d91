import { lower } from '../model/lower/index.js';
import type { DefinedScenario } from '../scenario/define/define.js';
import type { ParameterName, VariantName } from '../scenario/define/names-of.js';
import type { Diagnostic } from '../scenario/diagnostics/diagnostic.js';
import { AS_GIVEN } from '../scenario/read/answers.js';
import { readDocument } from '../scenario/read/scenario.js';
import type { Scenario } from '../scenario/scenario.js';
import { ScenarioError } from './scenario-error.js';
import { byName, type ScenarioResult } from './scenario-result.js';
import { simulate, type SimulateOptions } from './simulate.js';

/** How a scenario is to be run. */
export interface RunScenarioOptions<T, Variant> extends SimulateOptions {
  /** The variant to run: `as given`, the scenario itself, unless told. */
  readonly variant?: Variant;
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
 * @throws RangeError on a number of runs, a level or a seed out of range.
 */
export async function runScenario<
  T extends DefinedScenario<unknown> | Scenario,
  const Variant extends VariantName<T> | typeof AS_GIVEN = typeof AS_GIVEN,
>(scenario: T, options: RunScenarioOptions<T, Variant> = {}): Promise<ScenarioResult<T, Variant>> {
  // Where the variant is left out, its type is that of `as given`.
  const { variant = AS_GIVEN as Variant, set = {}, ...simulation } = options;
  const read = readIfNeeded(scenario);
  const { model, diagnostics } = lower(read.scenario, { variant, set: new Map(Object.entries<number>(set)) });
  const warnings = [...read.warnings, ...diagnostics];
  if (model === null) throw new ScenarioError(warnings);
  const result = await simulate(model, simulation);
  return byName(read.scenario, variant, result, warnings);
}

function readIfNeeded(given: DefinedScenario<unknown> | Scenario): {
  readonly scenario: Scenario;
  readonly warnings: readonly Diagnostic[];
} {
  if (!('document' in given)) return { scenario: given, warnings: [] };
  const { scenario, diagnostics } = readDocument(given.document);
  if (scenario === null) throw new ScenarioError(diagnostics);
  return { scenario, warnings: diagnostics };
}
