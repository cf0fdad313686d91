/**
 * The signs of a case over the whole range of its numbers: as given, each number at both ends of its range, and corners
 * of all ranges at once. Prints where a sign is reversed, and how often it is a tie.
 *
 *     npx tsx tests/history/sweep-signs.ts gulf-1991 [corners] [runs]
 */
import { corners, endsOfRanges, readCase, type Trial } from './july.js';

import { CUBA, CUBA_ALWAYS, CUBA_AS_GIVEN } from './cuba-signs.js';
import { GULF, GULF_ALWAYS, GULF_AS_GIVEN } from './gulf-signs.js';
import { JANUARY, JANUARY_ALWAYS, JANUARY_AS_GIVEN } from './january-signs.js';
import { find } from './signs.js';

const [wanted = '', ...numbers] = process.argv.slice(2);
const [count = 100, runs = 1000] = numbers.map(Number);
const cases = [
  { file: GULF, signs: [...GULF_ALWAYS, ...GULF_AS_GIVEN] },
  { file: CUBA, signs: [...CUBA_ALWAYS, ...CUBA_AS_GIVEN] },
  { file: JANUARY, signs: [...JANUARY_ALWAYS, ...JANUARY_AS_GIVEN] },
];
const chosen = cases.find(({ file }) => file === `${wanted}.yaml`);
if (chosen === undefined) throw new Error(`which case? ${cases.map(({ file }) => file).join(', ')}`);

const scenario = await readCase(chosen.file);
const asGiven: Trial = { name: 'as given', set: new Map() };
const trials = [asGiven, ...endsOfRanges(scenario), ...corners(scenario, count)];
const totals = new Map(chosen.signs.map(({ name }) => [name, { reversed: 0, ties: 0, least: Infinity }]));
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
for (const trial of trials) {
  for (const { name, greater, less } of await find(scenario, chosen.signs, trial, runs)) {
    const total = totals.get(name);
    if (total === undefined) continue;
    const told = `${name}: ${percent(greater)} against ${percent(less)}`;
    if (trial === asGiven) console.log(`as given: ${told}`);
    if (greater < less) {
      total.reversed += 1;
      console.log(`REVERSED at ${trial.name}: ${told}`);
    }
    if (greater === less) total.ties += 1;
    total.least = Math.min(total.least, greater - less);
  }
}
console.log(`\n${trials.length} settings, ${runs} runs of each world`);
for (const [name, { reversed, ties, least }] of totals)
  console.log(`${name}: reversed ${reversed}, ties ${ties}, least difference ${percent(least)}`);
