import type { LoadBearingResult, LoadDifference } from '../../analysis/load-bearing/index.js';
import { askedText } from '../../analysis/evaluation/asked.js';
import { differenceText } from '../load-bearing/rows.js';
import { decimalsFor } from '../numbers.js';
import { signed } from '../signed.js';
import { type ChartOptions, drawnOptions } from './options.js';
import { seriesColour } from './palette.js';
import { deviationRows } from './rows/deviation-rows.js';

const LESS = { name: 'less likely without it', colour: seriesColour(2) };
const MORE = { name: 'more likely without it', colour: seriesColour(1) };
const MOST_BARS = 25;

/**
 * How what is asked changes without each commitment, and with each channel cut: a bar to either side of no change, with its
 * interval, the greatest first. null where nothing can be taken away.
 */
export function loadBearing(result: LoadBearingResult, options: ChartOptions = {}): string | null {
  const shown = removals(result).slice(0, MOST_BARS);
  if (shown.length === 0) return null;
  const decimals = decimalsFor(result.runs);
  return deviationRows(
    shown.map(({ name, difference }) => ({
      label: name,
      numbers: differenceText(difference, result),
      bars: [{ to: difference.value, colour: (difference.value < 0 ? LESS : MORE).colour }],
      ...(result.method === 'exact' ? {} : { interval: difference }),
    })),
    { value: 0, label: 'no change' },
    [
      ...(shown.some(({ difference }) => difference.value < 0) ? [LESS] : []),
      ...(shown.some(({ difference }) => difference.value > 0) ? [MORE] : []),
    ],
    {
      title: `How “${askedText(result.asked)}” changes without each commitment, and with each channel cut`,
      description: `Less (blue) or more (orange). ${shown.map(({ name, difference }) => `${name}: ${signed(difference.value, decimals)}`).join('; ')}.`,
    },
    drawnOptions(options),
  );
}

/** What is taken away, with the difference that it makes, the greatest first. */
export function removals({
  commitments,
  channels,
}: LoadBearingResult): { readonly name: string; readonly difference: LoadDifference }[] {
  return [...commitments, ...channels]
    .flatMap(({ name, changes }) => {
      const gone = changes.find(({ kind }) => kind === 'removed' || kind === 'cut');
      const difference = gone?.difference ?? null;
      return difference === null ? [] : [{ name, difference }];
    })
    .sort((one, other) => Math.abs(other.difference.value) - Math.abs(one.difference.value));
}
