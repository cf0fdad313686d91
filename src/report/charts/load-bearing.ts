import type { LoadBearingResult, LoadDifference } from '../../analysis/load-bearing/index.js';
import { askedText } from '../../analysis/evaluation/asked.js';
import { differenceText } from '../load-bearing/rows.js';
import { decimalsFor } from '../numbers.js';
import { signed } from '../signed.js';
import { draw } from './draw.js';
import { type Element, line, rect, text, widthOf } from './elements.js';
import { type ChartOptions, drawnOptions } from './options.js';
import { COLOURS, seriesColour } from './palette.js';

const ROW = 40;
const TOP = 24;
const MOST_BARS = 25;

/**
 * How what is asked changes without each commitment, and with each channel cut: a bar to either side of no change, with its
 * interval, the greatest first. null where nothing can be taken away.
 */
export function loadBearing(result: LoadBearingResult, options: ChartOptions = {}): string | null {
  const shown = removals(result).slice(0, MOST_BARS);
  if (shown.length === 0) return null;
  const drawn = drawnOptions(options);
  const { width } = drawn;
  const isExact = result.method === 'exact';
  const ends = shown.flatMap(({ difference: { value, low, high } }) => (isExact ? [value] : [low, high]));
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const at = (value: number): number =>
    most === least ? width / 2 : ((value - least) / (most - least)) * width;
  const bottom = TOP + shown.length * ROW;
  const told = 'no change';
  const half = widthOf(told, 12) / 2;
  const elements: Element[] = [
    line(at(0), TOP, at(0), bottom, COLOURS.muted, 1, [3, 3]),
    text(Math.min(width - half, Math.max(half, at(0))), 10, told, {
      size: 12,
      align: 'center',
      colour: COLOURS.muted,
    }),
  ];
  shown.forEach(({ name, difference }, place) => {
    const top = TOP + place * ROW;
    const { value, low, high } = difference;
    const numbers = differenceText(difference, result);
    const colour = seriesColour(value < 0 ? 2 : 1);
    elements.push(
      text(0, top + 10, name, { most: width - widthOf(numbers, 12) - 12 }),
      text(width, top + 10, numbers, { size: 12, align: 'right' }),
      rect(at(Math.min(0, value)), top + 20, Math.abs(at(value) - at(0)), 12, colour),
    );
    if (isExact) return;
    elements.push(
      line(at(low), top + 26, at(high), top + 26, COLOURS.ink, 1.5),
      line(at(low), top + 22, at(low), top + 30, COLOURS.ink, 1.5),
      line(at(high), top + 22, at(high), top + 30, COLOURS.ink, 1.5),
    );
  });
  const decimals = decimalsFor(result.runs);
  return draw(
    { graphic: { elements } },
    bottom + 4,
    {
      title: `How “${askedText(result.asked)}” changes without each commitment, and with each channel cut`,
      description: `Less (blue) or more (orange). ${shown.map(({ name, difference }) => `${name}: ${signed(difference.value, decimals)}`).join('; ')}.`,
    },
    drawn,
  );
}

/** What is taken away, with the difference that it makes, the greatest first. */
function removals({
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
