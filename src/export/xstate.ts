import type { Model } from '../model/model.js';
import { Names } from './names.js';
import { type Machine, machinesOf, machineTitle, type Move, moveTitle } from './machines/machine.js';

/** A state machine as XState 5 reads it: what `createMachine` takes. Plain data, to be kept as JSON. */
export interface XStateDefinition {
  readonly id: string;
  readonly description: string;
  readonly initial: string;
  readonly states: Readonly<Record<string, XStateState>>;
}

/** One state of a machine, with the states that its events lead to. */
export interface XStateState {
  readonly description: string;
  /** A state without a way out. */
  readonly type?: 'final';
  /** By the event's type. */
  readonly on?: Readonly<Record<string, { readonly target: string; readonly description: string }>>;
}

/**
 * The state machines of a Model for XState, by their ids.
 *
 * The type of an event is what brings it about: of a commitment the cause (`breached`, `released`, …), and the state that
 * it leads to behind it where one cause may lead to two (`made_detached`); of a process or posture `to_` and the state.
 * Where a start is drawn, a machine begins in `undrawn`, and an event `starts_` and the state draws it. What a scenario
 * called a state stands in its `description`.
 */
export function toXState(model: Model): Readonly<Record<string, XStateDefinition>> {
  const names = new Names();
  return Object.fromEntries(
    machinesOf(model).map((machine) => {
      const id = names.give(machineTitle(machine));
      return [id, definition(machine, id)];
    }),
  );
}

function definition(machine: Machine, id: string): XStateDefinition {
  const names = new Names(['undrawn']);
  const keys = new Map(machine.states.map((state) => [state, names.give(state)]));
  const keyOf = (state: string): string => keys.get(state) ?? state;
  const [first = ''] = machine.starts;
  const isDrawn = machine.starts.length > 1;
  const drawing = Object.fromEntries(
    machine.starts.map((start) => [
      `starts_${keyOf(start)}`,
      { target: keyOf(start), description: `starts ${start}` },
    ]),
  );
  const states = machine.states.map((state): [string, XStateState] => {
    const moves = machine.moves.filter(({ from }) => from === state);
    const on = Object.fromEntries(
      moves.map((move) => [
        eventType(machine, move, keyOf),
        { target: keyOf(move.to), description: moveTitle(move) },
      ]),
    );
    return [
      keyOf(state),
      moves.length === 0 ? { description: state, type: 'final' } : { description: state, on },
    ];
  });
  return {
    id,
    description: machineTitle(machine),
    initial: isDrawn ? 'undrawn' : keyOf(first),
    states: Object.fromEntries([
      ...(isDrawn ? [['undrawn', { description: 'before its start is drawn', on: drawing }] as const] : []),
      ...states,
    ]),
  };
}

function eventType({ moves }: Machine, { because, to }: Move, keyOf: (state: string) => string): string {
  if (because === null) return `to_${keyOf(to)}`;
  const forks = moves.some((one) =>
    moves.some((other) => {
      return (
        one.because === because && other.because === because && one.from === other.from && one.to !== other.to
      );
    }),
  );
  return forks ? `${because}_${keyOf(to)}` : because;
}
