import type { Model } from '../../model/model.js';
import type { Scenario } from '../../scenario/scenario.js';
import { Names } from '../names.js';
import { type Machine, machinesOf, machineTitle, moveTitle } from './machine.js';
import { type Network, networkOf } from './network.js';

/** What a picture shows: machines of one kind, all of them, or who acts on whom and has promised what to whom. */
export type Shown = 'commitments' | 'processes' | 'postures' | 'all' | 'actors';

/** What all kinds of picture take. */
export interface DrawingOptions {
  /** @defaultValue all: every machine, without the network of actors */
  readonly of?: Shown;
  /** Where the model comes from: with it, the network of actors shows commitments too. */
  readonly scenario?: Scenario;
}

/** A picture before it is put into a language: boxes of states, or one network. Every id is legal in all of them. */
export interface Drawing {
  readonly title: string;
  readonly boxes: readonly Box[];
  readonly network: Network | null;
}

export interface Box {
  readonly id: string;
  readonly title: string;
  /** Where it begins; several where that is drawn. */
  readonly starts: readonly string[];
  readonly states: readonly { readonly id: string; readonly title: string; readonly isFinal: boolean }[];
  readonly moves: readonly { readonly from: string; readonly to: string; readonly title: string }[];
}

const KINDS = { commitments: 'commitment', processes: 'process', postures: 'posture' } as const;

export function drawingOf(model: Model, { of = 'all', scenario }: DrawingOptions): Drawing {
  const title = model.variant === null ? model.title : `${model.title}: ${model.variant}`;
  if (of === 'actors') return { title, boxes: [], network: networkOf(model, scenario ?? null) };
  const names = new Names(WORDS);
  const machines = machinesOf(model).filter(({ kind }) => of === 'all' || kind === KINDS[of]);
  return { title, boxes: machines.map((machine) => boxOf(machine, names)), network: null };
}

/** Words of Mermaid and of Graphviz that must not stand for a state. */
const WORDS = ['end', 'note', 'state', 'graph', 'digraph', 'subgraph', 'node', 'edge', 'strict', 'class'];

function boxOf(machine: Machine, names: Names): Box {
  const title = machineTitle(machine);
  const id = names.give(machine.kind === 'posture' ? `posture ${machine.name}` : machine.name);
  const ids = new Map(machine.states.map((state) => [state, names.give(`${id} ${state}`)]));
  const idOf = (state: string): string => ids.get(state) ?? id;
  return {
    id,
    title,
    starts: machine.starts.map(idOf),
    states: machine.states.map((state) => ({
      id: idOf(state),
      title: state,
      isFinal: !machine.moves.some(({ from, to }) => from === state && to !== state),
    })),
    moves: together(machine).map(({ from, to, title: why }) => ({
      from: idOf(from),
      to: idOf(to),
      title: why,
    })),
  };
}

/** Moves between the same two states as one arrow. */
function together({ moves }: Machine): { from: string; to: string; title: string }[] {
  const arrows = new Map<string, { from: string; to: string; titles: string[] }>();
  for (const move of moves) {
    const { from, to } = move;
    // That a process is set to what it was already is no arrow worth drawing.
    if (from === to) continue;
    const key = JSON.stringify([from, to]);
    const arrow = arrows.get(key);
    const title = move.because === null ? '' : moveTitle(move);
    if (arrow === undefined) arrows.set(key, { from, to, titles: [title] });
    else if (!arrow.titles.includes(title)) arrow.titles.push(title);
  }
  return [...arrows.values()].map(({ from, to, titles }) => ({ from, to, title: titles.join(', ') }));
}
