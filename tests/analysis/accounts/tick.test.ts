import { describe, expect, it } from 'vitest';
import { halvedTick, tickOf, type TickResult } from '../../../src/analysis/accounts/index.js';
import { solve } from '../../../src/chain/index.js';
import { lower } from '../../../src/model/lower/index.js';
import { tickLines } from '../../../src/report/accounts/tick.js';
import { tickSchema, tickToJson } from '../../../src/report/accounts/tick-json.js';
import type { Scenario } from '../../../src/scenario/scenario.js';
import { BRINK, disaster, scenarioOf } from '../asked-scenarios.js';

/** Hazards in every unit, none of which looks at another: their chances by a day are what they say, whatever a tick is. */
const HAZARDS = scenarioOf(`brinkmanship: 1
title: Hazards that know nothing of each other
tick: day
horizon: 60
actors: { alpha: Alpha, beta: Beta }
acts: { wave: {}, nod: {}, call: {}, strike: { rung: use of force } }
processes:
  storm: { states: [calm, storm], moves: { calm > storm: "25% within 20 days, assumed" } }
options:
  alpha may wave beta: 0.03 a day, assumed
  alpha may nod beta: { window: { from: 11, until: 30 }, chance: "0.1 a day, assumed" }
  beta may call alpha: { when: ever(alpha wave beta), chance: "0.4 per occasion, assumed" }
outcomes:
  - anything: ever(alpha wave beta)
questions:
  storm: { ask: storm is storm, at: [7, 20, 60] }
  wave: { ask: alpha wave beta, by: [1, 30, 60] }
  nod: { ask: alpha nod beta, by: [10, 20, 60] }
  waited: { ask: storm is storm for 10 days, by: [60] }
variants:
  forced: { force: { act: alpha wave beta, on: 5 }, forbid: { act: alpha nod beta, from: 21 } }
`);

/** Alpha provokes on the first day, and Beta answers on the next tick for sure: by day 1 only if a tick is less than a day. */
const PROMPT = scenarioOf(`brinkmanship: 1
title: A prompt answer
tick: day
horizon: 4
actors: { alpha: Alpha, beta: Beta }
acts: { provoke: { rung: threat }, strike: { rung: use of force } }
commitments:
  answer: { debtor: beta, creditor: alpha, if: alpha provoke beta, perform: strike, targets: alpha, within: 1, fidelity: "0.5, assumed" }
options:
  alpha may provoke beta: { window: { from: 1, until: 1 }, chance: "0.9 a day, assumed" }
outcomes:
  - struck: ever(beta strike alpha)
  - quiet: not ever(beta strike alpha)
questions:
  at once: { ask: beta strike alpha, by: [1, 4] }
  when: { ask: beta strike alpha, expect: time }
`);

function exactly(scenario: Scenario, variant: string | null = null) {
  const { model } = lower(scenario, { variant });
  if (model === null) throw new Error('the scenario is whole');
  const { questions, outcomes } = solve(model);
  return {
    rows: questions.flatMap(({ rows }) => rows.map(({ probability }) => probability ?? NaN)),
    outcomes: outcomes.map(({ probability }) => probability),
  };
}

function half(scenario: Scenario): Scenario {
  const { scenario: halved, refused } = halvedTick(scenario);
  if (halved === null) throw new Error(refused.join(' '));
  return halved;
}

async function halved(scenario: Scenario, options = {}): Promise<TickResult> {
  const { result } = await tickOf(scenario, { runs: 20_000, ...options });
  if (result === null) throw new Error('the scenario is whole');
  return result;
}

describe('half the tick', () => {
  it.each([null, 'forced'])('leaves hazards by themselves what they are, under %s', (variant) => {
    const [whole, halves] = [exactly(HAZARDS, variant), exactly(half(HAZARDS), variant)];
    // All but what has to last: a storm that must go on for ten days is counted from its tick on.
    whole.rows.slice(0, -1).forEach((value, row) => {
      expect(halves.rows[row]).toBeCloseTo(value, 12);
    });
  });

  it('gives them by their formulas', () => {
    // 1 − .75^(t / 20) at day 7, and .03 a day by day 30.
    const { rows } = exactly(half(HAZARDS));
    expect(rows[0]).toBeCloseTo(1 - 0.75 ** (7 / 20), 12);
    expect(rows[4]).toBeCloseTo(1 - 0.97 ** 30, 12);
  });

  it('moves what hangs on who comes first within a tick, by the formula of brinkmanship', () => {
    // Disaster is judged first in a tick; with r and c a tick it is r / (1 − (1 − r)(1 − c)²): Schelling 1960, Powell 1990.
    const rate = (chance: number): number => 1 - Math.sqrt(1 - chance);
    const [whole] = exactly({ ...BRINK, questions: [] }).outcomes;
    const [halves] = exactly(half({ ...BRINK, questions: [] })).outcomes;
    expect(whole).toBeCloseTo(disaster(0.01, 0.03), 8);
    expect(halves).toBeCloseTo(disaster(rate(0.01), rate(0.03)), 8);
  });

  it('says which answers move, and which do not', async () => {
    const result = await halved(PROMPT);
    const found = (label: string) =>
      result.answers.find(({ asked }) => asked.is === 'row' && asked.label === label);
    // Never by day 1 with whole ticks. With half ones if Alpha provokes in the first half of the day, 1 − √(1 − .9), and Beta
    // keeps its word with .5; by day 4 the same.
    expect(found('by day 1')).toMatchObject({ whole: { value: 0 }, moves: true });
    const prompt = (1 - Math.sqrt(0.1)) * 0.5;
    expect(Math.abs((found('by day 1')?.half.value ?? NaN) - prompt)).toBeLessThan(
      5 * Math.sqrt(0.25 / 20_000),
    );
    const struck = result.answers.find(({ asked }) => asked.is === 'outcome' && asked.name === 'struck');
    expect(struck?.moves).toBe(false);
    // It comes on day 2; with half ticks at the end of day 1, if Alpha provokes in the first half, else half a day later.
    expect(found('expected time')).toMatchObject({ kind: 'time', moves: true });
    expect(found('expected time')?.difference?.value).toBeLessThan(0);
    const text = tickLines(result).join('\n');
    expect(text).toContain('half a day');
    expect(text).toContain('“struck”');
    expect(tickSchema.parse(tickToJson(result)).answers).toHaveLength(result.answers.length);
  });

  it('is of one outcome where one is asked about', async () => {
    const { answers } = await halved(PROMPT, { of: 'struck', runs: 500 });
    expect(answers.map(({ asked }) => asked)).toEqual([{ is: 'outcome', name: 'struck' }]);
  });

  it('refuses what happens once a tick as such, by name', async () => {
    const counting = scenarioOf(`brinkmanship: 1
title: A clock
tick: day
horizon: 5
actors: { alpha: Alpha, beta: Beta }
acts: { wave: {} }
processes:
  clock: { from: 0, to: 5, starts: 5, moves: { "-1": { when: clock > 0 } } }
options: { alpha may wave beta: { when: clock = 0, chance: 1 a day } }
outcomes: [{ waved: ever(alpha wave beta) }]
`);
    const { refused, answers } = await halved(counting);
    expect(refused).toEqual(['“clock” steps by -1 at every tick while clock > 0.']);
    expect(answers).toEqual([]);
    expect(tickLines(await halved(counting)).join('\n')).toContain('cannot be told in halves of a day');
  });
});
