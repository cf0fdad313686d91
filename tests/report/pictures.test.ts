import { loadBearing, lower, type PlayedWorld, sensitivityOf, simulate, waysOf } from 'brinkmanship';
import { chart } from 'brinkmanship/charts';
import { loadScenario } from 'brinkmanship/node';
import { describe, expect, it } from 'vitest';
import { leadingEffects } from '../../src/report/sensitivity/tornado.js';

/**
 * A picture of each kind, kept in pictures/ so that a change of it is seen: look at both before the new one is accepted
 * (`npx vitest run tests/report/pictures.test.ts --update`), light and dark.
 */

/** No picture that is kept is larger. */
const MOST_BYTES = 15_000;

/** A scenario in which runs go few ways, and one in which a run ends early. */
async function played(name: string, variant: string | null = null): Promise<PlayedWorld> {
  const { scenario } = await loadScenario(`scenarios/${name}.yaml`);
  const { model } = scenario === null ? { model: null } : lower(scenario, { variant });
  if (model === null) throw new Error('the scenario is valid');
  return { model, result: await simulate(model, { runs: 200 }) };
}

/** The charts of a small scenario in three worlds; and of others where they are better to look at. */
async function pictures(): Promise<Record<keyof typeof chart, string | null>> {
  const { scenario } = await loadScenario('scenarios/third-party.yaml');
  if (scenario === null) throw new Error('the scenario is valid');
  const worlds: PlayedWorld[] = [];
  for (const variant of [null, 'gamma strikes on day 10', 'no pact'])
    worlds.push(await played('third-party', variant));
  const results = worlds.map(({ result }) => result);
  const [, struck] = worlds;
  const [promise] = scenario.commitments;
  if (struck === undefined || promise === undefined) throw new Error('there is a variant and a promise');
  const { result } = struck;
  const pact = await played('first-strike-pact');
  const ending = await played('examples/presets');
  const asked = { of: 'alpha and beta fight', runs: 100, method: 'monte-carlo' } as const;
  const { result: sensitivity } = await sensitivityOf(scenario, { ...asked, methods: ['tornado'] });
  const { result: loads } = await loadBearing(scenario, { ...asked, traced: 5 });
  if (sensitivity === null || loads === null) throw new Error('both are possible');
  return {
    outcomes: chart.outcomes(result),
    incidence: chart.incidence(ending.result),
    question: chart.question(results, 'Q1'),
    variants: chart.variants(results),
    fates: chart.fates(result),
    pathways: chart.pathways(pact.model, [...waysOf(pact.model, { runs: 200 })]),
    network: chart.network(scenario),
    lifecycle: chart.lifecycle(promise, result),
    tornado: chart.tornado(leadingEffects(sensitivity)),
    loadBearing: chart.loadBearing(loads),
  };
}

describe('the picture of each kind', async () => {
  const drawn = await pictures();

  it('is there for every chart', () => {
    expect(Object.keys(drawn).sort()).toEqual(Object.keys(chart).sort());
  });

  it.each(Object.entries(drawn))('%s is the one that is kept', async (name, svg) => {
    expect(svg).toContain('<svg');
    expect(Buffer.byteLength(svg ?? '')).toBeLessThan(MOST_BYTES);
    await expect(svg).toMatchFileSnapshot(`pictures/${name}.svg`);
  });
});
