import fc from 'fast-check';
import type { ForcedAct, World } from '../analysis/exploration/index.js';
import { patternsIn } from '../analysis/exploration/world.js';
import { quantitiesOf } from '../scenario/quantities.js';
import { ScenarioError } from '../montecarlo/scenario-error.js';
import type { Scenario } from '../scenario/scenario.js';
import { type Playing, play, playingText } from './playing.js';

/** Arbitraries about a given scenario: what may be done to it, and how its runs may go. Everything shrinks towards nothing. */

/** How much is changed at most. */
export interface Changes {
  /** Acts that are forced: 2 unless told. */
  readonly forced?: number;
  /** Acts that are forbidden from some tick on: none unless told. */
  readonly forbidden?: number;
  /** Numbers that are moved within their ranges: none unless told. */
  readonly moved?: number;
}

/** The acts that the options of a scenario may lead to, as texts such as `alpha strike beta`. */
export function actsIn(scenario: Scenario): string[] {
  return [...patternsIn(scenario).keys()];
}

/** Schedules of acts that are made to happen: which, and at which ticks. Shrinks towards fewer and earlier ones. */
export function schedules(scenario: Scenario, most = 2): fc.Arbitrary<readonly ForcedAct[]> {
  const acts = actsIn(scenario);
  if (acts.length === 0) return fc.constant([]);
  const one = fc.record({ act: fc.constantFrom(...acts), on: fc.integer({ min: 1, max: scenario.horizon }) });
  return fc.array(one, { maxLength: most, size: 'max' }).map(inOrder);
}

function inOrder(acts: readonly ForcedAct[]): readonly ForcedAct[] {
  return [...acts].sort((one, other) => one.on - other.on);
}

/**
 * Values for some of the numbers of a scenario that have a range, each within it. Shrinks towards fewer, and towards the
 * values as given.
 */
export function settings(scenario: Scenario, most = 3): fc.Arbitrary<ReadonlyMap<string, number>> {
  const movable = quantitiesOf(scenario).flatMap(({ name, nominal, range }) =>
    nominal === null || range === null || range[0] === range[1] ? [] : [{ name, nominal, range }],
  );
  if (movable.length === 0 || most === 0) return fc.constant(new Map());
  const one = fc.constantFrom(...movable).chain(({ name, nominal, range: [low, high] }) =>
    // 0 is the value as given; to one side of it the range ends at −1000, to the other at 1000.
    fc.integer({ min: -1000, max: 1000 }).map((way): [string, number] => {
      const end = way < 0 ? low : high;
      return [name, way === -1000 || way === 1000 ? end : nominal + ((end - nominal) * Math.abs(way)) / 1000];
    }),
  );
  return fc.array(one, { maxLength: most, size: 'max' }).map((list) => new Map(list));
}

/** Worlds: acts forced and forbidden, numbers moved. */
export function worlds(scenario: Scenario, changes: Changes = {}): fc.Arbitrary<World> {
  const { forced = 2, forbidden = 0, moved = 0 } = changes;
  return fc.record({
    forced: schedules(scenario, forced),
    forbidden: schedules(scenario, forbidden),
    settings: settings(scenario, moved),
  });
}

/** The names of a scenario's variants, and null for the file as given, to which it shrinks. */
export function variants(scenario: Scenario): fc.Arbitrary<string | null> {
  return fc.constantFrom(null, ...scenario.variants.map(({ name }) => name));
}

/** Runs: a seed and the number of a run. */
export function runs(): fc.Arbitrary<{ readonly seed: number; readonly run: number }> {
  return fc.record({ seed: fc.nat({ max: 0xffff }), run: fc.nat({ max: 0xffff }) });
}

/** Which runs of a scenario are played. */
export interface PlayingsOptions extends Changes {
  /** Only under this variant; null for the file as given. Unless told, under any. */
  readonly variant?: string | null;
}

/**
 * Single runs of a scenario, told whole: in worlds with acts forced, under its variants, with any luck. Worlds whose
 * numbers do not go together are left out.
 */
export function playings(scenario: Scenario, options: PlayingsOptions = {}): fc.Arbitrary<Playing> {
  const { variant } = options;
  return fc
    .record({
      variant: variant === undefined ? variants(scenario) : fc.constant(variant),
      world: worlds(scenario, options),
      luck: runs(),
    })
    .map((drawn): Playing | null => {
      try {
        return told(play(scenario, { variant: drawn.variant, world: drawn.world, ...drawn.luck }));
      } catch (error) {
        if (error instanceof ScenarioError) return null;
        throw error;
      }
    })
    .filter((played) => played !== null);
}

/** fast-check prints a run that breaks a property: in a line, and not with the whole scenario and model in it. */
function told(playing: Playing): Playing {
  return Object.defineProperty(playing, fc.toStringMethod, { value: () => playingText(playing) });
}
