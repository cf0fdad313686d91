import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { scenarioDocuments } from '../../src/properties/index.js';
import type { Input } from './job.js';

const folder = new URL('../../scenarios/', import.meta.url);

/** All scenarios that come with the package. */
export function shippedInputs(runs: number): readonly Input[] {
  return ['', 'examples/'].flatMap((place) =>
    readdirSync(new URL(place, folder))
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => ({
        name: place + name,
        text: readFileSync(new URL(place + name, folder), 'utf8'),
        runs,
      })),
  );
}

/** Scenarios made up: the same ones for all engines of one comparison. */
export function generatedInputs(count: number, runs: number): readonly Input[] {
  return fc
    .sample(scenarioDocuments(), { numRuns: count, seed: 1983 })
    .map((document, place) => ({ name: `generated ${place + 1}`, document, runs }));
}
