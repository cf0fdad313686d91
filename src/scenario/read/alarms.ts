import type { Alarm } from '../scenario.js';
import type { ScenarioDocument } from '../schema/document.js';
import { readOneAct } from './one-act.js';
import { readChance } from './quantities.js';
import { type Reader, seenBy } from './reader.js';

/** Reads alarms: acts that somebody sees though they did not happen. */
export function readAlarms(reader: Reader, document: ScenarioDocument): Alarm[] {
  const read: Alarm[] = [];
  for (const [name, input] of Object.entries(document.alarms ?? {})) {
    const path = ['alarms', name];
    const { observer } = input;
    if (!reader.actor(observer, [...path, 'observer'])) continue;
    const viewer = seenBy(observer);
    const of = readOneAct(reader, input.of, [...path, 'of']);
    const when = reader.condition(input.when, [...path, 'when'], viewer);
    const place = { name: `alarms.${name}`, path: [...path, 'chance'], purpose: 'rate' as const, viewer };
    const chance = readChance(reader, input.chance, place);
    const fading = { ...place, name: `alarms.${name}.fades`, path: [...path, 'fades'] };
    const fades = input.fades === undefined ? null : readChance(reader, input.fades, fading);
    reader.sources(input.source, [...path, 'source']);
    if (of === null || chance === null) continue;
    if (of.author.name === observer) {
      reader.report({
        code: 'contradiction',
        path: [...path, 'of'],
        message: `"${observer}" knows its own acts: none of them can alarm it`,
        hint: 'let the alarm be of an act of somebody else',
      });
      continue;
    }
    if (chance.kind === 'rate' && chance.quantity.unit?.kind === 'occasion' && input.when === undefined) {
      reader.report({
        code: 'no-unit',
        path,
        message: `"${name}" has a chance per occasion, and no occasion`,
        hint: `say when, or write "per ${reader.tick}" or "within … ${reader.tick}s"`,
      });
      continue;
    }
    const { author, kind, target } = of;
    read.push({ name, path, observer, actor: author.name, act: kind.name, target, when, chance, fades });
  }
  return read;
}
