import { describe, expect, it } from 'vitest';
import { type Trace, traceRun } from '../../src/reference/index.js';
import { tellStory } from '../../src/report/story.js';
import { answer, count, expectChance, load, modelOf } from '../oracles/scenarios.js';

const scenario = load('../../scenarios/examples/signals.yaml', import.meta.url);

const NOTHING = {
  'options.north may threaten south': 0,
  'options.north may admit to the pact with south': 0,
  'options.north may disown the pact with south': 0,
  'options.north may strike south': 0,
  'options.east may strike south': 0,
  'options.south may strike north': 0,
};

function told(trace: Trace, kind: string) {
  return trace.events.flatMap(({ tick, description }) =>
    description.kind === kind ? [{ tick, ...description }] : [],
  );
}

describe('signals', () => {
  it('move credibility as often as they are sent and believed', async () => {
    // South begins two levels above none. A threat is sent and believed with p = .05 × .4 a day, so after n days South
    // believes North no longer with 1 − (1 − p)^n − np(1 − p)^(n − 1): at least two of n.
    const set = { ...NOTHING, 'options.north may threaten south': 0.05 };
    const result = await count(modelOf(scenario, { set }));
    const p = 0.05 * 0.4;
    for (const n of [30, 120]) {
      const expected = 1 - (1 - p) ** n - n * p * (1 - p) ** (n - 1);
      expectChance(answer(result, 'no longer credible', `by day ${n}`), expected);
    }
  });

  it('of a debtor acknowledge its commitment, and disclose it, whoever believes them', async () => {
    const set = { ...NOTHING, 'options.north may admit to the pact with south': 0.01 };
    const result = await count(modelOf(scenario, { set }));
    const expected = 1 - (1 - 0.01) ** 120;
    expectChance(answer(result, 'acknowledged'), expected);
    expectChance(answer(result, 'disclosed'), expected);
  });

  it('may take back what was acknowledged, and leave it disclosed', async () => {
    const admits = 'options.north may admit to the pact with south';
    const disowns = 'options.north may disown the pact with south';
    // A chain of two states: what is not acknowledged is with .1 a day, and what is is denied with .2. To acknowledge again
    // says nothing new, so the denial of that day counts.
    let plain = 0;
    for (let day = 1; day <= 120; day += 1) plain = plain * (1 - 0.2) + (1 - plain) * 0.1;
    const result = await count(modelOf(scenario, { set: { ...NOTHING, [admits]: 0.1, [disowns]: 0.2 } }));
    expectChance(answer(result, 'acknowledged'), plain);
    expectChance(answer(result, 'disclosed'), 1 - 0.9 ** 120);
  });

  it('are not what disclosure is: a leak acknowledges nothing', async () => {
    const result = await count(
      modelOf(scenario, { set: NOTHING, variant: 'it leaks, and nobody admits' }),
      100,
    );
    expectChance(answer(result, 'disclosed'), 1);
    expectChance(answer(result, 'acknowledged'), 0);
  });

  it('explain a belief away, which changes no view', () => {
    const set = {
      ...NOTHING,
      'options.east may strike south': 0.9,
      'attribution.blame': 1,
      'options.north may explain the strike to south': 1,
      'signals.north explain the strike to south.explains blame': 1,
    };
    const trace = traceRun(modelOf(scenario, { set }), 1, 0);
    const beliefs = told(trace, 'belief');
    expect(beliefs.some((one) => 'held' in one && one.held)).toBe(true);
    // Heard in the tick after the strike, and believed unless South is struck, and blames North, anew.
    expect(beliefs.some((one) => 'held' in one && !one.held)).toBe(true);
  });

  it('that nobody believes change nothing', () => {
    // Nobody disowns the pact, for that takes back an acknowledgement whoever believes it.
    const mute = { 'options.north may disown the pact with south': 0 };
    const spoken = scenario.signals.filter(({ believed }) => believed !== null);
    const deaf = modelOf(scenario, {
      set: { ...mute, ...Object.fromEntries(spoken.map(({ name }) => [`signals.${name}`, 0])) },
    });
    const acknowledged = scenario.signals.filter(({ believed }) => believed === null);
    const silent = modelOf({ ...scenario, signals: acknowledged }, { set: mute });
    for (let run = 0; run < 30; run += 1) {
      const [one, other] = [deaf, silent].map((model) =>
        traceRun(model, 7, run).events.map(({ tick, description }) => ({ tick, description })),
      );
      expect(one).toEqual(other);
    }
  });

  it('are told as what they are', () => {
    const set = { ...NOTHING, 'options.north may admit to the pact with south': 1 };
    const model = modelOf(scenario, { set });
    const story = tellStory(model, traceRun(model, 1, 0), { scenario });
    expect(story).toContain('North acknowledges north-word in public');
    expect(story).toContain('north-word becomes public: its debtor acknowledges it.');
  });
});
