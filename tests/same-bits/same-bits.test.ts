import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { shippedInputs } from './inputs.js';
import { prints, type Prints } from './job.js';

/**
 * What this engine counts is what was recorded, and so what every engine of `npm run same-bits` counted. `counts` may only
 * change where `model` does, or with what a seed promises (docs/draws.md). `npm run same-bits -- --record` writes it anew.
 */
it('the shipped scenarios give the recorded bits', { timeout: 120_000 }, () => {
  const record = JSON.parse(readFileSync(new URL('record.json', import.meta.url), 'utf8')) as Prints;
  const found = prints(shippedInputs(RECORDED_RUNS));
  const models = (of: Prints): unknown => Object.entries(of).map(([name, { model }]) => [name, model]);
  // A scenario or its translation has changed: then the record is to be written anew.
  expect(models(found)).toEqual(models(record));
  expect(found).toEqual(record);
});

const RECORDED_RUNS = 320;
