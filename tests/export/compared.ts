import { expect } from 'vitest';
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

/** What a model's properties must say, in the order in which they are written; null if it is too large to say. */
export function expectedValues(model: Model): readonly number[] | null {
  const exact = exactAnswers(model);
  if (exact === null) return null;
  const questions = exact.questions.flatMap(({ probes, time }) => [
    ...probes.flatMap(({ both, given }) => (given === null ? [both] : [both, given])),
    ...(time === null ? [] : [time.cameAbout, time.restricted]),
  ]);
  return [...exact.outcomes, ...questions];
}

/** The numbers agree to twelve digits. */
export function expectAlike(found: readonly number[], expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, place) => {
    const other = expected[place] ?? NaN;
    expect(Math.abs(value - other) / Math.max(1, Math.abs(other))).toBeLessThan(1e-12);
  });
}
