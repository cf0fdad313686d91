import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lower } from '../../src/model/lower/index.js';
import { printModel } from '../../src/model/print.js';
import { runReadings } from '../../src/montecarlo/run-readings.js';
import { runScenario } from '../../src/montecarlo/run-scenario.js';
import { traceRun } from '../../src/reference/index.js';
import { toCsv } from '../../src/report/csv.js';
import { resultSchema, toJson } from '../../src/report/json.js';
import { printReadings } from '../../src/report/readings.js';
import { tellStory } from '../../src/report/story.js';
import { readScenario } from '../../src/scenario/read/scenario.js';
import type { Scenario } from '../../src/scenario/scenario.js';

/** Readings: alternatives of structure, each as if the file had been written so. */

const file = new URL('../../scenarios/examples/readings.yaml', import.meta.url);
const text = readFileSync(file, 'utf8');

function read(given: string): Scenario {
  const { scenario, diagnostics } = readScenario(given);
  if (scenario === null) throw new Error(JSON.stringify(diagnostics));
  return scenario;
}

const example = read(text);
const RUNS = 4000;
/** Five standard errors of a share near p. */
const within = (p: number) => 5 * Math.sqrt((p * (1 - p)) / RUNS);

describe('the example', () => {
  it('gives the shares that its numbers imply', async () => {
    // The promise is kept at each trial with 0.8. A raid on the dam is tried with hazard h a day, and a tried one
    // comes about with 0.2; over 120 days h is what makes it 40% or 70%. Read as a promise not to begin, the promise
    // ends once Lowland has raided, with a hazard g: then every trial is a raid. By recursion over the days.
    const daily = (chance: number) => 1 - (1 - chance) ** (1 / 120);
    const dam = (chance: number, released: number): number => {
      let bound = 1;
      let free = 0;
      const [h, g] = [daily(chance), daily(released)];
      for (let day = 1; day <= 120; day += 1) {
        // What Lowland does on a day frees Upland from the next day on.
        const stays = bound * (1 - 0.2 * h);
        free = free * (1 - h) + stays * g;
        bound = stays * (1 - g);
      }
      return 1 - bound - free;
    };
    const results = await runReadings(example, { runs: RUNS, seed: 'readings' });
    const expected = [dam(0.4, 0), dam(0.7, 0), dam(0.4, 0.2), dam(0.7, 0.2)];
    expect(results.map(({ readings }) => Object.values(readings).join('; '))).toEqual([
      'no raid at all; says nothing of the dam',
      'no raid at all; makes the dam a target',
      'not to begin; says nothing of the dam',
      'not to begin; makes the dam a target',
    ]);
    for (const [place, share] of expected.entries()) {
      const value = results[place]?.outcomes['the dam is raided']?.probability.value ?? -1;
      expect(Math.abs(value - share), `combination ${place}`).toBeLessThan(within(share));
    }
  });

  it('comes to the same under "no note", however the note is read, for a variant comes last', async () => {
    const results = await runReadings(example, {
      runs: 300,
      variant: 'no note',
      readings: { speech: 'makes the dam a target' },
    });
    const [one, other] = results;
    expect(results).toHaveLength(2);
    expect(one?.simulation.outcomes).toEqual(other?.simulation.outcomes);
    expect(one?.commitments).toEqual({});
  });
});

describe('an alternative', () => {
  const options = { runs: 200, seed: 3 } as const;

  it('that is empty is the file without any readings', async () => {
    const without = read(
      `${text.slice(0, text.indexOf('readings:\n'))}${text.slice(text.indexOf('outcomes:\n'))}`,
    );
    const plain = await runScenario(without, options);
    const { simulation } = await runScenario(example, options);
    expect({ ...simulation, readings: {} }).toEqual(plain.simulation);
  });

  it('is what a variant of the same body is', async () => {
    const body = text.slice(text.indexOf('        add:\n          no-raid:'), text.indexOf('  speech:\n'));
    const both = read(`${text}  not to begin:\n${body.replaceAll(/^ {4}/gm, '')}`);
    const asVariant = await runScenario(both, { ...options, variant: 'not to begin' });
    const asReading = await runScenario(both, { ...options, readings: { note: 'not to begin' } });
    expect(asReading.simulation.outcomes).toEqual(asVariant.simulation.outcomes);
    expect(asReading.simulation.questions).toEqual(asVariant.simulation.questions);
    expect(asReading.temptations).toEqual(asVariant.temptations);
  });
});

describe('who reads an answer', () => {
  it('sees which reading it stands on, in every form', async () => {
    const readings = { note: 'not to begin' };
    const { simulation } = await runScenario(example, { runs: 20, readings });
    const chosen = { note: 'not to begin', speech: 'says nothing of the dam' };
    const document = resultSchema.parse(toJson([simulation], '0'));
    expect(document.readings).toEqual(chosen);
    expect(document.questions.every((row) => row.readings['note'] === 'not to begin')).toBe(true);
    const [, line] = toCsv([simulation]).split('\r\n');
    expect(line?.endsWith('share,note: not to begin; speech: says nothing of the dam')).toBe(true);
    const { model } = lower(example, { readings });
    if (model === null) throw new Error('the scenario of this test is sound');
    expect(printModel(model)).toContain('reading note: not to begin\n');
    expect(tellStory(model, traceRun(model, 1, 0))).toContain('reading note: not to begin\n');
  });

  it('sees all combinations side by side, with the least and the greatest of each row', async () => {
    const results = await runReadings(example, { runs: 100 });
    const page = printReadings(results.map(({ simulation }) => simulation));
    expect(page).toContain('4 combinations of readings');
    expect(page).toContain('  B  note: no raid at all · speech: makes the dam a target');
    const values = results.map(({ questions }) => questions['Q1']?.rows[1]?.estimate.value ?? Number.NaN);
    const spread = `${Math.min(...values).toFixed(3)} to ${Math.max(...values).toFixed(3)}`;
    expect(page).toMatch(new RegExp(`^ {4}by day 120 +${spread.replaceAll('.', '\\.')} .*↓`, 'm'));
    expect(page).toContain('reading note: no raid at all | not to begin');
    expect(page).not.toMatch(/.{111}/u);
  });

  it('sees the alternatives themselves at the heads of the columns where one reading varies', async () => {
    const results = await runReadings(example, { runs: 20, readings: { speech: 'makes the dam a target' } });
    const page = printReadings(results.map(({ simulation }) => simulation));
    expect(page).toContain('reading speech: makes the dam a target\n2 combinations of readings');
    expect(page).toMatch(/^ +spread +no raid at all +not to begin$/m);
  });

  it('sees in a story that a reading forced an act', () => {
    const forced = read(
      text.replace(
        'says nothing of the dam: {}',
        'says nothing of the dam: { force: { act: lowland raid upland, on: 2 } }',
      ),
    );
    const { model } = lower(forced);
    if (model === null) throw new Error('the scenario of this test is sound');
    expect(tellStory(model, traceRun(model, 1, 0))).toContain(
      'Lowland raids Upland (forced by the reading “speech: says nothing of the dam”)',
    );
  });
});

describe('too many combinations', () => {
  it('are refused before any is run, and the error says how many there are', async () => {
    await expect(runReadings(example, { most: 3 })).rejects.toThrow(
      new RangeError(
        'the readings have 2 × 2 = 4 combinations, and at most 3 are run: fix some with `readings`, or raise `most`',
      ),
    );
  });
});
