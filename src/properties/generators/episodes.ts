import type { ScenarioDocument } from '../../scenario/schema/document.js';
import type { Cast, CastEpisode } from './cast.js';
import { oneOf } from './choosing.js';
import type { ScenarioSketch } from './sketch.js';
import type { EpisodeSketch } from './sketches/episodes.js';
import { occasionOf, type Turn, turnsOf } from './turns.js';

type Episodes = NonNullable<ScenarioDocument['episodes']>;

/** Wars, campaigns and truces: who takes part, how they begin, turn and end. */
export function episodesOf(cast: Cast, sketch: ScenarioSketch): Episodes {
  return Object.fromEntries(
    cast.episodes.flatMap((episode, place) => {
      const drawn = sketch.episodes[place];
      return drawn === undefined ? [] : [[episode.name, episodeOf(cast, episode, drawn)]];
    }),
  );
}

function episodeOf(cast: Cast, episode: CastEpisode, drawn: EpisodeSketch): Episodes[string] {
  const { sides, joins, phases, ends } = episode;
  const [first = ''] = sides[0];
  const [second = '', ally] = sides[1];
  const begins = drawn.begins === null ? null : occasionOf(cast, null, drawn.begins);
  const rung = drawn.rung === null ? null : 1 + (drawn.rung % Math.min(5, cast.rungs.length - 1));
  const calms = drawn.calms === null ? null : drawn.calms % ((rung ?? 2) + 1);
  return {
    between: [first, ally === undefined ? second : [second, ally]],
    ...(begins === null || begins.when === null ? {} : { 'starts when': begins.when }),
    ...(begins?.chance === undefined ? {} : { chance: begins.chance }),
    ...(drawn.underway === null && begins !== null
      ? {}
      : { starts: oneOf(phases.length === 0 ? ['ongoing'] : phases, drawn.underway ?? 0) }),
    ...(phases.length === 0 ? {} : { phases: [...phases] }),
    ...waysOf(cast, drawn, phases, ends),
    joins: Object.fromEntries(
      joins.flatMap(({ actor, side }, place) => {
        const join = drawn.joins[place];
        if (join === undefined) return [];
        const { when, ...rest } = occasionOf(cast, null, join.turn);
        return [[actor, { side, ...(when === null ? {} : { when }), ...rest }]];
      }),
    ),
    ...(rung === null ? {} : { rung: cast.rungs[rung] ?? '' }),
    ...(calms === null ? {} : { 'calms to': cast.rungs[calms] ?? '' }),
    ...(drawn.again ? { 'may begin again': true } : {}),
  };
}

/** Its moves and its ends. A phase has one move at most; an end may follow any phase. */
function waysOf(
  cast: Cast,
  drawn: EpisodeSketch,
  phases: readonly string[],
  ends: readonly string[],
): { moves: Record<string, Turn>; ends: Record<string, Turn> } {
  const [one, other] = phases;
  const moves = one === undefined || other === undefined ? [] : drawn.moves;
  // All ways compete at worst with all others, though the moves leave different phases.
  const turns = turnsOf(cast, null, [...drawn.ends, ...moves]);
  const names = [...ends, ...[`${one} > ${other}`, `${other} > ${one}`].slice(0, moves.length)];
  const named = turns.map((turn, place): [string, Turn] => [names[place] ?? '', turn]);
  return {
    ends: Object.fromEntries(named.filter(([name]) => ends.includes(name))),
    moves: Object.fromEntries(named.filter(([name]) => !ends.includes(name))),
  };
}
