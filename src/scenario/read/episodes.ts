import type { Path } from '../diagnostics/diagnostic.js';
import type { Chance, Condition, Episode, Joining, Move, Process } from '../scenario.js';
import type { ScenarioDocument } from '../schema/document.js';
import { type EpisodeDomain, episodeDomain, KEPT_STATES } from './episode-states.js';
import { readEnds, readTurn } from './machines.js';
import { readChance } from './quantities.js';
import { hinted, type Reader, WORLD } from './reader.js';

/** Reads episodes. The life of each is a process with its name; the rest is who takes part and at which rung. */

type EpisodeInput = NonNullable<ScenarioDocument['episodes']>[string];

interface Read {
  readonly episodes: readonly Episode[];
  readonly lives: readonly Process[];
}

export function readEpisodes(reader: Reader, document: ScenarioDocument): Read {
  const episodes: Episode[] = [];
  const lives: Process[] = [];
  for (const [name, input] of Object.entries(document.episodes ?? {})) {
    const path = ['episodes', name];
    const domain = episodeDomain(input);
    reader.sources(input.source, [...path, 'source']);
    const sides = readSides(reader, input, path);
    const life = readLife(reader, name, input, domain, path);
    const joins = sides === null ? [] : readJoins(reader, name, input, sides, path);
    const rung = reader.rung(input.rung, [...path, 'rung']);
    const calmsTo = reader.rung(input['calms to'], [...path, 'calms to']);
    if (rung !== null && calmsTo !== null && calmsTo > rung) {
      reader.report({
        code: 'contradiction',
        path: [...path, 'calms to'],
        message: `"${name}" holds its sides at "${input.rung ?? ''}", and cannot calm them to a higher rung`,
      });
    }
    if (sides === null || life === null) continue;
    episodes.push({ name, path, sides, joins, rung, calmsTo });
    lives.push(life);
  }
  return { episodes, lives };
}

function readSides(reader: Reader, input: EpisodeInput, path: Path): Episode['sides'] | null {
  const at = [...path, 'between'];
  const [first = [], second = []] = input.between.map((side) => (typeof side === 'string' ? [side] : side));
  const known = [...first, ...second].map((actor) => reader.actor(actor, at));
  if (known.includes(false)) return null;
  const twice = first.find((actor) => second.includes(actor));
  if (twice === undefined) return [first, second];
  reader.report({ code: 'contradiction', path: at, message: `"${twice}" stands on both sides` });
  return null;
}

function readJoins(
  reader: Reader,
  name: string,
  input: EpisodeInput,
  sides: Episode['sides'],
  path: Path,
): Joining[] {
  const read: Joining[] = [];
  for (const [actor, join] of Object.entries(input.joins ?? {})) {
    const at = [...path, 'joins', actor];
    if (!reader.names.actors.has(actor)) {
      reader.unknown('actor', actor, reader.names.actors.keys(), at, 'key');
      continue;
    }
    const side = sides.findIndex((members) => members.includes(join.side));
    if (side < 0) {
      reader.unknown('participant', join.side, sides.flat(), [...at, 'side']);
      continue;
    }
    if (sides.flat().includes(actor)) {
      reader.report({
        code: 'contradiction',
        path: at,
        at: 'key',
        message: `"${actor}" takes part in "${name}" from its beginning`,
        hint: 'leave it out of `between`, or out of `joins`',
      });
      continue;
    }
    const turn = readOccasion(reader, join, {
      name: `episodes.${name}.joins.${actor}`,
      path: at,
      what: 'joins',
    });
    if (turn !== null) read.push({ actor, path: at, side: side === 0 ? 0 : 1, ...turn });
  }
  return read;
}

interface OccasionInput {
  readonly when?: string | undefined;
  readonly chance?: NonNullable<EpisodeInput['chance']> | undefined;
}

/** A condition, a chance, or both. */
function readOccasion(
  reader: Reader,
  input: OccasionInput,
  place: { readonly name: string; readonly path: Path; readonly what: string; readonly key?: string },
): { readonly when: Condition | null; readonly chance: Chance | null } | null {
  const { name, path, what, key = 'when' } = place;
  if (input.when === undefined && input.chance === undefined) {
    reader.report({
      code: 'missing-key',
      path,
      message: `nothing says when it ${what}`,
      hint: `add \`${key}\`, \`chance\`, or both`,
    });
    return null;
  }
  const when = reader.condition(input.when, [...path, key], WORLD);
  const chance =
    input.chance === undefined
      ? null
      : readChance(reader, input.chance, { name, path: [...path, 'chance'], purpose: 'rate', viewer: WORLD });
  if ((input.when !== undefined && when === null) || (input.chance !== undefined && chance === null))
    return null;
  return hasOccasion(reader, { when, chance }, [...path, 'chance'], key) ? { when, chance } : null;
}

/** A chance per occasion needs one. */
function hasOccasion(
  reader: Reader,
  { when, chance }: Pick<Move, 'when' | 'chance'>,
  path: Path,
  key: string,
): boolean {
  if (when !== null || chance?.kind !== 'rate' || chance.quantity.unit?.kind !== 'occasion') return true;
  reader.report({
    code: 'no-unit',
    path,
    message: 'a chance per occasion, and no occasion',
    hint: `add \`${key}\`, or write "per ${reader.tick}" or "within … ${reader.tick}s"`,
  });
  return false;
}

function readLife(
  reader: Reader,
  name: string,
  input: EpisodeInput,
  domain: EpisodeDomain,
  path: Path,
): Process | null {
  const { states, phases, ends, groups } = domain;
  if (!areNamesSound(reader, domain, path)) return null;
  const valueOf = (state: string): number => states.indexOf(state);
  const [first = ''] = phases;
  const moves: Move[] = [];
  const add = (from: string, to: string, at: Path, turn: Pick<Move, 'when' | 'chance'>): void => {
    moves.push({
      name: `${from} > ${to}`,
      path: at,
      from: valueOf(from),
      to: { kind: 'value', value: valueOf(to) },
      ...turn,
    });
  };
  const begins =
    input.starts !== undefined && input['starts when'] === undefined && input.chance === undefined
      ? null
      : readOccasion(
          reader,
          { when: input['starts when'], chance: input.chance },
          { name: `episodes.${name}.chance`, path, what: 'begins', key: 'starts when' },
        );
  if (begins !== null) {
    add('not begun', first, path, begins);
    if (input['may begin again'] === true) for (const end of ends) add(end, first, path, begins);
  }
  for (const [key, turn] of Object.entries(input.moves ?? {})) {
    const at = [...path, 'moves', key];
    const domainOfPhases = { states: phases, low: 0, high: phases.length - 1 };
    const between = readEnds(reader, key, domainOfPhases, at);
    const read = readTurn(reader, turn, { name: `episodes.${name}.${key}`, path: at, viewer: WORLD });
    if (between === null || read === null || between.to.kind !== 'value') continue;
    if (!hasOccasion(reader, read, at, 'when')) continue;
    add(phases[between.from ?? 0] ?? first, phases[between.to.value] ?? first, at, read);
  }
  for (const [end, turn] of Object.entries(input.ends)) {
    const at = [...path, 'ends', end];
    const read = readTurn(reader, turn, { name: `episodes.${name}.${end}`, path: at, viewer: WORLD });
    if (read === null || !hasOccasion(reader, read, at, 'when')) continue;
    for (const phase of phases) add(phase, end, at, read);
  }
  const starts = input.starts ?? 'not begun';
  if (![...phases, 'not begun'].includes(starts)) {
    reader.unknown('phase', starts, [...phases, 'not begun'], [...path, 'starts']);
    return null;
  }
  return {
    name,
    path,
    states,
    low: 0,
    high: states.length - 1,
    start: { kind: 'fixed', value: valueOf(starts) },
    moves,
    knownTo: null,
    drawnAgain: null,
    of: 'episode',
    groups,
  };
}

/** No name may stand for two states. */
function areNamesSound(reader: Reader, { phases, ends, states }: EpisodeDomain, path: Path): boolean {
  const report = (state: string, hint?: string): void => {
    reader.report({
      code: 'bad-name',
      path,
      message: `"${state}" cannot be the name of a phase or an end: it would mean two things`,
      ...hinted(hint),
    });
  };
  const kept = [...phases, ...ends].find((state) => KEPT_STATES.includes(state));
  const twice = states.find((state, place) => states.indexOf(state) !== place);
  const ongoing = ends.includes('ongoing') || (phases.length > 1 && phases.includes('ongoing'));
  if (kept !== undefined) report(kept, '"not begun" and "ended" are words for any episode');
  else if (ongoing) report('ongoing', '"ongoing" is the word for any phase');
  else if (twice !== undefined) report(twice);
  else return true;
  return false;
}
