import { expect } from 'vitest';
import { solve } from '../../src/chain/index.js';
import type { Model } from '../../src/model/model.js';
import { toPrism } from '../../src/export/prism.js';
import { exactAnswers } from './by-reference.js';
import { type Chain, chainOf, valueOf } from './chain.js';
import { type PrismModel, type PrismProperty, readPrism, readProperties } from './prism-text.js';

/** What the written chain says, held against the definition. */

export interface Solved {
  readonly model: PrismModel;
  readonly properties: readonly PrismProperty[];
  readonly chain: Chain;
  /** The value of each property, in order. */
  readonly values: readonly number[];
}

/** Reads what is written, and solves it; null if it has more states than `most`. */
export function solvePrism(model: Model, most = 100_000, questions?: readonly string[]): Solved | null {
  const files = toPrism(model, questions === undefined ? {} : { questions });
  const read = readPrism(files.model);
  const properties = readProperties(files.properties, read);
  const chain = chainOf(read, most);
  if (chain === null) return null;
  return { model: read, properties, chain, values: properties.map((one) => valueOf(chain, read, one)) };
}

/**
 * What a model's properties must say, in the order in which they are written: by the exact engine, to its last digits, and by
 * the definition, whose coins have 32 binary digits. null if it is too large to say.
 */
export function expectedValues(model: Model): Expected | null {
  const defined = exactAnswers(model);
  if (defined === null) return null;
  const solved = solve(model, { megabytes: 100, only: 'outcomes and questions', oneByOne: false });
  if (solved.refused.length > 0) return null;
  return {
    solved: [
      ...solved.outcomes.map(({ probability }) => probability),
      ...solved.questions.flatMap(({ rows, time }, place) => [
        ...rows.flatMap(({ probability, given }, row) => {
          const both = (probability ?? 0) * given;
          return model.questions[place]?.probes[row]?.given === null ? [both] : [both, given];
        }),
        ...(time === null ? [] : [time.cameAbout, time.restricted]),
      ]),
    ],
    defined: [
      ...defined.outcomes,
      ...defined.questions.flatMap(({ probes, time }) => [
        ...probes.flatMap(({ both, given }) => (given === null ? [both] : [both, given])),
        ...(time === null ? [] : [time.cameAbout, time.restricted]),
      ]),
    ],
  };
}

/** A model of fewer ticks; what was asked of later ones is asked of the last. */
export function shortened(model: Model, horizon: number): Model {
  const questions = model.questions.map((question) => ({
    ...question,
    probes: question.probes.map((probe) => ({ ...probe, tick: Math.min(probe.tick, horizon) })),
  }));
  return { ...model, horizon, questions };
}

/** The same values twice. */
export interface Expected {
  readonly solved: readonly number[];
  readonly defined: readonly number[];
}

/** The numbers agree with the exact engine to twelve digits, and with the definition as far as its coins go. */
export function expectRight(found: readonly number[], { solved, defined }: Expected): void {
  expectAlike(found, solved);
  expectAlike(found, defined, 1e-8);
}

/** The numbers agree, to twelve digits unless told. */
export function expectAlike(found: readonly number[], expected: readonly number[], within = 1e-12): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, place) => {
    const other = expected[place] ?? NaN;
    expect(Math.abs(value - other) / Math.max(1, Math.abs(other))).toBeLessThan(within);
  });
}
