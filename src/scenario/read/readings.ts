import { overlay } from '../overlay.js';
import type { Process, Reading, Variant } from '../scenario.js';
import type { ScenarioDocument } from '../schema/document.js';
import { readOverlay } from './overlays.js';
import type { Reader } from './reader.js';

/** Reads the readings: named claims, each with its alternatives. */
export function readReadings(
  reader: Reader,
  document: ScenarioDocument,
  processes: readonly Process[],
  variants: readonly Variant[],
): Reading[] {
  return Object.entries(document.readings ?? {}).map(([name, { about, alternatives: written }]) => {
    const path = ['readings', name];
    const given = Object.entries(written);
    if (given.length < 2) {
      reader.report({
        code: 'missing-key',
        path: [...path, 'alternatives'],
        message: `the reading "${name}" needs two alternatives or more, and has ${given.length}`,
        hint: 'for the file as it stands write one with nothing in it, such as `as written: {}`',
      });
    }
    const alternatives = given.map(([alternative, input]) => {
      const at = [...path, 'alternatives', alternative];
      const own = readOverlay(reader, document, { name: alternative, input, path: at }, processes);
      return [...included(reader, variants, input.includes ?? [], at), own].reduce(overlay);
    });
    return { name, path, about: about ?? null, alternatives };
  });
}

/** The variants that an alternative includes, with all that these include. */
function included(
  reader: Reader,
  variants: readonly Variant[],
  names: readonly string[],
  path: readonly (string | number)[],
): Variant[] {
  return names.flatMap((name, index) => {
    const found = variants.find((variant) => variant.name === name);
    if (found !== undefined) return [found];
    const known = variants.map((variant) => variant.name);
    reader.unknown('variant', name, known, [...path, 'includes', index]);
    return [];
  });
}
