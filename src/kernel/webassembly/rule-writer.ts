import type { ChoiceTable } from '../../chance/index.js';
import { ALWAYS, type Gate, NEVER } from '../circuit.js';
import type { Drawing } from '../drawing.js';
import type { ProgramEffect, ProgramRule, ProgramWrite } from '../program.js';
import { type Draws, pickFrom } from './draws.js';
import type { FunctionWriter } from './function-writer.js';
import type { GateWriter } from './gate-writer.js';
import { call, type Code, get, i32, store, V128, v128 } from './instructions.js';
import { type Memory, WIDE } from './memory.js';
import { addTo } from './sums.js';
import { CALENDAR, type NumberAt, type Tables } from './tables.js';
import type { Tally } from './tally.js';

/** What all code of a module shares. */
export interface Surroundings {
  readonly memory: Memory;
  readonly tables: Tables;
  readonly draws: Draws;
  readonly tally: Tally;
  /** Where the stamp stands under which calendars are good. */
  readonly stamp: number;
}

/** Where a function finds what changes from tick to tick. */
export interface Moment {
  /** The lanes that have not ended. */
  readonly active: Code;
  readonly tick: Code;
  /** How far behind the first row of a calendar that of the tick stands. */
  readonly row: Code;
}

/** A draw of one chance. */
interface DrawOne {
  readonly site: string;
  readonly kind: Drawing;
  readonly at: NumberAt;
}

/** Writes one rule into a function: its guard, and what it does in the lanes in which that holds. */
export class RuleWriter {
  readonly #body: FunctionWriter;
  readonly #gates: GateWriter;
  readonly #with: Surroundings;
  readonly #at: Moment;
  /** A local that is 1 where something may have been written. */
  readonly #fired: number;
  /** Variables that more than one effect of the stage writes. */
  readonly #shared: ReadonlySet<number>;

  constructor(
    body: FunctionWriter,
    gates: GateWriter,
    surroundings: Surroundings,
    at: Moment,
    fired: number,
    shared: ReadonlySet<number>,
  ) {
    this.#body = body;
    this.#gates = gates;
    this.#with = surroundings;
    this.#at = at;
    this.#fired = fired;
    this.#shared = shared;
  }

  write(rule: ProgramRule): void {
    this.#gates.whereAny(this.#gates.both(this.#at.active, rule.guard), (lanes) => {
      this.#look(rule.wrong, lanes);
      const { draw, otherwise } = rule;
      if (draw === null) {
        this.#succeed(rule, lanes);
        return;
      }
      const success = this.#draw(rule, draw, lanes);
      this.#gates.whereAny(success, (these) => {
        this.#succeed(rule, these);
      });
      if (otherwise === null) return;
      this.#gates.whereAny(v128.without(lanes, success), (these) => {
        this.#take(otherwise, these);
      });
    });
  }

  /** Leaves lanes to the reference interpreter, if there are any. */
  #look(wrong: Gate, lanes: Code): void {
    if (wrong === NEVER) return;
    this.#blame(this.#gates.both(lanes, wrong));
  }

  #blame(lanes: Code): void {
    const { trouble } = this.#with.memory;
    this.#body.do(store.v128(trouble, v128.or(v128.load(trouble), lanes)));
  }

  /** A local with the lanes in which a draw succeeds. */
  #draw(rule: ProgramRule, { chances, drawings }: NonNullable<ProgramRule['draw']>, lanes: Code): Code {
    const success = this.#body.local(V128);
    const drawOne = (place: number, these: Code, into: number): void => {
      const at = { of: 'rule', rule: rule.number, place } as const;
      this.#drawOne({ site: rule.name, kind: drawings[place] ?? 'sure', at }, these, into);
    };
    if (chances.every(({ lanes: where }) => where === ALWAYS)) {
      drawOne(0, lanes, success);
      return get(success);
    }
    this.#body.set(success, v128.zeros);
    chances.forEach(({ lanes: where }, place) => {
      this.#gates.whereAny(this.#gates.both(lanes, where), (these) => {
        const one = this.#body.local(V128);
        drawOne(place, these, one);
        this.#body.set(success, v128.or(get(success), get(one)));
      });
    });
    return get(success);
  }

  #drawOne({ site, kind, at }: DrawOne, lanes: Code, success: number): void {
    const body = this.#body;
    if (kind === 'sure') body.set(success, lanes);
    else if (kind === 'coin') body.set(success, this.#coin(site, at, lanes));
    else {
      const { tables, draws, stamp } = this.#with;
      const calendar = tables.calendar(site, at);
      const isStale = i32.differs(i32.load(calendar + CALENDAR.stamp), i32.load(stamp));
      body.when(isStale, () => {
        body.do(call(draws.fill, i32.constant(calendar)));
      });
      body.set(success, v128.and(lanes, v128.load(calendar + CALENDAR.rows, this.#at.row)));
      if (kind === 'hazard') return;
      const tossed = this.#coin(site, at, v128.without(lanes, get(success)));
      body.set(success, v128.or(get(success), tossed));
    }
  }

  #coin(site: string, at: NumberAt, lanes: Code): Code {
    const { tables, draws } = this.#with;
    const address = i32.constant(tables.site(site));
    return call(draws.coin, address, this.#at.tick, i32.load(tables.coin(at)), lanes);
  }

  #succeed({ name, number, picks, effects }: ProgramRule, success: Code): void {
    picks.cases.forEach(({ result, lanes: where }, place) => {
      if (result.kind === 'none') return;
      const write = (lanes: Code): void => {
        if (result.kind === 'sure') {
          const effect = effects[result.place];
          if (effect !== undefined) this.#take(effect, lanes);
          return;
        }
        const at = { of: 'rule', rule: number, place } as const;
        this.#pick({ name, table: result.table, at }, lanes, effects);
      };
      if (where === ALWAYS) write(success);
      else this.#gates.whereAny(this.#gates.both(success, where), write);
    });
  }

  #pick(
    by: { readonly name: string; readonly table: ChoiceTable; readonly at: NumberAt },
    lanes: Code,
    effects: readonly ProgramEffect[],
  ): void {
    const { tables, draws } = this.#with;
    const pick = { ...by, tick: this.#at.tick };
    for (const { place, picked } of pickFrom(this.#body, tables, draws, pick, lanes)) {
      const effect = effects[place];
      if (effect === undefined) continue;
      this.#gates.whereAny(picked, (these) => {
        this.#take(effect, these);
      });
    }
  }

  #take({ milestone, counts, writes }: ProgramEffect, lanes: Code): void {
    const { tally } = this.#with;
    if (milestone !== null) this.#body.do(tally.pass(milestone, lanes));
    for (const counter of counts) this.#body.do(tally.count(counter, lanes));
    for (const write of writes) {
      this.#look(write.wrong, lanes);
      this.#write(write, lanes);
    }
    if (writes.length > 0) this.#body.set(this.#fired, i32.constant(1));
  }

  #write(write: ProgramWrite, lanes: Code): void {
    const { memory } = this.#with;
    const { variable, planes } = write.place;
    const written = memory.written + WIDE * variable;
    const body = this.#body;
    if (write.merge === 'sum') {
      addTo(body, this.#gates, memory, write, lanes);
      return;
    }
    const isShared = this.#shared.has(variable);
    const pending = (bit: number): number => memory.pending + WIDE * (planes[bit] ?? 0);
    if (isShared && write.merge === 'single') this.#blame(v128.and(v128.load(written), lanes));
    if (isShared && write.merge === 'max' && planes.length > 1) {
      const values = write.bits.map((bit) => this.#gates.value(bit));
      const greater = body.keep(V128, v128.not(v128.load(written)));
      const equal = body.keep(V128, v128.load(written));
      values.forEach((value, bit) => {
        const before = v128.load(pending(bit));
        const higher = v128.and(get(equal), v128.without(value, before));
        body.set(greater, v128.or(get(greater), higher));
        body.set(equal, v128.without(get(equal), v128.xor(value, before)));
      });
      const taken = body.keep(V128, v128.and(lanes, get(greater)));
      values.forEach((value, bit) => {
        body.do(store.v128(pending(bit), v128.select(get(taken), value, v128.load(pending(bit)))));
      });
    } else {
      // One bit that is written twice is the greater of the two.
      write.bits.forEach((bit, place) => {
        if (bit === NEVER) return;
        const address = pending(place);
        body.do(store.v128(address, v128.or(v128.load(address), this.#gates.both(lanes, bit))));
      });
    }
    body.do(store.v128(written, v128.or(v128.load(written), lanes)));
  }
}
