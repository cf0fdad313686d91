import { choicePick, coinLanes, type HazardCalendars, type SiteHandle } from '../chance/index.js';
import { PATHWAY_START, passFirst, passSecond, pathwayKey } from '../model/milestones.js';
import type { GuardGroup } from './guard-group.js';
import { bitAt, type Place } from './layout.js';
import type { Picking, Program } from './program.js';
import type { Cases, Chance, Effect, Rule, SumWrite, ValueWrite, Write } from './rule.js';

/** Told what rules do: the rule's number, its choice (−1 for its `otherwise`), and the lanes, as bits. */
export type Listener = (tick: number, rule: number, choice: number, lanes: number) => void;

/** Something that only the reference interpreter can put into words, or decide. */
export class Trouble extends Error {
  readonly lanes: number;

  constructor(lanes: number) {
    super('a run is left to the reference interpreter');
    this.lanes = lanes;
  }
}

/** A batch while it is played: its words, what its rules are about to write, and what was counted. */
export class Batch {
  /** The planes, and behind them space to reckon in. */
  readonly words: Int32Array;
  /** What is about to be written: the value's bits by plane, and the lanes by variable. */
  readonly pending: Int32Array;
  readonly written: Int32Array;
  readonly calendars: HazardCalendars;
  /** By group of guards: 1 if a plane that they read has changed since they were judged. */
  readonly stale: Uint8Array;
  /** Slots and how much they rise by. */
  readonly log: number[] = [];
  listener: Listener | null = null;
  tick = 0;
  readonly #counters: number;
  /** By milestone, the lanes that have passed it. */
  readonly #passed: Int32Array;
  /** The pathways of the lanes so far, two words each. */
  readonly #first = new Int32Array(32);
  readonly #second = new Int32Array(32);
  /** By plane, the groups of guards that read it. */
  readonly #readers: readonly (readonly number[])[];
  readonly #sums: ReadonlyMap<number, Float64Array>;
  /** By alternative, the lanes that pick it. */
  readonly #picked: number[] = [];
  #number = 0;

  /**
   * @param words how many words it needs
   * @param reads for each group of guards the planes that they read
   */
  constructor(
    { layout, slots, model, milestones }: Program,
    words: number,
    calendars: HazardCalendars,
    reads: readonly ReadonlySet<number>[],
  ) {
    this.stale = new Uint8Array(reads.length);
    this.#readers = Array.from({ length: layout.planes }, (_, plane) =>
      reads.flatMap((planes, group) => (planes.has(plane) ? [group] : [])),
    );
    this.words = new Int32Array(words);
    this.pending = new Int32Array(layout.statePlanes);
    this.written = new Int32Array(layout.places.length);
    this.calendars = calendars;
    this.#counters = slots.counters;
    this.#passed = new Int32Array(milestones + model.outcomes.length + 1);
    this.#sums = new Map(
      model.variables.flatMap(({ merge }, variable) =>
        merge === 'sum' ? [[variable, new Float64Array(32)] as const] : [],
      ),
    );
  }

  /** Forgets what was played before. */
  begin(number: number, start: Int32Array): void {
    this.#number = number;
    this.words.set(start);
    this.pending.fill(0);
    this.written.fill(0);
    this.stale.fill(1);
    this.log.length = 0;
    this.#passed.fill(0);
    this.#first.fill(PATHWAY_START[0]);
    this.#second.fill(PATHWAY_START[1]);
    this.tick = 0;
  }

  reach(tick: number): void {
    this.tick = tick;
    this.calendars.reach(this.#number, tick);
  }

  /** Changes a plane. */
  put(plane: number, word: number): void {
    if (this.words[plane] === word) return;
    this.words[plane] = word;
    const readers = this.#readers[plane];
    if (readers === undefined) return;
    for (let at = 0; at < readers.length; at += 1) this.stale[readers[at] ?? 0] = 1;
  }

  /** Judges guards again if anything that they read has changed. */
  judge(group: GuardGroup): void {
    if (this.stale[group.number] === 0) return;
    this.stale[group.number] = 0;
    group.judge(this.words);
  }

  /** Fires a rule whose guard holds in some lanes. */
  fire(rule: Rule, lanes: number): void {
    if (rule.wrong !== null) this.#look(rule.wrong(this.words) & lanes);
    const success = rule.chances === null ? lanes : this.#draw(rule, rule.chances, lanes);
    if (success !== 0) this.succeed(rule, success);
    const failure = lanes & ~success;
    if (failure !== 0) this.take(rule, -1, failure);
  }

  /** Picks among the choices of a rule whose draw has succeeded. */
  succeed(rule: Rule, success: number): void {
    const { results, where } = rule.picks;
    const truth = where === null ? null : where(this.words);
    results.forEach((picking, at) => {
      const these = truth === null ? success : (truth[at] ?? 0) & success;
      if (these === 0) return;
      if (picking.kind === 'sure') {
        this.take(rule, picking.place, these);
        return;
      }
      this.pick(picking, rule.site, these, (place, picked) => {
        this.take(rule, place, picked);
      });
    });
  }

  /** Hands over each picked alternative with its lanes. */
  pick(
    picking: Picking,
    site: SiteHandle,
    lanes: number,
    picked: (place: number, lanes: number) => void,
  ): void {
    if (picking.kind === 'none') return;
    if (picking.kind === 'sure') {
      picked(picking.place, lanes);
      return;
    }
    site.enter(this.#number);
    const { table } = picking;
    const by = this.#picked;
    by.length = 0;
    for (let left = lanes; left !== 0; left &= left - 1) {
      const lane = lowestLane(left);
      const place = choicePick(site.a, site.b, this.tick, lane, table);
      by[place] = (by[place] ?? 0) | (1 << lane);
    }
    for (let place = 0; place < table.given; place += 1) {
      const these = by[place] ?? 0;
      if (these !== 0) picked(place, these);
    }
  }

  /** Takes a choice of a rule; −1 is what happens otherwise. */
  take(rule: Rule, choice: number, lanes: number): void {
    const effect = choice === -1 ? rule.otherwise : (rule.effects[choice] ?? null);
    if (effect === null) return;
    this.hear(rule.number, choice, lanes);
    this.#do(effect, lanes);
  }

  hear(rule: number, choice: number, lanes: number): void {
    if (this.listener !== null) this.listener(this.tick, rule, choice, lanes);
  }

  /** The lanes in which a coin falls, as bits. */
  coin(site: SiteHandle, threshold: number, lanes: number): number {
    site.enter(this.#number);
    return coinLanes(site.a, site.b, this.tick, threshold, lanes);
  }

  /** Leaves lanes to the reference interpreter, if there are any. */
  #look(wrong: number): void {
    if (wrong !== 0) throw new Trouble(wrong);
  }

  /** Two rules may not both set a variable: the reference interpreter names them. */
  clash(lanes: number): void {
    this.#look(lanes);
  }

  count(counter: number, lanes: number): void {
    this.raise(this.#counters + counter, lanes);
  }

  raise(slot: number, lanes: number): void {
    if (lanes !== 0) this.log.push(slot, countLanes(lanes));
  }

  /** Marks a milestone on the way of lanes that have not passed it. */
  pass(milestone: number, lanes: number): void {
    const before = this.#passed[milestone] ?? 0;
    const fresh = lanes & ~before;
    this.#passed[milestone] = before | fresh;
    for (let left = fresh; left !== 0; left &= left - 1) {
      const lane = lowestLane(left);
      this.#first[lane] = passFirst(this.#first[lane] ?? 0, milestone);
      this.#second[lane] = passSecond(this.#second[lane] ?? 0, milestone);
    }
  }

  /** The way that a lane has gone. */
  pathway(lane: number): number {
    return pathwayKey(this.#first[lane] ?? 0, this.#second[lane] ?? 0);
  }

  write(write: Write, lanes: number): void {
    if (write.wrong !== null) this.#look(write.wrong(this.words) & lanes);
    if (write.merge === 'sum') this.#add(write, lanes);
    else this.#set(write, lanes);
  }

  /** Puts what was written to some variables into the planes. All values were reckoned before any is put. */
  commit(places: readonly Place[]): void {
    const { words, pending, written } = this;
    for (const place of places) {
      const lanes = written[place.variable] ?? 0;
      if (lanes === 0) continue;
      const sums = this.#sums.get(place.variable);
      if (sums !== undefined) this.#pendSums(place, sums, lanes);
      for (const plane of place.planes) {
        this.put(plane, ((words[plane] ?? 0) & ~lanes) | (pending[plane] ?? 0));
        pending[plane] = 0;
      }
      written[place.variable] = 0;
    }
  }

  #draw(rule: Rule, { results, where }: Cases<Chance>, lanes: number): number {
    const truth = where === null ? null : where(this.words);
    let success = 0;
    results.forEach(({ p, threshold, calendar }, at) => {
      const these = truth === null ? lanes : (truth[at] ?? 0) & lanes;
      if (these === 0 || p === 0) return;
      if (p === 1) success |= these;
      else if (calendar !== null) success |= this.calendars.lanes(calendar, these);
      else success |= this.coin(rule.site, threshold, these);
    });
    return success;
  }

  #do(effect: Effect, lanes: number): void {
    if (effect.milestone !== null) this.pass(effect.milestone, lanes);
    for (const counter of effect.counts) this.count(counter, lanes);
    for (const write of effect.writes) this.write(write, lanes);
  }

  #set({ merge, place, bits }: ValueWrite, lanes: number): void {
    const { pending, written } = this;
    const { variable, planes } = place;
    const value = bits(this.words);
    const before = written[variable] ?? 0;
    let take = lanes;
    if ((before & lanes) !== 0) {
      if (merge === 'single') this.clash(before & lanes);
      take = lanes & (~before | this.#greater(planes, value));
    }
    written[variable] = before | lanes;
    planes.forEach((plane, bit) => {
      pending[plane] = ((pending[plane] ?? 0) & ~take) | ((value[bit] ?? 0) & take);
    });
  }

  /** The lanes in which a value is greater than the one that is pending. */
  #greater(planes: readonly number[], value: Int32Array): number {
    let greater = 0;
    let equal = -1;
    for (let bit = 0; bit < planes.length; bit += 1) {
      const word = value[bit] ?? 0;
      const before = this.pending[planes[bit] ?? 0] ?? 0;
      greater |= equal & word & ~before;
      equal &= ~(word ^ before);
    }
    return greater;
  }

  #add({ place, added }: SumWrite, lanes: number): void {
    const sums = this.#sums.get(place.variable);
    if (sums === undefined) return;
    const before = this.written[place.variable] ?? 0;
    this.written[place.variable] = before | lanes;
    for (let left = lanes & ~before; left !== 0; left &= left - 1) {
      const lane = lowestLane(left);
      sums[lane] = this.#valueIn(place, lane);
    }
    const truth = added.where === null ? null : added.where(this.words);
    added.results.forEach((amount, at) => {
      for (let left = truth === null ? lanes : (truth[at] ?? 0) & lanes; left !== 0; left &= left - 1) {
        const lane = lowestLane(left);
        sums[lane] = (sums[lane] ?? 0) + amount;
      }
    });
  }

  #valueIn({ low, planes }: Place, lane: number): number {
    let code = 0;
    for (const plane of planes) code = (code << 1) | (((this.words[plane] ?? 0) >>> lane) & 1);
    return low + code;
  }

  #pendSums({ low, high, planes }: Place, sums: Float64Array, written: number): void {
    for (let left = written; left !== 0; left &= left - 1) {
      const lane = lowestLane(left);
      const code = Math.min(high, Math.max(low, sums[lane] ?? 0)) - low;
      planes.forEach((plane, bit) => {
        if (bitAt(code, planes.length, bit) === 1) {
          this.pending[plane] = (this.pending[plane] ?? 0) | (1 << lane);
        }
      });
    }
  }
}

function lowestLane(lanes: number): number {
  return 31 - Math.clz32(lanes & -lanes);
}

/** How many bits of a word are set. */
function countLanes(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  bits = (bits + (bits >>> 4)) & 0x0f0f0f0f;
  return Math.imul(bits, 0x01010101) >>> 24;
}
