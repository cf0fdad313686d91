import { TICK_SHIFT } from './coin.js';
import { CERTAIN } from './limits.js';
import { word } from './mixer.js';
import { compareByCodePoint } from './order.js';

/** One thing that a choice may pick, with its weight: finite, 0 or more, on any scale. */
export interface Alternative {
  readonly name: string | number;
  readonly weight: number;
}

/** The alternatives of a choice in their fixed order, so that the order in a file changes nothing. */
export interface ChoiceTable {
  /** Ascending whole numbers, the last 2^32: entry j is picked by the words below it and not below j − 1. */
  readonly thresholds: readonly number[];
  /** For each threshold, the place of its alternative in the list that was given. */
  readonly places: readonly number[];
  /** How many alternatives were given, those of weight 0 too. */
  readonly given: number;
}

/** The words of choices stand behind the 32 digits of the tick's coin. */
const FIRST_WORD = 64;

/**
 * The table of a choice: alternatives by name (numbers first, by value; then texts in normal form C, by code
 * point), weight 0 left out, thresholds floor(cumulative / total·2^32).
 *
 * @throws RangeError if no weight is above 0, a weight is negative or not finite, or a name comes twice.
 */
export function choiceTable(alternatives: readonly Alternative[]): ChoiceTable {
  const sorted = alternatives
    .map(({ name, weight }, place) => ({
      name: normalName(name),
      weight: checkedWeight(name, weight),
      place,
    }))
    .sort((left, right) => compareNames(left.name, right.name));
  sorted.forEach(({ name }, at) => {
    if (sorted[at - 1]?.name === name) {
      throw new RangeError(`a choice has the alternative ${JSON.stringify(name)} twice`);
    }
  });
  const possible = sorted.filter(({ weight }) => weight > 0);
  let total = 0;
  const cumulative = possible.map(({ weight }) => (total += weight));
  if (!(total > 0 && total < Infinity)) {
    throw new RangeError(`the weights of a choice need a finite sum above 0, not ${total}`);
  }
  const thresholds = cumulative.map((sum) => Math.floor((sum / total) * CERTAIN));
  return { thresholds, places: possible.map(({ place }) => place), given: alternatives.length };
}

/** The exact chance of each alternative, in the order in which they were given: multiples of 2^−32. */
export function choiceProbabilities(table: ChoiceTable): readonly number[] {
  const probabilities = Array.from({ length: table.given }, () => 0);
  let below = 0;
  table.thresholds.forEach((threshold, at) => {
    probabilities[table.places[at] ?? 0] = (threshold - below) / CERTAIN;
    below = threshold;
  });
  return probabilities;
}

/**
 * Which alternative one lane's choice picks at a tick: its place in the list that was given.
 *
 * @param a the batch's first key word
 * @param b the batch's second key word
 * @param tick from 0 to 2^23 − 1
 * @param lane from 0 to 31
 */
export function choicePick(a: number, b: number, tick: number, lane: number, table: ChoiceTable): number {
  const drawn = word(a, b, (tick << TICK_SHIFT) + FIRST_WORD + lane);
  const { thresholds } = table;
  // The first threshold above the word, by halving: long tables stand for delays of many ticks.
  let from = 0;
  let to = thresholds.length - 1;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (drawn < (thresholds[middle] ?? CERTAIN)) to = middle;
    else from = middle + 1;
  }
  return table.places[from] ?? 0;
}

function checkedWeight(name: string | number, weight: number): number {
  if (weight >= 0 && weight < Infinity) return weight;
  throw new RangeError(`the weight of ${JSON.stringify(name)} is finite and 0 or more, not ${weight}`);
}

function normalName(name: string | number): string | number {
  if (typeof name === 'string') return name.normalize('NFC');
  if (!Number.isFinite(name)) throw new RangeError(`an alternative's number is finite, not ${name}`);
  return name;
}

function compareNames(left: string | number, right: string | number): number {
  if (typeof left === 'string') return typeof right === 'string' ? compareByCodePoint(left, right) : 1;
  return typeof right === 'string' ? -1 : left - right;
}
