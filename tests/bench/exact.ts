import process from 'node:process';
import { type ExactResult, solve } from '../../src/chain/index.js';
import { lower } from '../../src/model/lower/index.js';
import type { Model } from '../../src/model/model.js';
import { readDocument } from '../../src/scenario/read/scenario.js';
import { SHIPPED, shippedModels } from '../export/shipped.js';
import { rounded } from './libraries.js';
import { rivals, type RivalsSize } from './rivals.js';

/**
 * `npm run bench:exact`: what an exact answer costs as a made-up scenario grows, and for the shipped ones that fit. Each is solved
 * once, outcomes and questions. The peak is that of the whole process until then, so it never falls from one row to the next.
 */

const MEGABYTES = 12;

const SIZES: readonly RivalsSize[] = [
  { pairs: 1, horizon: 30, commitments: 0 },
  { pairs: 1, horizon: 30 },
  { pairs: 1, horizon: 365 },
  { pairs: 2, horizon: 30, commitments: 0 },
];

console.log(
  '| scenario | states of a tick | nodes within it | edges | seconds of processor | peak, megabytes |',
);
console.log('|---|---|---|---|---|---|');

for (const size of SIZES) {
  const { scenario } = readDocument(rivals(size));
  const { model } = scenario === null ? { model: null } : lower(scenario, {});
  if (model === null) throw new Error(`${JSON.stringify(size)} cannot be solved`);
  const { pairs, horizon, commitments = 4 * pairs } = size;
  row(`${pairs} ${pairs === 1 ? 'pair' : 'pairs'}, ${commitments} promises, ${horizon} days`, model);
}
for (const [name] of SHIPPED) {
  const [model] = await shippedModels(name);
  if (model !== undefined) row(name, model);
}

/** Solves it once. */
function row(name: string, model: Model): void {
  const before = process.cpuUsage();
  const solved = solve(model, { only: 'outcomes and questions', megabytes: MEGABYTES, oneByOne: false });
  const { user, system } = process.cpuUsage(before);
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(`| ${[name, ...sizes(solved), rounded((user + system) / 1e6), rounded(peak)].join(' | ')} |`);
}

function sizes({ refused, size }: ExactResult): readonly string[] {
  if (refused.length > 0) return [`more than ${MEGABYTES} megabytes`, '–', '–'];
  return [size.states, size.nodes, size.edges].map((count) => count.toLocaleString('en'));
}
