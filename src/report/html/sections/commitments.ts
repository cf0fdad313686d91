import { fates } from '../../charts/fates.js';
import { lifecycle, lifecycleSteps } from '../../charts/lifecycle.js';
import { network } from '../../charts/network.js';
import type { Commitment, Scenario } from '../../../scenario/scenario.js';
import { fateName, inOrderOfLife, sharedFates } from '../../fates.js';
import { markup, type Markup, type Part } from '../../markup.js';
import { amount, count, decimalsFor, probability, withInterval } from '../../numbers.js';
import { duration } from '../../ticks.js';
import { variantName } from '../../variants.js';
import { conditionText, patternText } from '../../whole/patterns.js';
import type { Report, PlayedWorld } from '../../whole/report.js';
import { figure, wideFigure } from '../figures.js';
import { dataTable } from '../tables.js';

/** Who has promised what to whom. */
export function networkSection({ scenario }: Report): Markup | null {
  const { actors, commitments } = scenario;
  if (commitments.length === 0) return null;
  const label = labels(scenario);
  return markup`<p>An arrow runs from the one who is bound to the one it is owed to.</p>
${wideFigure({
  id: 'network',
  caption: `${actors.length} actors, ${commitments.length} commitments`,
  draw: (options) => network(scenario, options),
  table: dataTable(
    'Commitments',
    [
      { head: 'commitment' },
      { head: 'debtor' },
      { head: 'creditor' },
      { head: 'observers' },
      { head: 'form' },
    ],
    commitments.map(({ name, debtor, creditor, observers, form }) => [
      name,
      label(debtor),
      label(creditor),
      observers.map(label).join(', '),
      form === 'refrain' ? 'not to act' : 'to answer',
    ]),
  ),
})}`;
}

/** What became of the commitments: in the eyes of each holder, with disputes; then the life of each by itself. */
export function fatesSection({ scenario, worlds }: Report): Markup | null {
  const [first] = worlds;
  if (first === undefined || first.result.commitments.length === 0) return null;
  const { result } = first;
  const decimals = decimalsFor(result.runs);
  const met = inOrderOfLife(result.commitments);
  return markup`<p>Each holder of a commitment has a view of it, and acts by that view. A commitment is <em>disputed</em> where two who know of it see it differently: one thinks that it stands, the other that it was broken.</p>
${figure({
  id: 'fates',
  caption: `How commitments stood when the runs ended, ${variantName(result.variant)}`,
  note: 'shares of runs, in the eyes of each holder',
  draw: (options) => fates(result, options),
  table: markup`${dataTable(
    'Fates, as shares of runs',
    [
      { head: 'commitment' },
      { head: 'as seen by' },
      ...met.map((fate) => ({ head: fateName(fate), number: true })),
    ],
    sharedFates(result.commitments).map(({ name, holders, fates: counts }) => [
      name,
      holders.join(', '),
      ...met.map((fate) => {
        const runs = counts[fate] ?? 0;
        return runs === 0 ? '·' : probability(runs / result.runs, decimals);
      }),
    ]),
  )}${disputes(first)}${tests(first)}`,
})}
${scenario.commitments.map((commitment, place) => promise(commitment, place, first, scenario))}`;
}

function disputes({ result }: PlayedWorld): Markup | null {
  const rows = result.disputes.map(({ name, ever, meanTicks }) => [
    name,
    withInterval(ever, decimalsFor(result.runs)),
    amount(meanTicks),
  ]);
  if (rows.length === 0) return null;
  const heads = [
    { head: 'commitment' },
    { head: 'ever disputed, share of runs' },
    { head: `${result.tick}s a run, on average`, number: true },
  ];
  return dataTable('Disputes', heads, rows);
}

const TESTS = ['tempted', 'kept', 'spared', 'broken', 'forced'] as const;

function tests({ result }: PlayedWorld): Markup | null {
  const rows = result.temptations
    .filter(({ counts }) => 'tempted' in counts)
    .map(({ name, counts }) => [name, ...TESTS.map((test) => count(counts[test] ?? 0))]);
  if (rows.length === 0) return null;
  const heads = [{ head: 'commitment' }, ...TESTS.map((head) => ({ head, number: true }))];
  return dataTable('How often each was put to the test, over all runs', heads, rows);
}

function promise(commitment: Commitment, place: number, { result }: PlayedWorld, scenario: Scenario): Markup {
  const { name } = commitment;
  return markup`<div class="promise"><h3>${name}</h3><dl>${terms(commitment, scenario).map(
    ([term, told]) => markup`<dt>${term}</dt><dd>${told}</dd>`,
  )}</dl>
${wideFigure({
  id: `life-${place}`,
  caption: 'What can become of it',
  note: `shares of runs in the eyes of ${labels(scenario)(commitment.debtor)}, ${variantName(result.variant)}`,
  draw: (options) => lifecycle(commitment, result, options),
  table: dataTable(
    `The life of ${name}`,
    [{ head: 'from' }, { head: 'to' }, { head: 'when' }],
    lifecycleSteps(commitment).map(({ from, to, because }) => [fateName(from), fateName(to), because]),
  ),
})}</div>
`;
}

/** What was promised, in the words of the file. */
function terms(commitment: Commitment, scenario: Scenario): [string, Part][] {
  const label = labels(scenario);
  const { debtor, creditor, observers, antecedent, channel, window, fidelity, sources } = commitment;
  const told: [string, Part][] = [
    [
      'who',
      `${label(debtor)}, to ${label(creditor)}${observers.length === 0 ? '' : `; ${observers.map(label).join(', ')} may know of it`}`,
    ],
  ];
  if (commitment.form === 'refrain') {
    told.push(['will not', markup`<code>${commitment.forbidden.map(patternText).join(', ')}</code>`]);
    if (commitment.unless !== null)
      told.push(['unless', markup`<code>${conditionText(commitment.unless)}</code>`]);
  }
  if (antecedent !== null) told.push(['if', markup`<code>${conditionText(antecedent)}</code>`]);
  if (commitment.form === 'perform') {
    const targets = commitment.targets.map(({ actor, part }) => (part === null ? actor : `${actor}.${part}`));
    told.push(['will', markup`<code>${commitment.acts.join(' or ')} ${targets.join(' or ')}</code>`]);
    told.push(['within', duration(scenario.tick, commitment.within)]);
  }
  if (channel !== null) told.push(['told through', channel]);
  if (window.until !== null) told.push(['until', `${scenario.tick} ${window.until}`]);
  const { nominal } = fidelity.quantity;
  if (nominal !== null) told.push(['fidelity', amount(nominal)]);
  if (sources.length > 0) told.push(['sources', sources.join(', ')]);
  return told;
}

function labels({ actors }: Scenario): (name: string) => string {
  const known = new Map(actors.map(({ name, label }) => [name, label]));
  return (name) => known.get(name) ?? name;
}
