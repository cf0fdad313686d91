import { NONE_OF_THESE } from '../../../model/none-of-these.js';
import { pathways } from '../../charts/pathways.js';
import { markup, type Markup } from '../../markup.js';
import { milestoneTeller } from '../../milestones.js';
import { count, decimalsFor, withInterval } from '../../numbers.js';
import type { Report } from '../../whole/report.js';
import { wideFigure } from '../figures.js';
import { dataTable } from '../tables.js';

/** Which ways the runs go. */
export function pathwaysSection({ worlds, ways }: Report): Markup | null {
  const [first] = worlds;
  if (first === undefined || ways.every(({ milestones }) => milestones.length === 0)) return null;
  const { model, result } = first;
  const tell = milestoneTeller(model);
  const { known, top } = result.pathways;
  const rows = top.flatMap(({ count: runs, probability, run }) => {
    const way = ways.find((one) => one.run === run);
    if (way === undefined) return [];
    const told = way.milestones.map(({ name }) => tell(name)).join(' → ');
    return [
      [
        told === '' ? 'nothing of note' : told,
        way.outcome ?? NONE_OF_THESE,
        count(runs),
        withInterval(probability, decimalsFor(result.runs)),
        count(run),
      ],
    ];
  });
  return markup`<p>A milestone is something that happens for the first time in a run: an act, a breach, a disclosure, an episode. The runs went ${count(known)} different ways, the most frequent of them ${count(top[0]?.count ?? 0)} times. Below are the first three milestones of ${ways.length === result.runs ? `all ${count(ways.length)} runs` : `the first ${count(ways.length)} runs`}, and what each came to. A band is as wide as the runs that go so; its colour is their outcome.</p>
${wideFigure({
  id: 'pathways',
  caption: 'First milestones, and the outcome',
  note: 'shares of runs',
  draw: (options) => pathways(model, ways, options),
  table: dataTable(
    'The most frequent ways, whole',
    [
      { head: 'milestones, in their order' },
      { head: 'outcome' },
      { head: 'runs', number: true },
      { head: 'probability' },
      { head: 'for example run', number: true },
    ],
    rows,
  ),
})}`;
}
