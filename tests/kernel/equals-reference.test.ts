import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLuck } from '../../src/chance/index.js';
import { BatchPlayer, compile } from '../../src/kernel/index.js';
import type { Model } from '../../src/model/model.js';
import { tally, tallyByReference } from '../../src/montecarlo/tally-runs.js';
import { loadScenario } from '../../src/node/index.js';
import { scenarioDocuments } from '../../src/properties/index.js';
import { lowered, read } from '../laws/played.js';
import { models } from '../reference/arbitrary-model.js';
import { byKernel, countsDiffer, differenceIn, outcomeOf } from './same-history.js';

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
        const player = compilation.ok ? new BatchPlayer(compilation.program, createLuck(7)) : null;
        expect(player?.play(0, -1)).toBe(0);
        expect(tally(model, 7, 0, 40)).toEqual(tallyByReference(model, 7, 0, 40));
        expect(differenceIn(model, 7, 2)).toBeNull();
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
        expect(differenceIn(model, seed, 3)).toBeNull();
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
        expect(differenceIn(model, seed, 4)).toBeNull();
      }),
      { numRuns: 300 },
    );
    expect(played).toBeGreaterThan(100);
  });
});

describe('what the fuzz has found', () => {
  const found = new URL('fixtures/', import.meta.url);
  const cases = readdirSync(found).filter((name) => name.endsWith('.json'));

  it('is right by now', () => {
    expect(cases).toContain('sample.json');
    for (const name of cases) {
      const { model, seed } = JSON.parse(readFileSync(new URL(name, found), 'utf8')) as {
        readonly model: Model;
        readonly seed: number;
      };
      expect([name, differenceIn(model, seed, 8), countsDiffer(model, seed, 3, 70)]).toEqual([
        name,
        null,
        null,
      ]);
    }
  });
});
