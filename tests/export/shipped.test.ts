import { describe, expect, it } from 'vitest';
import { toJani } from '../../src/export/jani.js';
import { toPrism } from '../../src/export/prism.js';
import { simulate } from '../../src/montecarlo/index.js';
import { lowered } from '../laws/played.js';
import { solvePrism } from './compared.js';
import { readJani } from './jani-text.js';
import { readPrism, readProperties } from './prism-text.js';
import { SHIPPED, shippedModels, shippedScenario } from './shipped.js';

describe('shipped scenarios', () => {
  it.each(SHIPPED.map(([name]) => name))(
    '%s is written legally in every variant, for PRISM and as JANI',
    async (name) => {
      for (const model of await shippedModels(name)) {
        const files = toPrism(model);
        const read = readPrism(files.model);
        const properties = readProperties(files.properties, read);
        const jani = readJani(JSON.parse(JSON.stringify(toJani(model))));
        expect(jani.properties.map((one) => one.name)).toEqual(properties.map((one) => one.name));
        expect(jani.model.variables.map((one) => one.name).sort()).toEqual(
          read.variables.map((one) => one.name).sort(),
        );
        expect(jani.model.commands.length).toBe(read.commands.length);
      }
    },
  );

  // At this level one true value in ten thousand is missed; the seed is fixed.
  it.each([
    'first-strike-pact.yaml',
    'examples/readings.yaml',
    'examples/stocks.yaml',
    'examples/presets.yaml',
  ])('%s: the chain agrees with what our engine counts', async (name) => {
    const model = lowered(await shippedScenario(name));
    const solved = solvePrism(model, 400_000);
    const { outcomes, questions } = await simulate(model, { runs: 4_000, seed: 'export', level: 0.9999 });
    const counted = [
      ...outcomes.map(({ probability }) => probability),
      ...questions
        .filter(({ time }) => time === null)
        .flatMap(({ rows }) => rows.map(({ estimate }) => estimate)),
    ];
    const isPlain = model.questions.every(
      ({ probes, time }) => time === null && probes.every(({ given }) => given === null),
    );
    const values = solved?.values.slice(0, isPlain ? undefined : outcomes.length) ?? [];
    expect(values.length).toBeGreaterThan(1);
    values.forEach((value, place) => {
      expect(value).toBeGreaterThanOrEqual((counted[place]?.low ?? NaN) - 1e-12);
      expect(value).toBeLessThanOrEqual((counted[place]?.high ?? NaN) + 1e-12);
    });
  });
});

describe('the size of what is written', () => {
  it('grows with the model, not with the product of its rules', async () => {
    for (const [name] of SHIPPED) {
      const [model] = await shippedModels(name);
      if (model === undefined) throw new Error(name);
      const rules = model.stages.reduce((sum, { rules: some }) => sum + some.length, 0);
      const { commands } = readPrism(toPrism(model).model);
      // Two commands for a rule that draws, one for most stages, and a case for each different chance.
      expect(commands.length).toBeLessThan(4 * rules + 2 * model.stages.length + 20);
    }
  });

  it('is for the pact what the documentation says', async () => {
    const [model] = await shippedModels('first-strike-pact.yaml');
    if (model === undefined) throw new Error('no model');
    expect(solvePrism(model)?.chain.states).toHaveLength(17_386);
  });
});
