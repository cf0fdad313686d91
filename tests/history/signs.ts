import { lower, type Scenario, simulate, type SimulationResult } from 'brinkmanship';
import type { Setting, Trial } from './july.js';

/** What history demands of a case: signs, each of them a share of the runs that is to be greater than another. */

/** A share of the runs: what a question answers in one world of the case, in its last row. Or a number. */
export type Share = number | { readonly world: string; readonly question: string };

/** One share is to be greater than the other. */
export interface Sign {
  readonly name: string;
  readonly greater: Share;
  readonly less: Share;
}

export interface Found {
  readonly name: string;
  readonly greater: number;
  readonly less: number;
}

/** Plays every world that a sign compares, all with the same luck, and puts the two shares of each side by side. */
export async function find(
  scenario: Scenario,
  signs: readonly Sign[],
  { set }: Pick<Trial, 'set'>,
  runs: number,
): Promise<Found[]> {
  const worlds = new Map<string, SimulationResult>();
  for (const share of signs.flatMap(({ greater, less }) => [greater, less])) {
    if (typeof share === 'number' || worlds.has(share.world)) continue;
    worlds.set(share.world, await play(scenario, share.world, set, runs));
  }
  const value = (share: Share): number =>
    typeof share === 'number' ? share : answer(worlds.get(share.world), share.question);
  return signs.map(({ name, greater, less }) => ({ name, greater: value(greater), less: value(less) }));
}

/** The signs that came out the wrong way round, told with their two shares. */
export function reversed(found: readonly Found[]): string[] {
  return found
    .filter(({ greater, less }) => greater < less)
    .map(({ name, greater, less }) => `${name}: ${greater} against ${less}`);
}

async function play(
  scenario: Scenario,
  variant: string,
  set: Setting,
  runs: number,
): Promise<SimulationResult> {
  // A variant that is about a number keeps its own.
  const own = scenario.variants.find(({ name }) => name === variant)?.set ?? new Map<string, number>();
  const { model } = lower(scenario, { variant, set: new Map([...set, ...own]) });
  if (model === null) throw new Error(`${scenario.title} cannot be translated under ${variant}`);
  return simulate(model, { runs, seed: 'history' });
}

function answer(result: SimulationResult | undefined, question: string): number {
  const outcome = result?.outcomes.find(({ name }) => name === question);
  if (outcome !== undefined) return outcome.probability.value ?? 0;
  const row = result?.questions.find(({ name }) => name === question)?.rows.at(-1);
  if (row === undefined) throw new Error(`${question} was not asked`);
  return row.estimate.value ?? 0;
}
