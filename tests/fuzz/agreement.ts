import fc from 'fast-check';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { type ExactResult, solve } from '../../src/chain/index.js';
import type { Model } from '../../src/model/model.js';
import { scenarioDocuments, SMALL } from '../../src/properties/index.js';
import { disagreeing, type Pair, pairsOf } from '../chain/agreement.js';
import { SHIPPED, shippedModels } from '../export/shipped.js';
import { lowered, read } from '../laws/played.js';

/**
 * `npm run agreement -- --scenarios 1000 --seed 1`: exact answers beside runs that the kernel plays, over made-up scenarios and
 * then over the shipped ones in all variants that fit, or of which the outcomes do. Everything that both give is compared. All intervals of a half together
 * have a level of 99.95 %, so that all of both have 99.9 %: each has its share of what may be missed (Bonferroni's bound). Each
 * half is judged when it is done. Ends with exit code 1 where anything differs.
 */
const { values } = parseArgs({
  options: {
    scenarios: { type: 'string', default: '1000' },
    runs: { type: 'string', default: '1000' },
    'shipped-runs': { type: 'string', default: '2000' },
    megabytes: { type: 'string', default: '12' },
    seed: { type: 'string', default: '1' },
  },
});
const [scenarios, runs, shippedRuns, megabytes, seed] = [
  Number(values.scenarios),
  Number(values.runs),
  Number(values['shipped-runs']),
  Number(values.megabytes),
  Number(values.seed),
];

/** The chance that any true number of a half lies outside its interval, if the engines agree. */
const FAMILY = 5e-4;

/** What lies outside at this level is looked at again, when it is known how many numbers there are. */
const LOOSE = 1e-4;

/** A shipped scenario may take so much processor time, in seconds; then its other variants are left out. */
const SECONDS = 240;

/** Where all that is asked does not fit at once, the outcomes of a shipped scenario may take so many megabytes. */
const OUTCOMES_MEGABYTES = 250;

/** What is judged together. */
class Half {
  readonly #suspicious: { readonly where: string; readonly pair: Pair }[] = [];
  #numbers = 0;
  #furthest = 0;

  compare(where: string, model: Model, solved: ExactResult, played: number): void {
    for (const pair of pairsOf(model, solved, played)) {
      this.#numbers += 1;
      if (disagreeing([pair], 1 - LOOSE).length > 0) this.#suspicious.push({ where, pair });
    }
    const total = solved.outcomes.reduce((sum, { probability }) => sum + probability, 0);
    this.#furthest = Math.max(this.#furthest, Math.abs(total - 1));
  }

  /** Says what differs, and tells the exit code of it. */
  judge(): void {
    const level = 1 - FAMILY / this.#numbers;
    const finds = this.#suspicious.flatMap(({ where, pair }) =>
      disagreeing([pair], level).map((what) => `${where}: ${what}`),
    );
    for (const find of finds) console.log(find);
    console.log(
      `${this.#numbers} numbers compared, ${finds.length} outside their intervals, at 99.95 % together; ` +
        `outcomes add up to 1 to within ${this.#furthest.toExponential(0)}`,
    );
    if (finds.length > 0 || this.#numbers === 0) process.exitCode = 1;
  }
}

/** What it comes to in little memory; null where it does not fit. */
function solvedInBudget(model: Model): ExactResult | null {
  const solved = solve(model, { megabytes, oneByOne: false });
  return solved.refused.length > 0 ? null : solved;
}

/** Its outcomes alone, in more memory; null where they do not fit. */
function outcomesInBudget(model: Model): { readonly model: Model; readonly solved: ExactResult } | null {
  const alone = { ...model, questions: [] };
  const solved = solve(alone, {
    megabytes: OUTCOMES_MEGABYTES,
    only: 'outcomes and questions',
    oneByOne: false,
  });
  return solved.refused.length > 0 ? null : { model: alone, solved };
}

const generated = new Half();
let fitting = 0;
fc.sample(scenarioDocuments({ size: SMALL }), { numRuns: scenarios, seed }).forEach((document, place) => {
  const model = lowered(read(document));
  const solved = solvedInBudget(model);
  if (solved !== null) {
    generated.compare(`scenario ${place + 1}`, model, solved, runs);
    fitting += 1;
  }
  if ((place + 1) % 100 === 0) console.error(`${place + 1} scenarios`);
});
console.log(
  `${fitting} of ${scenarios} made-up scenarios, ${runs} runs each; the others need more than ${megabytes} megabytes`,
);
generated.judge();

const shipped = new Half();
for (const [name] of SHIPPED) {
  const start = process.cpuUsage();
  const compared: string[] = [];
  const outcomes: string[] = [];
  const large: string[] = [];
  const late: string[] = [];
  for (const model of await shippedModels(name)) {
    const variant = model.variant ?? 'as given';
    if (process.cpuUsage(start).user > SECONDS * 1e6) {
      late.push(variant);
      continue;
    }
    const solved = solvedInBudget(model);
    if (solved !== null) {
      shipped.compare(`${name}, ${variant}`, model, solved, shippedRuns);
      compared.push(variant);
      continue;
    }
    const alone = outcomesInBudget(model);
    if (alone !== null) shipped.compare(`${name}, ${variant}`, alone.model, alone.solved, shippedRuns);
    (alone === null ? large : outcomes).push(variant);
  }
  console.log(`${name}: ${compared.join(', ') || 'no variant'}, ${shippedRuns} runs each`);
  if (outcomes.length > 0) console.log(`  the outcomes alone: ${outcomes.join(', ')}`);
  if (large.length > 0) console.log(`  more than ${OUTCOMES_MEGABYTES} megabytes: ${large.join(', ')}`);
  if (late.length > 0) console.log(`  no time left for: ${late.join(', ')}`);
}
shipped.judge();
