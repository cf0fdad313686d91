import fc from 'fast-check';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { type Brought, type Door, DOORS } from './hostile-input.js';
import { peakMegabytes } from './peak.js';

/**
 * `npm run fuzz:hostile -- --minutes 10 --seed 1`: hostile input at every door, for as long as wanted or until `--cases` have
 * been tried. What does harm, or takes more than some seconds or much memory, is made as small as can be and printed, to
 * become a fixture of hostile.test.ts. What it prints on the way tells the seed with which to go on.
 */

/** Nothing takes more of the processor: twice what the slowest command takes with what is asked of it here, on a busy machine. */
const MOST_MILLISECONDS = 10_000;

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

const counts = new Map(DOORS.map((door): [Door, Count] => [door, { cases: 0, slowest: 0, megabytes: 0 }]));

async function timed({ trouble }: Brought, count: Count): Promise<string | null> {
  const start = process.cpuUsage();
  const found = await trouble();
  const { user, system } = process.cpuUsage(start);
  const took = (user + system) / 1000;
  count.slowest = Math.max(count.slowest, took);
  if (Object.keys(Object.prototype).length > 0) return 'it changes the prototype of all objects';
  return found ?? (took > MOST_MILLISECONDS ? `it takes ${Math.round(took)} ms` : null);
}

/** A round at a door: what was found, made as small as can be. */
async function hunt(
  { name, brought, casesARound }: Door,
  seed: number,
  count: Count,
): Promise<string | null> {
  peakMegabytes();
  const property = fc.asyncProperty(brought, async (one) => (await timed(one, count)) === null);
  const checked = await fc.check(property, { numRuns: casesARound, seed });
  count.cases += checked.numRuns;
  const megabytes = peakMegabytes();
  count.megabytes = Math.max(count.megabytes, megabytes);
  const [least] = checked.counterexample ?? [];
  if (checked.failed && least !== undefined) {
    const what = (await timed(least, count)) ?? 'gone';
    return `${name}, seed ${seed}: ${what}\n${fc.stringify(least.input)}`;
  }
  return megabytes > MOST_MEGABYTES
    ? `${name}, seed ${seed}: some of it holds ${Math.round(megabytes)} megabytes`
    : null;
}

/** `1234 cases (text 200, ...)`, with what they took at most. */
function tried(): string {
  const each = [...counts].map(
    ([{ name }, { cases, slowest, megabytes }]) =>
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
  for (const [door, count] of counts) {
    const find = await hunt(door, seed, count);
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
