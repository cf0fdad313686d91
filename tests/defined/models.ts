import fc from 'fast-check';
import type { Model } from '../../src/model/model.js';
import { scenarioDocuments, SMALL } from '../../src/properties/index.js';
import { lowered, read } from '../laws/played.js';
import { models as madeUp } from '../reference/arbitrary-model.js';
import { byHand } from './by-hand.js';
import { chainWays } from './chain-ways.js';
import { kernelWays } from './kernel-ways.js';

/**
 * A few small models that between them make every part of the engines run: some written by hand for a way that is seldom
 * gone, some made up. What they come to is written down once (`npm run defined`), so that an engine can be
 * held against the definition within the time that it takes itself.
 */
export function definedModels(): readonly (readonly [name: string, model: Model])[] {
  return [
    ...byHand,
    ...kernelWays,
    ...chainWays,
    ...fc.sample(madeUp, { seed: 20, numRuns: 20 }).map((model, place) => {
      const high = place % 2;
      return [`made up ${place + 1}, up to ${high}`, narrowed(model, high)] as const;
    }),
    ...fc
      .sample(scenarioDocuments({ size: SMALL }), { seed: 8, numRuns: 60 })
      .map((document) => withoutWords(lowered(read(document))))
      .filter((model) => JSON.stringify(model).length < MOST_TEXT)
      .map((model, place) => [`made-up scenario ${place + 1}`, model] as const),
  ];
}

const MOST_TEXT = 14_000;

/** What no engine reads takes no space in the record. */
function withoutWords(model: Model): Model {
  return { ...model, assumptions: [], labels: { actors: {}, parts: {}, acts: {}, unit: 'day' } };
}

/** A made-up model whose variables have fewer values: whatever was greater is the greatest now. */
function narrowed(model: Model, high: number): Model {
  const narrow = (key: string, part: unknown): unknown => {
    if (key === 'high') return high;
    if (key === 'start' && typeof part === 'number') return Math.min(part, high);
    if (key === 'weights' && Array.isArray(part)) return part.slice(0, high + 2);
    if (typeof part !== 'object' || part === null) return part;
    if ('is' in part && part.is === 'table' && 'values' in part && Array.isArray(part.values))
      return { ...part, values: part.values.slice(0, high + 2) };
    if (key === 'value' && 'is' in part && part.is === 'constant' && 'value' in part)
      return { ...part, value: Math.min(Number(part.value), high) };
    return part;
  };
  return JSON.parse(JSON.stringify(model), narrow) as Model;
}
