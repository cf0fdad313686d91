import { ticks } from '../schema/words.js';
import type { z } from 'zod';
import type { Chance, Quantity } from '../scenario.js';
import type { quantity } from '../schema/quantity.js';
import type { Reader } from './reader.js';
import { checkBasis, checkRange, checkUnit, withGround } from './quantity-checks.js';
import {
  constantOf,
  mapDraft,
  plainDraft,
  type QuantityMap,
  type QuantityPlace,
  sentenceDraft,
} from './quantity-drafts.js';

/** Reads numbers: as 0 or 1, as a sentence, or as a mapping. Checks unit, basis, source and range. */

export type QuantityInput = z.infer<typeof quantity>;

/** Reads a chance: a rate, or a curve since an event. */
export function readChance(reader: Reader, input: QuantityInput, place: QuantityPlace): Chance | null {
  if (typeof input === 'object' && input.by !== undefined) return readCurve(reader, input, input.by, place);
  const quantity = readQuantity(reader, input, place);
  return quantity === null ? null : { kind: 'rate', quantity };
}

/** Reads a number; null, and a report, if something is wrong with it. */
export function readQuantity(reader: Reader, input: QuantityInput, place: QuantityPlace): Quantity | null {
  const draft =
    typeof input === 'number'
      ? plainDraft(input)
      : typeof input === 'string'
        ? sentenceDraft(reader, input, place)
        : mapDraft(reader, input, place);
  if (draft === null) return null;
  if (!reader.checked(draft.value, place.path, 'number', place.viewer)) return null;
  const grounded = withGround(reader, draft, place);
  const nominal = constantOf(grounded.value);
  const sound = [
    checkUnit(reader, grounded, nominal, place),
    checkBasis(reader, grounded, nominal, place, typeof input === 'string' ? input : String(nominal ?? '')),
    checkRange(reader, grounded, nominal, place),
  ];
  if (sound.includes(false)) return null;
  return { ...grounded, nominal, name: place.name, path: place.path };
}

function readCurve(
  reader: Reader,
  map: QuantityMap,
  by: Readonly<Record<string, number>>,
  place: QuantityPlace,
): Chance | null {
  const { path } = place;
  const since = reader.condition(map.since, [...path, 'since'], place.viewer);
  if (map.since === undefined) {
    reader.report({
      code: 'missing-key',
      path,
      message: 'a curve needs the event in `since` that it counts from',
    });
  }
  const knots = Object.entries(by)
    .map(([tick, chance]) => ({ tick: Number(tick), by: chance }))
    .sort((one, other) => one.tick - other.tick);
  const beyond = knots.find(({ tick }) => !ticks.safeParse(tick).success);
  if (beyond !== undefined) {
    reader.report({
      code: 'out-of-range',
      path: [...path, 'by'],
      message: `a curve is given at whole ticks from 1 to ${ticks.maxValue}, not at ${beyond.tick}`,
    });
    return null;
  }
  let last = { tick: 0, by: 0 };
  for (const knot of knots) {
    if (knot.tick <= last.tick || knot.by < last.by || knot.by >= 1) {
      reader.report({
        code: 'bad-range',
        path: [...path, 'by'],
        message: 'a curve rises from tick to tick and stays below 1',
      });
      return null;
    }
    last = knot;
  }
  if (map.basis === undefined || map.basis === 'reported') {
    reader.report({ code: 'no-basis', path, message: 'what does the curve rest on?', hint: 'add `basis:`' });
    return null;
  }
  const sources = reader.sources(map.source, [...path, 'source']);
  if (map.basis !== 'assumed' && sources.length === 0) {
    reader.report({ code: 'no-source', path, message: `a curve that is ${map.basis} needs its source` });
    return null;
  }
  if (since === null || knots.length === 0) return null;
  return { kind: 'curve', name: place.name, path, knots, since, basis: map.basis, sources };
}
