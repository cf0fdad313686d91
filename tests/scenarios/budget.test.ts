import { printModel, stateBudget } from 'brinkmanship';
import { expect, it } from 'vitest';
import { modelOf, read } from './shipped.js';

/** The founding case has to stay small enough to be solved exactly. Whoever adds a variable to it sees it here. */
it('keeps the founding case within its budget of states', async () => {
  const model = modelOf(await read('december-assurances.yaml'), 'as given');
  const { lasting, product } = stateBudget(model);
  expect(lasting.filter(({ size }) => size > 1).length).toBeLessThanOrEqual(22);
  expect(product).toBeLessThanOrEqual(1.4e11);
  expect(printModel(model)).toContain('variables that last, at most');
});
