import type { Gate } from '../circuit.js';
import type { Program, ProgramProbe } from '../program.js';
import { GateWriter } from './gate-writer.js';
import { call, type Code, get, I32, i32, store, V128, v128 } from './instructions.js';
import { WIDE } from './memory.js';
import type { ModuleWriter } from './module-writer.js';
import { pickFrom } from './draws.js';
import type { FunctionWriter } from './function-writer.js';
import type { Surroundings } from './rule-writer.js';
import { bitAt } from '../layout.js';

/** What is looked at outside of rules: starts, watches, times, outcomes, probes and fates. */
export class ObservationWriter {
  readonly #module: ModuleWriter;
  readonly #program: Program;
  readonly #with: Surroundings;

  constructor(module: ModuleWriter, program: Program, surroundings: Surroundings) {
    this.#module = module;
    this.#program = program;
    this.#with = surroundings;
  }

  write(): void {
    this.#writeBegin();
    this.#writeObserve();
    this.#program.probes.forEach((probe, place) => {
      this.#writeProbe(probe, place);
    });
    this.#writeClose();
  }

  /** (first batch): enters the sites, and draws the starts. */
  #writeBegin(): void {
    const { memory, tables, draws } = this.#with;
    for (const { site } of this.#program.drawnStarts) tables.site(site);
    this.#module.function(
      [I32],
      null,
      (body) => {
        for (const site of tables.sites) body.do(call(draws.enter, i32.constant(site), get(0)));
        const lanes = v128.load(memory.lanes);
        for (const [number, { site, place, values, picking }] of this.#program.drawnStarts.entries()) {
          const start = (at: number, picked: Code): void => {
            place.planes.forEach((plane, bit) => {
              const address = memory.planes + WIDE * plane;
              const before = v128.load(address);
              const isSet = bitAt((values[at] ?? 0) - place.low, place.planes.length, bit) === 1;
              body.do(store.v128(address, isSet ? v128.or(before, picked) : v128.without(before, picked)));
            });
          };
          if (picking.kind === 'sure') start(picking.place, lanes);
          if (picking.kind !== 'drawn') continue;
          const stands = { of: 'start', place: number } as const;
          const pick = { name: site, table: picking.table, at: stands, tick: i32.constant(0) };
          for (const { place: at, picked } of pickFrom(body, tables, draws, pick, lanes)) start(at, picked);
        }
      },
      'begin',
    );
  }

  /** (tick): looks at the state after a tick, and ends runs. Gives 1 if any goes on, and 2 if any ended. */
  #writeObserve(): void {
    const { memory, tally } = this.#with;
    const { watches, times, outcomes, slots, milestones } = this.#program;
    this.#write([I32], I32, 'observe', (body, gates) => {
      const active = get(body.keep(V128, v128.load(memory.active)));
      const later = i32.minus(get(0), i32.constant(1));
      watches.forEach((watch, place) => {
        gates.whereAny(gates.both(active, watch), (lanes) => {
          const held = memory.held + WIDE * place;
          body.do(store.v128(held, v128.or(v128.load(held), lanes)));
          body.do(tally.raise(slots.watches + 2 * place + 1, lanes));
        });
      });
      times.forEach(({ holds, firsts }, place) => {
        const cameAbout = memory.cameAbout + WIDE * place;
        const fresh = v128.without(gates.both(active, holds), v128.load(cameAbout));
        gates.whereAny(fresh, (lanes) => {
          body.do(store.v128(cameAbout, v128.or(v128.load(cameAbout), lanes)));
          body.do(tally.raise(firsts, lanes, later));
        });
      });
      const left = body.keep(V128, active);
      outcomes.forEach(({ holds }, place) => {
        const first = slots.endings[place] ?? null;
        if (first === null) return;
        gates.whereAny(gates.both(get(left), holds), (lanes) => {
          body.do(tally.raise(slots.outcomes + place, lanes));
          body.do(tally.pass(milestones + place, lanes));
          body.do(tally.raise(first, lanes, later));
          body.set(left, v128.without(get(left), lanes));
        });
      });
      const ended = body.keep(V128, v128.without(active, get(left)));
      body.do(store.v128(memory.ended, get(ended)));
      body.do(store.v128(memory.active, get(left)));
      const hasEnded = i32.shiftLeft(v128.any(get(ended)), i32.constant(1));
      body.do(i32.or(v128.any(get(left)), hasEnded));
    });
  }

  #writeProbe({ given, both, slot }: ProgramProbe, place: number): void {
    const { memory, tally } = this.#with;
    this.#write([], null, `probe${place}`, (body, gates) => {
      const asked = get(body.keep(V128, v128.load(memory.asked)));
      body.do(tally.raise(slot, gates.both(asked, given)));
      body.do(tally.raise(slot + 1, gates.both(asked, both)));
    });
  }

  /** Counts what is asked of whole runs. */
  #writeClose(): void {
    const { memory, tally } = this.#with;
    const { watches, outcomes, slots, milestones, fates } = this.#program;
    this.#write([], null, 'close', (body, gates) => {
      const left = body.keep(V128, v128.load(memory.active));
      const reach = (place: number, lanes: Code): void => {
        body.do(tally.raise(slots.outcomes + place, lanes));
        body.do(tally.pass(milestones + place, lanes));
      };
      outcomes.forEach(({ holds, ends }, place) => {
        if (ends) return;
        const lanes = get(body.keep(V128, gates.both(get(left), holds)));
        reach(place, lanes);
        body.set(left, v128.without(get(left), lanes));
      });
      reach(outcomes.length, get(left));
      body.do(tally.raise(slots.runs, v128.load(memory.lanes)));
      watches.forEach((_, place) => {
        body.do(tally.raise(slots.watches + 2 * place, v128.load(memory.held + WIDE * place)));
      });
      for (const { slot, lanes: gatesOfFates } of fates) {
        body.set(left, v128.load(memory.lanes));
        gatesOfFates.forEach((holds: Gate, fate) => {
          const lanes = get(body.keep(V128, gates.both(get(left), holds)));
          body.do(tally.raise(slot + fate, lanes));
          body.set(left, v128.without(get(left), lanes));
        });
        body.do(store.v128(memory.trouble, v128.or(v128.load(memory.trouble), get(left))));
      }
    });
  }

  #write(
    parameters: readonly (typeof I32)[],
    result: typeof I32 | null,
    name: string,
    write: (body: FunctionWriter, gates: GateWriter) => void,
  ): void {
    const { circuit, layout } = this.#program;
    this.#module.function(
      parameters,
      result,
      (body) => {
        write(body, new GateWriter(circuit, layout, this.#with.memory, body));
      },
      name,
    );
  }
}
