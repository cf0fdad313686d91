import type { Process, Variant } from '../scenario.js';
import { overlay } from '../overlay.js';
import type { ScenarioDocument } from '../schema/document.js';
import type { Reader } from './reader.js';
import { readOverlay } from './overlays.js';
import { AS_GIVEN } from '../unchanged-variant.js';

/** Reads variants, each with those that it includes. */

/** Each variant is a model of its own, as large as the scenario: so a file of any length takes a time that is bounded. */
const MOST_VARIANTS = 256;

export function readVariants(
  reader: Reader,
  document: ScenarioDocument,
  processes: readonly Process[],
): Variant[] {
  const count = Object.keys(document.variants ?? {}).length;
  if (count > MOST_VARIANTS) {
    const message = `"variants" must have at most ${MOST_VARIANTS} entries, but it has ${count}`;
    reader.report({ code: 'out-of-range', path: ['variants'], at: 'key', message });
    return [];
  }
  const own = ownOverlays(reader, document, processes);
  return [...own.values()].map((variant) => withIncluded(reader, document, own, variant));
}

/** What each variant says itself. */
function ownOverlays(
  reader: Reader,
  document: ScenarioDocument,
  processes: readonly Process[],
): ReadonlyMap<string, Variant> {
  const own = new Map<string, Variant>();
  for (const [name, input] of Object.entries(document.variants ?? {})) {
    const path = ['variants', name];
    if (name === AS_GIVEN) {
      reader.report({
        code: 'bad-name',
        path,
        at: 'key',
        message: '"as given" means the file without a variant',
      });
    }
    own.set(name, readOverlay(reader, document, { name, input, path }, processes));
  }
  return own;
}

function withIncluded(
  reader: Reader,
  document: ScenarioDocument,
  own: ReadonlyMap<string, Variant>,
  { name }: Variant,
): Variant {
  const chain: Variant[] = [];
  gather(reader, document, own, name, chain, []);
  return chain.reduce(overlay);
}

/** The variants that a variant includes, each once and before it, then itself. */
function gather(
  reader: Reader,
  document: ScenarioDocument,
  own: ReadonlyMap<string, Variant>,
  name: string,
  chain: Variant[],
  above: readonly string[],
): void {
  const variant = own.get(name);
  if (variant === undefined || chain.includes(variant)) return;
  if (above.includes(name)) {
    reader.report({
      code: 'cycle',
      path: ['variants', name, 'includes'],
      message: `"${name}" includes itself, by way of ${above.slice(above.indexOf(name) + 1).join(', ') || 'itself'}`,
    });
    return;
  }
  for (const [index, included] of (document.variants?.[name]?.includes ?? []).entries()) {
    if (!own.has(included)) {
      reader.unknown('variant', included, own.keys(), ['variants', name, 'includes', index]);
      continue;
    }
    gather(reader, document, own, included, chain, [...above, name]);
  }
  chain.push(variant);
}
