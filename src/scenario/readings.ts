import { isEmpty, overlay } from './overlay.js';
import type { Reading, Scenario, Variant } from './scenario.js';

/** More combinations than this are not run unless told: each multiplies the work, and nobody reads so many columns. */
export const MOST_COMBINATIONS = 64;

/** Which alternative of each reading holds: alternatives by the names of their readings, in the order of the file. */
export type Combination = Readonly<Record<string, string>>;

/** The alternatives that hold: those that are chosen, and the first of every other reading. */
export function chooseAlternatives(
  readings: readonly Reading[],
  chosen: Readonly<Record<string, string | undefined>>,
): Combination {
  return Object.fromEntries(
    readings.map(({ name, alternatives }) => [name, chosen[name] ?? alternatives[0]?.name ?? '']),
  );
}

/** How many combinations of alternatives there are, some readings being fixed. */
export function countCombinations(
  readings: readonly Reading[],
  fixed: Readonly<Record<string, string | undefined>> = {},
): number {
  return freeOf(readings, fixed).reduce((product, { alternatives }) => product * alternatives.length, 1);
}

/** `3 × 4 = 12`: where the number of combinations comes from. */
export function combinationsInWords(
  readings: readonly Reading[],
  fixed: Readonly<Record<string, string | undefined>> = {},
): string {
  const factors = freeOf(readings, fixed).map(({ alternatives }) => alternatives.length);
  const product = String(countCombinations(readings, fixed));
  return factors.length < 2 ? product : `${factors.join(' × ')} = ${product}`;
}

/** Every combination of alternatives, some readings being fixed. The last reading of the file turns fastest. */
export function combinationsOf(
  readings: readonly Reading[],
  fixed: Readonly<Record<string, string | undefined>> = {},
): Combination[] {
  let combinations: Combination[] = [{}];
  for (const { name, alternatives } of readings) {
    const only = fixed[name];
    const names = only === undefined ? alternatives.map((one) => one.name) : [only];
    combinations = combinations.flatMap((combination) =>
      names.map((alternative) => ({ ...combination, [name]: alternative })),
    );
  }
  return combinations;
}

function freeOf(
  readings: readonly Reading[],
  fixed: Readonly<Record<string, string | undefined>>,
): readonly Reading[] {
  return readings.filter(({ name }) => fixed[name] === undefined);
}

/**
 * What is laid over the scenario: the alternatives that hold, in the order of the file, and the variant last; null if
 * none of it changes anything.
 */
export function overlayOf(
  { readings }: Pick<Scenario, 'readings'>,
  combination: Combination,
  variant: Variant | null,
): Variant | null {
  const meant = readings.flatMap(({ name, alternatives }) =>
    alternatives
      .filter((one) => one.name === combination[name] && !isEmpty(one))
      .map((one) => ({ ...one, name: `${name}: ${one.name}` })),
  );
  const layers = variant === null ? meant : [...meant, variant];
  if (layers.length === 0) return null;
  // A story says whose doing an act is: only those layers have a part in it that do something.
  const doing = layers.filter((one) => one.force.length + one.put.length + one.publish.length > 0);
  const named = doing.length === 0 ? layers : doing;
  return { ...layers.reduce(overlay), name: named.map(({ name }) => name).join('; ') };
}

/** `E2: no attack at all; E7: as reported`. */
export function combinationText(combination: Combination): string {
  return Object.entries(combination)
    .map(([name, alternative]) => `${name}: ${alternative}`)
    .join('; ');
}
