import { expect, it } from 'vitest';
import { definedBy } from './defined.js';
import { recorded } from './recorded.js';

it.each(recorded().map((one) => [one.name, one] as const))(
  '%s comes to what is written down',
  (name, one) => {
    const { size: _, code: __, effort: ___, ...written } = one;
    expect(JSON.parse(JSON.stringify(definedBy(name, one.model)))).toEqual(written);
  },
);
