import { markup } from '../../markup.js';
import { count } from '../../numbers.js';
import { duration } from '../../ticks.js';
import type { Report } from '../../whole/report.js';
import { studyMethod } from '../../whole/studies.js';
import { FORETELLS_NOTHING, INTERVALS, methodOf, solvedIn } from '../../whole/words.js';
import { BAR, shell } from '../shell.js';
import { answers } from './answers.js';
import { carries } from './carries.js';
import { ends } from './ends.js';
import { beginningOf, HEADING, heightOf, heightOfAll, SHEET } from './room.js';

/**
 * A report as one sheet, for who has to decide: how it ends, questions with their answers, the promises that bear the load,
 * the numbers that it hangs on, and what it does not say. It needs nothing else, as the whole report; printed it is one
 * page of A4. What there is no room for is counted.
 */
export function onePageReport(report: Report): string {
  const { scenario, command } = report;
  const about = scenario.about === null ? null : beginningOf(scenario.about, 2);
  const end = ends(report);
  const carried = carries(report);
  const limits = notSaid(report);
  const method = methodFacts(report).join(' · ');
  const taken =
    heightOf(scenario.title, SHEET.width - 90, 24) +
    heightOf(about ?? '', SHEET.width, 13) +
    40 +
    (HEADING + end.height) +
    carried.height +
    (HEADING + heightOfAll(limits, SHEET.width - 16, 11)) +
    // Code is wider than text.
    (HEADING + heightOf(method, SHEET.width, 11) + heightOf(command, SHEET.width * 0.8, 11) + 12);
  return shell(
    report,
    'one-page',
    markup`<header class="top"><div>
${BAR}
<h1>${scenario.title}</h1>
${about !== null && markup`<p class="about">${about}</p>`}
</div></header>
<main id="content">
<div class="notice" role="note"><p><strong>${FORETELLS_NOTHING}</strong></p></div>
<section id="how-the-runs-end"><h2>How it ends</h2>
${end.content}</section>
${answers(report, SHEET.height - taken)}${carried.content}<section id="not-said"><h2>What it does not say</h2>
<ul class="small">${limits.map((each) => markup`<li>${each}</li>\n`)}</ul></section>
<section id="method"><h2>How it was made</h2>
<p class="small">${method}</p>
<pre><code>${command}</code></pre></section>
</main>
`,
  );
}

function methodFacts({ worlds, scenario, version, loadBearing, sensitivity }: Report): string[] {
  const results = worlds.map(({ result }) => result);
  const { runs, intervals } = methodOf(results);
  return [
    ...[solvedIn(results) ?? []].flat(),
    runs,
    `${duration(scenario.tick, scenario.horizon)} each`,
    intervals,
    `seed ${results[0]?.seed ?? ''}`,
    ...(scenario.evidenceAsOf === null ? [] : [`evidence as of ${scenario.evidenceAsOf}`]),
    ...(loadBearing === null ? [] : [`promises: ${studyMethod(loadBearing)}`]),
    ...(sensitivity === null ? [] : [`numbers: ${studyMethod(sensitivity)}`]),
    `brinkmanship ${version}`,
  ].map((fact) => fact.replace(/\.$/u, ''));
}

/** What is not to be read into it. */
function notSaid({ worlds, headline, scenario }: Report): string[] {
  const [first] = worlds;
  if (first === undefined) return [];
  const { solved, assumptions } = first.result;
  const bases = new Map<string, number>();
  for (const { basis } of assumptions) bases.set(basis, (bases.get(basis) ?? 0) + 1);
  const grounds = [...bases].map(([basis, of]) => `${count(of)} ${basis}`).join(', ');
  const left = [...scenario.leftOut].map(([name, why]) => `${name}, ${why}`).join('; ');
  return [
    solved === null
      ? INTERVALS
      : 'The probabilities are exact, given the file. What is unknown about the world is not in them.',
    ...(headline === null
      ? []
      : [
          'The bands cover the ranges that are stated, and no mistake in who can do what and has promised what.',
        ]),
    ...(assumptions.length === 0 ? [] : [`It stands on ${count(assumptions.length)} numbers: ${grounds}.`]),
    'A promise is kept as often as its fidelity says, whatever the reason. Nobody in a run plans or bargains.',
    ...(left === '' ? [] : [beginningOf(`Left out by its author: ${left}.`, 1)]),
  ];
}
