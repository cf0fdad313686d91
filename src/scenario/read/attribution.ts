import type { Path } from '../diagnostics/diagnostic.js';
import { namedAuthors } from '../expressions/authors.js';
import type { Attribution } from '../scenario.js';
import type { ScenarioDocument } from '../schema/document.js';
import { readChance } from './quantities.js';
import { type Reader, seenBy } from './reader.js';

/** Reads what observers come to believe of acts, and of whom. */

const BELIEFS = [
  { kind: 'took part', form: /^(.+) took part$/ },
  { kind: 'did', form: /^it was (.+)$/ },
] as const;

export function readAttribution(reader: Reader, document: ScenarioDocument): Attribution[] {
  const read: Attribution[] = [];
  for (const [name, input] of Object.entries(document.attribution ?? {})) {
    const path = ['attribution', name];
    if (!reader.actor(input.observer, [...path, 'observer'])) continue;
    const viewer = seenBy(input.observer);
    const of = reader.pattern(input.of, [...path, 'of']);
    const belief = readBelief(reader, input.believes, [...path, 'believes']);
    const when = reader.condition(input.when, [...path, 'when'], viewer);
    const place = {
      name: `attribution.${name}`,
      path: [...path, 'chance'],
      purpose: 'rate' as const,
      viewer,
    };
    const chance = readChance(reader, input.chance, place);
    const fades =
      input.fades === undefined
        ? null
        : readChance(reader, input.fades, {
            ...place,
            name: `attribution.${name}.fades`,
            path: [...path, 'fades'],
          });
    reader.sources(input.source, [...path, 'source']);
    if (of === null || belief === null || chance === null) continue;
    if (belief.blamed === input.observer || namedAuthors(of).includes(input.observer)) {
      reader.report({
        code: 'contradiction',
        path,
        message: `"${input.observer}" knows its own acts: it can neither blame nor excuse itself`,
      });
      continue;
    }
    read.push({ name, path, observer: input.observer, of, ...belief, when, chance, fades });
  }
  return read;
}

function readBelief(reader: Reader, text: string, path: Path): Pick<Attribution, 'kind' | 'blamed'> | null {
  if (/^it was nobody's order$/.test(text)) return { kind: 'nobody', blamed: null };
  for (const { kind, form } of BELIEFS) {
    const blamed = form.exec(text)?.[1];
    if (blamed === undefined) continue;
    return reader.actor(blamed, path) ? { kind, blamed } : null;
  }
  reader.report({
    code: 'syntax',
    path,
    message: `"${text}" is not a belief about an act`,
    hint: 'write "alpha took part", "it was alpha" or "it was nobody\'s order"',
    value: text,
  });
  return null;
}
