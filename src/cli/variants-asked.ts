import type { SimulationResult } from '../montecarlo/result.js';
import { variantName } from '../report/variants.js';
import { AS_GIVEN } from '../scenario/unchanged-variant.js';
import type { Scenario } from '../scenario/scenario.js';

/** The file as given, and every variant that a question asks about, in the order of the file. */
export function variantsAsked(scenario: Scenario): (string | null)[] {
  const asked = new Set(scenario.questions.flatMap((question) => question.under ?? []));
  asked.delete(AS_GIVEN);
  return [null, ...scenario.variants.map((variant) => variant.name).filter((name) => asked.has(name))];
}

/** The other variants: no question asks about them, so they are run only where they are named. */
export function variantsNotAsked(scenario: Scenario): string[] {
  const asked = new Set(variantsAsked(scenario));
  return scenario.variants.map((variant) => variant.name).filter((name) => !asked.has(name));
}

/** The result without the questions that are not asked of its variant. */
export function onlyAsked(scenario: Scenario, result: SimulationResult): SimulationResult {
  const variant = variantName(result.variant);
  const elsewhere = scenario.questions
    .filter(({ under }) => under !== null && !under.includes(variant))
    .map(({ name }) => name);
  return { ...result, questions: result.questions.filter(({ name }) => !elsewhere.includes(name)) };
}
