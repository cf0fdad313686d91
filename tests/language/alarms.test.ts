import { describe, expect, it } from 'vitest';
import { traceRun } from '../../src/reference/index.js';
import { tellStory } from '../../src/report/story.js';
import { answer, count, expectChance, load, modelOf } from '../oracles/scenarios.js';

const scenario = load('../../scenarios/examples/alarms.yaml', import.meta.url);

/** Tension is always low and East never strikes, so that only the one alarm is left. */
const only = { 'tension.low > high': 0, 'options.east may strike west': 0 };

describe('alarms', () => {
  it('break a promise for whoever is alarmed, and for nobody else', async () => {
    const result = await count(modelOf(scenario, { set: { ...only, 'alarms.birds': 0.01 } }), 2_000);
    // An alarm with .01 an hour, independently.
    expectChance(answer(result, 'alarm', 'by hour 24'), 1 - (1 - 0.01) ** 24);
    expectChance(answer(result, 'alarm', 'by hour 240'), 1 - (1 - 0.01) ** 240);
    const wests = result.commitments.find(({ name, holder }) => name === 'west-word' && holder === 'west');
    expect(wests?.fates['detached']).toBe(2_000);
  });

  it('are believed until the belief fades', async () => {
    // A chain of two states: in each hour it rings with a = .05, else a belief fades with f = .5. It forgets how it began
    // by (1 − a)(1 − f) an hour; after 240 hours it is believed with a/(a + (1 − a)f).
    const set = { ...only, 'alarms.birds': 0.05 };
    expectChance(answer(await count(modelOf(scenario, { set })), 'believed'), 0.05 / (0.05 + 0.95 * 0.5));
  });

  it('release what an attack releases, in the eyes of whoever is alarmed', () => {
    const set = { ...only, 'alarms.birds': 1, 'options.east may strike west': 1 };
    const trace = traceRun(modelOf(scenario, { set }), 1, 0);
    const strike = trace.events.find(({ description }) => description.kind === 'act');
    // Alarmed in hour 1, and released then; a decision reads the hour before.
    expect(strike?.tick).toBe(2);
  });

  it('of chance 0 leave every run as it is without them', () => {
    const set = { 'alarms.birds': 0, 'alarms.nervous birds': 0 };
    const never = modelOf(scenario, { set });
    const without = modelOf({ ...scenario, alarms: [], variants: [] });
    for (let run = 0; run < 30; run += 1) {
      const [one, other] = [never, without].map((model) =>
        traceRun(model, 7, run).events.map(({ tick, description }) => ({ tick, description })),
      );
      expect(one).toEqual(other);
    }
  });

  it('are told as what they are', () => {
    const model = modelOf(scenario, { set: { ...only, 'alarms.birds': 1 } });
    const story = tellStory(model, traceRun(model, 1, 0), { scenario });
    expect(story).toContain('False alarm (birds): East believes that West struck East.');
    expect(story).toContain('west-word, as East sees it: detached → violated');
  });
});
