import type { Path } from '../diagnostics/diagnostic.js';
import type { Chance, Standing, StandingMove } from '../scenario.js';
import type { ScenarioDocument } from '../schema/document.js';
import { STANDING_NAME, VIEW_NAME } from './names.js';
import { readChance } from './quantities.js';
import { type Reader, seenBy, WORLD } from './reader.js';

/** Reads levels of trust and credibility, and how they move. */

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
