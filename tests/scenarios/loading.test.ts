import { lower, renderDiagnostics } from 'brinkmanship';
import { loadScenario } from 'brinkmanship/node';
import { describe, expect, it } from 'vitest';
import { pathOf, read, SHIPPED } from './shipped.js';

describe.each(SHIPPED)('%s', (name) => {
  it('is read without a word of complaint', async () => {
    const { scenario, diagnostics } = await loadScenario(pathOf(name));
    expect(renderDiagnostics(diagnostics)).toBe('');
    expect(scenario).not.toBeNull();
  });

  it('is translated without one, as given and under every variant', async () => {
    const { scenario, source } = await read(name);
    for (const variant of [null, ...scenario.variants.map((one) => one.name)]) {
      const { model, diagnostics } = lower(scenario, { variant, source });
      expect(`${variant}: ${renderDiagnostics(diagnostics)}`).toBe(`${variant}: `);
      expect(model).not.toBeNull();
    }
  });
});
