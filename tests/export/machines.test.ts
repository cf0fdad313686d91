import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnyStateMachine, createActor, createMachine } from 'xstate';
import { type Machine, machinesOf, machineTitle } from '../../src/export/machines/machine.js';
import { toDot } from '../../src/export/dot.js';
import { toMermaid } from '../../src/export/mermaid.js';
import { toXState, type XStateDefinition } from '../../src/export/xstate.js';
import { PERFORM, REFRAIN } from '../../src/model/lifecycle.js';
import type { EventDescription, Model } from '../../src/model/model.js';
import { label } from '../../src/model/text.js';
import { traceRun } from '../../src/reference/index.js';
import { scenarioDocuments } from '../../src/properties/index.js';
import { lowered, read } from '../laws/played.js';
import { readDot, readMermaid } from './diagram-text.js';
import { SHIPPED, shippedModels } from './shipped.js';

interface Change {
  readonly because: string | null;
  /** null where it is told by how much it goes. */
  readonly to: string | null;
}

/** What an event that is told says of a machine: its cause, if it has one, and the state that it leads to. */
function told(model: Model, machine: Machine, event: EventDescription): Change | null {
  const { kind, name, holders } = machine;
  switch (event.kind) {
    case 'view':
      return kind === 'commitment' && event.commitment === name && event.holders.includes(holders[0] ?? '')
        ? { because: event.because, to: event.to }
        : null;
    case 'move':
    case 'put':
      return kind === 'process' && event.process === name ? moved(model, event, event.label) : null;
    case 'posture':
      return kind === 'posture' && event.actor === name ? moved(model, event, event.label) : null;
    case 'start':
      return kind !== 'commitment' && event.variable === variableName(machine)
        ? { because: 'starts', to: event.label }
        : null;
    default:
      return null;
  }
}

/** Of a whole number, `-1` may be where it goes or by how much: the effect that is told of has it. */
function moved({ stages }: Model, event: EventDescription, label_: string): Change {
  const effects = stages.flatMap(({ rules }) =>
    rules.flatMap(({ choices, otherwise }) => [...choices.map(({ effect }) => effect), otherwise]),
  );
  const effect = effects.find((one) => one?.event === event);
  const isRelative = effect?.writes.some(({ value }) => value.is === 'sum') === true;
  return isRelative ? { because: label_, to: null } : { because: null, to: label_ };
}

function variableName({ kind, name }: Machine): string {
  return kind === 'posture' ? `posture/${name}` : name;
}

/** The state of a machine as the model's state has it. */
function stateIn(model: Model, machine: Machine, state: readonly number[]): string {
  const { kind, name, holders } = machine;
  if (kind === 'commitment') {
    const table = model.fates.find((one) => one.commitment === name && one.holder === holders[0]);
    const value = state[table?.variable ?? -1] ?? NaN;
    return table?.fates.find(({ values }) => values.includes(value))?.name ?? 'no fate';
  }
  const section = kind === 'process' ? 'processes' : 'postures';
  const index = model.variables.findIndex(
    ({ origin }) => origin.section === section && origin.name === name && origin.role === undefined,
  );
  const variable = model.variables[index];
  return variable === undefined ? 'no variable' : label(variable, state[index] ?? NaN);
}

/** The event's type, as the documentation of `toXState` says it: found in the definition, not made here. */
function typeOf(definition: XStateDefinition, at: string, { because, to }: Change): string {
  const on = definition.states[at]?.on ?? {};
  const plain = because === null ? 'to' : because;
  const type = Object.keys(on).find((one) => {
    const target = on[one]?.target ?? '';
    const leads = to === null || definition.states[target]?.description === to;
    return leads && (one === plain || one === `${plain}_${target}`);
  });
  if (type === undefined)
    throw new Error(`${definition.id} at ${at} knows no way to ${String(to)} by ${plain}`);
  return type;
}

/** Plays a run, and holds the machines of XState against it after every tick. Gives the number of events sent. */
function replay(model: Model, seed: number, run: number): number {
  const definitions = Object.values(toXState(model));
  const machines = machinesOf(model);
  expect(definitions.map(({ description }) => description)).toEqual(machines.map(machineTitle));
  const trace = traceRun(model, seed, run);
  let sent = 0;
  machines.forEach((machine, place) => {
    const definition = definitions[place];
    if (definition === undefined) throw new Error('no definition');
    // Through JSON, as the command writes it.
    const config = JSON.parse(JSON.stringify(definition)) as XStateDefinition;
    const made: AnyStateMachine = createMachine(config);
    const actor = createActor(made).start();
    const at = (): string => String(actor.getSnapshot().value);
    const shown = (): string => definition.states[at()]?.description ?? '';
    const send = (tick: number): void => {
      for (const event of trace.events) {
        const change = event.tick === tick ? told(model, machine, event.description) : null;
        if (change === null) continue;
        const type = typeOf(definition, at(), change);
        expect(actor.getSnapshot().can({ type })).toBe(true);
        actor.send({ type });
        sent += 1;
      }
    };
    send(0);
    expect(shown()).toBe(stateIn(model, machine, trace.start));
    for (const { tick, state } of trace.ticks) {
      send(tick);
      expect(shown()).toBe(stateIn(model, machine, state));
    }
  });
  return sent;
}

describe('machines for XState', () => {
  it.each(SHIPPED.map(([name]) => name))('%s: they step as the runs do, in every variant', async (name) => {
    for (const model of await shippedModels(name)) {
      for (let run = 0; run < 4; run += 1) expect(() => replay(model, 7, run)).not.toThrow();
    }
  });

  it('are told of something in the founding case', async () => {
    const [model] = await shippedModels('december-assurances.yaml');
    if (model === undefined) throw new Error('no model');
    expect(replay(model, 7, 0) + replay(model, 7, 1)).toBeGreaterThan(10);
  });

  it('step as the runs of generated scenarios do', () => {
    let sent = 0;
    fc.assert(
      fc.property(scenarioDocuments(), fc.nat(1000), (document, seed) => {
        sent += replay(lowered(read(document)), seed, 0);
      }),
      { numRuns: 40 },
    );
    expect(sent).toBeGreaterThan(100);
  });

  it('know no change of a commitment but those of its table', () => {
    const table = [...REFRAIN, ...PERFORM].map(({ from, cause, to }) => `${from} ${cause} ${to}`);
    fc.assert(
      fc.property(scenarioDocuments(), (document) => {
        for (const { kind, moves } of machinesOf(lowered(read(document)))) {
          if (kind !== 'commitment') continue;
          for (const { from, because, to } of moves) {
            const ways = [`${from} ${because} ${to}`, `${from} ${because} start`];
            expect(ways.some((way) => table.includes(way))).toBe(true);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('pictures', () => {
  it.each(SHIPPED.map(([name]) => name))('%s: Mermaid and Graphviz show its machines', async (name) => {
    for (const model of await shippedModels(name)) {
      const machines = machinesOf(model);
      for (const diagram of [readMermaid(toMermaid(model)), readDot(toDot(model))]) {
        expect([...diagram.boxes.values()]).toEqual(machines.map(machineTitle));
        const states = [...diagram.nodes.values()].filter((title) => title !== '');
        expect(states).toEqual(machines.flatMap((machine) => machine.states));
      }
      for (const text of [toMermaid(model, { of: 'actors' })]) readMermaid(text);
      readDot(toDot(model, { of: 'actors' }));
    }
  });
});
