import fc from 'fast-check';
import { mkdirSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Model } from '../../src/model/model.js';
import { solve } from '../../src/chain/index.js';
import { scenarioDocuments, SMALL } from '../../src/properties/index.js';
import { disagreeing, pairsOf } from '../chain/agreement.js';
import { compile } from '../../src/kernel/index.js';
import { countsDiffer, differenceIn } from '../kernel/same-history.js';
import { lowered, read } from '../laws/played.js';
import { models } from '../reference/arbitrary-model.js';

/**
 * `npm run fuzz -- --minutes 60 --seed 1`: made-up scenarios and models, one after the other, played by the reference and by
 * the kernel; and small scenarios solved exactly, beside runs that are counted. With `--rounds 2` it is always the same ones.
 * What differs is made as small as can be, and written down in the fixtures of tests/kernel or tests/chain, where every test
 * run looks at it again. docs/fuzzing.md says what has come of it.
 */

const CASES_A_ROUND = 40;
const SOLVED_A_ROUND = 10;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    rounds: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const mostRounds = Number(values.rounds ?? Infinity);
const minutes = Number(values.minutes ?? (values.rounds === undefined ? 1 : Infinity));
const firstSeed = Number(values.seed);

/** How many runs of a case are held beside each other event by event, and of how many the counts. */
const FOLLOWED_RUNS = 8;
const COUNTED_RUNS = 70;

/** What was compared so far. */
const compared = { scenario: 0, model: 0, byKernel: 0, solved: 0, tooLarge: 0, numbers: 0 };

/**
 * How likely it is that a true number lies outside its interval. A night of fuzzing compares some ten million numbers, of
 * which one would be missed with a chance of 1e-5 (Bonferroni's bound): so a find is a find.
 */
const MISSED = 1e-12;

const SOLVED_RUNS = 1_000;

/** What the chain says that the runs do not. What does not fit is left out. */
const solvedOtherwise = (model: Model): string | null => {
  const solved = solve(model, { megabytes: 16 });
  if (solved.refused.length > 0) {
    compared.tooLarge += 1;
    return null;
  }
  const pairs = pairsOf(model, solved, SOLVED_RUNS);
  compared.numbers += pairs.length;
  return disagreeing(pairs, 1 - MISSED)[0] ?? null;
};

const differs = (model: Model, seed: number): string | null => {
  if (compile(model).ok) compared.byKernel += 1;
  return differenceIn(model, seed, FOLLOWED_RUNS) ?? countsDiffer(model, seed, 3, COUNTED_RUNS);
};

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
] as const;

const end = performance.now() + minutes * 60_000;
let finds = 0;
let seed = firstSeed;
for (; performance.now() < end && seed < firstSeed + mostRounds; seed += 1) {
  for (const { name, made, look, cases: numRuns, folder } of kinds) {
    const checked = fc.check(
      fc.property(made, fc.nat(1000), (model, luck) => failed(model, luck, look) === null),
      { numRuns, seed },
    );
    compared[name] += checked.numRuns;
    if (!checked.failed || checked.counterexample === null) continue;
    finds += 1;
    const [found, luck] = checked.counterexample;
    const what = failed(found, luck, look) ?? 'an error';
    let where = 'nothing to write down';
    try {
      const file = new URL(`../${folder}/fixtures/${name}-${seed}.json`, import.meta.url);
      mkdirSync(new URL('.', file), { recursive: true });
      writeFileSync(file, `${JSON.stringify({ model: found(), seed: luck }, null, 2)}\n`);
      where = `written to tests/${folder}/fixtures/${name}-${seed}.json, which every test run looks at again`;
    } catch {
      // It has no model.
    }
    console.log(`${name}, seed ${seed}: ${what}; ${where}`);
  }
}
const { scenario, model, byKernel, solved, tooLarge, numbers } = compared;
console.log(
  `${scenario} scenarios and ${model} models by the reference and the kernel, which compiled ${byKernel} of them: ` +
    `${FOLLOWED_RUNS} runs of each event by event, ${COUNTED_RUNS} by their counts`,
);
console.log(
  `${solved - tooLarge} of ${solved} small scenarios by the chain and by ${SOLVED_RUNS} runs each: ${numbers} numbers`,
);
console.log(`${finds} finds, seeds ${firstSeed} to ${seed - 1}`);
process.exitCode = finds === 0 ? 0 : 1;
