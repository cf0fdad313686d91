import { NONE_OF_THESE } from '../model/none-of-these.js';
import { visible } from '../scenario/diagnostics/visible.js';
import { findQuantity, quantitiesOf } from '../scenario/quantities.js';
import type { Combination } from '../scenario/readings.js';
import type { Scenario } from '../scenario/scenario.js';
import { AS_GIVEN } from '../scenario/unchanged-variant.js';
import { capitalised, Failure, unknownName } from './failure.js';

/** What a command line names in a scenario: found, or told with the names that there are. */

/** The name of an actor, who may be called as the story calls it too: `north` for `North`. */
export function actorNamed({ actors }: Scenario, called: string): string {
  const names = actors.map(({ name }) => name);
  if (names.includes(called)) return called;
  const same = (label: string): boolean => label.toLowerCase() === called.toLowerCase();
  const [meant, another] = actors.filter(({ name, label }) => same(name) || same(label));
  if (meant !== undefined && another === undefined) return meant.name;
  throw unknownName('actor', called, names);
}

/** The variant of this name; null for the file as given. */
export function findVariant(scenario: Scenario, name: string): string | null {
  if (name === AS_GIVEN) return null;
  const names = scenario.variants.map((variant) => variant.name);
  if (names.includes(name)) return name;
  throw unknownName('variant', name, [AS_GIVEN, ...names]);
}

/** What an option says that it is asked about. It has to be said; where it is not, the names help more than a refusal. */
export function saidOf({ outcomes }: Scenario, said: string | undefined, option = '--of'): string {
  if (said !== undefined) return said;
  const names = [...outcomes.map(({ name }) => name), NONE_OF_THESE];
  throw new Failure(`Say what it is asked about, with ${option}.`, {
    hint: `There are: ${names.map((name) => `"${visible(name)}"`).join(', ')}; or QUESTION:ROW.`,
  });
}

/** The readings that were chosen, by name, each with an alternative that it has. */
export function findReadings(
  { readings }: Scenario,
  chosen: ReadonlyMap<string, string> = new Map(),
): Combination {
  for (const [name, alternative] of chosen) {
    const reading = readings.find((one) => one.name === name);
    if (reading === undefined) {
      const known = readings.map((one) => one.name);
      throw unknownName('reading', name, known);
    }
    const known = reading.alternatives.map((one) => one.name);
    if (!known.includes(alternative)) throw unknownName(`alternative of ${name}`, alternative, known);
  }
  return Object.fromEntries(chosen);
}

/** A name that `--set` gets wrong is a mistake in the command, not in the file. */
export function checkSettings(scenario: Scenario, set: ReadonlyMap<string, number>): void {
  const names = quantitiesOf(scenario).map(({ name }) => name);
  for (const wanted of set.keys()) {
    const found = findQuantity(wanted, names);
    if (!('problem' in found)) continue;
    const hint = found.hint ?? '`check FILE --names` lists all that can be set.';
    throw new Failure(`${capitalised(visible(found.problem))}.`, { hint: capitalised(visible(hint)) });
  }
}

/** What the command asks for by a wrong name is a mistake in the command. */
export function asFailure<Result>(attempt: () => Result): Result {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof RangeError) throw new Failure(`${capitalised(visible(error.message))}.`);
    throw error;
  }
}
