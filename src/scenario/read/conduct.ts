import type { Path } from '../diagnostics/diagnostic.js';
import { namedAuthors } from '../expressions/authors.js';
import type { Attribution, Chance, Option, Standing, StandingMove } from '../scenario.js';
import type { ScenarioDocument } from '../schema/document.js';
import { STANDING_NAME, VIEW_NAME } from './names.js';
import { readChance } from './quantities.js';
import { checkJointTarget, readAuthors } from './authors.js';
import { readTimePressure } from './time-pressure.js';
import { type Reader, seenBy, WORLD } from './reader.js';

/** Reads what actors may do, what they come to believe, and how trust and credibility move. */

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

export function readStandings(reader: Reader, document: ScenarioDocument): Standing[] {
  const read: Standing[] = [];
  for (const [name, input] of Object.entries(document.trust ?? {})) {
    const path = ['trust', name];
    const [, holder = '', trusted = ''] = STANDING_NAME.exec(name) ?? [];
    if (holder === '') {
      notStanding(reader, name, path, 'HOLDER in TRUSTED, such as: beta in alpha');
    } else if (known(reader, holder, path) && known(reader, trusted, path)) {
      const standing = readStanding(reader, input, path, `trust.${name}`, holder);
      if (standing !== null) read.push({ ...standing, subject: { kind: 'trust', trusted } });
    }
  }
  for (const [name, input] of Object.entries(document.credibility ?? {})) {
    const path = ['credibility', name];
    const [, commitment = '', holder = ''] = VIEW_NAME.exec(name) ?? [];
    const holders = reader.names.commitments.get(commitment);
    if (commitment === '') {
      notStanding(reader, name, path, 'COMMITMENT as seen by HOLDER');
    } else if (holders === undefined) {
      reader.unknown('commitment', commitment, reader.names.commitments.keys(), path, 'key');
    } else if (!holders.includes(holder)) {
      reader.unknown(`holder of "${commitment}"`, holder, holders, path, 'key');
    } else {
      const standing = readStanding(reader, input, path, `credibility.${name}`, holder);
      if (standing !== null) read.push({ ...standing, subject: { kind: 'credibility', commitment } });
    }
  }
  return read;
}

function notStanding(reader: Reader, name: string, path: Path, form: string): void {
  reader.report({
    code: 'syntax',
    path,
    at: 'key',
    message: `"${name}" does not say whose and of what`,
    hint: `write: ${form}`,
  });
}

function known(reader: Reader, actor: string, path: Path): boolean {
  if (reader.names.actors.has(actor)) return true;
  reader.unknown('actor', actor, reader.names.actors.keys(), path, 'key');
  return false;
}

type StandingInput = NonNullable<ScenarioDocument['trust']>[string];

function readStanding(
  reader: Reader,
  input: StandingInput,
  path: Path,
  name: string,
  holder: string,
): Omit<Standing, 'subject'> | null {
  const levels = input.levels ?? null;
  const low = levels === null ? (input.from ?? 0) : 0;
  const high = levels === null ? (input.to ?? low) : levels.length - 1;
  if (
    levels === null &&
    (input.from === undefined || input.to === undefined || low >= high || high - low > 100)
  ) {
    reader.report({
      code: 'missing-key',
      path,
      message: 'give its `levels` by name, or whole numbers `from` and `to`',
    });
    return null;
  }
  if (input.basis === 'reported') {
    reader.report({
      code: 'reported-number',
      path: [...path, 'basis'],
      message: 'how trust moves is never "reported"',
    });
  }
  const start = levels === null ? Number(input.starts) : levels.indexOf(String(input.starts));
  if (!Number.isInteger(start) || start < low || start > high) {
    if (levels !== null) reader.unknown('level', String(input.starts), levels, [...path, 'starts']);
    else {
      reader.report({
        code: 'out-of-range',
        path: [...path, 'starts'],
        message: `it starts at ${String(input.starts)}, and goes from ${low} to ${high}`,
      });
    }
    return null;
  }
  const moves: StandingMove[] = [];
  for (const [index, move] of (input.moves ?? []).entries()) {
    const at = [...path, 'moves', index];
    const when = reader.condition(move.when, [...at, 'when'], seenBy(holder));
    const chance = moveChance(reader, move.chance, `${name}.move ${index + 1}`, at);
    if (when !== null && chance !== undefined) moves.push({ path: at, when, by: move.by, chance });
  }
  const again = [...path, 'starts again when'];
  const startsAgain = reader.condition(input['starts again when'], again, seenBy(holder));
  const sources = reader.sources(input.source, [...path, 'source']);
  return { path, holder, levels, low, high, start, moves, startsAgain, basis: input.basis, sources };
}

/** The chance of a move; null where it is certain, undefined where it cannot be read. */
function moveChance(
  reader: Reader,
  input: NonNullable<StandingInput['moves']>[number]['chance'],
  name: string,
  at: Path,
): Chance | null | undefined {
  if (input === undefined) return null;
  const place = { name, path: [...at, 'chance'], purpose: 'rate' as const, viewer: WORLD };
  return readChance(reader, input, place) ?? undefined;
}
