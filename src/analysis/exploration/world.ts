import { overlay } from '../../scenario/overlay.js';
import type { ActPattern, Forced, Option, Scenario, Variant } from '../../scenario/scenario.js';
import { UNCHANGED } from '../../scenario/unchanged-variant.js';

/** A world to look for broken runs in: the scenario, with some acts forced and some of its numbers moved. */
export interface World {
  readonly forced: readonly ForcedAct[];
  /** Acts that are kept from happening, from a tick on. */
  readonly forbidden?: readonly ForcedAct[];
  /** Values by the full names of the numbers. */
  readonly settings: ReadonlyMap<string, number>;
}

/** An act that is made to happen at a tick, or forbidden from it on. */
export interface ForcedAct {
  /** As a variant would write it: `alpha strike beta.bases`. */
  readonly act: string;
  readonly on: number;
}

/** The scenario as given. */
export const NOTHING_CHANGED: World = { forced: [], settings: new Map() };

/** The name of the variant that forces acts. */
const FORCED_VARIANT = 'explored';

/** The acts that options of the scenario may lead to, by their text, each once. */
export function patternsIn(scenario: Scenario): ReadonlyMap<string, ActPattern> {
  return new Map(scenario.options.map((option) => [actText(option), patternOf(option)]));
}

function actText({ actor, others, act, target }: Option): string {
  const authors = [actor, ...others].join(' and ');
  return `${authors} ${act} ${target.part === null ? target.actor : `${target.actor}.${target.part}`}`;
}

/** The pattern of one act alone. */
export function patternOf({
  actor,
  others,
  act,
  target,
}: Pick<Option, 'actor' | 'others' | 'act' | 'target'>): ActPattern {
  const { part } = target;
  return {
    author: named(actor),
    ...(others.length === 0 ? {} : { others: others.map(named) }),
    act: named(act),
    target:
      part === null
        ? { kind: 'actor', actor: named(target.actor) }
        : { kind: 'part', actor: named(target.actor), part: named(part) },
    span: NOWHERE,
  };
}

const NOWHERE = { start: 0, end: 0 };

function named(name: string): { readonly name: string; readonly span: typeof NOWHERE } {
  return { name, span: NOWHERE };
}

/** The scenario with a variant that forces and forbids the acts of a world, upon a variant that it has. */
export function withForced(
  scenario: Scenario,
  variant: string | null,
  { forced, forbidden = [] }: Pick<World, 'forced' | 'forbidden'>,
  patterns: ReadonlyMap<string, ActPattern>,
): { readonly scenario: Scenario; readonly variant: string | null } {
  if (forced.length + forbidden.length === 0) return { scenario, variant };
  const names = scenario.variants.map(({ name }) => name);
  let name = FORCED_VARIANT;
  while (names.includes(name)) name = `${name} `;
  const own: Variant = {
    ...UNCHANGED,
    name,
    force: forced.flatMap(({ act, on }) => meant(patterns, act, on, on)),
    forbid: forbidden.flatMap(({ act, on }) => meant(patterns, act, on, null)),
  };
  const base = scenario.variants.find((one) => one.name === variant);
  const laid = base === undefined ? own : overlay(base, own);
  return { scenario: { ...scenario, variants: [...scenario.variants, laid] }, variant: name };
}

function meant(
  patterns: ReadonlyMap<string, ActPattern>,
  act: string,
  from: number,
  until: number | null,
): Forced[] {
  const pattern = patterns.get(act);
  return pattern === undefined ? [] : [{ act: pattern, from, until, once: null }];
}

/** A number that has a range to be moved in. */
export interface Movable {
  readonly name: string;
  readonly nominal: number;
  readonly low: number;
  readonly high: number;
}
