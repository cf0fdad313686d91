import { readSeed, type Seed, SeedError, uniformsOf } from '../../chance/index.js';
import type { Diagnostic } from '../../scenario/diagnostics/diagnostic.js';
import { lower } from '../../model/lower/index.js';
import type { Model } from '../../model/model.js';
import type { AbortSignalLike } from '../../montecarlo/index.js';
import { AS_GIVEN } from '../../scenario/unchanged-variant.js';
import type { Scenario } from '../../scenario/scenario.js';
import { askAbout } from './asked.js';
import { candidate, type Reach } from './candidates.js';
import { certaintyOf } from './certainty.js';
import { Exercise } from './exercise.js';
import type { Counterexample, Exploration } from './exploration.js';
import { type Found, Laboratory } from './laboratory.js';
import type { Property } from './property.js';
import { smaller } from './shrink.js';
import type { Movable } from './world.js';

/** How a property is looked into. */
export interface ExploreOptions {
  /** The name of a variant to look in; null or `as given` for the file itself. */
  readonly variant?: string | null;
  /** Alternatives by the names of their readings; of a reading that is left out, the first. */
  readonly readings?: Readonly<Record<string, string | undefined>>;
  /** Values for numbers of the scenario, by name. They stay as they are set. */
  readonly set?: ReadonlyMap<string, number>;
  /** A text or a whole number: 1 unless told. It decides the runs, and where else is looked. */
  readonly seed?: Seed;
  /** How many runs at most: 50,000 unless told. */
  readonly runs?: number;
  /** How many acts may be forced at once: 2 unless told; 0 for none. */
  readonly mostForced?: number;
  /** Only these acts may be forced, as texts such as `alpha strike beta`: those of all options unless told. */
  readonly acts?: readonly string[];
  /** Whether numbers may be moved within their ranges: true unless told. */
  readonly moveNumbers?: boolean;
  /** Megabytes of memory for solving the chain: 100 unless told; 0 for not at all. */
  readonly megabytes?: number;
  readonly signal?: AbortSignalLike;
  /** Called with the runs that are done, now and then. */
  readonly onProgress?: (done: number, runs: number) => void;
  /** Lets others have their turn: nothing unless told. */
  readonly pause?: () => Promise<void>;
}

/** What an exploration found; or what is wrong with the scenario or the property. */
export interface Explored {
  /** null if any diagnostic is an error. */
  readonly exploration: Exploration | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Of the diagnostics, those about the property. */
  readonly aboutProperty: readonly Diagnostic[];
  /** Of the world that breaks the property, or as given: for telling its story. */
  readonly scenario: Scenario | null;
}

const RUNS = 50_000;

/** The runs of each world beyond the one that is given. */
const RUNS_A_WORLD = 1_024;

/** How many runs of every other world than the one that is given are told whole. */
const TOLD_A_WORLD = 2;

/** Shrinking tries so many worlds at most. */
const MOST_SHRINKING = 120;

/**
 * Looks for a run that breaks a property: first by luck alone, then in worlds whose numbers are moved within their ranges
 * and in which acts are forced. What it finds is made as small as can be: the fewest forced acts, the smallest changes of
 * numbers, the earliest tick, the fewest acts up to it. The search is a function of its options, unless it is cut short.
 *
 * Where the chain fits, it also says for certain how likely a run of the scenario as given is to break the property.
 *
 * @param given the text of a scenario file, or an object of the same form
 * @throws RangeError on an option out of range, SeedError on a seed that is none.
 * @throws ModelError if the Model does what no Model may do.
 */
export async function explore(
  given: unknown,
  property: Property,
  options: ExploreOptions = {},
): Promise<Explored> {
  const { seed = 1, runs = RUNS, mostForced = 2, set = new Map<string, number>(), readings = {} } = options;
  const { megabytes = 100, moveNumbers = true } = options;
  requireWhole('runs', runs, 1);
  requireWhole('forced acts', mostForced, 0);
  const seedRead = readSeed(seed);
  if (!seedRead.ok) throw new SeedError(seedRead.reason);
  const asked = askAbout(given, property);
  const { scenario, aboutProperty } = asked;
  if (scenario === null)
    return { exploration: null, diagnostics: asked.diagnostics, aboutProperty, scenario };
  const variant = options.variant === AS_GIVEN ? null : (options.variant ?? null);
  const { model, diagnostics: lowered } = lower(scenario, { variant, readings, set });
  const diagnostics = [...asked.diagnostics, ...lowered];
  if (model === null) return { exploration: null, diagnostics, aboutProperty, scenario };

  const laboratory = new Laboratory({ scenario, variant, readings, set, seed });
  const acts = [...laboratory.acts.keys()].filter((act) => options.acts?.includes(act) ?? true);
  const movable = model.assumptions.flatMap(({ name, value, range, overridden }): Movable[] =>
    !moveNumbers || range === null || range[0] === range[1] || overridden
      ? []
      : [{ name, nominal: value, low: range[0], high: range[1] }],
  );
  const exercise = new Exercise(model);
  const certainty = certaintyOf(model, megabytes);
  const searching = new Searching(laboratory, exercise, { runs, options });
  const asGiven = laboratory.asGiven(
    Math.min(runs, Math.max(RUNS_A_WORLD, runs >> 2)),
    exercise,
    toldOf(model),
  );
  const reach: Reach = { acts, mostForced, movable, horizon: model.horizon };
  const found =
    asGiven !== null && asGiven.broken > 0
      ? asGiven
      : await searching.search(reach, uniformsOf(seed, 'exploration'));
  const shrunk = found === null ? null : await searching.shrink(found, movable);
  return {
    exploration: {
      scenario: model.title,
      variant,
      readings: model.readings,
      set,
      seed,
      horizon: model.horizon,
      tick: model.tick,
      property,
      certainty,
      asGiven: { runs: asGiven?.runs ?? 0, broken: asGiven?.broken ?? 0 },
      searched: {
        runs: laboratory.runs,
        worlds: laboratory.worlds,
        impossible: laboratory.impossible,
        acts,
        numbers: movable.length,
        told: exercise.told,
      },
      counterexample: shrunk,
      unexercised: exercise.unexercised(),
      stopped: searching.stopped,
    },
    diagnostics,
    aboutProperty,
    scenario,
  };
}

/** How many runs of the scenario as given are told whole: as many as are told in a second or two. */
function toldOf({ stages, horizon }: Model): number {
  const rules = stages.reduce((sum, stage) => sum + stage.rules.length, 0);
  return Math.min(1000, Math.max(40, Math.floor(1_000_000 / (1 + rules * horizon))));
}

function requireWhole(what: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least)
    throw new RangeError(`the ${what} are a whole number from ${least}, not ${value}`);
}

/** The search through worlds, and the way back to a small one. */
class Searching {
  stopped = false;
  readonly #laboratory: Laboratory;
  readonly #exercise: Exercise;
  readonly #runs: number;
  readonly #options: ExploreOptions;

  constructor(laboratory: Laboratory, exercise: Exercise, terms: { runs: number; options: ExploreOptions }) {
    this.#laboratory = laboratory;
    this.#exercise = exercise;
    this.#runs = terms.runs;
    this.#options = terms.options;
  }

  /** The first world in which a run breaks the property; null if none was found. */
  async search(reach: Reach, uniforms: () => number): Promise<Found | null> {
    if (reach.movable.length === 0 && (reach.acts.length === 0 || reach.mostForced === 0)) return null;
    const tries = Math.floor((this.#runs - this.#laboratory.runs) / RUNS_A_WORLD);
    for (let place = 0; place < tries; place += 1) {
      if (await this.#mustStop()) return null;
      const world = candidate(place, reach, uniforms);
      const found = this.#laboratory.play(world, RUNS_A_WORLD, this.#exercise, TOLD_A_WORLD);
      if (found !== null && found.broken > 0) return found;
    }
    return null;
  }

  /** Gives up whatever the property is broken without. */
  async shrink(found: Found, movable: readonly Movable[]): Promise<Counterexample | null> {
    const byName = new Map(movable.map((one) => [one.name, one]));
    let smallest = found;
    let tried = 0;
    for (let improved = true; improved; ) {
      improved = false;
      for (const world of smaller(smallest.world, byName)) {
        if (tried >= MOST_SHRINKING || (await this.#mustStop())) break;
        tried += 1;
        const next = this.#laboratory.play(world, RUNS_A_WORLD);
        if (next === null || next.broken === 0) continue;
        smallest = next;
        improved = true;
        break;
      }
    }
    const { model, shortest, world, runs, broken } = smallest;
    if (shortest === null) return null;
    return {
      model,
      forced: world.forced,
      settings: [...world.settings].map(([name, value]) => ({
        name,
        value,
        nominal: byName.get(name)?.nominal ?? value,
      })),
      run: shortest.run,
      at: shortest.at,
      acts: shortest.acts,
      trace: shortest.trace,
      runs,
      broken,
    };
  }

  async #mustStop(): Promise<boolean> {
    await this.#options.pause?.();
    this.#options.onProgress?.(Math.min(this.#laboratory.runs, this.#runs), this.#runs);
    if (this.#options.signal?.aborted === true) this.stopped = true;
    return this.stopped;
  }
}
