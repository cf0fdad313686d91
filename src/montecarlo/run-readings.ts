import type { DefinedScenario } from '../scenario/define/define.js';
import type { VariantName } from '../scenario/define/names-of.js';
import type { AS_GIVEN } from '../scenario/unchanged-variant.js';
import {
  combinationsInWords,
  combinationsOf,
  countCombinations,
  MOST_COMBINATIONS,
} from '../scenario/readings.js';
import type { Scenario } from '../scenario/scenario.js';
import { givenScenario } from './given-scenario.js';
import { runScenario, type RunScenarioOptions } from './run-scenario.js';
import type { ScenarioResult } from './scenario-result.js';

/** How a scenario is to be run over its readings. `readings` fixes some of them. */
export interface RunReadingsOptions<T, Variant> extends RunScenarioOptions<T, Variant> {
  /** The most combinations that are run: 64 unless told. */
  readonly most?: number;
}

/**
 * Plays a scenario under every combination of the alternatives of its readings, one result each, with the same luck:
 *
 * ```ts
 * const results = await runReadings(pact, { runs: 10_000 });
 * const shares = results.map(({ outcomes }) => outcomes['regional war'].probability.value ?? 0);
 * console.log(Math.min(...shares), Math.max(...shares), results.map(({ readings }) => readings));
 * ```
 *
 * Aborted by its signal, it gives the combinations that were begun.
 *
 * @throws ScenarioError, TypeError and RangeError as `runScenario` does, and a RangeError on too many combinations: as a
 * rejection, before any is played.
 */
export async function runReadings<
  T extends DefinedScenario<unknown> | Scenario,
  const Variant extends VariantName<T> | typeof AS_GIVEN = typeof AS_GIVEN,
>(scenario: T, options: RunReadingsOptions<T, Variant> = {}): Promise<readonly ScenarioResult<T, Variant>[]> {
  const { most = MOST_COMBINATIONS, ...each } = options;
  const { readings } = givenScenario(scenario).scenario;
  const fixed: Readonly<Record<string, string | undefined>> = options.readings ?? {};
  if (countCombinations(readings, fixed) > most) {
    throw new RangeError(
      `the readings have ${combinationsInWords(readings, fixed)} combinations, and at most ${most} are run: ` +
        'fix some with `readings`, or raise `most`',
    );
  }
  const results: ScenarioResult<T, Variant>[] = [];
  for (const combination of combinationsOf(readings, fixed)) {
    // A name that the scenario does not know is kept, to be complained of.
    const chosen = { ...fixed, ...combination } as NonNullable<typeof options.readings>;
    results.push(await runScenario<T, Variant>(scenario, { ...each, readings: chosen }));
    if (options.signal?.aborted === true) break;
  }
  return results;
}
