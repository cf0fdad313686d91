import { readFileSync } from 'node:fs';
import { loadBaseRates } from 'brinkmanship/node';
import { describe, expect, it } from 'vitest';
import { readBaseRates } from '../../src/analysis/plausibility/index.js';

const FILE = new URL('../../scenarios/data/base-rates.yaml', import.meta.url);

describe('the base rates that come with the package', () => {
  it('are read without a word of complaint, and found without being named', async () => {
    const { rates, diagnostics } = readBaseRates(readFileSync(FILE, 'utf8'), 'base-rates.yaml');
    expect(diagnostics).toEqual([]);
    expect((await loadBaseRates()).rates).toEqual(rates);
  });

  it('are B1 to B19, each with a source that is cited', async () => {
    const { rates } = await loadBaseRates();
    expect(rates?.rates.map(({ id }) => id)).toEqual(
      Array.from({ length: 19 }, (_, place) => `B${place + 1}`),
    );
    for (const rate of rates?.rates ?? []) {
      for (const source of rate.sources) expect(rates?.sources.get(source)).toMatch(/\d{4}/);
    }
  });

  it('have the shares of each whole sum to one, but for rounding', async () => {
    const { rates } = await loadBaseRates();
    const values = (id: string) => rates?.rates.find((rate) => rate.id === id)?.values ?? [];
    const sum = (id: string, from: number, to: number) =>
      values(id)
        .slice(from, to)
        .reduce((total, { value }) => total + value, 0);
    const violence = ['none', 'minor clashes', 'serious clashes', 'war'];
    const ofCrises = values('B9').filter((one) => violence.includes(one.case));
    expect(ofCrises.reduce((total, { value }) => total + value, 0)).toBeCloseTo(1, 2);
    expect(sum('B13', 0, 5)).toBeCloseTo(1, 2);
    expect(sum('B17', 0, 4)).toBeCloseTo(1, 2);
    expect(sum('B17', 4, 8)).toBeCloseTo(1, 2);
  });

  it('have Wilson’s interval where only the number of cases is known', async () => {
    const { rates } = await loadBaseRates();
    // 0 of 18: the upper limit is z² / (n + z²), with z = 1.959964.
    const [value] = rates?.rates.find(({ id }) => id === 'B6')?.values ?? [];
    expect(value?.interval?.[0]).toBe(0);
    expect(value?.interval?.[1]).toBeCloseTo(1.959_964 ** 2 / (18 + 1.959_964 ** 2), 6);
  });
});

const SOUND = `base rates: 1
sources: { mine: An article of 2020 }
rates:
  R1:
    what: A thing happens
    unit: year
    source: mine
    values: [{ value: 0.2, interval: [0.1, 0.3], within: 365, measures: force in a dyad-year }]
  R2:
    what: It happens soon
    unit: year in which it happened
    source: mine
    of: R1
    values: [{ case: soon, value: 0.5, n: 10, within: 7 }]
`;

const MISTAKES: readonly {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly code: string;
  readonly underlined: string;
  readonly help: string;
}[] = [
  {
    name: 'a source that is not listed',
    from: 'source: mine\n    values',
    to: 'source: mien\n    values',
    code: 'unknown-source',
    underlined: 'mien',
    help: 'mine',
  },
  {
    name: 'a share of no known rate',
    from: 'of: R1',
    to: 'of: R9',
    code: 'unknown-name',
    underlined: 'R9',
    help: 'R1',
  },
  {
    name: 'a rate in per cent',
    from: 'value: 0.2, interval: [0.1, 0.3]',
    to: 'value: 20',
    code: 'leaves-unit-interval',
    underlined: '20',
    help: 'unit: days',
  },
  {
    name: 'an interval without its value',
    from: '[0.1, 0.3]',
    to: '[0.3, 0.4]',
    code: 'bad-range',
    underlined: '[0.3, 0.4]',
    help: 'least',
  },
  {
    name: 'an interval of one number',
    from: '[0.1, 0.3]',
    to: '[0.1]',
    code: 'out-of-range',
    underlined: '[0.1]',
    help: '',
  },
  {
    name: 'something to compare with that there is not',
    from: 'force in a dyad-year',
    to: 'force in a dyad-yaer',
    code: 'wrong-type',
    underlined: 'force in a dyad-yaer',
    help: 'force in a dyad-year',
  },
  {
    name: 'a rate to compare without its window',
    from: ', within: 365, measures',
    to: ', measures',
    code: 'no-unit',
    underlined: '{ value: 0.2, interval: [0.1, 0.3], measures: force in a dyad-year }',
    help: 'within: 365',
  },
  {
    name: 'two windows',
    from: 'within: 365,',
    to: 'within: 365, whole: crisis,',
    code: 'contradiction',
    underlined: 'crisis',
    help: 'leave one',
  },
  {
    name: 'days that are to be compared',
    from: 'value: 0.2, interval: [0.1, 0.3],',
    to: 'value: 20, unit: days,',
    code: 'contradiction',
    underlined: 'force in a dyad-year',
    help: 'cited',
  },
  {
    name: 'a misspelt key',
    from: 'unit: year\n',
    to: 'unti: year\n',
    code: 'unknown-key',
    underlined: 'unti',
    help: 'unit',
  },
  {
    name: 'a share of a share',
    from: 'rates:\n  R1:',
    to: 'rates:\n  R0: { what: x, unit: x, source: mine, of: R2, values: [{ value: 0.1 }] }\n  R1:',
    code: 'contradiction',
    underlined: 'R2',
    help: 'stands on its own',
  },
];

describe('a file of base rates with a mistake in it', () => {
  it('is read where there is none', () => {
    expect(readBaseRates(SOUND).diagnostics).toEqual([]);
  });

  it.each(MISTAKES)(
    'says of $name where it is and how to mend it',
    ({ from, to, code, underlined, help }) => {
      expect(SOUND).toContain(from);
      const { rates, diagnostics } = readBaseRates(SOUND.replace(from, to), 'rates.yaml');
      expect(rates).toBeNull();
      const [first] = diagnostics;
      expect(first?.code).toBe(code);
      const { text = '', column = 0, length = 0 } = first?.position ?? {};
      expect(text.slice(column - 1, column - 1 + length)).toBe(underlined);
      expect(`${first?.message} ${first?.hint}`).toContain(help);
    },
  );

  it.each(['', 'base rates: 2', '[', '- a list', '{ "base rates": 1 }', '\u0000'])(
    'never throws: %j',
    (text) => {
      const { rates, diagnostics } = readBaseRates(text);
      expect(rates).toBeNull();
      expect(diagnostics.length).toBeGreaterThan(0);
    },
  );
});
