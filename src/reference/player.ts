import { act, applies } from './decide.js';
import type { Dice } from './dice.js';
import { merge } from './merge.js';
import { Pathway } from './pathway.js';
import type { PreparedEffect, PreparedModel, PreparedStage } from './prepared.js';
import { type Readers, readersOf } from './readers.js';
import type { State } from './trace.js';

/** Told of a tick while it is played. */
export interface StageWatcher {
  /** A stage is about to be played: its place in the tick, and the state that its rules read, which is not to be kept. */
  enter(stage: number, before: State): void;
  /** What its rules did; not asked where they did nothing. */
  leave(effects: readonly PreparedEffect[]): void;
}

/**
 * Plays the ticks of one run as `step` defines them, in less time: it changes a copy of the state in place, and a rule
 * whose condition failed sleeps until a variable that the condition reads has changed, since until then it fails again.
 */
export class Player {
  /** Of the model's counters, so far. */
  readonly counters: number[];
  /** The milestones that were passed so far. */
  readonly pathway = new Pathway();
  readonly #stages: readonly PreparedStage[];
  readonly #readers: Readers;
  readonly #dice: Dice;
  readonly #watcher: StageWatcher | null;
  /** For each rule in the order of play, 1 while it must be looked at. */
  readonly #awake: Uint8Array;

  constructor(prepared: PreparedModel, dice: Dice, watcher: StageWatcher | null = null) {
    this.counters = prepared.model.counters.map(() => 0);
    this.#stages = prepared.stages;
    this.#readers = readersOf(prepared);
    this.#dice = dice;
    this.#watcher = watcher;
    this.#awake = new Uint8Array(this.#readers.timed.length).fill(1);
  }

  /** The state after a tick. Ticks are played in order, each from the state that the one before gave. */
  play(before: State, tick: number): State {
    const state = before.slice();
    let first = 0;
    let place = -1;
    for (const stage of this.#stages) {
      place += 1;
      for (const { variable, start } of stage.clears) this.#put(state, variable, start);
      this.#watcher?.enter(place, state);
      const effects = this.#effects(stage, first, state, tick);
      first += stage.rules.length;
      if (effects.length === 0) continue;
      this.#watcher?.leave(effects);
      this.#count(effects, tick);
      // All values are reckoned before any is put.
      for (const [variable, value] of merge(effects, state, tick)) this.#put(state, variable, value);
    }
    return state;
  }

  /** @param first the number of the stage's first rule */
  #effects(stage: PreparedStage, first: number, state: State, tick: number): readonly PreparedEffect[] {
    const awake = this.#awake;
    let effects: PreparedEffect[] | null = null;
    let number = first - 1;
    for (const rule of stage.rules) {
      number += 1;
      if (awake[number] === 0) continue;
      if (!applies(rule, state, tick)) {
        if (this.#readers.timed[number] === false) awake[number] = 0;
        continue;
      }
      const effect = act(rule, state, tick, this.#dice);
      if (effect === null) continue;
      if (effects === null) effects = [effect];
      else effects.push(effect);
    }
    return effects ?? NOTHING;
  }

  #put(state: number[], variable: number, value: number): void {
    if (state[variable] === value) return;
    state[variable] = value;
    for (const reader of this.#readers.of[variable] ?? []) this.#awake[reader] = 1;
  }

  #count(effects: readonly PreparedEffect[], tick: number): void {
    for (const { effect, milestone } of effects) {
      if (milestone !== null) this.pathway.pass(milestone, tick);
      for (const counter of effect.counts) this.counters[counter] = (this.counters[counter] ?? 0) + 1;
    }
  }
}

const NOTHING: readonly PreparedEffect[] = [];
