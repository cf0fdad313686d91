import type { Path } from '../diagnostics/diagnostic.js';
import type { Scope } from '../scenario.js';
import type { ScenarioDocument } from '../schema/document.js';
import { isPerOccasion } from './occasions.js';
import { readChance } from './quantities.js';
import { type Reader, WORLD } from './reader.js';

/** Reads whose act counts as whose: one scope for each holder. */
export function readScopes(reader: Reader, document: ScenarioDocument): Scope[] {
  return Object.entries(document.scopes ?? {}).flatMap(([name, input]) => {
    const path = ['scopes', name];
    const of = reader.pattern(input.of, [...path, 'of']);
    const countsAs = input['counts as'];
    const isKnown = reader.actor(countsAs, [...path, 'counts as']);
    const when = reader.condition(input.when, [...path, 'when'], WORLD);
    const chance = readChance(reader, input.chance, {
      name: `scopes.${name}`,
      path: [...path, 'chance'],
      purpose: 'rate',
      viewer: WORLD,
    });
    reader.sources(input.source, [...path, 'source']);
    const commitments = input.in === undefined ? null : listOf(input.in);
    const holders = listOf(input.for);
    const sound = [
      isKnown,
      checkAuthor(reader, of?.author?.name ?? null, countsAs, path),
      checkHolders(reader, holders, commitments, path),
      checkUnit(reader, chance, path),
    ];
    if (of === null || chance === null || sound.includes(false)) return [];
    return holders.map((holder) => ({ name, path, of, countsAs, holder, commitments, when, chance }));
  });
}

function listOf(given: string | readonly string[]): readonly string[] {
  return typeof given === 'string' ? [given] : given;
}

function checkAuthor(reader: Reader, author: string | null, countsAs: string, path: Path): boolean {
  if (author !== countsAs) return true;
  reader.report({
    code: 'contradiction',
    path: [...path, 'counts as'],
    message: `an act of "${countsAs}" counts as its own anyway`,
    hint: 'under `of`, name an act of the proxy',
  });
  return false;
}

function checkHolders(
  reader: Reader,
  holders: readonly string[],
  commitments: readonly string[] | null,
  path: Path,
): boolean {
  let sound = true;
  for (const holder of holders) sound = reader.actor(holder, [...path, 'for']) && sound;
  const known = reader.names.commitments;
  for (const commitment of commitments ?? []) {
    const holding = known.get(commitment);
    if (holding === undefined) {
      reader.unknown('commitment', commitment, known.keys(), [...path, 'in']);
      sound = false;
    }
  }
  for (const holder of holders) {
    const held = (commitments ?? [...known.keys()]).filter(
      (name) => known.get(name)?.includes(holder) === true,
    );
    if (!sound || held.length > 0) continue;
    const which = commitments === null ? 'any commitment' : `"${commitments.join('" or "')}"`;
    reader.report({
      code: 'not-its-view',
      path: [...path, 'for'],
      message: `"${holder}" holds no view of ${which}, so nothing can count for it`,
      hint: `name "${holder}" among the observers of the commitment, or leave it out here`,
    });
    sound = false;
  }
  return sound;
}

function checkUnit(reader: Reader, chance: Scope['chance'] | null, path: Path): boolean {
  if (chance === null || isPerOccasion(chance)) return true;
  reader.report({
    code: 'wrong-unit',
    path: [...path, 'chance'],
    message: 'an act counts or does not count when it happens: its chance is one per occasion',
    hint: 'such as: 0.3 per occasion, from 0.1 to 0.6, assumed',
  });
  return false;
}
