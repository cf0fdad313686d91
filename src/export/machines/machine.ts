import type { Effect, Model, Variable, Write } from '../../model/model.js';
import { label } from '../../model/text.js';

/**
 * The state machines in a Model: the life of each commitment in each view that can differ, the processes and the postures.
 * They are read off what the Model tells of its events, so they hold every change that can be told and no other.
 */
export interface Machine {
  readonly kind: 'commitment' | 'process' | 'posture';
  /** The commitment, the process, or the actor whose posture it is. */
  readonly name: string;
  /** All who share the view of a commitment; else none. */
  readonly holders: readonly string[];
  /** In the order of their values. */
  readonly states: readonly string[];
  /** The states in which it may begin: several where the start is drawn. */
  readonly starts: readonly string[];
  readonly moves: readonly Move[];
}

export interface Move {
  readonly from: string;
  readonly to: string;
  /** What brings it about, or by how much it goes; null for a process or posture that moves to a state, which names it. */
  readonly because: string | null;
}

/** What machines a picture shows. */
export type MachineKind = Machine['kind'];

/** The machines of a model: commitments, then processes, then postures, each in the model's order. */
export function machinesOf(model: Model): readonly Machine[] {
  const effects = effectsOf(model);
  return [
    ...viewMachines(model, effects),
    ...processMachines(model, effects),
    ...postureMachines(model, effects),
  ];
}

/** How a machine is called: `promise as seen by north and south`, `unrest`, `posture of north`. */
export function machineTitle({ kind, name, holders }: Machine): string {
  if (kind === 'commitment') return `${name} as seen by ${holders.join(' and ')}`;
  return kind === 'process' ? name : `posture of ${name}`;
}

/** What a move is called: its cause, or for lack of one where it leads. */
export function moveTitle({ because, to }: Move): string {
  return because ?? `to ${to}`;
}

function effectsOf({ stages }: Model): readonly Effect[] {
  return stages.flatMap(({ rules }) =>
    rules.flatMap(({ choices, otherwise }) => [
      ...choices.map(({ effect }) => effect),
      ...(otherwise === null ? [] : [otherwise]),
    ]),
  );
}

function viewMachines({ fates, variables }: Model, effects: readonly Effect[]): Machine[] {
  const views = new Map<number, string[]>();
  for (const { variable, holder } of fates) views.set(variable, [...(views.get(variable) ?? []), holder]);
  return [...views].flatMap(([variable, holders]): Machine[] => {
    const table = fates.find((one) => one.variable === variable);
    const start = variables[variable]?.start;
    if (table === undefined || typeof start !== 'number') return [];
    const moves = effects.flatMap(({ event }): Move[] => {
      if (event?.kind !== 'view' || event.commitment !== table.commitment) return [];
      const { from, to, because } = event;
      return event.holders.some((holder) => holders.includes(holder)) ? [{ from, to, because }] : [];
    });
    const starts = table.fates.filter(({ values }) => values.includes(start)).map(({ name }) => name);
    return [
      machine(
        'commitment',
        table.commitment,
        holders,
        table.fates.map(({ name }) => name),
        starts,
        moves,
      ),
    ];
  });
}

function processMachines(model: Model, effects: readonly Effect[]): Machine[] {
  return ofSection(model, 'processes').map(({ variable, index }) => {
    const { name } = variable.origin;
    const moves = effects.flatMap(({ event, writes }): Move[] => {
      if (event?.kind === 'put' && event.process === name)
        return steps(variable, index, writes, null, event.label);
      if (event?.kind !== 'move' || event.process !== name) return [];
      return steps(variable, index, writes, event.from, event.label);
    });
    return machine('process', name, [], statesOf(variable), startsOf(variable), moves);
  });
}

function postureMachines(model: Model, effects: readonly Effect[]): Machine[] {
  return ofSection(model, 'postures').map(({ variable, index }) => {
    const { name } = variable.origin;
    const moves = effects.flatMap(({ event, writes }): Move[] => {
      if (event?.kind !== 'posture' || event.actor !== name) return [];
      return steps(variable, index, writes, event.from === '' ? null : event.from, event.label);
    });
    return machine('posture', name, [], statesOf(variable), startsOf(variable), moves);
  });
}

/**
 * The moves of one effect: to a state, from one or from any; or by so much, `+1`, from wherever that leads to another.
 *
 * @param from null for any state
 */
function steps(
  variable: Variable,
  index: number,
  writes: readonly Write[],
  from: string | null,
  told: string,
): Move[] {
  const states = statesOf(variable);
  const before = from === null ? states : [from];
  const written = writes.find((write) => write.variable === index)?.value;
  // Of a whole number, `-1` may be either; what is written tells.
  if (written?.is === 'constant') return before.map((state) => ({ from: state, to: told, because: null }));
  const parts = written?.is === 'sum' ? written.of : [];
  const by = parts.reduce((sum, part) => (part.is === 'constant' ? sum + part.value : sum), 0);
  return before.flatMap((state): Move[] => {
    const to = states[states.indexOf(state) + by];
    return to === undefined ? [] : [{ from: state, to, because: told }];
  });
}

/** The variables that are a process or a posture themselves, and not something beside it. */
function ofSection(
  { variables }: Model,
  section: string,
): { readonly variable: Variable; readonly index: number }[] {
  return variables
    .map((variable, index) => ({ variable, index }))
    .filter(({ variable: { origin } }) => origin.section === section && origin.role === undefined);
}

function statesOf(variable: Variable): string[] {
  const { low, high } = variable;
  return Array.from({ length: high - low + 1 }, (_, place) => label(variable, low + place));
}

function startsOf(variable: Variable): string[] {
  const { start } = variable;
  if (typeof start === 'number') return [label(variable, start)];
  return start.weights
    .filter(({ weight }) => weight.is !== 'constant' || weight.value > 0)
    .map(({ value }) => label(variable, value));
}

/** Each move once, and of the states only those that it can come to be in. */
function machine(
  kind: MachineKind,
  name: string,
  holders: readonly string[],
  states: readonly string[],
  starts: readonly string[],
  moves: readonly Move[],
): Machine {
  const distinct = new Map(moves.map((move) => [JSON.stringify(move), move]));
  const reached = new Set(starts);
  for (const state of reached) {
    for (const { from, to } of distinct.values()) if (from === state) reached.add(to);
  }
  return {
    kind,
    name,
    holders,
    states: states.filter((state) => reached.has(state)),
    starts,
    moves: [...distinct.values()].filter(({ from }) => reached.has(from)),
  };
}
