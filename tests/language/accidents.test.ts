import { describe, expect, it } from 'vitest';
import { traceRun } from '../../src/reference/index.js';
import { tellStory } from '../../src/report/story.js';
import { answer, count, expectChance, load, modelOf, outcome } from '../oracles/scenarios.js';

const scenario = load('../../scenarios/examples/accidents.yaml', import.meta.url);

/** Patrols are always close and nobody gives orders, so that only accidents are left. */
const only = {
  'patrols.close > apart': 0,
  'options.north may shell south': 0,
  'options.south may shell north': 0,
};

describe('accidents', () => {
  it('are a breach for whoever does not believe the explanation', async () => {
    // Day by day, independently: an accident with .001, not explained to South with .2.
    const result = await count(modelOf(scenario, { set: only }));
    expectChance(answer(result, 'accident'), 1 - (1 - 0.001) ** 180);
    expectChance(answer(result, 'mistaken'), 1 - (1 - 0.001 * 0.2) ** 180);
    expectChance(answer(result, 'understood'), 1 - (1 - 0.001 * 0.8) ** 180);
  });

  it('happen only while their condition holds', async () => {
    // A chain of two states: patrols are close with p after n days, p = .8 + .2 × .75^n, and they begin close.
    const chance = 0.002;
    let [close, apart, none] = [1, 0, 0];
    for (let day = 1; day <= 180; day += 1) {
      [close, apart] = [close * 0.95 + apart * 0.2, close * 0.05 + apart * 0.8];
      none = close * chance + none;
      close *= 1 - chance;
    }
    const set = { ...only, 'patrols.close > apart': 0.05, 'accidents.stray shell': chance };
    expectChance(answer(await count(modelOf(scenario, { set })), 'accident'), none);
  });

  it('are seen by nobody where the explanation is always believed, and are no breach for their author', async () => {
    const set = { ...only, 'stray shell.explained': 1, 'accidents.stray shell': 0.05 };
    const result = await count(modelOf(scenario, { set }), 300);
    expectChance(outcome(result, 'the word holds'), 1);
    expectChance(answer(result, 'mistaken'), 0);
  });

  it('of chance 0 leave every run as it is without them', () => {
    const never = modelOf(scenario, { set: { 'accidents.stray shell': 0 } });
    const without = modelOf({ ...scenario, accidents: [], attribution: [], variants: [] });
    for (let run = 0; run < 30; run += 1) {
      const [one, other] = [never, without].map((model) =>
        traceRun(model, 7, run).events.flatMap(({ tick, description }) =>
          description.kind === 'view' ? [] : [{ tick, description }],
        ),
      );
      expect(one).toEqual(other);
    }
  });

  it('are counted apart from temptations, against a restraint in force for its debtor', async () => {
    const set = { ...only, 'accidents.stray shell': 0.05, 'stray shell.explained': 0 };
    const { temptations } = await count(modelOf(scenario, { set }), 300);
    const counts = temptations.find(({ name }) => name === 'north-word')?.counts;
    // North's own view never falls, so 300 runs of 180 days with .05 give 2,700 on average, σ = 51.
    expect(counts?.['tempted'] ?? 0).toBe(0);
    expect(Math.abs((counts?.['accidents'] ?? 0) - 2_700)).toBeLessThan(4 * 51);
  });

  it('do not happen where a variant forbids the act, and are no accidents where it forces it', () => {
    const [first] = scenario.variants;
    if (first === undefined) throw new Error('the example has variants');
    const pattern = scenario.commitments.flatMap((one) => (one.form === 'refrain' ? one.forbidden : []))[0];
    if (pattern === undefined) throw new Error('the example has a restraint');
    const act = { act: pattern, from: 1, until: null, once: null };
    const blank = { ...first, set: new Map([['accidents.stray shell', 1]]) };
    const variants = [
      { ...blank, name: 'forbidden', forbid: [act] },
      { ...blank, name: 'forced', force: [act] },
    ];
    for (const variant of variants) {
      const model = modelOf({ ...scenario, variants }, { variant: variant.name });
      const acts = traceRun(model, 1, 0).events.flatMap(({ description }) =>
        description.kind === 'act' && description.act === 'shell' && description.author === 'north'
          ? [description.by]
          : [],
      );
      expect(new Set(acts)).toEqual(new Set(variant.name === 'forced' ? ['variant'] : []));
    }
  });

  it('are told as what they are', () => {
    const model = modelOf(scenario, { set: { ...only, 'accidents.stray shell': 1 } });
    const story = tellStory(model, traceRun(model, 1, 0), { scenario });
    expect(story).toContain('North shells South by accident (stray shell)');
    expect(story).toContain("South believes that it was nobody's order (chance 0.80)");
  });
});
