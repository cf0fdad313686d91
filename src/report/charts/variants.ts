import type { SimulationResult } from '../../montecarlo/result.js';
import { count, decimalsFor, probability } from '../numbers.js';
import { worldName } from '../variants.js';
import { type ChartOptions, drawnOptions } from './options.js';
import { outcomeColour } from './outcome-colours.js';
import { stackedRows } from './rows/stacked-rows.js';

/**
 * How the runs end in several variants, side by side: a row each.
 *
 * @throws RangeError if there are no results.
 */
export function variants(results: readonly SimulationResult[], options: ChartOptions = {}): string {
  const [first] = results;
  if (first === undefined) throw new RangeError('there are no variants to draw');
  const told = results.map((result) => {
    const shares = result.outcomes.map(
      (outcome) => `${outcome.name} ${probability(outcome.probability.value ?? 0, decimalsFor(result.runs))}`,
    );
    return `${worldName(result, results)}: ${shares.join(', ')}`;
  });
  const alike = results.every(({ runs }) => runs === first.runs);
  return stackedRows(
    results.map((result) => ({
      label: worldName(result, results),
      shares: result.outcomes.map((outcome) => ({
        share: outcome.probability.value ?? 0,
        colour: outcomeColour(outcome.name, first),
      })),
      ...(alike ? {} : { aside: `${count(result.runs)} runs` }),
    })),
    first.outcomes.map(({ name }) => ({ name, colour: outcomeColour(name, first) })),
    { title: 'How the runs end, variant by variant', description: `Shares of runs. ${told.join('; ')}.` },
    drawnOptions(options),
  );
}
