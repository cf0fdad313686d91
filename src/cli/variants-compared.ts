import { variantName } from '../report/variants.js';
import { AS_GIVEN } from '../scenario/unchanged-variant.js';
import type { Scenario } from '../scenario/scenario.js';
import { Failure } from './failure.js';
import { findVariant } from './names-in-scenario.js';

/** How commands that compare variants are told which. */

/**
 * The variants that `--variants` names; of one alone it is held against the file as given. A name may itself hold commas:
 * then it is taken as a whole.
 */
export function comparedVariants(scenario: Scenario, given: readonly string[]): (string | null)[] {
  const names = scenario.variants.map(({ name }) => name);
  const wanted = given.flatMap((text) => (names.includes(text) ? [text] : text.split(',')));
  const found = wanted.map((name) => findVariant(scenario, name.trim()));
  const [only, another] = found;
  if (only !== undefined && another === undefined) {
    if (only === null) {
      const hint = `Name another one: ${names.map((name) => `"${name}"`).join(', ') || 'the file has none'}.`;
      throw new Failure(`"${AS_GIVEN}" alone is nothing to compare.`, { hint });
    }
    return [null, only];
  }
  return found;
}

/** The questions that are asked of one of the variants that are held against the first. */
export function questionsCompared({ questions }: Scenario, others: readonly (string | null)[]): string[] {
  const names = others.map(variantName);
  return questions
    .filter(({ under }) => under === null || under.some((name) => names.includes(name)))
    .map(({ name }) => name);
}
