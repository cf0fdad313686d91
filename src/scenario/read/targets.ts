import type { Path } from '../diagnostics/diagnostic.js';
import type { WeightedTarget } from '../scenario.js';
import type { CommitmentDocument } from '../schema/document.js';
import type { Entry } from './commitment-entry.js';
import { type QuantityInput, readQuantity } from './quantities.js';
import { type Reader, WORLD } from './reader.js';

/** Reads whom a response may hit. */

type TargetsInput = NonNullable<CommitmentDocument['targets']>;

/** A target as it is written, with its weight; where a list names it, all weigh the same. */
interface Written {
  readonly text: string;
  readonly weight: QuantityInput;
  readonly standing: 'named' | 'omitted';
  readonly path: Path;
  readonly at: 'key' | 'value';
}

/** How `targets` is written, for an author who left it out. */
export const TARGETS_FORM =
  'write `targets: alpha`, `targets: [alpha, alpha.bases]`, or `targets: { named: { alpha: 0.9 }, omitted: { beta: 0.1 }, basis: assumed }`';

/** Reads `targets`: one, a list of them, or named and omitted ones with their weights. */
export function readTargets(reader: Reader, entry: Entry): WeightedTarget[] | null {
  const { targets } = entry.input;
  if (targets === undefined) return null;
  const path = entry.pathOf('targets');
  const renaming = entry.renamingOf('targets');
  const { basis, source, excluded } = sectionOf(targets);
  const read: WeightedTarget[] = [];
  const standings = new Map<string, 'named' | 'omitted'>();
  for (const { text, weight, standing, path: at, at: side } of writtenIn(targets, path)) {
    const target = reader.target(text, at, side);
    if (target === null) return null;
    const quantity = readQuantity(reader, weight, {
      name: `commitments.${entry.name}.targets.${text}`,
      path: at,
      purpose: 'weight',
      viewer: WORLD,
      ground: { basis, source },
    });
    if (quantity === null) return null;
    const before = standings.get(text);
    if (before !== undefined) {
      reader.report(
        before === standing
          ? {
              code: 'contradiction',
              path: at,
              at: side,
              message: `"${text}" stands twice among its targets`,
              hint: 'name it once; to hit it more often, give the targets weights, such as { alpha: 0.7, beta: 0.3 }',
            }
          : { code: 'contradiction', path: at, at: side, message: `"${text}" is both named and omitted` },
      );
    }
    standings.set(text, standing);
    const actor = renaming === undefined ? target.actor : renaming.actor(target.actor);
    // A part of one party may have no counterpart on the other.
    const mirrored = target.part === null ? actor : `${actor}.${target.part}`;
    if (reader.target(mirrored, at, side) === null) return null;
    read.push({ actor, part: target.part, standing, weight: quantity });
  }
  const left = new Set<string>();
  for (const [index, text] of (excluded ?? []).entries()) {
    const at = [...path, 'excluded', index];
    reader.target(text, at);
    if (left.has(text)) {
      reader.report({ code: 'contradiction', path: at, message: `"${text}" is excluded twice` });
    }
    left.add(text);
    if (!standings.has(text)) continue;
    reader.report({
      code: 'contradiction',
      path: at,
      message: `"${text}" is excluded and yet has a weight`,
    });
  }
  if (read.length > 0) return read;
  reader.report({
    code: 'missing-key',
    path,
    message: 'a response needs a target: name at least one',
    hint: TARGETS_FORM,
  });
  return null;
}

/** What beside the weights stands in `targets`; nothing in the short forms. */
function sectionOf(targets: TargetsInput): Exclude<TargetsInput, string | readonly string[]> {
  return typeof targets === 'string' || isList(targets) ? {} : targets;
}

/** Every target as it is written, in its order. The short forms name them. */
function writtenIn(targets: TargetsInput, path: Path): Written[] {
  if (typeof targets === 'string') {
    return [{ text: targets, weight: 1, standing: 'named', path, at: 'value' }];
  }
  if (isList(targets)) return listed(targets, 'named', path);
  return (['named', 'omitted'] as const).flatMap((standing) => {
    const given = targets[standing] ?? {};
    const at = [...path, standing];
    if (isList(given)) return listed(given, standing, at);
    return Object.entries(given).map(
      ([text, weight]): Written => ({ text, weight, standing, path: [...at, text], at: 'key' }),
    );
  });
}

function listed(targets: readonly string[], standing: 'named' | 'omitted', path: Path): Written[] {
  return targets.map((text, index) => ({ text, weight: 1, standing, path: [...path, index], at: 'value' }));
}

function isList(input: TargetsInput | object): input is readonly string[] {
  return Array.isArray(input);
}
