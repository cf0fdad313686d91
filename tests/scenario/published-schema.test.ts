import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { baseRatesDocument } from '../../src/analysis/plausibility/base-rates-schema.js';
import { scenarioDocument } from '../../src/scenario/schema/document.js';

describe('the published JSON Schema', () => {
  const published: unknown = JSON.parse(readFileSync('docs/scenario.schema.json', 'utf8'));

  it('is that of the format as it is (npm run schema writes it anew)', () => {
    expect(published).toEqual(
      JSON.parse(JSON.stringify(z.toJSONSchema(scenarioDocument, { io: 'input', reused: 'ref' }))),
    );
  });

  it('of base rates is that of their format as it is', () => {
    expect(JSON.parse(readFileSync('docs/base-rates.schema.json', 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(z.toJSONSchema(baseRatesDocument, { io: 'input', reused: 'ref' }))),
    );
  });

  it('says of fields what they are for, so that editors can', () => {
    const text = JSON.stringify(published);
    expect(text).toContain('The version of the format');
    expect(text).toContain('Who is bound');
  });
});
