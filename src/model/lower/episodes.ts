import type { Episode, Joining } from '../../scenario/scenario.js';
import { all, constant, holds, not, valueOf } from '../conditions.js';
import type { EventDescription, Write } from '../model.js';
import { always } from './builder.js';
import type { Context } from './context.js';
import type { Expressions } from './expressions/expressions.js';
import { isOngoing, joinedVariable, overVariable } from './participation.js';
import { lowerMoves, lowerPuts } from './processes.js';
import { drawOf } from './expressions/chances.js';

/**
 * Episodes: wars, campaigns and truces. The life of one is a process that moves once the acts of the tick are known, so
 * that commitments and rungs of the same tick see it. Here is what it has besides: who joins it, and at which rung its
 * sides stand.
 */

const STAGE = 'observe/episodes';

/** Adds the rules by which each episode begins, turns and ends, and by which others join it. */
export function lowerEpisodes(context: Context, expressions: Expressions): void {
  for (const episode of context.scenario.episodes) {
    lowerLife(context, expressions, episode);
    for (const joining of episode.joins) lowerJoining(context, expressions, episode, joining);
  }
}

function lowerLife(context: Context, expressions: Expressions, episode: Episode): void {
  const process = context.process(episode.name);
  if (process === null) return;
  const { name } = episode;
  const phases = process.groups.get('ongoing') ?? [];
  const ends = process.groups.get('ended') ?? [];
  /** Ending is told to the rungs: they fall in the tick in which it ends. */
  const besides = (to: number): Write[] =>
    episode.calmsTo !== null && ends.includes(to)
      ? [{ variable: overVariable(context, name), value: constant(1) }]
      : [];
  const event = (from: string | null, label: string): EventDescription => {
    const state = (text: string | null): number => process.states?.indexOf(text ?? '') ?? 0;
    const how = ends.includes(state(label)) ? 'ends' : phases.includes(state(from)) ? 'turns' : 'begins';
    return { kind: 'episode', episode: name, how, label, actor: null };
  };
  lowerMoves(context, expressions, {
    machine: process,
    variable: context.processVariable(name),
    origin: { section: 'episodes', name },
    free: lowerPuts(context, process, (to) => [
      ...besides(to),
      ...(phases.includes(to) ? partings(context, episode) : []),
    ]),
    event,
    besides,
    certainFirst: true,
    stage: STAGE,
    perspective: null,
  });
}

/** Set going again, it has no parties but its first: whoever joined before it was over is one no more. */
function partings(context: Context, episode: Episode): Write[] {
  return episode.joins.map(({ actor }) => {
    const variable = joinedVariable(context, episode.name, actor);
    const ongoing = isOngoing(context, episode.name);
    return {
      variable,
      value: { is: 'choose', when: ongoing, yes: valueOf(variable), otherwise: constant(0) },
    };
  });
}

/** Who joins takes part until the episode is over. */
function lowerJoining(context: Context, expressions: Expressions, episode: Episode, joining: Joining): void {
  const { actor } = joining;
  const variable = joinedVariable(context, episode.name, actor);
  const origin = { section: 'episodes', name: episode.name, holder: actor, role: 'joined' };
  const ongoing = isOngoing(context, episode.name);
  const open = all(ongoing, not(holds(variable)));
  const when = expressions.asked(joining.when, null);
  const drawn = drawOf(expressions, joining.chance, when, null, STAGE);
  const [leader = ''] = episode.sides[joining.side];
  const event = {
    kind: 'episode',
    episode: episode.name,
    how: 'joins',
    label: leader,
    actor,
  } as const;
  context.builder.rule(STAGE, {
    name: `episodes/${episode.name}/joined by ${actor}`,
    when: all(open, drawn.when),
    draw: drawn.draw,
    choices: always({ writes: [{ variable, value: constant(1) }], counts: [], event }),
    otherwise: null,
    origin,
  });
  context.builder.rule(STAGE, {
    name: `episodes/${episode.name}/left by ${actor}`,
    when: all(not(ongoing), holds(variable)),
    draw: null,
    choices: always({ writes: [{ variable, value: constant(0) }], counts: [], event: null }),
    otherwise: null,
    origin,
  });
}
