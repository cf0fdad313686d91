import type { Seed } from '../../chance/index.js';
import { milestoneOf } from '../../model/milestones.js';
import type { EventDescription, Model } from '../../model/model.js';
import { ModelError, traceRun } from '../../reference/index.js';
import type { Asked } from '../evaluation/asked.js';
import type { PointWorld } from '../evaluation/points.js';
import { patternOf } from '../exploration/world.js';
import { changedModel } from '../evaluation/changed-world.js';
import { type AskedWay, askedWays } from './asked-ways.js';

type ActEvent = Extract<EventDescription, { readonly kind: 'act' }>;

/** The last act that could have turned a run. */
export interface TurningPoint {
  readonly event: string;
  readonly tick: number;
}

/** So many models are kept, to be played again. */
const MOST_MODELS = 200;

/**
 * Finds the last act of a run without which what is asked would not have come about, all luck being the same: the run is
 * played again, each time with one act forbidden on the tick at which it happened, the last act first. Whoever would do
 * the same on the next tick may still do it then.
 */
export class TurningPoints {
  /** How many runs were played again. */
  replays = 0;
  readonly #world: PointWorld;
  readonly #model: Model;
  readonly #asked: Asked;
  readonly #seed: Seed;
  readonly #models = new Map<string, Model | null>();

  /** @param model of the world, unchanged */
  constructor(world: PointWorld, model: Model, asked: Asked, seed: Seed) {
    this.#world = world;
    this.#model = model;
    this.#asked = asked;
    this.#seed = seed;
  }

  /** @returns null where no single act would have turned it */
  of({ run, settledAt }: Pick<AskedWay, 'run' | 'settledAt'>): TurningPoint | null {
    const { events } = traceRun(this.#model, this.#seed, run);
    for (const { description, tick } of events.toReversed()) {
      if (description.kind !== 'act' || tick > settledAt) continue;
      const event = milestoneOf(description) ?? '';
      if (this.#turns(description, event, tick, run)) return { event, tick };
    }
    return null;
  }

  #turns(act: ActEvent, event: string, tick: number, run: number): boolean {
    const model = this.#without(act, event, tick);
    if (model === null) return false;
    this.replays += 1;
    try {
      const [way] = askedWays(model, this.#asked, this.#seed, run, 1);
      return way !== undefined && way.truth !== true;
    } catch (error) {
      if (error instanceof ModelError) return false;
      throw error;
    }
  }

  /** The model in which an act is forbidden on one tick; null where that goes together with the rest in none. */
  #without(act: ActEvent, event: string, tick: number): Model | null {
    const key = `${tick} ${event}`;
    const known = this.#models.get(key);
    if (known !== undefined) return known;
    const { author, others = [], act: kind, target } = act;
    const pattern = patternOf({ actor: author, others, act: kind, target });
    const model = changedModel(this.#world, {
      forbid: [{ act: pattern, from: tick, until: tick, once: null }],
    });
    if (this.#models.size >= MOST_MODELS) this.#models.clear();
    this.#models.set(key, model);
    return model;
  }
}
