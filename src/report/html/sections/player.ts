import type { Model } from '../../../model/model.js';
import { fateName } from '../../fates.js';
import { stateColour } from '../../charts/palette.js';
import { markup, type Markup } from '../../markup.js';
import { count } from '../../numbers.js';
import { tickName } from '../../ticks.js';
import type { Report, ToldRun } from '../../whole/report.js';
import type { Lane } from '../../whole/lanes.js';

/** Single runs, to be stepped through day by day. */
export function playerSection({ worlds, runs, ways }: Report): Markup | null {
  const model = worlds[0]?.model;
  if (model === undefined || runs.length === 0) return null;
  const options = runs.map(
    (run) => markup`<option value="run-${run.run}">${run.outcome} (run ${run.run})</option>`,
  );
  return markup`<p>One run for each outcome, by a way to it that most runs went. Step through it: what happened, which promise moved, and why. Run <code>trace</code> to see any other.</p>
<div class="choose"><label for="choice">A run that ends in</label> <select id="choice">${options}</select></div>
${runs.map((run) => player(run, model, ways.length))}`;
}

function player(run: ToldRun, model: Model, of: number): Markup {
  const { unit } = model.labels;
  const before = `before ${tickName(unit, 1)}`;
  const { ended, went } = run.alike;
  return markup`<div class="run" id="run-${run.run}" tabindex="0" role="group" aria-label="Run ${run.run}, ending in ${run.outcome}: step with the left and right arrow keys" data-unit="${unit}" data-before="${before}">
<h3>Run ${run.run}: ${run.outcome}</h3>
<p class="small muted">${count(ended)} of ${count(of)} runs end so; ${went === 1 ? 'only this one went' : `${count(went)} of them went`} just this way. <span class="controls-hint">Keys: <kbd>←</kbd> <kbd>→</kbd> to where something happens, <kbd>Home</kbd> <kbd>End</kbd>; on the slider ${unit} by ${unit}.</span></p>
<div class="controls"><button type="button" aria-label="Back to the last ${unit} of which there is something to tell">← Back</button><input type="range" min="0" max="${run.endedAt}" value="0" aria-label="${unit}"><button type="button" aria-label="On to the next ${unit} of which there is something to tell">Next →</button><output></output></div>
<div class="days" aria-live="polite"><p class="quiet muted" hidden>Nothing is told of this ${unit}.</p><ol class="days">${run.days.map(
    ({ tick, label, sentences }) =>
      markup`<li class="day" data-tick="${tick}"><h4>${label}</h4><ul>${sentences.map((each) => markup`<li>${each}</li>`)}</ul></li>
`,
  )}</ol></div>
${run.lanes.length > 0 && lanes(run.lanes, run.endedAt, model)}</div>
`;
}

function lanes(all: readonly Lane[], end: number, { labels }: Model): Markup {
  const rows = all.map(({ commitment, holders, stretches }) => {
    const last = stretches.at(-1);
    const seen = holders.map(
      (holder) => (Object.hasOwn(labels.actors, holder) ? labels.actors[holder] : holder) ?? holder,
    );
    const bars = stretches.map(({ from, to, state }) => {
      const width = to - from + 1;
      return markup`<rect x="${from}" y="2" width="${width}" height="14" fill="${stateColour(state)}" data-from="${from}" data-to="${to}" data-state="${fateName(state)}"/>`;
    });
    return markup`<tr><th scope="row">${commitment} <span>as ${seen.join(' and ')} see${seen.length === 1 ? 's' : ''} it</span></th><td class="state">${last === undefined ? '' : fateName(last.state)}</td><td class="line"><svg viewBox="0 0 ${end + 1} 18" preserveAspectRatio="none" aria-hidden="true">${bars}<line class="now" x1="0" x2="0" y1="0" y2="18"/></svg></td></tr>
`;
  });
  return markup`<table class="lanes"><caption class="small">How the commitments stand</caption><thead><tr><th scope="col">commitment</th><th scope="col">state</th><th scope="col">from ${tickName(labels.unit, 0)} to ${tickName(labels.unit, end)}</th></tr></thead><tbody>${rows}</tbody></table>`;
}
