import { describe, expect, it } from 'vitest';
import { traceRun } from '../../src/reference/index.js';
import { tellStory } from '../../src/report/story.js';
import { renderDiagnostics } from '../../src/scenario/diagnostics/render.js';
import { readScenario } from '../../src/scenario/read/scenario.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import {
  answer,
  count,
  expectChance,
  load,
  modelOf,
  outcome,
  RUNS,
  runsEndingIn,
} from '../oracles/scenarios.js';

interface Parts {
  readonly option?: string;
  readonly sections?: string;
  readonly outcomes?: string;
}

/** One joint strike of north and south against east, meant on day 1. */
function joint({
  option = 'north and south may strike east',
  sections = '',
  outcomes = 'both: ever(south strike east)',
}: Parts = {}): Scenario {
  const text = `brinkmanship: 1
title: A joint strike
tick: day
horizon: 4
actors: { north: North, south: South, east: East, west: West }
acts: { strike: { rung: use of force, says: "{actor} strikes {target}" } }
options:
  ${option}: { when: tick = 1, chance: 1 }
${sections}outcomes: [{ ${outcomes} }, { other: "true" }]
`;
  const { scenario, diagnostics } = readScenario(text, 'joint.yaml');
  if (scenario === null) throw new Error(renderDiagnostics(diagnostics));
  return scenario;
}

const VOWS = `commitments:
  vow-north: { debtor: north, creditor: east, refrain: north strike east, fidelity: "0.3, assumed" }
  vow-south: { debtor: south, creditor: east, refrain: [south strike east, south strike west], fidelity: "0.6, assumed" }
`;

async function chanceOf(scenario: Scenario, asked: string): Promise<{ estimate: { value: number | null } }> {
  return outcome(await count(modelOf(scenario), 50), asked);
}

describe('a joint act', () => {
  it('is an act of each of its authors', async () => {
    for (const text of ['north strike east', 'south strike east', 'any strike east', 'south any any']) {
      const found = await chanceOf(joint({ outcomes: `it: ever(${text})` }), 'it');
      expect(found.estimate.value, text).toBe(1);
    }
    const nobody = joint({ outcomes: 'it: "ever(west strike east)"' });
    expect((await chanceOf(nobody, 'it')).estimate.value).toBe(0);
  });

  it('happens if and only if no restraint of any author holds', async () => {
    // Each tosses its own coin: 0.7 · 0.4.
    const result = await count(modelOf(joint({ sections: VOWS })));
    expectChance(outcome(result, 'both'), 0.7 * 0.4);
    const tried = result.temptations.map(({ name, counts }) => [name, counts['tempted']]);
    expect(tried).toEqual([
      ['vow-north', RUNS],
      ['vow-south', RUNS],
    ]);
  });

  it('breaks the word of each author, and only together', async () => {
    const sections = `${VOWS}questions:
  Q1: { ask: vow-north is violated, at: 4 }
  Q2: { ask: vow-south is violated, at: 4 }
`;
    const result = await count(modelOf(joint({ sections })));
    expectChance(answer(result, 'Q1'), 0.28);
    expectChance(answer(result, 'Q2'), 0.28);
  });

  it('raises the rung of each author with the target, and none between the authors', async () => {
    const high = (one: string, other: string) => `rung(${one}, ${other}) >= use of force`;
    const outcomes = `it: "${high('north', 'east')} and ${high('south', 'east')} and not ${high('north', 'south')}"`;
    expect((await chanceOf(joint({ outcomes }), 'it')).estimate.value).toBe(1);
  });

  it('is known to each of its authors, whatever others believe of it', async () => {
    const sections = `attribution:
  excuse: { observer: west, of: north strike east, believes: it was nobody's order, chance: 1 }
trust:
  south in north: { from: 0, to: 1, starts: 1, basis: assumed, moves: [{ when: north strike east, by: -1 }] }
  west in north: { from: 0, to: 1, starts: 1, basis: assumed, moves: [{ when: north strike east, by: -1 }] }
`;
    const outcomes = 'it: "trust(south in north) = 0 and trust(west in north) = 1"';
    expect((await chanceOf(joint({ sections, outcomes }), 'it')).estimate.value).toBe(1);
  });

  it('discharges and calls for answers as an act of either author', async () => {
    const sections = `commitments:
  duty: { debtor: south, creditor: west, if: tick = 1, perform: strike, targets: { named: [east] }, within: 3, fidelity: 0 }
  answer: { debtor: east, creditor: west, if: south strike east, perform: strike, targets: { named: [south] }, within: 3, fidelity: 1 }
`;
    const later = joint({ sections, outcomes: 'it: "duty is satisfied and answer is satisfied"' });
    const two = { ...later, options: later.options.map((one) => ({ ...one, when: null })) };
    expect((await chanceOf(two, 'it')).estimate.value).toBe(1);
  });

  it('uses the stocks of all its authors, and is impossible without one of them', async () => {
    const stocks = (left: number) => `stocks:
  arms: { owner: south, up to: 2, starts: ${left}, used by: south strike any }
`;
    const outcomes = 'it: ever(north strike east) and arms = 1';
    expect((await chanceOf(joint({ sections: stocks(2), outcomes }), 'it')).estimate.value).toBe(1);
    expect((await chanceOf(joint({ sections: stocks(0) }), 'both')).estimate.value).toBe(0);
  });

  it('has the effect of the entry that names most of its authors', async () => {
    const sections = `effects: { north strike east: { none: 1 }, north and south strike east: { severe: 1 } }\n`;
    const outcomes = 'it: ever(south strike east with severe effect)';
    expect((await chanceOf(joint({ sections, outcomes }), 'it')).estimate.value).toBe(1);
  });

  it('is forced by naming its authors, and forbidden by naming one of them', async () => {
    const sections = `variants:
  alone: { force: { act: north strike east, on: 3 }, forbid: { act: south strike east } }
  both: { force: { act: south and north strike east, on: 3 } }
  never: { forbid: { act: south strike east } }
`;
    const scenario = joint({ sections, outcomes: 'both: "count(south strike east, 3) = 2"' });
    const share = async (variant: string, name: string) =>
      outcome(await count(modelOf(scenario, { variant }), 20), name).estimate.value;
    expect(await share('both', 'both')).toBe(1);
    expect(await share('never', 'both')).toBe(0);
    const alone = joint({
      sections,
      outcomes: 'both: "ever(north strike east) and not ever(south strike east)"',
    });
    expect(outcome(await count(modelOf(alone, { variant: 'alone' }), 20), 'both').estimate.value).toBe(1);
  });
});

describe('laws of joint acts', () => {
  it('whoever is named first, the act is the same', () => {
    const one = modelOf(joint());
    const other = modelOf(joint({ option: 'south and north may strike east' }));
    expect(one.variables.map(({ name }) => name)).toEqual(other.variables.map(({ name }) => name));
    expect(one.variables.map(({ name }) => name)).toContain('act/north and south strike east');
  });

  it('a fidelity of 0 of the other author leaves the word of the one alone', () => {
    const alone = modelOf(
      joint({ option: 'north may strike east', sections: VOWS, outcomes: 'both: ever(north strike east)' }),
    );
    const together = modelOf(joint({ sections: VOWS }), { set: { 'commitments.vow-south.fidelity': 0 } });
    const share = (runs: ReadonlySet<number>): number => runs.size / 2_000;
    expect(share(runsEndingIn(alone, 'both', 2_000))).toBeCloseTo(0.7, 1);
    expect(share(runsEndingIn(together, 'both', 2_000))).toBeCloseTo(0.7, 1);
  });
});

describe('scenarios/examples/joint-acts.yaml', () => {
  const scenario = load('../../scenarios/examples/joint-acts.yaml', import.meta.url);

  it('is told as an act of both', () => {
    const model = modelOf(scenario, { variant: 'together at once' });
    const story = tellStory(model, traceRun(model, 1, 0), { scenario });
    expect(story).toContain('The Ally and North strike East (forced by the variant “together at once”)');
    expect(story).toContain('after The Ally and North struck East');
  });

  it('comes about by both coins', () => {
    const given = modelOf(scenario);
    const [run = 0] = runsEndingIn(given, 'struck by both', 200);
    const story = tellStory(given, traceRun(given, 'closed forms', run), { scenario });
    expect(story).toMatch(
      /The Ally and North strike East .* and break word of north and word of the\s+ally/s,
    );
  });
});
