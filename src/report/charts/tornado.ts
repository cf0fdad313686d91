import type { RangeEffects } from '../../analysis/methods/sensitivity-indices/index.js';
import { amount } from '../numbers.js';
import { draw } from './draw.js';
import { type Element, line, rect, text, widthOf } from './elements.js';
import { type ChartOptions, drawnOptions } from './options.js';
import { COLOURS, seriesColour } from './palette.js';

const ROW = 40;
const MOST_BARS = 25;

/**
 * A tornado: what each parameter alone does to an output between the ends of its range, the greatest swing first.
 *
 * @throws RangeError if there are no effects.
 */
export function tornado({ nominal, effects }: RangeEffects, options: ChartOptions = {}): string {
  if (effects.length === 0) throw new RangeError('there are no effects to draw');
  const drawn = drawnOptions(options);
  const { width } = drawn;
  const shown = effects.slice(0, MOST_BARS);
  const all = shown.flatMap(({ atLow, atHigh }) => [atLow, atHigh]);
  const least = Math.min(nominal, ...all);
  const most = Math.max(nominal, ...all);
  const at = (value: number): number =>
    most === least ? width / 2 : ((value - least) / (most - least)) * width;
  const elements: Element[] = [];
  const bottom = shown.length * ROW + 24;
  elements.push(line(at(nominal), 24, at(nominal), bottom, COLOURS.muted, 1, [3, 3]));
  const told = `nominal ${amount(nominal)}`;
  const half = widthOf(told, 12) / 2;
  const x = Math.min(width - half, Math.max(half, at(nominal)));
  elements.push(text(x, 10, told, { size: 12, align: 'center', colour: COLOURS.muted }));
  shown.forEach(({ parameter, atLow, atHigh }, place) => {
    const top = 24 + place * ROW;
    const numbers = `${amount(atLow)} to ${amount(atHigh)}`;
    elements.push(text(0, top + 10, parameter, { most: width - widthOf(numbers, 12) - 12 }));
    elements.push(text(width, top + 10, numbers, { size: 12, align: 'right' }));
    const ends = [
      [atLow, seriesColour(2)],
      [atHigh, seriesColour(1)],
    ] as const;
    // Where both lie on one side, the shorter bar is seen on the longer one.
    const longestFirst = [...ends].sort(
      ([one], [other]) => Math.abs(other - nominal) - Math.abs(one - nominal),
    );
    for (const [value, colour] of longestFirst) {
      const [from, to] = value < nominal ? [value, nominal] : [nominal, value];
      elements.push(rect(at(from), top + 20, at(to) - at(from), 12, colour));
    }
  });
  const description = shown
    .map(({ parameter, atLow, atHigh }) => `${parameter}: ${amount(atLow)} to ${amount(atHigh)}`)
    .join('; ');
  return draw(
    { graphic: { elements } },
    bottom + 4,
    {
      title: 'What each number alone does, from the low end of its range (blue) to the high end (orange)',
      description: `With all at their nominal values: ${amount(nominal)}. ${description}.`,
    },
    drawn,
  );
}
