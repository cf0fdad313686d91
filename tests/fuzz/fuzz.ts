import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Model } from '../../src/model/model.js';
import { scenarioDocuments } from '../../src/properties/index.js';
import { countsDiffer, differenceIn } from '../kernel/same-history.js';
import { lowered, read } from '../laws/played.js';
import { models } from '../reference/arbitrary-model.js';

/**
 * `npm run fuzz -- --minutes 60 --seed 1`: made-up scenarios and models, one after the other, played by the reference and by
 * the kernel. What differs is made as small as can be, and written down in tests/kernel/fixtures/, where every test run
 * looks at it again.
 */

const CASES_A_ROUND = 40;

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' } },
});
const [minutes, firstSeed] = [Number(values.minutes), Number(values.seed)];

const differs = (model: Model, seed: number): string | null =>
  differenceIn(model, seed, 8) ?? countsDiffer(model, seed, 3, 70);

/** Told apart from what differs: a made-up scenario that is no scenario, which is a mistake of what makes it up. */
const failed = (model: () => Model, luck: number): string | null => {
  try {
    return differs(model(), luck);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const kinds = [
  { name: 'scenario', made: scenarioDocuments().map((document) => () => lowered(read(document))) },
  { name: 'model', made: models.map((model) => () => model) },
];

const end = performance.now() + minutes * 60_000;
let cases = 0;
let finds = 0;
for (let seed = firstSeed; performance.now() < end; seed += 1) {
  for (const { name, made } of kinds) {
    const checked = fc.check(
      fc.property(made, fc.nat(1000), (model, luck) => failed(model, luck) === null),
      { numRuns: CASES_A_ROUND, seed },
    );
    cases += checked.numRuns;
    if (!checked.failed || checked.counterexample === null) continue;
    finds += 1;
    const [found, luck] = checked.counterexample;
    const what = failed(found, luck) ?? 'an error';
    let where = 'nothing to write down';
    try {
      const file = new URL(`../kernel/fixtures/${name}-${seed}.json`, import.meta.url);
      writeFileSync(file, `${JSON.stringify({ model: found(), seed: luck }, null, 2)}\n`);
      where = `written to ${file.pathname}`;
    } catch {
      // It has no model.
    }
    console.log(`${name}, seed ${seed}: ${what}; ${where}`);
  }
}
console.log(`${cases} cases, ${finds} finds, seeds from ${firstSeed} on`);
process.exitCode = finds === 0 ? 0 : 1;
