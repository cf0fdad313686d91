import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLuck } from '../../src/chance/index.js';
import { BatchPlayer, compile } from '../../src/kernel/index.js';
import type { Model } from '../../src/model/model.js';
import { tally, tallyByReference } from '../../src/montecarlo/count-runs.js';
import { loadScenario } from '../../src/node/index.js';
import { diceOf, startState, step, prepare } from '../../src/reference/index.js';
import { scenarioDocuments } from '../generators/scenario.js';
import { lowered, read } from '../laws/played.js';
import { models } from '../reference/arbitrary-model.js';

/** The reference interpreter defines what is right. The kernel must give every run the same history. */

const RUNS_A_BATCH = 32;

/** What rules did in one run, in order: the tick, the rule, and the choice (−1 for its `otherwise`). */
type History = string[];

function byReference(model: Model, seed: number, run: number): History {
  const dice = diceOf(createLuck(seed), run);
  const prepared = prepare(model);
  const history: History = [];
  let state = startState(prepared, dice);
  for (let tick = 1; tick <= model.horizon; tick += 1) {
    const played = step(model, state, tick, dice);
    for (const { rule, effect } of played.events) {
      const choice = rule.choices.findIndex((other) => other.effect === effect);
      history.push(`${tick} ${rule.name} ${choice}`);
    }
    state = played.state;
    if (played.ended !== null) break;
  }
  return history;
}

/** The histories of a batch by the kernel, by lane; null where it leaves the batch or the model to the reference. */
function byKernel(
  model: Model,
  seed: number,
  batch: number,
  lanes: number,
  generates = false,
): History[] | null {
  const compilation = compile(model);
  if (!compilation.ok) return null;
  const names = prepare(model).stages.flatMap(({ rules }) => rules.map(({ rule }) => rule.name));
  const histories: History[] = Array.from({ length: RUNS_A_BATCH }, () => []);
  const player = new BatchPlayer(compilation.program, createLuck(seed), generates);
  const played = player.play(batch, lanes, (tick, rule, choice, where) => {
    histories.forEach((history, lane) => {
      if (((where >>> lane) & 1) === 1) history.push(`${tick} ${names[rule] ?? ''} ${choice}`);
    });
  });
  return played === 0 ? histories : null;
}

function expectSameHistories(model: Model, seed: number, runs: number): void {
  const histories = byKernel(model, seed, 0, -1);
  if (histories === null) return;
  expect(byKernel(model, seed, 0, -1, true)).toEqual(histories);
  for (let run = 0; run < runs; run += 1) expect(histories[run]).toEqual(byReference(model, seed, run));
}

/** What is computed, or the message of the error. */
function outcomeOf<Result>(compute: () => Result): Result | string {
  try {
    return compute();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const folder = new URL('../../scenarios/', import.meta.url);
const shipped = [folder, new URL('examples/', folder)].flatMap((place) =>
  readdirSync(place)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => new URL(name, place)),
);

describe('shipped scenarios', () => {
  it.each(shipped.map((file) => [file.pathname.slice(folder.pathname.length), file] as const))(
    '%s is played by the kernel as by the reference, in every variant',
    async (_, file) => {
      const { scenario } = await loadScenario(file.pathname);
      expect(scenario).not.toBeNull();
      if (scenario === null) return;
      for (const variant of [null, ...scenario.variants.map(({ name }) => name)]) {
        const model = lowered(scenario, variant);
        const compilation = compile(model);
        expect(compilation.ok ? null : compilation.reason).toBeNull();
        const player = compilation.ok ? new BatchPlayer(compilation.program, createLuck(7), false) : null;
        expect(player?.play(0, -1)).toBe(0);
        expect(tally(model, 7, 0, 40)).toEqual(tallyByReference(model, 7, 0, 40));
        expectSameHistories(model, 7, 2);
      }
    },
  );
});

describe('generated scenarios', () => {
  it('have the same history and the same counts', () => {
    let played = 0;
    fc.assert(
      fc.property(scenarioDocuments(), fc.nat(1000), (document, seed) => {
        const model = lowered(read(document));
        if (byKernel(model, seed, 0, -1) !== null) played += 1;
        expectSameHistories(model, seed, 3);
        expect(tally(model, seed, 5, 40)).toEqual(tallyByReference(model, seed, 5, 40));
      }),
      { numRuns: 60 },
    );
    // The kernel may leave some to the reference, but not many.
    expect(played).toBeGreaterThan(50);
  });
});

describe('generated models', () => {
  it('have the same history, the same counts and the same errors', () => {
    let played = 0;
    fc.assert(
      fc.property(models, fc.nat(1000), (model, seed) => {
        const counted = outcomeOf(() => tally(model, seed, 3, 70));
        expect(counted).toEqual(outcomeOf(() => tallyByReference(model, seed, 3, 70)));
        if (typeof counted === 'string') return;
        if (byKernel(model, seed, 0, -1) !== null) played += 1;
        expectSameHistories(model, seed, 4);
      }),
      { numRuns: 300 },
    );
    expect(played).toBeGreaterThan(100);
  });
});
