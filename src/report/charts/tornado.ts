import type { RangeEffects } from '../../analysis/methods/sensitivity-indices/index.js';
import { amount, amounts } from '../numbers.js';
import { type ChartOptions, drawnOptions } from './options.js';
import { seriesColour } from './palette.js';
import { deviationRows } from './rows/deviation-rows.js';

const LOW = { name: 'at the low end of its range', colour: seriesColour(2) };
const HIGH = { name: 'at the high end', colour: seriesColour(1) };
const MOST_BARS = 25;

export interface TornadoOptions extends ChartOptions {
  /** To what it is done, such as the name of an outcome. */
  readonly of?: string;
}

/**
 * A tornado: what each parameter alone does to an output between the ends of its range, the greatest swing first.
 *
 * @throws RangeError if there are no effects.
 */
export function tornado({ nominal, effects }: RangeEffects, { of, ...options }: TornadoOptions = {}): string {
  if (effects.length === 0) throw new RangeError('there are no effects to draw');
  const shown = effects.slice(0, MOST_BARS);
  const told = amounts(shown.flatMap(({ atLow, atHigh }) => [atLow, atHigh]));
  const rows = shown.map(({ parameter, atLow, atHigh }, place) => ({
    label: parameter,
    numbers: `${told[2 * place] ?? ''} to ${told[2 * place + 1] ?? ''}`,
    bars: [
      { to: atLow, colour: LOW.colour },
      { to: atHigh, colour: HIGH.colour },
    ],
  }));
  const description = rows.map(({ label, numbers }) => `${label}: ${numbers}`).join('; ');
  return deviationRows(
    rows,
    { value: nominal, label: `nominal ${amount(nominal)}` },
    [LOW, HIGH],
    {
      title: `What each number alone does${of === undefined ? '' : ` to “${of}”`}, from the low end of its range (blue) to the high end (orange)`,
      description: `With all at their nominal values: ${amount(nominal)}. ${description}.`,
    },
    drawnOptions(options),
  );
}
