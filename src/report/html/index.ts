import { markup, type Markup } from '../markup.js';
import { duration } from '../ticks.js';
import type { Report } from '../whole/report.js';
import { FORETELLS_NOTHING, INTERVALS, methodOf, solvedIn } from '../whole/words.js';
import { assumptionsSection } from './sections/assumptions.js';
import { briefSection } from './sections/brief.js';
import { fatesSection, networkSection } from './sections/commitments.js';
import { loadBearingSection } from './sections/load-bearing.js';
import { methodSection } from './sections/method.js';
import { outcomesSection, variantsSection } from './sections/outcomes.js';
import { pathwaysSection } from './sections/pathways.js';
import { playerSection } from './sections/player.js';
import { questionsSection } from './sections/questions.js';
import { tornadoSection } from './sections/tornado.js';
import { BAR, shell } from './shell.js';

const SECTIONS: readonly {
  readonly id: string;
  readonly heading: string;
  readonly of: (report: Report) => Markup | null;
}[] = [
  { id: 'in-brief', heading: 'In brief', of: briefSection },
  { id: 'questions', heading: 'Questions and answers', of: questionsSection },
  { id: 'how-the-runs-end', heading: 'How the runs end', of: outcomesSection },
  { id: 'side-by-side', heading: 'Variants side by side', of: variantsSection },
  { id: 'promises', heading: 'Who has promised what', of: networkSection },
  { id: 'what-became', heading: 'What became of the promises', of: fatesSection },
  { id: 'carries', heading: 'Load-bearing promises', of: loadBearingSection },
  { id: 'depends-on', heading: 'Which numbers matter (tornado)', of: tornadoSection },
  { id: 'ways', heading: 'Which ways the runs go', of: pathwaysSection },
  { id: 'single-runs', heading: 'A run, day by day', of: playerSection },
  { id: 'stands-on', heading: 'What it stands on', of: assumptionsSection },
  { id: 'method', heading: 'How it was made', of: methodSection },
];

/**
 * A report as one HTML file that needs nothing else: no network, no script of others. Every text of the scenario is escaped,
 * and the page's own policy lets in no other script and no other style than those that are in it.
 */
export function htmlReport(report: Report): string {
  const { scenario, worlds, version } = report;
  const results = worlds.map(({ result }) => result);
  const { runs, intervals } = methodOf(results);
  const sections = SECTIONS.flatMap(({ id, heading, of }) => {
    const content = of(report);
    return content === null ? [] : [{ id, heading, content }];
  });
  const facts = [
    duration(scenario.tick, scenario.horizon),
    ...[solvedIn(results) ?? []].flat(),
    runs,
    `seed ${results[0]?.seed ?? ''}`,
    intervals,
    ...(scenario.evidenceAsOf === null ? [] : [`evidence as of ${scenario.evidenceAsOf}`]),
  ];
  const body = markup`<header class="top"><div>
${BAR}
<h1>${scenario.title}</h1>
${scenario.about !== null && markup`<p class="about">${scenario.about}</p>`}
<ul class="facts">${facts.map((fact) => markup`<li>${fact}</li>`)}</ul>
</div></header>
<div class="layout">
<nav class="contents" aria-label="Contents"><ol>${sections.map(({ id, heading }) => markup`<li><a href="#${id}">${heading}</a></li>`)}</ol></nav>
<main id="content">
<div class="notice" role="note"><p><strong>${FORETELLS_NOTHING}</strong></p><p class="small">${INTERVALS}</p></div>
${sections.map(
  ({
    id,
    heading,
    content,
  }) => markup`<section id="${id}" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${heading}</h2>
${content}
</section>
`,
)}</main>
</div>
<footer><p>Made by brinkmanship ${version}. ${FORETELLS_NOTHING}</p></footer>`;
  return shell(report, 'whole', body);
}
