import fc from 'fast-check';
import { mkdirSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Model } from '../../src/model/model.js';
import { solve } from '../../src/chain/index.js';
import { scenarioDocuments, SMALL } from '../../src/properties/index.js';
import { disagreeing, pairsOf } from '../chain/agreement.js';
import { countsDiffer, differenceIn } from '../kernel/same-history.js';
import { lowered, read } from '../laws/played.js';
import { models } from '../reference/arbitrary-model.js';

/**
 * `npm run fuzz -- --minutes 60 --seed 1`: made-up scenarios and models, one after the other, played by the reference and by
 * the kernel; and small scenarios solved exactly, beside runs that are counted. What differs is made as small as can be, and written down in the fixtures of tests/kernel or
 * tests/chain, where every test run looks at it again.
 */

const CASES_A_ROUND = 40;
const SOLVED_A_ROUND = 10;

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' } },
});
const [minutes, firstSeed] = [Number(values.minutes), Number(values.seed)];

/**
 * How likely it is that a true number lies outside its interval. A night of fuzzing compares some ten million numbers, of
 * which one would be missed with a chance of 1e-5 (Bonferroni's bound): so a find is a find.
 */
const MISSED = 1e-12;

const SOLVED_RUNS = 1_000;

/** What the chain says that the runs do not. What does not fit is left out. */
const solvedOtherwise = (model: Model): string | null => {
  const solved = solve(model, { megabytes: 16 });
  if (solved.refused.length > 0) return null;
  return disagreeing(pairsOf(model, solved, SOLVED_RUNS), 1 - MISSED)[0] ?? null;
};

const differs = (model: Model, seed: number): string | null =>
  differenceIn(model, seed, 8) ?? countsDiffer(model, seed, 3, 70);

/** Told apart from what differs: a made-up scenario that is no scenario, which is a mistake of what makes it up. */
const failed = (model: () => Model, luck: number, look: typeof differs): string | null => {
  try {
    return look(model(), luck);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const kinds = [
  {
    name: 'scenario',
    made: scenarioDocuments().map((document) => () => lowered(read(document))),
    look: differs,
    cases: CASES_A_ROUND,
    folder: 'kernel',
  },
  {
    name: 'model',
    made: models.map((model) => () => model),
    look: differs,
    cases: CASES_A_ROUND,
    folder: 'kernel',
  },
  {
    name: 'solved',
    made: scenarioDocuments({ size: SMALL }).map((document) => () => lowered(read(document))),
    look: solvedOtherwise,
    cases: SOLVED_A_ROUND,
    folder: 'chain',
  },
];

const end = performance.now() + minutes * 60_000;
let cases = 0;
let finds = 0;
for (let seed = firstSeed; performance.now() < end; seed += 1) {
  for (const { name, made, look, cases: numRuns, folder } of kinds) {
    const checked = fc.check(
      fc.property(made, fc.nat(1000), (model, luck) => failed(model, luck, look) === null),
      { numRuns, seed },
    );
    cases += checked.numRuns;
    if (!checked.failed || checked.counterexample === null) continue;
    finds += 1;
    const [found, luck] = checked.counterexample;
    const what = failed(found, luck, look) ?? 'an error';
    let where = 'nothing to write down';
    try {
      const file = new URL(`../${folder}/fixtures/${name}-${seed}.json`, import.meta.url);
      mkdirSync(new URL('.', file), { recursive: true });
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
