/**
 * The signs of July 1914 over the whole range of its numbers: as given, each number at both ends of its range, and some
 * hundreds of corners of all ranges at once. Prints where a sign fails, and how narrow it was where it does not.
 *
 *     npx tsx tests/history/sweep-july.ts [corners] [runs]
 */
import { corners, endsOfRanges, hardestCorner, JULY, readCase, type Sign, TWIN, tryIt } from './july.js';

const [count = 200, runs = 2000] = process.argv.slice(2).map(Number);
const july = await readCase(JULY);
const twin = await readCase(TWIN);
const trials = [
  { name: 'as given', set: new Map<string, number>() },
  hardestCorner(july),
  ...endsOfRanges(july),
  ...corners(july, count),
];

/** The trials whose shares are printed one by one. */
const NAMED = new Set(['as given', 'the hardest corner']);
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const told = ({ greater, less }: Sign): string => `${percent(greater)} against ${percent(less)}`;

const narrowest = new Map<string, { trial: string; sign: Sign }>();
let called = 0;
let ties = 0;
for (const trial of trials) {
  const { signs, britainEver, calledAfterAttack } = await tryIt(july, twin, trial, runs);
  if (calledAfterAttack > 0) called += 1;
  if (britainEver.greater < britainEver.less) console.log(`REVERSED at ${trial.name}: ${told(britainEver)}`);
  if (britainEver.greater === britainEver.less) ties += 1;
  for (const sign of signs) {
    if (NAMED.has(trial.name)) console.log(`${trial.name}: ${sign.name}: ${told(sign)}`);
    if (sign.greater <= sign.less) {
      const where = [...trial.set].map(([name, value]) => `${name} = ${value}`).join('; ');
      console.log(`FAILS at ${trial.name}: ${sign.name}: ${told(sign)}\n    ${where}`);
    }
    const least = narrowest.get(sign.name)?.sign;
    if (least === undefined || sign.greater - sign.less < least.greater - least.less)
      narrowest.set(sign.name, { trial: trial.name, sign });
  }
}
console.log(`${trials.length} trials, ${runs} runs of each world`);
for (const [name, { trial, sign }] of narrowest) console.log(`narrowest at ${trial}: ${name}: ${told(sign)}`);
console.log(`trials in which Britain comes in at some time just as often either way: ${ties}`);
console.log(`trials in which Italy was called to arms after an attack of its allies: ${called}`);
