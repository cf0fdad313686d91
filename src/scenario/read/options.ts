import type { Path } from '../diagnostics/diagnostic.js';
import type { Option } from '../scenario.js';
import type { ScenarioDocument } from '../schema/document.js';
import { readChance } from './quantities.js';
import { checkJointTarget, readAuthors } from './authors.js';
import { readTimePressure } from './time-pressure.js';
import { type Reader, seenBy } from './reader.js';

/** Reads what actors may do. */

const OPTION_NAME = /^(.+?) may ([^(]+?)(?: \(([^()]+)\))?$/;

export function readOptions(reader: Reader, document: ScenarioDocument): Option[] {
  const read: Option[] = [];
  for (const [name, input] of Object.entries(document.options ?? {})) {
    const path = ['options', name];
    const who = readOptionName(reader, name, path);
    if (who === null) continue;
    if (typeof input === 'object' && 'choice' in input) {
      const viewer = seenBy(who.actor);
      const when = reader.condition(input.when, [...path, 'when'], viewer);
      const { window } = readTimePressure(reader, input, { name, path, viewer });
      reader.sources(input.source, [...path, 'source']);
      read.push({ name, path, ...who, when, chance: { kind: 'free' }, group: null, window, paces: [] });
      continue;
    }
    const full = typeof input === 'object' && 'chance' in input ? input : { chance: input };
    const viewer = seenBy(who.actor);
    const when = 'when' in full ? reader.condition(full.when, [...path, 'when'], viewer) : null;
    const chance = readChance(reader, full.chance, {
      name: `options.${name}`,
      path: full === input ? [...path, 'chance'] : path,
      purpose: 'rate',
      viewer,
    });
    if ('source' in full) reader.sources(full.source, [...path, 'source']);
    if (chance === null) continue;
    if (chance.kind === 'rate' && chance.quantity.unit?.kind === 'occasion' && when === null) {
      reader.report({
        code: 'no-unit',
        path,
        message: `"${name}" has a chance per occasion, and no occasion`,
        hint: `say when, or write "per ${reader.tick}" or "within … ${reader.tick}s"`,
      });
      continue;
    }
    const group = 'one of' in full ? (full['one of'] ?? null) : null;
    const pressure = readTimePressure(reader, full === input ? full : {}, { name, path, viewer });
    read.push({ name, path, ...who, when, chance, group, ...pressure });
  }
  return read;
}

function readOptionName(
  reader: Reader,
  name: string,
  path: Path,
): Pick<Option, 'actor' | 'others' | 'act' | 'target'> | null {
  const match = OPTION_NAME.exec(name);
  if (match === null) {
    reader.report({
      code: 'syntax',
      path,
      at: 'key',
      message: `"${name}" is not an option`,
      hint: 'write: ACTOR may ACT TARGET, such as: alpha may strike beta',
    });
    return null;
  }
  const [, who = '', deed = ''] = match;
  const authors = readAuthors(reader, who, path);
  if (authors === null) return null;
  const acts = [...reader.names.acts]
    .filter((act) => deed.startsWith(`${act} `))
    .sort((a, b) => b.length - a.length);
  const [act] = acts;
  if (act === undefined) {
    const first = deed.split(' ').slice(0, -1).join(' ') || deed;
    reader.unknown('kind of act', first, reader.names.acts, path, 'key');
    return null;
  }
  const target = reader.target(deed.slice(act.length + 1), path, 'key');
  if (target === null || !checkJointTarget(reader, authors, target.actor, path)) return null;
  const [actor = '', ...others] = authors;
  return { actor, others, act, target };
}
