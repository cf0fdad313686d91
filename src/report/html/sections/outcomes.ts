import { incidence } from '../../charts/incidence.js';
import { outcomes } from '../../charts/outcomes.js';
import { variants } from '../../charts/variants.js';
import type { SimulationResult } from '../../../montecarlo/result.js';
import { markup, type Markup } from '../../markup.js';
import { endedByText, endingOutcomes } from '../../ended-by.js';
import { count, decimalsFor, withInterval } from '../../numbers.js';
import { duration, roundTicks, tickName } from '../../ticks.js';
import { variantName, worldName } from '../../variants.js';
import type { Report } from '../../whole/report.js';
import { figure } from '../figures.js';
import { dataTable } from '../tables.js';

/** How the runs end: the share of each outcome, and how soon. */
export function outcomesSection({ worlds }: Report): Markup | null {
  const result = worlds[0]?.result;
  if (result === undefined) return null;
  const decimals = decimalsFor(result.runs);
  const isExact = result.solved !== null;
  const within = `within ${duration(result.tick, result.horizon)}`;
  const line = isExact
    ? 'The probabilities are solved, not counted: exact, given the file.'
    : 'The thin line on a bar is the interval of its share.';
  return markup`<p>Each run ends in one outcome, the first of this list that holds. ${line}</p>
${figure({
  id: 'outcomes',
  caption: `Outcomes, ${variantName(result.variant)}`,
  note: isExact ? `probability, ${within}` : `share of ${count(result.runs)} runs, ${within}`,
  draw: (options) => outcomes(result, options),
  table: dataTable(
    'Outcomes',
    [{ head: 'outcome' }, { head: 'probability' }, { head: 'runs that ended so', number: true }],
    result.outcomes.map((each) => [each.name, withInterval(each.probability, decimals), count(each.count)]),
  ),
})}${soon(result)}`;
}

function soon(result: SimulationResult): Markup | null {
  if (incidence(result) === null) return null;
  const ticks = roundTicks(result.horizon);
  const ending = endingOutcomes(result);
  return figure({
    id: 'incidence',
    caption: 'How soon',
    note:
      result.solved === null
        ? 'share of runs ended so by then, with the interval of each day by itself'
        : 'probability of having ended so by then: exact, given the file',
    draw: (options) => incidence(result, options) ?? '',
    table: dataTable(
      'Share of runs ended by then',
      [{ head: 'outcome' }, ...ticks.map((tick) => ({ head: tickName(result.tick, tick), number: true }))],
      ending.map((outcome) => [outcome.name, ...ticks.map((tick) => endedByText(outcome, tick, result))]),
    ),
  });
}

/** All variants beside each other. */
export function variantsSection({ worlds, notRun, scenario }: Report): Markup | null {
  const results = worlds.map(({ result }) => result);
  const [first] = results;
  if (first === undefined || results.length < 2) return null;
  const abouts = worlds.flatMap(({ model }) => {
    const about = scenario.variants.find(({ name }) => name === model.variant)?.about ?? null;
    return about === null ? [] : [markup`<dt>${variantName(model.variant)}</dt><dd>${about}</dd>`];
  });
  return markup`<p>A variant is the same scenario with something changed. All variants share their luck: where nothing differs, run 7 of one is run 7 of the other. So their differences are better known than the intervals of each suggest.</p>
${figure({
  id: 'variants',
  caption: 'How the runs end, variant by variant',
  note: 'shares of runs',
  draw: (options) => variants(results, options),
  table: dataTable(
    'Outcomes by variant',
    [
      { head: 'variant' },
      ...first.outcomes.map(({ name }) => ({ head: name })),
      { head: 'runs', number: true },
    ],
    results.map((result) => [
      worldName(result, results),
      ...first.outcomes.map(({ name }) => {
        const found = result.outcomes.find((outcome) => outcome.name === name);
        return found === undefined ? '' : withInterval(found.probability, decimalsFor(result.runs));
      }),
      count(result.runs),
    ]),
  ),
})}
${abouts.length > 0 && markup`<details><summary>What each variant changes</summary><dl class="sources">${abouts}</dl></details>`}
${notRun.length > 0 && markup`<p class="small muted">Not run: ${notRun.join('; ')}.</p>`}`;
}
