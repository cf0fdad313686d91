import fc from 'fast-check';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { DOORS, type Door } from './hostile-input.js';

/**
 * `npm run fuzz:hostile -- --minutes 10 --seed 1`: hostile input at every door, for as long as wanted. What does harm, or takes
 * more than some seconds, is made as small as can be and printed, to become a fixture of hostile.test.ts.
 */

const CASES_A_ROUND = 60;

/** Nothing that a file may hold takes longer to be read and refused. */
const MOST_MILLISECONDS = 5_000;

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' } },
});
const [minutes, firstSeed] = [Number(values.minutes), Number(values.seed)];

async function timed<Input>({ trouble }: Door<Input>, input: Input): Promise<string | null> {
  const start = performance.now();
  const found = await trouble(input);
  const took = performance.now() - start;
  return found ?? (took > MOST_MILLISECONDS ? `it takes ${Math.round(took)} ms` : null);
}

async function hunt<Input>(door: Door<Input>, seed: number): Promise<{ cases: number; find: string | null }> {
  const property = fc.asyncProperty(door.made, async (input) => (await timed(door, input)) === null);
  const checked = await fc.check(property, { numRuns: CASES_A_ROUND, seed });
  const [input] = checked.counterexample ?? [];
  if (!checked.failed || input === undefined) return { cases: checked.numRuns, find: null };
  const what = await timed(door, input);
  return {
    cases: checked.numRuns,
    find: `${door.name}, seed ${seed}: ${what ?? 'gone'}\n${fc.stringify(input)}`,
  };
}

const end = performance.now() + minutes * 60_000;
let cases = 0;
let finds = 0;
for (let seed = firstSeed; performance.now() < end; seed += 1) {
  const [texts, objects, expressions, checkpoints, commandLines] = DOORS;
  const rounds = [
    () => hunt(texts, seed),
    () => hunt(objects, seed),
    () => hunt(expressions, seed),
    () => hunt(checkpoints, seed),
    () => hunt(commandLines, seed),
  ];
  for (const round of rounds) {
    const { cases: more, find } = await round();
    cases += more;
    if (find === null) continue;
    finds += 1;
    console.log(find);
  }
}
console.log(`${cases} cases, ${finds} finds, seeds from ${firstSeed} on`);
process.exitCode = finds === 0 ? 0 : 1;
