import fc from 'fast-check';
import { expect } from 'vitest';

/** A test of a file, ready to be run. */
export interface Test {
  readonly id: string;
  readonly run: () => unknown;
}

type Body = (...row: unknown[]) => unknown;
type Named = (name: string, body: Body) => void;
type Each = (rows: readonly unknown[]) => Named;

/** A mutant that a property notices at all it notices within a few runs; and it need not be shown the smallest case. */
const FEW_RUNS = 10;

/** As every test of the suite has it: tests/setup.ts. */
const SEED = 20_261_201;

/**
 * Stands for vitest in a file of tests, and collects them: what vitest itself does for each run takes longer than most
 * tests, and there are thousands of mutants.
 */
export function collector(file: string): { readonly tests: readonly Test[]; readonly vitest: object } {
  const tests: Test[] = [];
  const seen = new Map<string, number>();
  let around = file;
  const it: Named = (name, body) => {
    const title = `${around} > ${name}`;
    const times = seen.get(title) ?? 0;
    seen.set(title, times + 1);
    tests.push({ id: times === 0 ? title : `${title} (${times + 1})`, run: () => body() });
  };
  const describe: Named = (name, body) => {
    const outside = around;
    around = `${around} > ${name}`;
    body();
    around = outside;
  };
  const each =
    (one: Named): Each =>
    (rows) =>
    (name, body) => {
      for (const row of rows) one(name, () => body(...(Array.isArray(row) ? (row as unknown[]) : [row])));
    };
  return {
    tests,
    vitest: {
      expect,
      it: Object.assign(it, { each: each(it) }),
      describe: Object.assign(describe, { each: each(describe) }),
    },
  };
}

/** fast-check, but with few runs to each property. */
export const fewRuns: object = {
  ...fc,
  assert: (property: fc.IProperty<unknown>, parameters: fc.Parameters<unknown> = {}): unknown =>
    fc.assert(property, {
      ...parameters,
      seed: SEED,
      numRuns: Math.min(FEW_RUNS, parameters.numRuns ?? FEW_RUNS),
      endOnFailure: true,
    }),
};
