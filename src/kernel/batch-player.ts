import {
  choicePick,
  coinLanes,
  coinThreshold,
  HazardCalendar,
  type Luck,
  type SiteHandle,
} from '../chance/index.js';
import { ALWAYS, type Evaluate, type Gate, NEVER } from './circuit.js';
import { Evaluators, planesRead } from './evaluate.js';
import { bitAt, type Place } from './layout.js';
import type { Slots } from './slots.js';
import type { Picking, Program, ProgramEffect, ProgramRule, ProgramWrite } from './program.js';

/** Told what rules do: the rule's number, its choice (−1 for its `otherwise`), and the lanes, as bits. */
export type Listener = (tick: number, rule: number, choice: number, lanes: number) => void;

/** Something that only the reference interpreter can put into words, or decide. */
class Trouble extends Error {}

/**
 * Plays the runs of a batch side by side, a lane for each. A rule's guard is kept until a bit that it reads has changed,
 * so a tick costs little where little happens.
 */
export class BatchPlayer {
  /** What has been counted, by the program's slots. */
  readonly counts: Float64Array;
  readonly slots: Slots;
  readonly #program: Program;
  readonly #planes: Int32Array;
  readonly #written: Int32Array;
  readonly #pending: Int32Array;
  readonly #touched: Place[] = [];
  readonly #sums: ReadonlyMap<number, Float64Array>;
  readonly #stages: readonly Stage[];
  readonly #starts: readonly {
    readonly site: SiteHandle;
    readonly place: Place;
    readonly values: readonly number[];
    readonly picking: Picking;
  }[];
  /** Conditions whose truth is kept: guards first, then outcomes that end, watches and times. */
  readonly #kept: readonly Evaluate[];
  readonly #truth: Int32Array;
  readonly #stale: Uint8Array;
  readonly #readers: readonly Int32Array[];
  /** By tick, the planes of stretches of ticks that begin or end. */
  readonly #turns: ReadonlyMap<number, readonly Turn[]>;
  readonly #firstOutcome: number;
  readonly #firstWatch: number;
  readonly #firstTime: number;
  readonly #probes: readonly Probe[];
  readonly #closing: readonly { readonly place: number; readonly holds: Evaluate }[];
  readonly #fates: readonly { readonly slot: number; readonly lanes: readonly Evaluate[] }[];
  readonly #held: Int32Array;
  readonly #cameAbout: Int32Array;
  /** Slots and amounts of the batch, which count once all of it is played. */
  readonly #log: number[] = [];
  #listener: Listener | null = null;
  #batch = 0;
  #tick = 0;

  /**
   * @param generates whether code may be made from the model: faster, to the same bits
   * @throws SiteCollisionError if two of the model's sites would share their draws.
   */
  constructor(program: Program, luck: Luck, generates: boolean) {
    const { circuit, layout, slots } = program;
    const evaluators = new Evaluators(circuit, layout, generates);
    this.#program = program;
    this.slots = slots;
    this.counts = new Float64Array(slots.size);
    this.#pending = new Int32Array(layout.statePlanes);
    this.#written = new Int32Array(layout.places.length);
    this.#sums = new Map(
      program.model.variables.flatMap(({ merge }, variable) =>
        merge === 'sum' ? [[variable, new Float64Array(32)] as const] : [],
      ),
    );
    this.#stages = program.stages.map(({ clears, rules }) => ({
      clears,
      first: rules[0]?.number ?? 0,
      rules: rules.map((rule) => bind(rule, luck, evaluators)),
    }));
    this.#starts = program.drawnStarts.map((start) => ({ ...start, site: luck.site(start.site) }));
    const guards = program.stages.flatMap(({ rules }) => rules.map(({ guard }) => guard));
    const ending = program.outcomes.map(({ holds, ends }) => (ends ? holds : NEVER));
    const gates = [...guards, ...ending, ...program.watches, ...program.times.map(({ holds }) => holds)];
    this.#firstOutcome = guards.length;
    this.#firstWatch = this.#firstOutcome + ending.length;
    this.#firstTime = this.#firstWatch + program.watches.length;
    this.#kept = gates.map((gate) => evaluators.of(gate));
    this.#truth = new Int32Array(gates.length);
    this.#stale = new Uint8Array(gates.length);
    const readers: number[][] = Array.from({ length: layout.planes }, () => []);
    gates.forEach((gate, number) => {
      for (const plane of planesRead(circuit, layout, gate)) readers[plane]?.push(number);
    });
    this.#readers = readers.map((numbers) => Int32Array.from(numbers));
    this.#turns = turnsOf(program);
    this.#probes = program.probes.map((probe) => ({
      ...probe,
      given: evaluators.of(probe.given),
      both: evaluators.of(probe.both),
    }));
    this.#closing = program.outcomes.flatMap(({ holds, ends }, place) =>
      ends ? [] : [{ place, holds: evaluators.of(holds) }],
    );
    this.#fates = program.fates.map(({ slot, lanes }) => ({
      slot,
      lanes: lanes.map((gate) => evaluators.of(gate)),
    }));
    this.#held = new Int32Array(program.watches.length);
    this.#cameAbout = new Int32Array(program.times.length);
    // The evaluations know how much space they need when all are made.
    this.#planes = new Int32Array(evaluators.words);
  }

  /**
   * Plays runs of one batch and counts them. Where something is met that only the reference interpreter can judge,
   * nothing is counted.
   *
   * @param batch run >>> 5
   * @param lanes which of its 32 runs, as bits
   * @returns whether they were played
   */
  play(batch: number, lanes: number, listener: Listener | null = null): boolean {
    this.#listener = listener;
    this.#log.length = 0;
    try {
      this.#run(batch, lanes);
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      this.#forget();
      return false;
    }
    for (let at = 0; at < this.#log.length; at += 2) {
      const slot = this.#log[at] ?? 0;
      this.counts[slot] = (this.counts[slot] ?? 0) + (this.#log[at + 1] ?? 0);
    }
    return true;
  }

  #run(batch: number, lanes: number): void {
    const planes = this.#planes;
    const { slots, model } = this.#program;
    this.#batch = batch;
    this.#start(lanes);
    this.#stale.fill(1);
    this.#held.fill(0);
    this.#cameAbout.fill(0);
    this.#raise(slots.runs, lanes);
    let probe = this.#readProbes(0, 0, lanes, lanes);
    let active = lanes;
    let tick = 0;
    while (active !== 0 && tick < model.horizon) {
      tick += 1;
      this.#tick = tick;
      for (const { plane, word } of this.#turns.get(tick) ?? []) this.#put(plane, word);
      for (const stage of this.#stages) this.#stage(stage, active);
      probe = this.#readProbes(probe, tick, lanes, active);
      this.#observe(tick, active);
      active = this.#end(tick, active, probe);
    }
    this.#readProbes(probe, Infinity, lanes, active);
    let left = active;
    for (const { place, holds } of this.#closing) {
      const these = holds(planes) & left;
      this.#raise(slots.outcomes + place, these);
      left &= ~these;
    }
    this.#raise(slots.outcomes + model.outcomes.length, left);
    this.#close(lanes);
  }

  #start(lanes: number): void {
    this.#planes.set(this.#program.start);
    for (const { site, place, values, picking } of this.#starts) {
      this.#pick(picking, site, 0, lanes, (at, these) => {
        const code = (values[at] ?? 0) - place.low;
        place.planes.forEach((plane, bit) => {
          const ones = bitAt(code, place.planes.length, bit) === 1 ? these : 0;
          this.#planes[plane] = ((this.#planes[plane] ?? 0) & ~these) | ones;
        });
      });
    }
  }

  #stage({ clears, first, rules }: Stage, active: number): void {
    for (const { plane, ones } of clears) {
      const before = this.#planes[plane] ?? 0;
      this.#put(plane, ones ? before | active : before & ~active);
    }
    const stale = this.#stale;
    const truth = this.#truth;
    const end = first + rules.length;
    for (let number = first; number < end; number += 1) {
      if (stale[number] === 1) this.#judge(number);
      const lanes = (truth[number] ?? 0) & active;
      if (lanes === 0) continue;
      const rule = rules[number - first];
      if (rule === undefined) continue;
      if (rule.hazard === null) this.#fire(rule, lanes);
      else {
        // Most hazards do not happen most of the time: one look at the calendar says so.
        const success = rule.hazard.lanes(this.#batch, this.#tick, lanes);
        if (success !== 0) this.#succeed(rule, success);
      }
    }
    if (this.#touched.length > 0) this.#commit();
  }

  #judge(number: number): void {
    this.#truth[number] = this.#kept[number]?.(this.#planes) ?? 0;
    this.#stale[number] = 0;
  }

  /** Whether a kept condition holds, as bits. */
  #holds(number: number): number {
    if (this.#stale[number] === 1) this.#judge(number);
    return this.#truth[number] ?? 0;
  }

  #put(plane: number, word: number): void {
    if (this.#planes[plane] === word) return;
    this.#planes[plane] = word;
    const readers = this.#readers[plane];
    if (readers === undefined) return;
    for (const reader of readers) this.#stale[reader] = 1;
  }

  #fire(rule: Rule, lanes: number): void {
    if (rule.wrong !== null && (rule.wrong(this.#planes) & lanes) !== 0) throw new Trouble();
    const success = rule.chances === null ? lanes : this.#draw(rule, rule.chances, lanes);
    if (success !== 0) this.#succeed(rule, success);
    const failure = lanes & ~success;
    if (failure !== 0 && rule.otherwise !== null) this.#take(rule, -1, failure);
  }

  #succeed(rule: Rule, success: number): void {
    for (const { picking, lanes: where } of rule.picks) {
      const these = where === null ? success : where(this.#planes) & success;
      if (these === 0) continue;
      if (picking.kind === 'sure') this.#take(rule, picking.place, these);
      else if (picking.kind === 'drawn') {
        this.#pick(picking, rule.site, this.#tick, these, (place, picked) => {
          this.#take(rule, place, picked);
        });
      }
    }
  }

  #draw(rule: Rule, chances: readonly Chance[], lanes: number): number {
    let success = 0;
    for (const { p, where, threshold, calendar } of chances) {
      const these = where === null ? lanes : where(this.#planes) & lanes;
      if (these === 0 || p === 0) continue;
      if (p === 1) success |= these;
      else if (calendar !== null) success |= calendar.lanes(this.#batch, this.#tick, these);
      else {
        const { site } = rule;
        site.enter(this.#batch);
        success |= coinLanes(site.a, site.b, this.#tick, threshold, these);
      }
    }
    return success;
  }

  /** Hands over each picked alternative with its lanes, by their order. */
  #pick(
    picking: Picking,
    site: SiteHandle,
    tick: number,
    lanes: number,
    picked: (place: number, lanes: number) => void,
  ): void {
    if (picking.kind === 'none') return;
    if (picking.kind === 'sure') {
      picked(picking.place, lanes);
      return;
    }
    site.enter(this.#batch);
    const by = new Map<number, number>();
    for (let left = lanes; left !== 0; left &= left - 1) {
      const lane = 31 - Math.clz32(left & -left);
      const place = choicePick(site.a, site.b, tick, lane, picking.table);
      by.set(place, (by.get(place) ?? 0) | (1 << lane));
    }
    for (const [place, these] of by) picked(place, these);
  }

  #take(rule: Rule, choice: number, lanes: number): void {
    const effect = choice === -1 ? rule.otherwise : rule.effects[choice];
    if (effect === undefined || effect === null) return;
    this.#listener?.(this.#tick, rule.number, choice, lanes);
    const { counters } = this.#program.slots;
    for (const counter of effect.counts) this.#raise(counters + counter, lanes);
    for (const write of effect.writes) {
      if (write.wrong !== null && (write.wrong(this.#planes) & lanes) !== 0) throw new Trouble();
      this.#write(write, lanes);
    }
  }

  #write(write: Write, lanes: number): void {
    const { place } = write;
    const { variable, planes } = place;
    const written = this.#written[variable] ?? 0;
    if (written === 0) this.#touched.push(place);
    this.#written[variable] = written | lanes;
    if (write.merge === 'sum') {
      this.#add(write, lanes, written);
      return;
    }
    let take = lanes;
    if ((written & lanes) !== 0) {
      // Two rules may not both set a variable: the reference interpreter names them.
      if (write.merge === 'single') throw new Trouble();
      take = lanes & (~written | this.#greater(write));
    }
    planes.forEach((plane, bit) => {
      const word = write.bits[bit]?.(this.#planes) ?? 0;
      this.#pending[plane] = ((this.#pending[plane] ?? 0) & ~take) | (word & take);
    });
  }

  /** The lanes in which a value is greater than the one that is pending. */
  #greater({ place, bits }: ValueWrite): number {
    let greater = 0;
    let equal = -1;
    place.planes.forEach((plane, bit) => {
      const word = bits[bit]?.(this.#planes) ?? 0;
      const before = this.#pending[plane] ?? 0;
      greater |= equal & word & ~before;
      equal &= ~(word ^ before);
    });
    return greater;
  }

  #add({ place, added }: SumWrite, lanes: number, written: number): void {
    const sums = this.#sums.get(place.variable);
    if (sums === undefined) return;
    for (let left = lanes & ~written; left !== 0; left &= left - 1) {
      const lane = 31 - Math.clz32(left & -left);
      sums[lane] = this.#valueIn(place, lane);
    }
    for (const { amount, where } of added) {
      const these = where === null ? lanes : where(this.#planes) & lanes;
      for (let left = these; left !== 0; left &= left - 1) {
        const lane = 31 - Math.clz32(left & -left);
        sums[lane] = (sums[lane] ?? 0) + amount;
      }
    }
  }

  #valueIn({ low, planes }: Place, lane: number): number {
    let code = 0;
    for (const plane of planes) code = (code << 1) | (((this.#planes[plane] ?? 0) >>> lane) & 1);
    return low + code;
  }

  /** All values are reckoned before any is put. */
  #commit(): void {
    for (const place of this.#touched) {
      const written = this.#written[place.variable] ?? 0;
      const sums = this.#sums.get(place.variable);
      if (sums !== undefined) this.#pendSums(place, sums, written);
      for (const plane of place.planes) {
        this.#put(plane, ((this.#planes[plane] ?? 0) & ~written) | (this.#pending[plane] ?? 0));
        this.#pending[plane] = 0;
      }
      this.#written[place.variable] = 0;
    }
    this.#touched.length = 0;
  }

  #pendSums({ low, high, planes }: Place, sums: Float64Array, written: number): void {
    for (let left = written; left !== 0; left &= left - 1) {
      const lane = 31 - Math.clz32(left & -left);
      const code = Math.min(high, Math.max(low, sums[lane] ?? 0)) - low;
      planes.forEach((plane, bit) => {
        if (bitAt(code, planes.length, bit) === 1)
          this.#pending[plane] = (this.#pending[plane] ?? 0) | (1 << lane);
      });
    }
  }

  #forget(): void {
    this.#pending.fill(0);
    this.#written.fill(0);
    this.#touched.length = 0;
  }

  #observe(tick: number, active: number): void {
    const { watches } = this.#program.slots;
    for (let place = 0; place < this.#held.length; place += 1) {
      const lanes = this.#holds(this.#firstWatch + place) & active;
      if (lanes === 0) continue;
      this.#held[place] = (this.#held[place] ?? 0) | lanes;
      this.#raise(watches + 2 * place + 1, lanes);
    }
    this.#program.times.forEach(({ firsts }, place) => {
      const before = this.#cameAbout[place] ?? 0;
      const lanes = this.#holds(this.#firstTime + place) & active & ~before;
      if (lanes === 0) return;
      this.#cameAbout[place] = before | lanes;
      this.#raise(firsts + tick - 1, lanes);
    });
  }

  /** Ends runs; gives those that go on. */
  #end(tick: number, active: number, probe: number): number {
    const { outcomes, endings } = this.#program.slots;
    let left = active;
    endings.forEach((first, place) => {
      if (first === null) return;
      const lanes = this.#holds(this.#firstOutcome + place) & left;
      if (lanes === 0) return;
      this.#raise(outcomes + place, lanes);
      this.#raise(first + tick - 1, lanes);
      left &= ~lanes;
    });
    const ended = active & ~left;
    if (ended !== 0) {
      for (let at = probe; at < this.#probes.length; at += 1) {
        const later = this.#probes[at];
        if (later?.timed === true) this.#readProbe(later, ended);
      }
    }
    return left;
  }

  /** Reads the probes up to a tick; gives the place of the next one. */
  #readProbes(from: number, until: number, lanes: number, active: number): number {
    let at = from;
    for (let probe = this.#probes[at]; probe !== undefined && probe.tick <= until; probe = this.#probes[at]) {
      // What reads the tick was asked of ended runs when they ended.
      this.#readProbe(probe, probe.timed ? active : lanes);
      at += 1;
    }
    return at;
  }

  #readProbe({ given, both, slot }: Probe, lanes: number): void {
    this.#raise(slot, given(this.#planes) & lanes);
    this.#raise(slot + 1, both(this.#planes) & lanes);
  }

  #close(lanes: number): void {
    const { watches } = this.#program.slots;
    this.#held.forEach((held, place) => {
      this.#raise(watches + 2 * place, held);
    });
    for (const { slot, lanes: fates } of this.#fates) {
      let left = lanes;
      fates.forEach((holds, fate) => {
        const these = holds(this.#planes) & left;
        this.#raise(slot + fate, these);
        left &= ~these;
      });
      if (left !== 0) throw new Trouble();
    }
  }

  #raise(slot: number, lanes: number): void {
    if (lanes !== 0) this.#log.push(slot, countLanes(lanes));
  }
}

interface Probe {
  readonly tick: number;
  readonly given: Evaluate;
  readonly both: Evaluate;
  readonly slot: number;
  readonly timed: boolean;
}

interface Stage {
  readonly clears: readonly { readonly plane: number; readonly ones: boolean }[];
  /** The number of its first rule; the others follow. */
  readonly first: number;
  readonly rules: readonly Rule[];
}

interface Turn {
  readonly plane: number;
  readonly word: number;
}

interface Rule {
  readonly number: number;
  readonly site: SiteHandle;
  readonly wrong: Evaluate | null;
  readonly chances: readonly Chance[] | null;
  /** The calendar of a rule that is a plain hazard and no more: one chance, and nothing when it does not happen. */
  readonly hazard: HazardCalendar | null;
  readonly picks: readonly { readonly picking: Picking; readonly lanes: Evaluate | null }[];
  readonly effects: readonly Effect[];
  readonly otherwise: Effect | null;
}

interface Chance {
  readonly p: number;
  /** null for everywhere. */
  readonly where: Evaluate | null;
  readonly threshold: number;
  readonly calendar: HazardCalendar | null;
}

interface Effect {
  readonly counts: readonly number[];
  readonly writes: readonly Write[];
}

interface ValueWrite {
  readonly merge: 'single' | 'max';
  readonly place: Place;
  readonly bits: readonly Evaluate[];
  readonly wrong: Evaluate | null;
}

interface SumWrite {
  readonly merge: 'sum';
  readonly place: Place;
  readonly added: readonly { readonly amount: number; readonly where: Evaluate | null }[];
  readonly wrong: Evaluate | null;
}

type Write = ValueWrite | SumWrite;

function turnsOf({ circuit, layout }: Program): ReadonlyMap<number, readonly Turn[]> {
  const turns = new Map<number, Turn[]>();
  const add = (tick: number, turn: Turn): void => {
    turns.set(tick, [...(turns.get(tick) ?? []), turn]);
  };
  circuit.stretches.forEach(({ from, to }, stretch) => {
    const plane = layout.statePlanes + stretch;
    add(from, { plane, word: -1 });
    add(to + 1, { plane, word: 0 });
  });
  return turns;
}

function bind(rule: ProgramRule, luck: Luck, evaluators: Evaluators): Rule {
  const site = luck.site(rule.name);
  const where = (gate: Gate): Evaluate | null => (gate === ALWAYS ? null : evaluators.of(gate));
  const wrongIn = (gate: Gate): Evaluate | null => (gate === NEVER ? null : evaluators.of(gate));
  const writeOf = (write: ProgramWrite): Write => {
    const { place } = write;
    const wrong = wrongIn(write.wrong);
    if (write.merge !== 'sum') {
      return { merge: write.merge, place, bits: write.bits.map((gate) => evaluators.of(gate)), wrong };
    }
    const added = write.added.map(({ result, lanes }) => ({ amount: result, where: where(lanes) }));
    return { merge: 'sum', place, added, wrong };
  };
  const effectOf = ({ counts, writes }: ProgramEffect): Effect => ({ counts, writes: writes.map(writeOf) });
  const { draw } = rule;
  const chances =
    draw?.chances.map(({ result: p, lanes }) => ({
      p,
      where: where(lanes),
      threshold: coinThreshold(p),
      calendar: draw.kind === 'hazard' && p > 0 && p < 1 ? new HazardCalendar(site, p) : null,
    })) ?? null;
  const isPlain =
    chances?.length === 1 && chances[0]?.where === null && rule.otherwise === null && rule.wrong === NEVER;
  return {
    number: rule.number,
    site,
    wrong: wrongIn(rule.wrong),
    chances,
    hazard: isPlain ? (chances[0]?.calendar ?? null) : null,
    picks: rule.picks.map(({ result, lanes }) => ({ picking: result, lanes: where(lanes) })),
    effects: rule.effects.map(effectOf),
    otherwise: rule.otherwise === null ? null : effectOf(rule.otherwise),
  };
}

/** How many bits of a word are set. */
function countLanes(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  bits = (bits + (bits >>> 4)) & 0x0f0f0f0f;
  return Math.imul(bits, 0x01010101) >>> 24;
}
