import type { SimulationResult } from '../../montecarlo/result.js';
import type { Combination } from '../../scenario/readings.js';
import { questionRows } from '../json/questions.js';
import { amount, count, decimalsFor, NOT_ESTIMABLE, withInterval } from '../numbers.js';

/** What one world answers, a line each: the same lines in all worlds that are set side by side. */
export interface Line {
  readonly label: string;
  readonly value: number | null;
  /** The value with its interval. */
  readonly text: string;
  /** The value alone, as it stands in a spread. */
  readonly short: (value: number) => string;
}

/** How the runs end. */
export function outcomeLines({ outcomes, runs }: SimulationResult): Line[] {
  const decimals = decimalsFor(runs);
  return outcomes.map(({ name, probability }) => ({
    label: name,
    value: probability.value,
    text: withInterval(probability, decimals),
    short: (value) => value.toFixed(decimals),
  }));
}

/** The answers to one question. */
export function questionLines(result: SimulationResult, name: string): Line[] {
  const decimals = decimalsFor(result.runs);
  return questionRows(result)
    .filter(({ id }) => id === name)
    .map(({ row, unit, value, low, high, runs, exact }) => {
      const isMean = unit === 'ticks';
      // What is exact has no interval to show.
      const bounds = exact ? { low: null, high: null } : { low, high };
      const estimate = { value, ...bounds, runs, ...(exact ? { exact } : {}) };
      const text = isMean ? meanText(estimate) : withInterval(estimate, decimals);
      const few = isMean || value === null || exact || runs === result.runs ? '' : ` of ${count(runs)}`;
      return {
        label: isMean ? `${row}, in ${result.tick}s` : row,
        value,
        text: `${text}${few}`,
        short: (one) => (isMean ? amount(one) : one.toFixed(decimals)),
      };
    });
}

function meanText({ value, low, high }: Bounds): string {
  if (value === null) return NOT_ESTIMABLE;
  return low === null || high === null ? amount(value) : `${amount(value)} [${amount(low)}, ${amount(high)}]`;
}

interface Bounds {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const LETTERS = 26;

/** The readings that are not the same in all combinations. */
export function varying(combinations: readonly Combination[]): string[] {
  const [first = {}] = combinations;
  return Object.keys(first).filter((name) => combinations.some((one) => one[name] !== first[name]));
}

/** The head of a column: the alternative where one reading varies, else a letter: `A`, `B`, … `Z`, `A2`, … */
export function keyOf(combinations: readonly Combination[], place: number): string {
  const [only, ...others] = varying(combinations);
  if (only !== undefined && others.length === 0) return combinations[place]?.[only] ?? '';
  const letter = String.fromCodePoint(65 + (place % LETTERS));
  return place < LETTERS ? letter : `${letter}${Math.floor(place / LETTERS) + 1}`;
}
