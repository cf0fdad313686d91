import { LADDERS } from '../ladders.js';
import type { ActKind, Actor, Channel, Ladder, Part, Process, Quantity } from '../scenario.js';
import type { ScenarioDocument } from '../schema/document.js';
import { likeness, readTakenKinds } from './act-presets.js';
import { RESERVED } from './names.js';
import { readChance, readQuantity } from './quantities.js';
import { readMachine } from './machines.js';
import { type Reader, seenBy, WORLD } from './reader.js';

/** Reads who and what there is: actors, ladder, acts, parameters, processes, channels. */

export function readActors(reader: Reader, document: ScenarioDocument): Actor[] {
  return Object.entries(document.actors).map(([name, input]) => {
    const path = ['actors', name];
    if (typeof input === 'string') input = { name: input };
    const parts = Object.entries(input.parts ?? {}).map(([part, given]): Part => {
      const host = typeof given === 'string' ? undefined : given.on;
      if (host !== undefined) reader.actor(host, [...path, 'parts', part, 'on']);
      const label = typeof given === 'string' ? given : given.name;
      return { name: part, label: label ?? `${labelOf(name, input.name)}'s ${part}`, host: host ?? null };
    });
    const own = input.posture;
    const machine = own ?? document.postures;
    const renaming = {
      actor: (who: string) => (who === 'self' ? name : who),
      commitment: (what: string) => what,
    };
    return {
      name,
      label: labelOf(name, input.name),
      parts,
      posture:
        machine === undefined
          ? null
          : readMachine(reader, machine, {
              name: own === undefined ? 'postures' : `actors.${name}.posture`,
              path: own === undefined ? ['postures'] : [...path, 'posture'],
              viewer: seenBy(name),
              renaming,
            }),
      regimeChange: reader.condition(input['regime changes when'], [...path, 'regime changes when'], WORLD),
    };
  });
}

function labelOf(name: string, label: string | undefined): string {
  return label ?? name.charAt(0).toUpperCase() + name.slice(1);
}

export function readLadder(reader: Reader, document: ScenarioDocument): Ladder {
  const input = document.ladder ?? 'mid';
  if (typeof input === 'string') return { name: input, rungs: LADDERS[input], cools: null };
  if (input.rungs !== undefined && input.preset !== undefined) {
    reader.report({
      code: 'contradiction',
      path: ['ladder'],
      message: 'a ladder is a preset or has rungs of its own, not both',
    });
  }
  const cools =
    input.cools === undefined
      ? null
      : readChance(reader, input.cools, {
          name: 'ladder.cools',
          path: ['ladder', 'cools'],
          purpose: 'rate',
          viewer: WORLD,
        });
  return { name: reader.names.ladder, rungs: reader.names.rungs, cools };
}

export function readActs(reader: Reader, document: ScenarioDocument): ActKind[] {
  const own = Object.entries(document.acts ?? {}).map(([name, input]): ActKind => {
    const path = ['acts', name];
    const like = likeness(reader, document, name);
    // Whoever says where a dyad goes says it instead of what the kind is like.
    const moves = input.rung !== undefined || input['calms to'] !== undefined;
    if (input.rung !== undefined && input['calms to'] !== undefined) {
      reader.report({
        code: 'contradiction',
        path,
        message: `"${name}" cannot both raise a dyad to a rung and calm it`,
      });
    }
    const { mid, cameo, plover } = input.codes ?? {};
    return {
      name,
      rung: moves ? reader.rung(input.rung, [...path, 'rung']) : (like?.rung ?? null),
      calmsTo: reader.rung(input['calms to'], [...path, 'calms to']),
      hostility: input.hostility ?? like?.hostility ?? null,
      codes: {
        ...like?.codes,
        ...(mid === undefined ? {} : { mid }),
        ...(cameo === undefined ? {} : { cameo: String(cameo) }),
        ...(plover === undefined ? {} : { plover }),
      },
      says: input.says ?? like?.says ?? `{actor} does “${name}” to {target}`,
    };
  });
  return [...own, ...readTakenKinds(reader, document)];
}

export function readParameters(reader: Reader, document: ScenarioDocument): Quantity[] {
  const read: Quantity[] = [];
  for (const [name, input] of Object.entries(document.parameters ?? {})) {
    const quantity = readQuantity(reader, input, {
      name: `parameters.${name}`,
      path: ['parameters', name],
      purpose: 'number',
      viewer: WORLD,
    });
    if (quantity === null) continue;
    if (quantity.nominal === null) {
      reader.report({
        code: 'wrong-kind',
        path: ['parameters', name],
        message: 'a parameter is a number, not a formula over others',
        hint: 'write the formula where it is used',
      });
    } else read.push(quantity);
  }
  return read;
}

export function readProcesses(reader: Reader, document: ScenarioDocument): Process[] {
  const read: Process[] = [];
  for (const [name, input] of Object.entries(document.processes ?? {})) {
    const path = ['processes', name];
    const knownTo = input['known to'] ?? null;
    for (const [index, actor] of (knownTo ?? []).entries()) reader.actor(actor, [...path, 'known to', index]);
    const machine = readMachine(reader, input, { name: `processes.${name}`, path, viewer: WORLD });
    const again = input['drawn again when'];
    const drawnAgain = reader.condition(again, [...path, 'drawn again when'], WORLD);
    if (again !== undefined && machine !== null && machine.start.kind !== 'drawn') {
      reader.report({
        code: 'contradiction',
        path: [...path, 'drawn again when'],
        message: `"${name}" cannot be drawn again: it starts in one state for sure`,
        hint: 'say how likely each state is: starts: { firm: 0.6, weak: rest }',
      });
    }
    if (machine !== null)
      read.push({ ...machine, name, knownTo, drawnAgain, of: 'process', groups: new Map() });
  }
  return read;
}

export function readChannels(reader: Reader, document: ScenarioDocument): Channel[] {
  return Object.entries(document.channels ?? {}).map(([name, input]) => {
    const path = ['channels', name];
    const carried = input['carried by'];
    const carriers = carried === undefined ? [] : typeof carried === 'string' ? [carried] : carried;
    for (const carrier of carriers) reader.actor(carrier, [...path, 'carried by']);
    const probability = (key: 'delivery' | 'withholds'): Quantity | null => {
      const given = input[key];
      if (given === undefined) return null;
      const place = { name: `channels.${name}.${key}`, path: [...path, key], viewer: WORLD };
      return readQuantity(reader, given, { ...place, purpose: 'probability' });
    };
    const delay = input.delay;
    return {
      name,
      path,
      carriers,
      openWhile: reader.condition(input['open while'], [...path, 'open while'], WORLD),
      delivery: probability('delivery'),
      withholds: probability('withholds'),
      delay:
        delay === undefined
          ? null
          : readQuantity(
              reader,
              typeof delay === 'string'
                ? delay
                : { value: delay.mean, basis: delay.basis, source: delay.source },
              { name: `channels.${name}.delay`, path: [...path, 'delay'], purpose: 'number', viewer: WORLD },
            ),
      leaks:
        input.leaks === undefined
          ? null
          : readChance(reader, input.leaks, {
              name: `channels.${name}.leaks`,
              path: [...path, 'leaks'],
              purpose: 'rate',
              viewer: WORLD,
            }),
    };
  });
}

/** Names that the grammar keeps for itself, and names that stand for two things. */
export function checkNames(reader: Reader, document: ScenarioDocument): void {
  const sections = [
    'actors',
    'acts',
    'parameters',
    'processes',
    'channels',
    'episodes',
    'stocks',
    'offers',
    'commitments',
    'attribution',
    'accidents',
    'alarms',
  ] as const;
  const meanings = new Map<string, string>();
  for (const section of sections) {
    for (const name of Object.keys(document[section] ?? {})) {
      const path = [section, name];
      if (RESERVED.has(name)) {
        reader.report({
          code: 'bad-name',
          path,
          at: 'key',
          message: `"${name}" is a word of the language and cannot be a name`,
          hint: 'choose another, such as two words joined by a hyphen',
        });
      }
      if (section === 'acts' || section === 'channels' || section === 'attribution') continue;
      // All of them can be believed.
      const isRule =
        (section === 'accidents' || section === 'alarms') && Object.hasOwn(document.attribution ?? {}, name);
      const other = isRule ? 'attribution' : meanings.get(name);
      if (other !== undefined) {
        reader.report({
          code: 'bad-name',
          path,
          at: 'key',
          message: `"${name}" is already a name in \`${other}\``,
          hint: 'give one of the two another name',
        });
      }
      meanings.set(name, section);
    }
  }
}
