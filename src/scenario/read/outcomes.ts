import type { Outcome } from '../scenario.js';
import type { ScenarioDocument } from '../schema/document.js';
import { checkLasting } from './passing.js';
import { type Reader, WORLD } from './reader.js';

/** Reads the outcomes, in the order in which they are judged. */

export function readOutcomes(reader: Reader, document: ScenarioDocument): Outcome[] {
  const read: Outcome[] = [];
  const seen = new Set<string>();
  for (const [index, entry] of document.outcomes.entries()) {
    const pairs = Object.entries(entry);
    if (pairs.length !== 1) {
      reader.report({
        code: 'wrong-type',
        path: ['outcomes', index],
        message: 'each entry of `outcomes` is one outcome, in the order in which they are judged',
        hint: 'begin each with a dash: - regional war: …',
      });
      continue;
    }
    for (const [name, input] of pairs) {
      const path = ['outcomes', index, name];
      if (seen.has(name) || name === 'none of these') {
        reader.report({
          code: 'duplicate-key',
          path,
          at: 'key',
          message: `there is already an outcome "${name}"`,
        });
        continue;
      }
      seen.add(name);
      const text = typeof input === 'string' ? input : input.when;
      const when = reader.condition(text, typeof input === 'string' ? path : [...path, 'when'], WORLD);
      if (when === null) continue;
      const ends = typeof input === 'object' && input.ends === true;
      if (!ends) checkLasting(reader, name, when);
      read.push({ name, path, when, ends });
    }
  }
  return read;
}
