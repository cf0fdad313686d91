import type { SimulationResult } from '../../montecarlo/result.js';
import { decimalsFor, withInterval } from '../numbers.js';
import { worldName } from '../variants.js';
import { answersTo } from '../whole/answers.js';
import { type ChartOptions, drawnOptions } from './options.js';
import { seriesColour } from './palette.js';
import { type IntervalRow, intervalRows } from './rows/interval-rows.js';

/** The third of the colours: blue. */
const COLOUR = seriesColour(2);

/**
 * The answers to one question in all variants that answer it: a point each, with its interval, under each thing asked.
 *
 * @throws RangeError if no result answers a question of this name.
 */
export function question(
  results: readonly SimulationResult[],
  name: string,
  options: ChartOptions = {},
): string {
  const asked = results.flatMap((result) => {
    const found = result.questions.find((one) => one.name === name);
    return found === undefined ? [] : [{ result, found }];
  });
  const [first] = asked;
  if (first === undefined) throw new RangeError(`there is no answer to a question "${name}"`);
  const answersOf = asked.map(({ result, found }) => ({
    label: worldName(result, results),
    decimals: decimalsFor(result.runs),
    answers: answersTo(found),
  }));
  const labels = answersTo(first.found).map(({ label }) => label);
  const rows = labels.flatMap((label, place) =>
    answersOf.map(
      (world, which): IntervalRow => ({
        label: world.label,
        estimate: world.answers[place]?.estimate ?? { value: null, low: null, high: null, runs: 0 },
        colour: COLOUR,
        ...(which === 0 ? { heading: label } : {}),
      }),
    ),
  );
  const decimals = decimalsFor(first.result.runs);
  const told = rows.map((row) => `${row.label}: ${withInterval(row.estimate, decimals)}`);
  return intervalRows(
    rows,
    'point',
    decimals,
    {
      title: first.found.title ?? first.found.text,
      description: `Probabilities with their intervals. ${told.join('; ')}.`,
    },
    drawnOptions(options),
  );
}
