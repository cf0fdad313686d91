import { lower } from 'brinkmanship';
import { describe, expect, it } from 'vitest';
import { findQuantity } from '../../src/scenario/quantities.js';
import { quantitiesOf } from '../../src/scenario/quantities.js';
import { read, SHIPPED } from './shipped.js';

const KEYS = ['basis', 'name', 'overridden', 'range', 'sources', 'unit', 'value'];

/** Whatever the table of assumptions names can be set by that name, and then the table says that it was. */
describe.each(SHIPPED)('the numbers of %s', (name) => {
  it('can be set by their names in the table of assumptions', async () => {
    const { scenario } = await read(name);
    const names = quantitiesOf(scenario).map((quantity) => quantity.name);
    const wrong: string[] = [];
    const { model } = lower(scenario);
    for (const { name: number, value, unit } of model?.assumptions ?? []) {
      // A table or a curve is no single number: it is changed in the file.
      if (unit === 'entries of a table' || unit.endsWith('(a curve)')) continue;
      if (!('name' in findQuantity(number, names))) wrong.push(number);
      // Set to what it is, so that no sum of chances can be exceeded.
      const { model: changed, diagnostics } = lower(scenario, { set: new Map([[number, value]]) });
      const row = changed?.assumptions.find((one) => one.name === number);
      expect(Object.keys(row ?? {}).sort()).toEqual(KEYS);
      if (row?.overridden !== true) wrong.push(`${number}: ${diagnostics[0]?.message ?? 'not used'}`);
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});
