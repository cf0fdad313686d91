import { readScenario } from '../../src/scenario/read/scenario.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { renderDiagnostics } from '../../src/scenario/diagnostics/render.js';

/** Small scenarios with ranges, whose answers are known from a formula. */

export function scenarioOf(text: string): Scenario {
  const { scenario, diagnostics } = readScenario(text);
  if (scenario === null) throw new Error(renderDiagnostics(diagnostics));
  return scenario;
}

/**
 * T11, brinkmanship, with ranges, and with a number that makes no difference to how it ends: see docs/theory.md. Two sides
 * concede with `fear` each hour, and the disaster is judged first.
 */
export const BRINK = scenarioOf(`brinkmanship: 1
title: Brinkmanship, with ranges
tick: hour
horizon: 400
actors: { alpha: Alpha, beta: Beta }
acts: { concede: {}, grumble: {} }
parameters:
  risk: 0.01, from 0.005 to 0.03, assumed
  fear: 0.03, from 0.02 to 0.08, elicited (S1)
  mood: 0.1, from 0 to 0.5, assumed
processes:
  brink: { states: [on the brink, over it], moves: { on the brink > over it: risk an hour } }
options:
  alpha may concede beta: fear an hour
  beta may concede alpha: fear an hour
  alpha may grumble beta: mood an hour
outcomes:
  - disaster: { ends: true, when: brink is over it }
  - both concede: { ends: true, when: alpha concede beta and beta concede alpha }
  - one concedes: { ends: true, when: alpha concede beta or beta concede alpha }
questions:
  grumbles: { ask: alpha grumble beta, by: [1, 10] }
sources: { S1: an expert }
variants:
  bold: { set: { fear: 0.02 } }
  timid: { set: { fear: 0.08 } }
`);

/** Schelling (1960), Powell (1990): r / (1 − (1 − r)(1 − c)²), as the horizon is long. */
export function disaster(risk: number, fear: number): number {
  return risk / (1 - (1 - risk) * (1 - fear) ** 2);
}

/** Two shares of one start, which over part of their ranges sum to more than 1. P(lucky) is the first share. */
export const SHARES = scenarioOf(`brinkmanship: 1
title: Shares of one
tick: day
horizon: 2
actors: { alpha: Alpha, beta: Beta }
acts: { wave: {} }
processes:
  luck:
    states: [lucky, unlucky, neither]
    starts: { lucky: "0.5, from 0.2 to 0.9, assumed", unlucky: "0.3, from 0.1 to 0.6, assumed", neither: rest }
options: { alpha may wave beta: "0.1 a day, assumed" }
outcomes:
  - lucky: luck is lucky
`);

/** Two variants that only one of two numbers moves: P(waved) is `eager` under the one, and 0.3 under the other. */
export const WAVES = scenarioOf(`brinkmanship: 1
title: One waves or the other
tick: day
horizon: 1
actors: { alpha: Alpha, beta: Beta }
acts: { wave: {} }
parameters:
  eager: 0.5, from 0.1 to 0.9, assumed
  steady: 0.3, assumed
options:
  alpha may wave beta: eager a day
  beta may wave alpha: steady a day
outcomes:
  - waved: ever(alpha wave beta) or ever(beta wave alpha)
variants:
  alpha alone: { forbid: { act: beta wave alpha } }
  beta alone: { forbid: { act: alpha wave beta } }
`);

/** One temptation, and two promises that hold it down, each by a coin of its own; the third is of what nobody wants. */
export const RESTRAINTS = scenarioOf(`brinkmanship: 1
title: Two promises on one temptation
tick: day
horizon: 1
actors: { alpha: Alpha, beta: Beta }
acts: { strike: { rung: use of force } }
channels: { line: { delivery: 1 } }
commitments:
  first: { debtor: alpha, creditor: beta, refrain: alpha strike beta, fidelity: "0.6, assumed" }
  second: { debtor: alpha, creditor: beta, refrain: alpha strike beta, fidelity: "0.5, assumed" }
  third: { debtor: beta, creditor: alpha, refrain: beta strike alpha, fidelity: "0.5, assumed", channel: line }
options:
  alpha may strike beta: 1 a day
  beta may strike alpha: 0 a day
outcomes:
  - struck: ever(alpha strike beta)
variants:
  alone: { remove: second }
`);
