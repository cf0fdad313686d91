import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { createLuck } from '../../src/chance/index.js';
import { lower } from '../../src/model/lower/index.js';
import type { Model } from '../../src/model/model.js';
import { type AnswerRow, type SimulationResult, simulate, wilson } from '../../src/montecarlo/index.js';
import { diceOf, playRun } from '../../src/reference/index.js';
import { renderDiagnostics } from '../../src/scenario/diagnostics/render.js';
import { readScenario } from '../../src/scenario/read/scenario.js';
import type { Scenario } from '../../src/scenario/scenario.js';

/** How tests load scenario files, count runs, and hold what was counted against a closed form. */

/**
 * The level of every interval: one true value in ten thousand is missed. All seeds are fixed, so a test that passes
 * once passes always.
 */
export const LEVEL = 0.9999;
export const SEED = 'closed forms';
export const RUNS = 4_000;

/** Reads a scenario file next to the test. */
export function load(file: string, from: string): Scenario {
  const { scenario, diagnostics } = readScenario(readFileSync(new URL(file, from), 'utf8'), file);
  if (scenario === null) throw new Error(renderDiagnostics(diagnostics));
  return scenario;
}

export interface Overlay {
  readonly set?: Readonly<Record<string, number>>;
  readonly variant?: string;
}

export function modelOf(scenario: Scenario, { set = {}, variant }: Overlay = {}): Model {
  const { model, diagnostics } = lower(scenario, {
    set: new Map(Object.entries(set)),
    variant: variant ?? null,
  });
  if (model === null) throw new Error(renderDiagnostics(diagnostics));
  return model;
}

export async function count(model: Model, runs = RUNS): Promise<SimulationResult> {
  const result = await simulate(model, { runs, seed: SEED, level: LEVEL });
  // All of these are counted by the kernel: else a formula would be held against the reference alone.
  expect(result.byReference).toEqual({ runs: 0, reason: null });
  return result;
}

/** What a question answered: its row of this label, or its only row. */
export function answer({ questions }: SimulationResult, name: string, label?: string): AnswerRow {
  const rows = questions.find((question) => question.name === name)?.rows ?? [];
  const found = rows.filter((row) => label === undefined || row.label === label);
  const [only] = found;
  if (only === undefined || found.length > 1) {
    throw new Error(`${name} has no single row ${label ?? ''}: ${rows.map((row) => row.label).join(', ')}`);
  }
  return only;
}

/** The expected number lies within the interval of what was counted. A certainty is met by every run. */
export function expectChance({ estimate }: Pick<AnswerRow, 'estimate'>, expected: number): void {
  const { value, low, high } = estimate;
  if (expected === 0 || expected === 1) {
    expect(value).toBe(expected);
    return;
  }
  expect(low).toBeLessThanOrEqual(expected);
  expect(high).toBeGreaterThanOrEqual(expected);
}

/** As `expectChance`, for a count of one's own. */
export function expectShare(counted: number, of: number, expected: number): void {
  const { low, high } = wilson(counted, of, LEVEL);
  expectChance({ estimate: { value: counted / of, low, high, runs: of } }, expected);
}

/** The runs, from 0 on, that end as this outcome says. Models of one seed share their luck run by run. */
export function runsEndingIn(model: Model, outcome: string, runs: number): Set<number> {
  const index = model.outcomes.findIndex(({ name }) => name === outcome);
  if (index < 0) throw new Error(`no outcome is named ${outcome}`);
  const luck = createLuck(SEED);
  const found = new Set<number>();
  for (let run = 0; run < runs; run += 1) {
    if (playRun(model, diceOf(luck, run)).outcome === index) found.add(run);
  }
  return found;
}

/** Each set of runs lies within the next, run by run, and the last is larger than the first. */
export function expectNested(sets: readonly ReadonlySet<number>[]): void {
  for (const [index, smaller] of sets.entries()) {
    const larger = sets[index + 1];
    if (larger === undefined) continue;
    expect([...smaller].filter((run) => !larger.has(run))).toEqual([]);
  }
  expect(sets.at(-1)?.size).toBeGreaterThan(sets[0]?.size ?? 0);
}

/** The expected time lies within the interval of E[T | T ≤ horizon]; use it where next to no run is left at the horizon. */
export function expectTime({ questions }: SimulationResult, name: string, expected: number): void {
  const time = questions.find((question) => question.name === name)?.time;
  expect(time?.cameAbout.value).toBe(1);
  expect(time?.conditional.low).toBeLessThanOrEqual(expected);
  expect(time?.conditional.high).toBeGreaterThanOrEqual(expected);
}

/** The chance of an outcome. */
export function outcome({ outcomes }: SimulationResult, name: string): Pick<AnswerRow, 'estimate'> {
  const found = outcomes.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no outcome is named ${name}`);
  return { estimate: found.probability };
}
