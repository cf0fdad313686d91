import type { Chance, Occasion } from '../scenario.js';
import type { Viewer } from './viewer.js';
import type { Entry } from './commitment-entry.js';
import { type QuantityInput, readChance } from './quantities.js';
import { type Reader, seenBy } from './reader.js';

/** Whether it is tossed on occasions. Never and always need no unit. */
export function isPerOccasion(chance: Chance): boolean {
  if (chance.kind === 'curve') return false;
  const { unit, nominal } = chance.quantity;
  // Never and always need no unit.
  return unit === null ? nominal === 0 || nominal === 1 : unit.kind === 'occasion';
}

export function readEnding(
  reader: Reader,
  entry: Entry,
  key: 'released' | 'cancelled',
  who: string,
): Occasion | null {
  const input = entry.input[key];
  if (input === undefined) return null;
  return readOccasion(reader, entry, key, typeof input === 'string' ? { when: input } : input, seenBy(who));
}

interface OccasionInput {
  readonly on?: number | undefined;
  readonly when?: string | undefined;
  readonly chance?: QuantityInput | undefined;
}

export function readOccasion(
  reader: Reader,
  entry: Entry,
  key: 'made' | 'released' | 'cancelled',
  input: OccasionInput,
  viewer: Viewer,
): Occasion {
  const path = entry.pathOf(key);
  const nested = typeof entry.input[key] === 'string' ? path : [...path, 'when'];
  return {
    on: input.on ?? null,
    when: reader.condition(input.when, nested, viewer, entry.renamingOf(key)),
    chance:
      input.chance === undefined
        ? null
        : readChance(reader, input.chance, {
            name: `commitments.${entry.name}.${key}`,
            path: [...path, 'chance'],
            purpose: 'rate',
            viewer,
          }),
  };
}
