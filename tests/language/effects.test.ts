import { describe, expect, it } from 'vitest';
import { tellStory } from '../../src/report/story.js';
import { traceRun } from '../../src/reference/index.js';
import { readScenario } from '../../src/scenario/read/scenario.js';
import { renderDiagnostics } from '../../src/scenario/diagnostics/render.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import {
  answer,
  count,
  expectChance,
  expectShare,
  load,
  modelOf,
  outcome,
  RUNS,
  runsEndingIn,
  SEED,
} from '../oracles/scenarios.js';

/** One strike, certain and on day 1, whose effect the tests give and ask about. */
function strike({ effects = '', rest = '' }: { effects?: string; rest?: string }): Scenario {
  const text = `brinkmanship: 1
title: One strike
tick: day
horizon: 8
actors: { north: North, south: South, east: East }
acts: { strike: { rung: use of force } }
parameters: { grave: "0.2, assumed" }
processes:
  shield: { states: [up, down], starts: { up: "0.25, assumed", down: rest } }
  strength: { from: 0, to: 4, starts: { 1: "0.5, assumed", 4: rest } }
options:
  north may strike south: { when: tick = 1, chance: 1 }
${effects}${rest}`;
  const { scenario, diagnostics } = readScenario(text, 'strike.yaml');
  if (scenario === null) throw new Error(renderDiagnostics(diagnostics));
  return scenario;
}

const GRADED =
  'effects: { north strike south: { severe: "0.2, assumed", limited: "0.3, assumed", none: rest } }\n';
const LEVELS = `outcomes:
  - severe: ever(north strike south with severe effect)
  - limited: ever(north strike south with limited effect)
  - none: ever(north strike south with no effect)
`;

describe('the effect of an act', () => {
  it('has the weights that are given, and the rest', async () => {
    const result = await count(modelOf(strike({ effects: GRADED, rest: LEVELS })));
    expectChance(outcome(result, 'severe'), 0.2);
    expectChance(outcome(result, 'limited'), 0.3);
    expectChance(outcome(result, 'none'), 0.5);
  });

  it('is drawn in the first case that holds', async () => {
    // The shield is up with 0.25: P(severe) = 0.25 · 0.1 + 0.75 · 0.6.
    const effects = `effects:
  north strike south:
    - { when: shield is up, severe: "0.1, assumed", none: rest }
    - { severe: "0.6, assumed", none: rest }
`;
    const result = await count(modelOf(strike({ effects, rest: LEVELS })));
    expectChance(outcome(result, 'severe'), 0.475);
    expectChance(outcome(result, 'limited'), 0);
  });

  it('may weigh what a number says', async () => {
    // The strength is 1 or 4, each with 0.5: P(severe) = 0.5 · 0.2 + 0.5 · 0.8.
    const effects = 'effects: { north strike south: { severe: "grave * strength", limited: rest } }\n';
    const result = await count(modelOf(strike({ effects, rest: LEVELS })));
    expectChance(outcome(result, 'severe'), 0.5);
    expectChance(outcome(result, 'none'), 0);
  });

  it('is limited or more where it is at least limited', async () => {
    const rest = 'outcomes: [{ felt: ever(north strike south with at least limited effect) }]\n';
    expectChance(outcome(await count(modelOf(strike({ effects: GRADED, rest }))), 'felt'), 0.5);
  });

  it('is none where nothing is said of the act', async () => {
    const result = await count(modelOf(strike({ rest: LEVELS })));
    expectChance(outcome(result, 'none'), 1);
  });

  it('is that of an act that a variant forces', async () => {
    const rest = `${LEVELS}variants: { again: { forbid: { act: north strike south, from: 1 } }, forced: { force: { act: south strike north, on: 3 } } }\n`;
    const effects = 'effects: { south strike north: { severe: 1 }, north strike south: { none: 1 } }\n';
    const asked = rest.replace(
      '- severe: ',
      '- back: ever(south strike north with severe effect)\n  - severe: ',
    );
    const result = await count(modelOf(strike({ effects, rest: asked }), { variant: 'forced' }));
    expectChance(outcome(result, 'back'), 1);
  });
});

describe('what reads an effect', () => {
  it('may be an option, a day later', async () => {
    const rest = `outcomes: [{ answer: ever(south strike north) }]
questions: { Q: { ask: south strike north, by: [1, 2] } }
`;
    const options = `  south may strike north: { when: north strike south with severe effect, chance: "0.5 per occasion, assumed" }\n`;
    const result = await count(modelOf(strike({ effects: options + GRADED, rest })));
    expectChance(answer(result, 'Q', 'by day 1'), 0);
    expectChance(answer(result, 'Q', 'by day 2'), 0.2 * 0.5);
  });

  it('may be a release, an antecedent and trust', async () => {
    const rest = `commitments:
  restraint:
    { debtor: south, creditor: north, refrain: south strike north, fidelity: 1,
      unless: north strike south with severe effect }
  answer:
    { debtor: south, creditor: east, if: north strike south with at least limited effect,
      perform: strike, targets: { named: [east] }, within: 3, fidelity: 1 }
trust:
  south in north: { from: 0, to: 2, starts: 2, basis: assumed, moves: [{ when: north strike south with limited effect, by: -1 }] }
outcomes: [{ any: "true" }]
questions:
  released: { ask: restraint is terminated, at: 8 }
  answered: { ask: south strike east, by: 8 }
  lost: { ask: trust(south in north) = 1, at: 8 }
`;
    const result = await count(modelOf(strike({ effects: GRADED, rest })));
    expectChance(answer(result, 'released'), 0.2);
    expectChance(answer(result, 'answered'), 0.5);
    expectChance(answer(result, 'lost'), 0.3);
  });

  it.each([
    ['at the act', '1 per occasion', 1],
    ['long after it', '0.999999 a day, assumed', 0.999999],
  ])('may see it in an act blamed on another %s', async (_, chance, believed) => {
    // East strikes no one; the effect of the act that it is blamed for is that of the true one.
    const rest = `attribution:
  blame: { observer: south, of: north strike south, believes: it was east, chance: "${chance}", when: tick >= 3 or tick = 1 }
trust:
  south in east: { from: 0, to: 2, starts: 2, basis: assumed, moves: [{ when: east strike south with severe effect, by: -1 }] }
outcomes: [{ any: "true" }]
questions: { lost: { ask: trust(south in east) = 1, at: 8 } }
`;
    const result = await count(modelOf(strike({ effects: GRADED, rest })));
    expectChance(answer(result, 'lost'), 0.2 * believed);
  });
});

describe('laws of effects', () => {
  it('what nothing reads is not drawn and changes nothing', () => {
    const rest = 'outcomes: [{ struck: ever(north strike south) }]\n';
    expect(modelOf(strike({ effects: GRADED, rest }))).toEqual(modelOf(strike({ rest })));
  });

  it('an effect of weight 0 never comes about, and of weight 1 always', () => {
    for (const [weight, runs] of [
      ['0', 0],
      ['1', 200],
    ] as const) {
      const effects = `effects: { north strike south: { severe: ${weight}, none: rest } }\n`;
      expect(runsEndingIn(modelOf(strike({ effects, rest: LEVELS })), 'severe', 200).size).toBe(runs);
    }
  });

  it('asking for it disturbs no other draw', () => {
    const effects = '  south may strike east: "20% a day, assumed"\n' + GRADED;
    const plain = 'outcomes: [{ early: ever(south strike east) and tick < 4, ends: true }]\n'.replace(
      '{ early: ever(south strike east) and tick < 4, ends: true }',
      '{ early: ever(south strike east) }',
    );
    const asking = `${plain}questions: { Q: { ask: north strike south with severe effect, by: 8 } }\n`;
    const one = runsEndingIn(modelOf(strike({ effects, rest: plain })), 'early', 300);
    const other = runsEndingIn(modelOf(strike({ effects, rest: asking })), 'early', 300);
    expect(other).toEqual(one);
  });

  it('its numbers can be set, and the rest follows', async () => {
    const model = modelOf(strike({ effects: GRADED, rest: LEVELS }), {
      set: { 'effects.north strike south.severe': 0.6 },
    });
    expectChance(outcome(await count(model), 'none'), 0.1);
    expect(model.assumptions.map(({ name }) => name)).toContain('effects.north strike south.limited');
  });
});

describe('scenarios/examples/effects.yaml', () => {
  const scenario = load('../../scenarios/examples/effects.yaml', import.meta.url);

  it('strikes with the weights of a shield that stays up', async () => {
    // Each day a strike comes with p = 1 − (1 − 0.4)^(1/30), and is severe with 0.05 of it: 1 − (1 − 0.05 p)^60.
    const model = modelOf(scenario, { variant: 'shield up for good' });
    const daily = 1 - 0.6 ** (1 / 30);
    expectShare(runsEndingIn(model, 'severe strike', RUNS).size, RUNS, 1 - (1 - 0.05 * daily) ** 60);
  });

  it('is told in a plain sentence', () => {
    const model = modelOf(scenario);
    const [run = 0] = runsEndingIn(model, 'severe strike', 50);
    const story = tellStory(model, traceRun(model, SEED, run), { scenario });
    expect(story).toMatch(/North strikes South .* The effect is severe \(chance 0\.(05|30)\)\./);
    expect(story).toContain('North struck South with severe effect');
  });
});
