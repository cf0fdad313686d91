import type { Seed } from '../../chance/index.js';
import { lower } from '../../model/lower/index.js';
import type { Model } from '../../model/model.js';
import type { ActPattern, Scenario } from '../../scenario/scenario.js';
import type { Exercise } from './exercise.js';
import { type BrokenRun, broken, Trial } from './trial.js';
import { NOTHING_CHANGED, patternsIn, withForced, type World } from './world.js';

/** What the runs of a world came to. */
export interface Found {
  readonly world: World;
  readonly model: Model;
  readonly runs: number;
  readonly broken: number;
  readonly shortest: BrokenRun | null;
}

/** What a laboratory is set up with. */
export interface Setup {
  readonly scenario: Scenario;
  readonly variant: string | null;
  readonly readings: Readonly<Record<string, string | undefined>>;
  readonly set: ReadonlyMap<string, number>;
  readonly seed: Seed;
}

/** Plays worlds of one scenario, and keeps account of what was played. */
export class Laboratory {
  /** The acts that may be forced, by their text. */
  readonly acts: ReadonlyMap<string, ActPattern>;
  runs = 0;
  worlds = 0;
  /** Worlds whose numbers do not go together, such as chances that add up to more than 1. */
  impossible = 0;
  readonly #setup: Setup;

  constructor(setup: Setup) {
    this.#setup = setup;
    this.acts = patternsIn(setup.scenario);
  }

  /** The model of a world; null if its numbers do not go together. */
  model(world: World): Model | null {
    const { scenario, variant, readings, set } = this.#setup;
    const forced = withForced(scenario, variant, world, this.acts);
    const settings = new Map([...set, ...world.settings]);
    return lower(forced.scenario, { variant: forced.variant, readings, set: settings }).model;
  }

  /**
   * Plays the first runs of a world: the same runs in every world, as far as what happens in them is the same.
   *
   * @param told how many of them are told whole, for what they exercise
   * @throws ModelError if the Model does what no Model may do.
   */
  play(world: World, runs: number, exercise: Exercise | null = null, told = 0): Found | null {
    const model = this.model(world);
    if (model === null) {
      this.impossible += 1;
      return null;
    }
    const trial = new Trial(model, this.#setup.seed);
    const tally = trial.play(runs);
    this.runs += runs;
    this.worlds += 1;
    exercise?.count(tally);
    for (let run = 0; run < told; run += 1) exercise?.tell(model, this.#setup.seed, run);
    const shortest = trial.shortest(runs, tally);
    if (shortest !== null) exercise?.see(shortest.trace);
    return { world, model, runs, broken: broken(tally), shortest };
  }

  /** The scenario as given. It is valid, so it can be played. */
  asGiven(runs: number, exercise: Exercise, told: number): Found | null {
    return this.play(NOTHING_CHANGED, runs, exercise, told);
  }
}
