import { authorsOf } from '../../../model/act-name.js';
import type { Trace } from '../../../reference/index.js';
import type { Episode, Scenario } from '../../../scenario/scenario.js';
import { actsFrom, type WarPair } from './blows.js';

/** A war of a run: the first time that a pair comes to the rung of war. */
export interface War {
  readonly pair: WarPair;
  /** The tick at which it begins. */
  readonly tick: number;
}

/** The wars of a run, in the order in which they begin: by an act of that rung, or by an episode that has it. */
export function warsOf(trace: Trace, scenario: Scenario, rung: number): readonly War[] {
  const names = scenario.actors.map(({ name }) => name);
  const wars = new Map<string, War>();
  const begin = (one: string, other: string, tick: number): void => {
    if (one === other) return;
    const pair: WarPair = names.indexOf(one) < names.indexOf(other) ? [one, other] : [other, one];
    const known = wars.get(pair.join(' '));
    if (known === undefined || tick < known.tick) wars.set(pair.join(' '), { pair, tick });
  };
  for (const { tick, description } of actsFrom(trace, scenario, rung)) {
    for (const author of authorsOf(description)) begin(author, description.target.actor, tick);
  }
  for (const episode of scenario.episodes) {
    if (episode.rung !== null && episode.rung >= rung) opposing(trace, episode, begin);
  }
  return [...wars.values()].sort((one, other) => one.tick - other.tick);
}

/** Tells of all who come to oppose each other in an episode. */
function opposing(
  { events }: Trace,
  { name, sides }: Episode,
  begin: (one: string, other: string, tick: number) => void,
): void {
  let parties: [string[], string[]] = [[], []];
  for (const { tick, description } of events) {
    if (description.kind !== 'episode' || description.episode !== name) continue;
    const { how, actor, label } = description;
    if (how === 'begins') {
      parties = [[...sides[0]], [...sides[1]]];
      for (const one of parties[0]) for (const other of parties[1]) begin(one, other, tick);
    }
    if (how === 'joins' && actor !== null) {
      // The label is one of the side that it joins.
      const side = sides[0].includes(label) ? 0 : 1;
      for (const other of parties[side === 0 ? 1 : 0]) begin(actor, other, tick);
      parties[side].push(actor);
    }
  }
}
