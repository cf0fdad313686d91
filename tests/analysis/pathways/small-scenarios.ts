import { readScenario } from '../../../src/scenario/read/scenario.js';
import type { Scenario } from '../../../src/scenario/scenario.js';
import { renderDiagnostics } from '../../../src/scenario/diagnostics/render.js';

/** Small scenarios whose ways can be reckoned by hand. */

function scenarioOf(text: string): Scenario {
  const { scenario, diagnostics } = readScenario(text);
  if (scenario === null) throw new Error(renderDiagnostics(diagnostics));
  return scenario;
}

/**
 * Alpha strikes with .5 on each of two days; once it has struck, Beta strikes back with .4 on the next. Gamma waves, which
 * makes no difference. P(alpha strikes) = .75, P(both) = .5 × .4 = .2: only who strikes on day 1 can be struck on day 2.
 */
export const ANSWERED = scenarioOf(`brinkmanship: 1
title: A blow and its answer
tick: day
horizon: 2
actors: { alpha: Alpha, beta: Beta, gamma: Gamma }
acts: { strike: { rung: use of force, says: "{actor} strikes {target}" }, wave: {} }
options:
  alpha may strike beta: 0.5 a day, assumed
  beta may strike alpha: { when: ever(alpha strike beta), chance: "0.4 a day, assumed" }
  gamma may wave beta: 0.5 a day, assumed
outcomes:
  - answered: { ends: true, when: ever(alpha strike beta) and ever(beta strike alpha) }
questions:
  wave: { ask: gamma wave beta, by: [1, 2] }
  answer: { ask: beta strike alpha, given: alpha strike beta, within: 1 }
variants:
  no answer: { forbid: { act: beta strike alpha } }
`);

/** Alpha strikes for certain, Gamma with one half, on one day: where both do, neither alone could have turned it. */
export const OVERDONE = scenarioOf(`brinkmanship: 1
title: One blow would be enough
tick: day
horizon: 1
actors: { alpha: Alpha, beta: Beta, gamma: Gamma }
acts: { strike: { rung: use of force } }
options:
  alpha may strike beta: 1 a day
  gamma may strike beta: 0.5 a day, assumed
outcomes:
  - struck: ever(alpha strike beta) or ever(gamma strike beta)
`);
