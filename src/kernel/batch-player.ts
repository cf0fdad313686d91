import { HazardCalendars, type Luck, type SiteHandle, type SiteHazard } from '../chance/index.js';
import { Batch, type Listener, Trouble } from './batch.js';
import type { Evaluate, Gate } from './circuit.js';
import { Evaluators } from './evaluate.js';
import { GuardGroup, groupsOf } from './guard-group.js';
import { bitAt, type Place } from './layout.js';
import type { Picking, Program } from './program.js';
import { bindRule } from './rule.js';
import type { Slots } from './slots.js';
import { type Turn, turnsOf } from './turns.js';
import { type PlayStage, stageOnTapes } from './stage.js';

/** Plays the runs of a batch side by side, a lane for each. */
export class BatchPlayer {
  /** What has been counted, by the program's slots. */
  readonly counts: Float64Array;
  readonly slots: Slots;
  readonly #program: Program;
  readonly #batch: Batch;
  readonly #stages: readonly PlayStage[];
  readonly #starts: readonly Start[];
  /** The outcomes that end runs, then the watches, then the times. */
  readonly #judged: GuardGroup;
  /** By tick, the planes of stretches of ticks that begin or end. */
  readonly #turns: ReadonlyMap<number, readonly Turn[]>;
  readonly #ending: readonly Ending[];
  readonly #probes: readonly Probe[];
  readonly #closing: readonly { readonly place: number; readonly holds: Evaluate }[];
  readonly #fates: readonly { readonly slot: number; readonly lanes: readonly Evaluate[] }[];
  readonly #held: Int32Array;
  readonly #cameAbout: Int32Array;

  /** @throws SiteCollisionError if two of the model's sites would share their draws. */
  constructor(program: Program, luck: Luck) {
    const { circuit, layout, slots } = program;
    const evaluators = new Evaluators(circuit, layout);
    this.#program = program;
    this.slots = slots;
    this.counts = new Float64Array(slots.size);
    const hazards: SiteHazard[] = [];
    const bound = program.stages.map((stage) => ({
      stage,
      rules: stage.rules.map((rule) => bindRule(rule, luck, evaluators, hazards)),
    }));
    const calendars = new HazardCalendars(hazards, program.model.horizon);
    const groups: GuardGroup[] = [];
    this.#stages = bound.map(({ stage, rules }) => {
      const these = groupsOf(stage, groups.length, evaluators.tapes);
      groups.push(...these);
      return stageOnTapes(stage, rules, these);
    });
    this.#starts = program.drawnStarts.map((start) => ({ ...start, site: luck.site(start.site) }));
    this.#ending = program.outcomes.flatMap(({ holds }, place) => {
      const first = slots.endings[place] ?? null;
      return first === null ? [] : [{ holds, place, first }];
    });
    const gates = [
      ...this.#ending.map(({ holds }) => holds),
      ...program.watches,
      ...program.times.map(({ holds }) => holds),
    ];
    this.#judged = new GuardGroup(groups.length, 0, evaluators.tapes.write(gates));
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
    // The evaluators know how much space they need when all are made.
    const reads = [...groups, this.#judged].map((group) => group.reads);
    this.#batch = new Batch(program, evaluators.words, calendars, reads);
  }

  /**
   * Plays runs of one batch and counts them. Those in which something is met that only the reference interpreter can
   * judge are not counted.
   *
   * @param batch run >>> 5
   * @param lanes which of its 32 runs, as bits
   * @returns the lanes that are left to the reference interpreter
   */
  play(batch: number, lanes: number, listener: Listener | null = null): number {
    this.#batch.listener = listener;
    let left = 0;
    while ((lanes & ~left) !== 0) {
      try {
        this.#run(batch, lanes & ~left);
        break;
      } catch (error) {
        if (!(error instanceof Trouble)) throw error;
        // What has been played of the others is played again: no draw depends on who else draws.
        left |= error.lanes;
      }
    }
    if (left === lanes) return left;
    const { log } = this.#batch;
    for (let at = 0; at < log.length; at += 2) {
      const slot = log[at] ?? 0;
      this.counts[slot] = (this.counts[slot] ?? 0) + (log[at + 1] ?? 0);
    }
    return left;
  }

  /** The pathway of a lane of the batch that was played last. */
  pathway(lane: number): number {
    return this.#batch.pathway(lane);
  }

  #run(number: number, lanes: number): void {
    const batch = this.#batch;
    const { words } = batch;
    const { slots, model, start } = this.#program;
    batch.begin(number, start);
    this.#drawStarts(lanes);
    this.#held.fill(0);
    this.#cameAbout.fill(0);
    batch.raise(slots.runs, lanes);
    let probe = this.#readProbes(0, 0, lanes, lanes);
    let active = lanes;
    for (let tick = 1; active !== 0 && tick <= model.horizon; tick += 1) {
      batch.reach(tick);
      const turns = this.#turns.get(tick);
      if (turns !== undefined) for (const { plane, word } of turns) batch.put(plane, word);
      for (const play of this.#stages) play(batch, active);
      probe = this.#readProbes(probe, tick, lanes, active);
      batch.judge(this.#judged);
      if ((this.#judged.live & active) === 0) continue;
      this.#observe(tick, active);
      active = this.#end(tick, active, probe);
    }
    this.#readProbes(probe, Infinity, lanes, active);
    let left = active;
    for (const { place, holds } of this.#closing) {
      const these = holds(words) & left;
      this.#reachOutcome(place, these);
      left &= ~these;
    }
    this.#reachOutcome(model.outcomes.length, left);
    this.#close(lanes);
  }

  #drawStarts(lanes: number): void {
    const { words } = this.#batch;
    for (const { site, place, values, picking } of this.#starts) {
      this.#batch.pick(picking, site, lanes, (at, these) => {
        const code = (values[at] ?? 0) - place.low;
        place.planes.forEach((plane, bit) => {
          const ones = bitAt(code, place.planes.length, bit) === 1 ? these : 0;
          words[plane] = ((words[plane] ?? 0) & ~these) | ones;
        });
      });
    }
  }

  #observe(tick: number, active: number): void {
    const batch = this.#batch;
    const { watches } = this.#program.slots;
    const { times } = this.#program;
    const { holding, lanes: holds, held } = this.#judged;
    for (let at = 0; at < held; at += 1) {
      const watch = (holding[at] ?? 0) - this.#ending.length;
      const lanes = (holds[at] ?? 0) & active;
      if (watch < 0 || lanes === 0) continue;
      const time = watch - this.#held.length;
      if (time < 0) {
        this.#held[watch] = (this.#held[watch] ?? 0) | lanes;
        batch.raise(watches + 2 * watch + 1, lanes);
        continue;
      }
      const before = this.#cameAbout[time] ?? 0;
      this.#cameAbout[time] = before | lanes;
      batch.raise((times[time]?.firsts ?? 0) + tick - 1, lanes & ~before);
    }
  }

  /** Ends runs; gives those that go on. */
  #end(tick: number, active: number, probe: number): number {
    const { holding, lanes: holds, held } = this.#judged;
    let left = active;
    for (let at = 0; at < held; at += 1) {
      const lanes = (holds[at] ?? 0) & left;
      const ending = this.#ending[holding[at] ?? 0];
      if (lanes === 0 || ending === undefined) continue;
      this.#reachOutcome(ending.place, lanes);
      this.#batch.raise(ending.first + tick - 1, lanes);
      left &= ~lanes;
    }
    const ended = active & ~left;
    if (ended !== 0) {
      for (let at = probe; at < this.#probes.length; at += 1) {
        const later = this.#probes[at];
        if (later?.timed === true) this.#readProbe(later, ended);
      }
    }
    return left;
  }

  #reachOutcome(place: number, lanes: number): void {
    const { slots, milestones } = this.#program;
    this.#batch.raise(slots.outcomes + place, lanes);
    this.#batch.pass(milestones + place, lanes);
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
    const { words } = this.#batch;
    this.#batch.raise(slot, given(words) & lanes);
    this.#batch.raise(slot + 1, both(words) & lanes);
  }

  #close(lanes: number): void {
    const batch = this.#batch;
    const { watches } = this.#program.slots;
    this.#held.forEach((held, place) => {
      batch.raise(watches + 2 * place, held);
    });
    for (const { slot, lanes: fates } of this.#fates) {
      let left = lanes;
      fates.forEach((holds, fate) => {
        const these = holds(batch.words) & left;
        batch.raise(slot + fate, these);
        left &= ~these;
      });
      if (left !== 0) throw new Trouble(left);
    }
  }
}

interface Start {
  readonly site: SiteHandle;
  readonly place: Place;
  readonly values: readonly number[];
  readonly picking: Picking;
}

interface Ending {
  readonly holds: Gate;
  /** The place of the outcome. */
  readonly place: number;
  /** The slot of tick 1. */
  readonly first: number;
}

interface Probe {
  readonly tick: number;
  readonly given: Evaluate;
  readonly both: Evaluate;
  readonly slot: number;
  readonly timed: boolean;
}
