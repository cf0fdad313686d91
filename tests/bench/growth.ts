import { createLuck } from '../../src/chance/index.js';
import { lower } from '../../src/model/lower/index.js';
import { RunCounter } from '../../src/montecarlo/run-counter.js';
import { readDocument } from '../../src/scenario/read/scenario.js';
import { median, rounded, speed } from './libraries.js';
import { rivals, type RivalsSize } from './rivals.js';

/** `npm run bench:growth`: what a run costs as a made-up scenario grows in actors, commitments and days. */

const ROUNDS = 5;
const RUNS_A_STEP = 128;

const SIZES: readonly RivalsSize[] = [
  { pairs: 1, horizon: 365 },
  { pairs: 4, horizon: 365 },
  { pairs: 16, horizon: 365 },
  { pairs: 32, horizon: 365 },
  { pairs: 32, horizon: 365, commitments: 0 },
  { pairs: 32, horizon: 365, commitments: 200 },
  { pairs: 4, horizon: 1460 },
  { pairs: 4, horizon: 3650 },
  { pairs: 32, horizon: 3650, commitments: 200 },
];

const lines = [
  '| actors | commitments | rules | ticks | to compile | a run | a rule and tick |',
  '|---|---|---|---|---|---|---|',
];
for (const size of SIZES) {
  const { scenario } = readDocument(rivals(size));
  const { model } = scenario === null ? { model: null } : lower(scenario, {});
  if (scenario === null || model === null) throw new Error(`${JSON.stringify(size)} cannot be played`);
  const start = performance.now();
  const counter = new RunCounter(model, createLuck(1), true);
  const compiling = performance.now() - start;
  if (counter.refusal !== null) throw new Error(counter.refusal);
  let next = 0;
  const play = (): number => {
    counter.play(next, RUNS_A_STEP);
    next += RUNS_A_STEP;
    return RUNS_A_STEP;
  };
  speed(play);
  const seconds = 1 / median(Array.from({ length: ROUNDS }, () => speed(play)));
  const rules = model.stages.reduce((sum, stage) => sum + stage.rules.length, 0);
  const cells = [
    scenario.actors.length,
    scenario.commitments.length,
    rules,
    model.horizon,
    `${rounded(compiling)} ms`,
    `${rounded(seconds * 1e6)} µs`,
    `${rounded((seconds * 1e9) / (rules * model.horizon))} ns`,
  ];
  lines.push(`| ${cells.join(' | ')} |`);
}
console.log(lines.join('\n'));
