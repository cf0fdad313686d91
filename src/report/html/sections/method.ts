import { markup, type Markup } from '../../markup.js';
import { count } from '../../numbers.js';
import { duration } from '../../ticks.js';
import type { Report } from '../../whole/report.js';
import { INTERVALS, methodOf, solvedIn } from '../../whole/words.js';

/** How it was made, and how to make it again. */
export function methodSection({ worlds, command, version, scenario }: Report): Markup | null {
  const results = worlds.map(({ result }) => result);
  const [first] = results;
  if (first === undefined) return null;
  const { runs, intervals } = methodOf(results);
  const solved = solvedIn(results);
  const replayed = results.reduce((sum, { byReference }) => sum + byReference.runs, 0);
  const facts: [string, string][] = [
    ...(solved === null ? [] : [['exact', solved] as [string, string]]),
    [
      solved === null ? 'method' : 'counted',
      `Monte Carlo: ${runs}, ${duration(first.tick, first.horizon)} each`,
    ],
    ['intervals', intervals],
    ['seed', String(first.seed)],
    ['library', `brinkmanship ${version}`],
    ...(scenario.evidenceAsOf === null
      ? []
      : [['evidence as of', scenario.evidenceAsOf] as [string, string]]),
    ...(replayed === 0
      ? []
      : [['by the reference interpreter', `${count(replayed)} runs`] as [string, string]]),
  ];
  const stopped = results.some((result) => result.stopped);
  return markup`<dl class="sources">${facts.map(([name, told]) => markup`<dt>${name}</dt><dd>${told}</dd>`)}</dl>
${stopped && markup`<p>It was stopped early: what is counted here are the runs that had been played by then.</p>`}
<p>${INTERVALS}</p>
<p>The same file, command and version give this page again, to the byte:</p>
<pre><code>${command}</code></pre>`;
}
