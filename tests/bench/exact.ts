import { readFileSync } from 'node:fs';
import process from 'node:process';
import { parse } from 'yaml';
import { z } from 'zod';
import { type ExactResult, solve } from '../../src/chain/index.js';
import type { Model } from '../../src/model/model.js';
import { SHIPPED, shippedModels } from '../export/shipped.js';
import { lowered, read } from '../laws/played.js';
import { rounded } from './libraries.js';
import { rivals, type RivalsSize } from './rivals.js';

/**
 * `npm run bench:exact`: what an exact answer costs as a made-up scenario grows, for the shipped ones that `run` would solve,
 * and for the founding case with one part after the other put back. Each is solved once, outcomes and questions; of the
 * founding case the outcomes alone. The peak is that of the whole process until then, so it never falls from one row to the
 * next.
 */

/** Memory for a chain, in megabytes: that of `run`, and that of `solve`, unless told. */
const SMALL = 12;
const LARGE = 1500;

const SIZES: readonly RivalsSize[] = [
  ...[1, 2, 4, 6, 8, 9, 10, 11].map((pairs) => ({ pairs, horizon: 180, commitments: 0 })),
  { pairs: 10, horizon: 30, commitments: 0 },
  ...[2, 4, 8].map((commitments) => ({ pairs: 2, horizon: 180, commitments })),
  ...[2, 4, 6].map((commitments) => ({ pairs: 3, horizon: 180, commitments })),
];

/** The parts of the founding case that its variant `core` leaves out, each by itself. */
const PARTS: Readonly<Record<string, string>> = {
  'with the shadow war': 'no-shadow-war',
  "with Hezbollah's promise": 'without-hezbollah-support',
  'with the second offer of mediation': 'no-mediation',
};

console.log(
  '| scenario | states of a tick | nodes within it | edges | seconds of processor | peak, megabytes |',
);
console.log('|---|---|---|---|---|---|');

for (const size of SIZES) {
  const { pairs, horizon, commitments } = size;
  const name = `${pairs} ${pairs === 1 ? 'pair' : 'pairs'}, ${commitments} promises, ${horizon} days`;
  row(name, lowered(read(rivals(size))), LARGE);
}
for (const [name] of SHIPPED) {
  const [model] = await shippedModels(name);
  if (model !== undefined) row(name, model, SMALL);
}
for (const [name, model] of foundingModels())
  row(`founding case, ${name}`, { ...model, questions: [] }, LARGE);

/** The founding case in its variant `core`, and with each of the parts put back that it leaves out. */
function foundingModels(): readonly (readonly [string, Model])[] {
  const text = readFileSync(new URL('../../scenarios/december-assurances.yaml', import.meta.url), 'utf8');
  const document = z.looseObject({ variants: z.record(z.string(), z.unknown()) }).parse(parse(text));
  const parts = Object.entries(PARTS);
  const variants = parts.map(([name, part]): [string, unknown] => [
    name,
    { includes: parts.flatMap(([, other]) => (other === part ? [] : [other])) },
  ]);
  const scenario = read({
    ...document,
    variants: { ...document.variants, ...Object.fromEntries(variants) },
  });
  return ['core', ...parts.map(([name]) => name)].map((name) => [name, lowered(scenario, name)]);
}

/** Solves it once. */
function row(name: string, model: Model, megabytes: number): void {
  const before = process.cpuUsage();
  const solved = solve(model, { only: 'outcomes and questions', megabytes, oneByOne: false });
  const { user, system } = process.cpuUsage(before);
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(
    `| ${[name, ...sizes(solved, megabytes), rounded((user + system) / 1e6), rounded(peak)].join(' | ')} |`,
  );
}

function sizes({ refused, size }: ExactResult, megabytes: number): readonly string[] {
  if (refused.length > 0) return [`more than ${megabytes} megabytes`, '–', '–'];
  return [size.states, size.nodes, size.edges].map((count) => count.toLocaleString('en'));
}
