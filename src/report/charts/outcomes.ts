import type { SimulationResult } from '../../montecarlo/result.js';
import { decimalsFor, withInterval } from '../numbers.js';
import { duration } from '../ticks.js';
import { variantName } from '../variants.js';
import { type ChartOptions, drawnOptions } from './options.js';
import { outcomeColour } from './outcome-colours.js';
import { intervalRows } from './rows/interval-rows.js';

/** How the runs end: the share of each outcome as a bar, with its interval. */
export function outcomes(result: SimulationResult, options: ChartOptions = {}): string {
  const decimals = decimalsFor(result.runs);
  const told = result.outcomes.map(
    ({ name, probability }) => `${name}: ${withInterval(probability, decimals)}`,
  );
  return intervalRows(
    result.outcomes.map(({ name, probability }) => ({
      label: name,
      estimate: probability,
      colour: outcomeColour(name, result),
    })),
    'bar',
    decimals,
    {
      title: `How the runs end (${variantName(result.variant)}), within ${duration(result.tick, result.horizon)}`,
      description: `Share of runs, with its interval. ${told.join('; ')}.`,
    },
    drawnOptions(options),
  );
}
