import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { tally } from '../../src/montecarlo/index.js';
import { loadScenario } from '../../src/node/index.js';
import { lowered } from '../laws/played.js';
import { compiledC } from './compiled-c.js';

/**
 * The C that the engines are timed against plays the same scenario: with another generator, another order of draws and no
 * line in common, its outcomes and fates are as likely. It needs gcc.
 */
it.each(['december-assurances', 'july-1914', 'cuba-1962', 'third-party', 'first-strike-pact'])(
  '%s in plain C agrees with the library in distribution',
  { timeout: 60_000 },
  async (name) => {
    const { scenario } = await loadScenario(
      fileURLToPath(new URL(`../../scenarios/${name}.yaml`, import.meta.url)),
    );
    if (scenario === null) throw new Error(`${name} cannot be read`);
    const model = lowered(scenario, null);
    const inC = compiledC(model);
    if (inC === null) return;
    const [runs, runsInC] = [60_000, 200_000];
    const here = tally(model, 'plain', 0, runs);
    const there = inC(runsInC, 7);
    const pairs = [here.outcomes, ...here.fates].map((counts, place) => [
      counts,
      [there.outcomes, ...there.fates][place] ?? [],
    ]);
    for (const [ours = [], theirs = []] of pairs) {
      expect(theirs).toHaveLength(ours.length);
      ours.forEach((count, at) => {
        const other = theirs[at] ?? 0;
        const share = (count + other + 1) / (runs + runsInC + 2);
        const deviation = Math.sqrt(share * (1 - share) * (1 / runs + 1 / runsInC));
        // About a hundred comparisons, with seeds that are fixed: 4.5 deviations come by chance once in a thousand times.
        expect(Math.abs(count / runs - other / runsInC)).toBeLessThan(4.5 * deviation);
      });
    }
  },
);
