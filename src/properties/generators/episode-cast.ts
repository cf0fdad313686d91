import type { CastEpisode } from './cast.js';
import { chosen, namesFrom, oneOf } from './choosing.js';
import type { ScenarioSketch } from './sketch.js';

const EPISODES = ['border war', 'long truce'] as const;
const PHASES = ['offensive', 'stalemate'] as const;
const ENDS = ['exhaustion', 'settled'] as const;

/** Who takes part in which episode, and what it may come to. */
export function castEpisodes(sketch: ScenarioSketch, actors: readonly string[]): CastEpisode[] {
  const names = namesFrom(EPISODES, sketch.episodes.length);
  return sketch.episodes.map((drawn, place): CastEpisode => {
    const first = oneOf(actors, drawn.first);
    const against = actors.filter((actor) => actor !== first);
    const second = oneOf(against, drawn.second);
    const others = against.filter((actor) => actor !== second);
    const ally = drawn.ally === null ? undefined : chosen(others, drawn.ally);
    const sides = [[first], ally === undefined ? [second] : [second, ally]] as const;
    const joins = new Map<string, string>();
    for (const { actor, side } of drawn.joins) {
      const joining = chosen(
        others.filter((other) => other !== ally),
        actor,
      );
      if (joining !== undefined) joins.set(joining, oneOf(sides.flat(), side));
    }
    const phases = namesFrom(PHASES, drawn.phases);
    const ends = namesFrom(ENDS, drawn.ends.length);
    return {
      name: names[place] ?? '',
      sides,
      joins: [...joins].map(([actor, side]) => ({ actor, side })),
      phases,
      ends,
      words: ['ongoing', 'not begun', 'ended', ...phases, ...ends],
    };
  });
}
