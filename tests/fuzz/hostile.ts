import fc from 'fast-check';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { DOORS, type Door } from './hostile-input.js';
import { peakMegabytes } from './peak.js';

/**
 * `npm run fuzz:hostile -- --minutes 10 --seed 1`: hostile input at every door, for as long as wanted or until `--cases` have
 * been tried. What does harm, or takes more than some seconds or much memory, is made as small as can be and printed, to
 * become a fixture of hostile.test.ts. What it prints on the way tells the seed with which to go on.
 */

/** How many cases a round brings to each door: more where one is quick. */
const CASES_A_ROUND: Readonly<Record<string, number>> = {
  text: 40,
  number: 60,
  object: 40,
  expression: 2000,
  checkpoint: 1200,
  game: 1200,
  'command line': 60,
};

/** Nothing that a file may hold takes more of the processor to be read and refused. */
const MOST_MILLISECONDS = 5_000;

/** What the process may hold at most, with the compiler of its own sources in it. */
const MOST_MEGABYTES = 800;

const SECONDS_BETWEEN_WORDS = 60;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    cases: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const most = Number(values.cases ?? Infinity);
const minutes = Number(values.minutes ?? (values.cases === undefined ? 1 : Infinity));
const firstSeed = Number(values.seed);

/** What was brought to a door so far. */
interface Count {
  cases: number;
  slowest: number;
  megabytes: number;
}

const counts = new Map<string, Count>(
  DOORS.map(({ name }) => [name, { cases: 0, slowest: 0, megabytes: 0 }]),
);

async function timed<Input>({ trouble }: Door<Input>, input: Input, count: Count): Promise<string | null> {
  const start = process.cpuUsage();
  const found = await trouble(input);
  const { user, system } = process.cpuUsage(start);
  const took = (user + system) / 1000;
  count.slowest = Math.max(count.slowest, took);
  if (Object.keys(Object.prototype).length > 0) return 'it changes the prototype of all objects';
  return found ?? (took > MOST_MILLISECONDS ? `it takes ${Math.round(took)} ms` : null);
}

/** A round at a door: what was found, made as small as can be. */
async function hunt<Input>(door: Door<Input>, seed: number, count: Count): Promise<string | null> {
  peakMegabytes();
  const property = fc.asyncProperty(door.made, async (input) => (await timed(door, input, count)) === null);
  const checked = await fc.check(property, { numRuns: CASES_A_ROUND[door.name] ?? 60, seed });
  count.cases += checked.numRuns;
  const megabytes = peakMegabytes();
  count.megabytes = Math.max(count.megabytes, megabytes);
  const [input] = checked.counterexample ?? [];
  if (checked.failed && input !== undefined) {
    const what = (await timed(door, input, count)) ?? 'gone';
    return `${door.name}, seed ${seed}: ${what}\n${fc.stringify(input)}`;
  }
  return megabytes > MOST_MEGABYTES
    ? `${door.name}, seed ${seed}: some of it holds ${Math.round(megabytes)} megabytes`
    : null;
}

/** `1234 cases (text 200, ...)`, with what they took at most. */
function tried(): string {
  const each = [...counts].map(
    ([name, { cases, slowest, megabytes }]) =>
      `${name} ${cases} (${Math.round(slowest)} ms, ${Math.round(megabytes)} MB at most)`,
  );
  return `${total()} cases: ${each.join(', ')}`;
}

function total(): number {
  return [...counts.values()].reduce((sum, { cases }) => sum + cases, 0);
}

const end = performance.now() + minutes * 60_000;
let finds = 0;
let seed = firstSeed;
let spoken = performance.now();
for (; performance.now() < end && total() < most; seed += 1) {
  const [texts, numbers, objects, expressions, checkpoints, games, commands] = DOORS;
  const rounds: readonly ((count: Count) => Promise<string | null>)[] = [
    (count) => hunt(texts, seed, count),
    (count) => hunt(numbers, seed, count),
    (count) => hunt(objects, seed, count),
    (count) => hunt(expressions, seed, count),
    (count) => hunt(checkpoints, seed, count),
    (count) => hunt(games, seed, count),
    (count) => hunt(commands, seed, count),
  ];
  for (const [place, round] of rounds.entries()) {
    const count = counts.get(DOORS[place]?.name ?? '');
    const find = count === undefined ? null : await round(count);
    if (find === null) continue;
    finds += 1;
    console.log(find);
  }
  if (performance.now() - spoken < SECONDS_BETWEEN_WORDS * 1000) continue;
  spoken = performance.now();
  console.log(`${tried()}; ${finds} finds; go on with --seed ${seed + 1}`);
}
console.log(`${tried()}; ${finds} finds; seeds ${firstSeed} to ${seed - 1}`);
process.exitCode = finds === 0 ? 0 : 1;
