import { waysOf } from 'brinkmanship';
import { chart } from 'brinkmanship/charts';
import { oneAtATimeDesign, rangeEffects } from '../../src/analysis/methods/sensitivity-indices/index.js';
import { hostile } from './hostile.js';

/** Every chart of a scenario, in an order of the caller's. */
export async function everyChart(
  order: 'as written' | 'reversed' = 'as written',
): Promise<Record<string, string>> {
  const { scenario, worlds, loadBearing } = await hostile();
  const results = worlds.map(({ result }) => result);
  const [first] = worlds;
  const [commitment] = scenario.commitments;
  if (first === undefined || commitment === undefined || loadBearing === null)
    throw new Error('there is a world, a commitment and what it carries');
  const design = oneAtATimeDesign([{ name: '<n>', nominal: 0.5, low: 0, high: 1 }]);
  const draw: [string, () => string | null][] = [
    ['outcomes', () => chart.outcomes(first.result)],
    ['incidence', () => chart.incidence(first.result)],
    ['question', () => chart.question(results, 'Q1<b>')],
    ['variants', () => chart.variants(results)],
    ['fates', () => chart.fates(first.result)],
    ['pathways', () => chart.pathways(first.model, [...waysOf(first.model, { runs: 200 })])],
    ['network', () => chart.network(scenario)],
    ['lifecycle', () => chart.lifecycle(commitment, first.result)],
    ['loadBearing', () => chart.loadBearing(loadBearing)],
    ['tornado', () => chart.tornado(rangeEffects(design, [0.2, 0.1, 0.4]))],
  ];
  if (order === 'reversed') draw.reverse();
  return Object.fromEntries(draw.map(([name, make]) => [name, make() ?? '']));
}
