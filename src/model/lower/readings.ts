import { nearestName } from '../../scenario/diagnostics/nearest.js';
import type { Problem } from '../../scenario/diagnostics/reporter.js';
import { findQuantity } from '../../scenario/quantities.js';
import { chooseAlternatives, type Combination } from '../../scenario/readings.js';
import type { Reading, Scenario, Variant } from '../../scenario/scenario.js';
import { quantitiesOf } from '../../scenario/quantities.js';

/** Readings: which alternatives hold, and whether any two can hold together. */

/** The alternatives that hold, or what is wrong with those that were chosen. */
export function chosenAlternatives(
  { readings }: Scenario,
  chosen: Readonly<Record<string, string | undefined>>,
): { readonly combination: Combination; readonly problems: readonly Problem[] } {
  const problems = Object.entries(chosen).flatMap(([name, wanted]): Problem[] => {
    if (wanted === undefined) return [];
    const reading = readings.find((one) => one.name === name);
    if (reading === undefined) {
      const known = readings.map((one) => one.name);
      return [unknown('reading', name, known, ['readings'])];
    }
    const alternatives = reading.alternatives.map((one) => one.name);
    if (alternatives.includes(wanted)) return [];
    return [unknown(`alternative of the reading "${name}"`, wanted, alternatives, reading.path)];
  });
  return { combination: chooseAlternatives(readings, chosen), problems };
}

function unknown(what: string, name: string, known: readonly string[], path: Problem['path']): Problem {
  const near = nearestName(name, known);
  const list = known.length === 0 ? 'the scenario has no readings' : `known: ${known.join(', ')}`;
  return {
    code: 'unknown-name',
    path,
    message: `there is no ${what} named "${name}"`,
    hint: near === null ? list : `did you mean "${near}"?`,
  };
}

/**
 * Two readings that speak of the same thing and do not say the same. No order of readings could mend that, as their order
 * in the file means nothing; a variant has the last word, so it is in conflict with none.
 */
export function readingConflicts(scenario: Scenario): Problem[] {
  const names = scenario.readings.length < 2 ? [] : quantitiesOf(scenario).map(({ name }) => name);
  return scenario.readings.flatMap((reading, place) =>
    scenario.readings.slice(0, place).flatMap((earlier) => between(earlier, reading, names)),
  );
}

function between(earlier: Reading, later: Reading, names: readonly string[]): Problem[] {
  return later.alternatives.flatMap((one) =>
    earlier.alternatives.flatMap((other) => {
      const found = conflict(claimsOf(one, names), claimsOf(other, names));
      if (found === null) return [];
      return [
        {
          code: 'contradiction',
          path: [...one.path, found.key],
          message:
            `the alternatives "${one.name}" of the reading "${later.name}" and "${other.name}" of ` +
            `"${earlier.name}" differ about ${found.what}`,
          hint: 'make them alternatives of one reading, or leave one of them to a variant, which comes last',
        },
      ];
    }),
  );
}

/** What an overlay says of a thing. Two claims about one thing agree only if they are the same. */
interface Claim {
  readonly what: string;
  readonly says: string;
  readonly key: string;
  /** The commitment on which it depends. */
  readonly needs?: string;
}

function claimsOf(one: Variant, names: readonly string[]): Claim[] {
  return [
    ...[...one.set].map(([wanted, value]): Claim => {
      const found = findQuantity(wanted, names);
      const name = 'name' in found ? found.name : wanted;
      return { what: name, says: String(value), key: 'set', ...needed(name) };
    }),
    ...one.remove.map((name): Claim => ({ what: `commitment ${name}`, says: 'removed', key: 'remove' })),
    // Two that are added under one name may differ in anything, so they never agree.
    ...one.add.map(
      ({ name, path }): Claim => ({ what: `commitment ${name}`, says: path.join('/'), key: 'add' }),
    ),
    ...one.publish.map(
      ({ commitment, on }): Claim => ({
        what: `whether ${commitment} is public`,
        says: `from ${on}`,
        key: 'publish',
        needs: commitment,
      }),
    ),
    ...one.conceal.map(
      (commitment): Claim => ({
        what: `whether ${commitment} is public`,
        says: 'never',
        key: 'conceal',
        needs: commitment,
      }),
    ),
    ...one.put.map(
      ({ process, value, on }): Claim => ({
        what: `the state of ${process} on ${on <= 1 ? 'tick 1' : `tick ${on}`}`,
        says: String(value),
        key: 'put',
      }),
    ),
  ];
}

/** The commitment of which a number is. */
function needed(name: string): { needs: string } | Record<string, never> {
  const [section, commitment] = name.split('.');
  return section === 'commitments' && commitment !== undefined ? { needs: commitment } : {};
}

function conflict(ones: readonly Claim[], others: readonly Claim[]): { what: string; key: string } | null {
  for (const one of ones) {
    for (const other of others) {
      if (one.what === other.what && one.says !== other.says) {
        return { what: one.what.replace('commitment ', 'the commitment '), key: one.key };
      }
      if (isRemovedBy(one, other) || isRemovedBy(other, one)) {
        return { what: `the commitment ${one.needs ?? other.needs ?? ''}, which one removes`, key: one.key };
      }
    }
  }
  return null;
}

function isRemovedBy(one: Claim, other: Claim): boolean {
  return one.needs !== undefined && other.says === 'removed' && other.what === `commitment ${one.needs}`;
}
