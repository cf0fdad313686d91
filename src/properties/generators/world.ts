import { PRESET_KINDS } from '../../scenario/act-presets.js';
import type { ScenarioDocument } from '../../scenario/schema/document.js';
import type { Cast, CastProcess } from './cast.js';
import { partNames } from './casting.js';
import { oneOf } from './choosing.js';
import { chanceOf } from './chances.js';
import { conditionText, type Viewer } from './conditions.js';
import type { ScenarioSketch } from './sketch.js';
import type { MachineSketch, MoveSketch } from './sketches/moves.js';

/** Actors, the ladder, acts, processes and channels. */

type Entry<Section extends 'actors' | 'acts' | 'processes'> = [
  string,
  NonNullable<ScenarioDocument[Section]>[string],
];

type Moves = NonNullable<NonNullable<ScenarioDocument['postures']>['moves']>;

export function actorsOf(cast: Cast, sketch: ScenarioSketch): ScenarioDocument['actors'] {
  return Object.fromEntries(
    cast.actors.map((actor, place): Entry<'actors'> => {
      const drawn = sketch.actors[place];
      const parts = drawn?.parts ?? [];
      if (drawn === undefined || (parts.length === 0 && drawn.posture === null && drawn.regime === null)) {
        return [actor, `The state of ${actor}`];
      }
      return [
        actor,
        {
          name: `The state of ${actor}`,
          parts: Object.fromEntries(
            partNames(parts.length).map((part) => {
              const host = cast.hosts.get(`${actor}.${part}`);
              return [part, host === undefined ? `the ${part} of ${actor}` : { on: host }];
            }),
          ),
          ...(drawn.posture === null ? {} : { posture: postureOf(cast, drawn.posture, [actor]) }),
          ...(drawn.regime === null
            ? {}
            : { 'regime changes when': conditionText(cast, null, drawn.regime) }),
        },
      ];
    }),
  );
}

export function ladderOf(cast: Cast, sketch: ScenarioSketch): NonNullable<ScenarioDocument['ladder']> {
  const { form, cools } = sketch.ladder;
  const cooling = cools === null ? {} : { cools: chanceOf(cast, cools, { viewer: null }) };
  if (form % 3 === 1) return { rungs: [...cast.rungs], ...cooling };
  const preset = form % 3 === 0 ? 'mid' : 'kahn';
  return cools === null ? preset : { preset, ...cooling };
}

export function actsOf(cast: Cast, sketch: ScenarioSketch): NonNullable<ScenarioDocument['acts']> {
  return Object.fromEntries(
    cast.ownActs.map((act, place): Entry<'acts'> => {
      const { form = 0, rung = 0, like = null } = sketch.acts[place] ?? {};
      if (like !== null && place !== 2)
        return [act, { like: oneOf(PRESET_KINDS, like), ...(like % 2 === 0 ? {} : { hostility: -3 }) }];
      const high = oneOf(cast.rungs.slice(1, 6), rung);
      if (place === 2 || form % 5 === 4) return [act, { 'calms to': oneOf(cast.rungs.slice(0, 3), rung) }];
      if (form % 5 === 3) return [act, { hostility: 2.5, codes: { plover: 'COOP' } }];
      return [act, { rung: high, codes: { mid: 4, cameo: 19 }, says: '{actor} does it to {target}' }];
    }),
  );
}

/** The posture that every actor has: `self` is whoever it is. */
export function commonPosture(cast: Cast, sketch: MachineSketch): NonNullable<ScenarioDocument['postures']> {
  const machine = postureOf(cast, sketch, cast.actors);
  const act = oneOf(cast.acts, sketch.start);
  const [first, second] = machine.states;
  if (first === undefined || second === undefined) return machine;
  // A certain move leaves no room for another out of the same state.
  const others = Object.entries(machine.moves ?? {}).filter(([name]) => !name.startsWith(`${first} > `));
  return {
    ...machine,
    moves: { ...Object.fromEntries(others), [`${first} > ${second}`]: { when: `any ${act} self` } },
  };
}

function postureOf(
  cast: Cast,
  sketch: MachineSketch,
  viewer: Viewer,
): NonNullable<ScenarioDocument['postures']> {
  const states = ['at ease', 'alert', 'mobilised'].slice(0, sketch.states);
  return {
    states,
    ...startOf(cast, sketch, states),
    moves: movesBetween(cast, sketch.moves, states, viewer),
  };
}

function startOf(cast: Cast, { start, drawn }: MachineSketch, values: readonly string[]) {
  const [first, second] = values;
  if (cast.certain || !drawn || first === undefined || second === undefined)
    return { starts: oneOf(values, start) };
  return start % 2 === 0
    ? { starts: { [first]: 0.6, [second]: 0.4 }, basis: 'assumed' as const }
    : { starts: { [first]: '0.7, from 0.4 to 0.9, assumed', [second]: 'rest' as const } };
}

/** The moves out of a state. Two of them compete, so each has at most its part. */
function movesBetween(
  cast: Cast,
  sketches: readonly MoveSketch[],
  states: readonly string[],
  viewer: Viewer,
): Moves {
  const moves = new Map<string, Moves[string]>();
  const leaving = new Map<string, number>();
  for (const sketch of sketches) {
    const from = oneOf(states, sketch.from);
    const to = oneOf(
      states.filter((state) => state !== from),
      sketch.to,
    );
    const others = leaving.get(from) ?? 0;
    const name = `${from} > ${to}`;
    if (moves.has(name) || (others > 0 && cast.certain)) continue;
    const rivals = sketches.filter((other) => oneOf(states, other.from) === from).length;
    moves.set(name, moveOf(cast, sketch, viewer, rivals));
    leaving.set(from, others + 1);
  }
  return Object.fromEntries(moves);
}

function moveOf(cast: Cast, sketch: MoveSketch, viewer: Viewer, rivals: number): Moves[string] {
  const cap = rivals > 1 ? 0.9 / rivals : 1;
  const place = { viewer, cap, occasion: sketch.when !== null };
  if (sketch.when === null) return chanceOf(cast, sketch.chance, place);
  const when = conditionText(cast, viewer, sketch.when);
  return sketch.certain && rivals === 1 ? { when } : { when, chance: chanceOf(cast, sketch.chance, place) };
}

export function processesOf(cast: Cast, sketch: ScenarioSketch): NonNullable<ScenarioDocument['processes']> {
  return Object.fromEntries(
    cast.processes.map((process, place): Entry<'processes'> => {
      const drawn = sketch.processes[place]?.machine;
      const known = process.knownTo === null ? {} : { 'known to': [...process.knownTo] };
      const again = sketch.processes[place]?.again ?? null;
      const isDrawn = drawn !== undefined && drawn.drawn && !cast.certain;
      const renewed =
        again === null || !isDrawn ? {} : { 'drawn again when': conditionText(cast, null, again) };
      if (drawn === undefined) return [process.name, { states: [...(process.states ?? [])] }];
      if (process.states !== null) {
        const moves = movesBetween(cast, drawn.moves, process.states, null);
        return [
          process.name,
          {
            states: [...process.states],
            ...startOf(cast, drawn, process.states),
            moves,
            ...known,
            ...renewed,
          },
        ];
      }
      return [process.name, { ...integerOf(cast, process, drawn), ...known, ...renewed }];
    }),
  );
}

function integerOf(cast: Cast, { low, high }: CastProcess, sketch: MachineSketch) {
  const values = Array.from({ length: high - low + 1 }, (_, index) => String(low + index));
  const names = ['+1', '-1', `${high} > ${low}`];
  const moves = new Map<string, Moves[string]>();
  for (const [place, move] of sketch.moves.slice(0, cast.certain ? 1 : 3).entries()) {
    const rivals = Math.min(3, sketch.moves.length);
    moves.set(names[(place + sketch.start) % 3] ?? '+1', moveOf(cast, move, null, cast.certain ? 1 : rivals));
  }
  const { starts, ...ground } = startOf(cast, sketch, values);
  return {
    from: low,
    to: high,
    starts: typeof starts === 'string' ? Number(starts) : starts,
    ...ground,
    moves: Object.fromEntries(moves),
  };
}

export function channelsOf(cast: Cast, sketch: ScenarioSketch): NonNullable<ScenarioDocument['channels']> {
  return Object.fromEntries(
    cast.channels.map((channel, place) => {
      const drawn = sketch.channels[place];
      if (drawn === undefined) return [channel, {}];
      const { carriers, openWhile, delivery, withholds, delay, leaks } = drawn;
      return [
        channel,
        {
          ...(carriers === null ? {} : { 'carried by': [oneOf(cast.actors, carriers)] }),
          // A channel is not open because it is open.
          ...(openWhile === null
            ? {}
            : { 'open while': conditionText({ ...cast, channels: [] }, null, openWhile) }),
          ...(delivery === null ? {} : { delivery: `${cast.certain ? 1 : delivery / 100}, assumed` }),
          ...(withholds === null || cast.certain ? {} : { withholds: `${withholds / 100}, assumed` }),
          ...(delay === null ? {} : { delay: { mean: cast.certain ? 1 : delay, basis: 'assumed' as const } }),
          ...(leaks === null ? {} : { leaks: chanceOf(cast, leaks, { viewer: null }) }),
        },
      ];
    }),
  );
}
