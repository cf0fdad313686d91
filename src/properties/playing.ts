import type { Seed } from '../chance/index.js';
import { NOTHING_CHANGED, patternsIn, withForced, type World } from '../analysis/exploration/world.js';
import { lower } from '../model/lower/index.js';
import type { Model } from '../model/model.js';
import { NONE_OF_THESE } from '../model/none-of-these.js';
import { traceRun } from '../reference/index.js';
import type { Trace } from '../reference/trace.js';
import { ScenarioError } from '../montecarlo/scenario-error.js';
import type { Scenario } from '../scenario/scenario.js';

/** One run of a scenario, told whole, with all that it was played from. Laws are about these. */
export interface Playing {
  readonly scenario: Scenario;
  /** The name of the variant; null for the file as given. */
  readonly variant: string | null;
  readonly model: Model;
  readonly world: World;
  readonly seed: Seed;
  readonly run: number;
  readonly trace: Trace;
}

/** Which run of a scenario is played, and in which world. */
export interface PlayOptions {
  /** The name of a variant; null or left out for the file as given. */
  readonly variant?: string | null;
  /** What is forced, forbidden and moved: nothing unless told. */
  readonly world?: World;
  /** 1 unless told. */
  readonly seed?: Seed;
  /** 0 unless told. */
  readonly run?: number;
}

/** Models of scenarios in which nothing is changed, by the names of variants: most properties play many runs of one. */
const known = new WeakMap<Scenario, Map<string | null, Model>>();

/**
 * The model of a scenario in a world.
 *
 * @throws ScenarioError if the numbers of the world do not go together, such as chances that add up to more than 1.
 */
export function modelIn(
  scenario: Scenario,
  { variant = null, world = NOTHING_CHANGED }: PlayOptions = {},
): Model {
  const { forced, forbidden = [], settings } = world;
  if (forced.length + forbidden.length + settings.size > 0) return made(scenario, variant, world);
  const models = known.get(scenario) ?? new Map<string | null, Model>();
  known.set(scenario, models);
  const model = models.get(variant) ?? made(scenario, variant, world);
  models.set(variant, model);
  return model;
}

function made(scenario: Scenario, variant: string | null, world: World): Model {
  const changed = withForced(scenario, variant, world, patternsIn(scenario));
  const { model, diagnostics } = lower(changed.scenario, {
    variant: changed.variant,
    set: world.settings,
  });
  if (model === null) throw new ScenarioError(diagnostics);
  return model;
}

/**
 * A run in a line: which it is, in which world, and how it ended. `run 3 of seed 17, with beta strike alpha forced on 5: war`.
 */
export function playingText({ model, variant, world, seed, run, trace }: Playing): string {
  const acts = (list: World['forced'], how: string): string[] =>
    list.map(({ act, on }) => `${act} ${how} ${on}`);
  const changed = [
    ...acts(world.forced, 'forced on'),
    ...acts(world.forbidden ?? [], 'forbidden from'),
    ...[...world.settings].map(([name, value]) => `${name} = ${value}`),
  ];
  const under = variant === null ? '' : ` under "${variant}"`;
  const how = changed.length === 0 ? '' : `, with ${changed.join(', ')}`;
  const outcome = trace.outcome === null ? NONE_OF_THESE : (model.outcomes[trace.outcome]?.name ?? '');
  return `run ${run} of seed ${seed}${under}${how}: ${outcome}`;
}

/**
 * Plays one run and keeps all of it.
 *
 * @throws ScenarioError as `modelIn` does.
 */
export function play(scenario: Scenario, options: PlayOptions = {}): Playing {
  const { variant = null, seed = 1, run = 0, world = NOTHING_CHANGED } = options;
  const model = modelIn(scenario, options);
  return { scenario, variant, model, world, seed, run, trace: traceRun(model, seed, run) };
}
