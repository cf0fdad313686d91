import type { Path } from '../diagnostics/diagnostic.js';
import type { Renaming } from '../expressions/rename.js';
import type { Basis, Machine, Move, Quantity, Start } from '../scenario.js';
import type { Viewer } from './viewer.js';
import { type QuantityInput, readChance, readQuantity } from './quantities.js';
import type { Reader } from './reader.js';

/** Reads machines: named states, or an integer between bounds, with a start and moves. */

interface MachineInput {
  readonly states?: readonly string[];
  readonly from?: number;
  readonly to?: number;
  readonly starts?: string | number | Readonly<Record<string, QuantityInput>> | undefined;
  readonly moves?: Readonly<Record<string, MoveInput>> | undefined;
  readonly basis?: Basis | undefined;
  readonly source?: string | readonly string[] | undefined;
}

export type MoveInput =
  | QuantityInput
  | { readonly when: string; readonly chance?: QuantityInput | undefined };

export interface MachinePlace {
  readonly name: string;
  readonly path: Path;
  readonly viewer: Viewer;
  readonly renaming?: Renaming;
}

/** Widest integer that a scenario may declare. A variable is a factor of the state space. */
const WIDEST = 1_000;

export function readMachine(reader: Reader, input: MachineInput, place: MachinePlace): Machine | null {
  const states = input.states ?? null;
  const low = states === null ? (input.from ?? 0) : 0;
  const high = states === null ? (input.to ?? 0) : states.length - 1;
  if (high < low || high - low >= WIDEST) {
    reader.report({
      code: 'out-of-range',
      path: place.path,
      message:
        high < low
          ? `an integer goes from its least to its greatest value, and ${low} is above ${high}`
          : `an integer of ${high - low + 1} values is too wide: at most ${WIDEST}`,
    });
    return null;
  }
  if (states !== null && new Set(states).size < states.length) {
    reader.report({
      code: 'duplicate-key',
      path: [...place.path, 'states'],
      message: 'a state is listed twice',
    });
    return null;
  }
  const domain: Domain = { states, low, high };
  const start = readStart(reader, input, domain, place);
  const moves: Move[] = [];
  for (const [name, move] of Object.entries(input.moves ?? {})) {
    const read = readMove(reader, name, move, domain, place);
    if (read !== null) moves.push(read);
  }
  return start === null ? null : { path: place.path, states, low, high, start, moves };
}

interface Domain {
  readonly states: readonly string[] | null;
  readonly low: number;
  readonly high: number;
}

/** Reads a state's name or an integer's value; reports it if there is none such. */
export function readValue(
  reader: Reader,
  text: string | number,
  domain: Domain,
  path: Path,
  at: 'key' | 'value' = 'value',
): number | null {
  if (domain.states !== null) {
    const index = domain.states.indexOf(String(text));
    if (index >= 0) return index;
    reader.unknown('state', String(text), domain.states, path, at);
    return null;
  }
  const value = Number(text);
  if (Number.isInteger(value) && value >= domain.low && value <= domain.high) return value;
  reader.report({
    code: 'out-of-range',
    path,
    at,
    message: `expected a whole number from ${domain.low} to ${domain.high}, and this is "${text}"`,
  });
  return null;
}

function readStart(reader: Reader, input: MachineInput, domain: Domain, place: MachinePlace): Start | null {
  const path = [...place.path, 'starts'];
  const { starts } = input;
  if (starts === undefined) return { kind: 'fixed', value: domain.low };
  if (typeof starts !== 'object') {
    const value = readValue(reader, starts, domain, path);
    return value === null ? null : { kind: 'fixed', value };
  }
  const weights: { value: number; weight: Quantity | null }[] = [];
  for (const [state, weight] of Object.entries(starts)) {
    const value = readValue(reader, state, domain, [...path, state], 'key');
    const quantity =
      weight === 'rest'
        ? null
        : readQuantity(reader, weight, {
            name: `${place.name}.starts.${state}`,
            path: [...path, state],
            purpose: 'weight',
            viewer: { kind: 'world' },
            ground: { basis: input.basis, source: input.source },
          });
    if (value === null || (quantity === null && weight !== 'rest')) return null;
    weights.push({ value, weight: quantity });
  }
  const rests = weights.filter(({ weight }) => weight === null).length;
  const nominal = weights.map(({ weight }) => (weight === null ? 0 : weight.nominal));
  const sum = nominal.reduce<number>((total, part) => total + (part ?? 0), 0);
  const message =
    rests > 1
      ? 'only one start may take the rest'
      : nominal.includes(null)
        ? null
        : rests === 1 && sum > 1
          ? `the starts add up to ${sum}, and leave nothing for the rest`
          : rests === 0 && Math.abs(sum - 1) > 1e-9
            ? `the chances of the starts add up to ${sum}, not to 1`
            : null;
  if (message === null) return { kind: 'drawn', weights };
  reader.report({ code: 'chances-exceed-one', path, message, hint: 'let one of them be: rest' });
  return null;
}

const ARROW = /^(.+?) > (.+)$/;
const STEP = /^([+-]\d+)$/;

function readMove(
  reader: Reader,
  name: string,
  input: MoveInput,
  domain: Domain,
  place: MachinePlace,
): Move | null {
  const path = [...place.path, 'moves', name];
  const ends = readEnds(reader, name, domain, path);
  const turn = readTurn(reader, input, { ...place, name: `${place.name}.${name}`, path });
  return ends === null || turn === null ? null : { name, path, ...ends, ...turn };
}

/** Reads when something turns, and how likely; null, and a report, if either is wrong. */
export function readTurn(
  reader: Reader,
  input: MoveInput,
  place: MachinePlace,
): Pick<Move, 'when' | 'chance'> | null {
  const { name, path, viewer, renaming } = place;
  const conditional = typeof input === 'object' && 'when' in input;
  const when = conditional ? reader.condition(input.when, [...path, 'when'], viewer, renaming) : null;
  const given = conditional ? input.chance : input;
  const chancePath = conditional ? [...path, 'chance'] : path;
  const chance =
    given === undefined
      ? null
      : readChance(reader, given, { name, path: chancePath, purpose: 'rate', viewer });
  if ((conditional && when === null) || (given !== undefined && chance === null)) return null;
  return { when, chance };
}

export function readEnds(
  reader: Reader,
  name: string,
  domain: Domain,
  path: Path,
): Pick<Move, 'from' | 'to'> | null {
  const arrow = ARROW.exec(name);
  if (arrow !== null) {
    const from = readValue(reader, arrow[1] ?? '', domain, path, 'key');
    const to = readValue(reader, arrow[2] ?? '', domain, path, 'key');
    if (from === null || to === null) return null;
    if (from !== to) return { from, to: { kind: 'value', value: to } };
    reader.report({ code: 'contradiction', path, at: 'key', message: `"${name}" goes nowhere` });
    return null;
  }
  const step = domain.states === null ? STEP.exec(name) : null;
  if (step !== null) return { from: null, to: { kind: 'step', by: Number(step[1]) } };
  reader.report({
    code: 'syntax',
    path,
    at: 'key',
    message: `"${name}" is not a move`,
    hint: domain.states === null ? 'write "+1", "-1" or "3 > 4"' : 'write "one state > another"',
  });
  return null;
}
