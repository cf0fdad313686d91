import { cpus } from 'node:os';
import process from 'node:process';
import { createLuck } from '../../src/chance/index.js';
import { BatchPlayer, compile, RUNS_AT_ONCE, WidePlayer } from '../../src/kernel/index.js';
import type { Program } from '../../src/kernel/program.js';
import { lower } from '../../src/model/lower/index.js';
import type { Model } from '../../src/model/model.js';
import { tallyByReference } from '../../src/montecarlo/tally-runs.js';
import { loadScenario } from '../../src/node/index.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import { readDocument } from '../../src/scenario/read/scenario.js';
import { compiledC } from './compiled-c.js';
import { besideLibraries } from './libraries.js';
import { rivals } from './rivals.js';

/**
 * `npm run bench`: the engines beside each other in one run. Each round times every engine once, in turn, so that what
 * else the machine does falls on all of them; what is shown are medians over the rounds.
 */

const ROUNDS = 7;
/** How long an engine is timed in a round, in milliseconds. */
const SLICE = 150;

interface Engine {
  /** How many runs it plays at once. */
  readonly runs: number;
  readonly play: (group: number) => void;
}

function modelOf(scenario: Scenario | null): Model {
  const { model } = scenario === null ? { model: null } : lower(scenario, {});
  if (model === null) throw new Error('the scenario cannot be played');
  return model;
}

function kernel(model: Model): Program {
  const compilation = compile(model);
  if (!compilation.ok) throw new Error(compilation.reason);
  return compilation.program;
}

function tapes(model: Model): Engine {
  const player = new BatchPlayer(kernel(model), createLuck(1));
  return {
    runs: 32,
    play: (batch) => {
      if (player.play(batch, -1) !== 0) throw new Error('the kernel left a batch to the reference');
    },
  };
}

function webAssembly(model: Model): Engine {
  const player = WidePlayer.of(kernel(model), createLuck(1));
  const lanes = Int32Array.of(-1, -1, -1, -1);
  return {
    runs: RUNS_AT_ONCE,
    play: (group) => {
      if (player?.play(4 * group, lanes) !== true)
        throw new Error('the kernel left a batch to the reference');
    },
  };
}

function reference(model: Model): Engine {
  return {
    runs: 32,
    play: (batch) => {
      tallyByReference(model, 1, batch * 32, 32);
    },
  };
}

/** Runs a second, over a slice of time. */
function speed(engine: Engine, from: number): number {
  const start = performance.now();
  let batch = from;
  let elapsed = 0;
  do {
    engine.play(batch);
    batch += 1;
    elapsed = performance.now() - start;
  } while (elapsed < SLICE);
  return ((batch - from) * engine.runs * 1000) / elapsed;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** Compiling is timed on models of its own, since what is compiled is kept. */
function compileTime(scenario: Scenario | null): number {
  return median(
    Array.from({ length: ROUNDS }, () => {
      const model = modelOf(scenario);
      const start = performance.now();
      compile(model);
      return performance.now() - start;
    }),
  );
}

function row(name: string, scenario: Scenario | null): string {
  const model = modelOf(scenario);
  const engines = [reference(model), tapes(model), webAssembly(model)];
  engines.forEach((engine) => speed(engine, 0));
  const inC = scenario?.title.includes('rivals') === true ? null : compiledC(model);
  const runsInC = Math.ceil(((inC?.(1000, 1).speed ?? 0) * SLICE) / 1000);
  const rounds = Array.from({ length: ROUNDS }, (_, round) => [
    ...engines.map((engine) => speed(engine, 1000 * (round + 1))),
    inC?.(runsInC, round).speed ?? NaN,
  ]);
  const of = (place: number): number => median(rounds.map((speeds) => speeds[place] ?? NaN));
  const ratio = (place: number, to = 0): number =>
    median(rounds.map((speeds) => (speeds[place] ?? NaN) / (speeds[to] ?? NaN)));
  const rules = model.stages.reduce((sum, stage) => sum + stage.rules.length, 0);
  const cells = [
    name,
    String(rules),
    String(model.horizon),
    rounded(of(0)),
    `${rounded(of(1))} (${ratio(1).toFixed(1)} ×)`,
    `${rounded(of(2))} (${ratio(2).toFixed(1)} ×)`,
    inC === null ? '–' : rounded(of(3)),
    inC === null ? '–' : `${ratio(1, 3).toFixed(2)}, ${ratio(2, 3).toFixed(2)}`,
    `${compileTime(scenario).toFixed(1)} ms`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function rounded(value: number): string {
  return Number(value.toPrecision(2)).toLocaleString('en');
}

const shipped = ['december-assurances', 'july-1914', 'third-party', 'cuba-1962', 'first-strike-pact'];
const sizes = [
  { pairs: 1, horizon: 365 },
  { pairs: 4, horizon: 365 },
  { pairs: 16, horizon: 365 },
  { pairs: 4, horizon: 1460 },
];

const lines = [
  `Node ${process.version}, ${cpus()[0]?.model ?? 'an unknown processor'}; runs a second on one thread, medians of ${ROUNDS} rounds.`,
  '',
  '| scenario | rules | ticks | reference | kernel, tapes | kernel, WebAssembly | plain C | tapes and WebAssembly to plain C | to compile |',
  '|---|---|---|---|---|---|---|---|---|',
];
for (const name of shipped) {
  const { scenario } = await loadScenario(`scenarios/${name}.yaml`);
  lines.push(row(name, scenario));
}
for (const { pairs, horizon } of sizes) {
  lines.push(row(`${pairs} pairs of rivals`, readDocument(rivals({ pairs, horizon })).scenario));
}
lines.push('', '| scenario | kernel | by hand in XState | by hand in immer |', '|---|---|---|---|');
for (const name of ['december-assurances', 'first-strike-pact']) {
  const { scenario } = await loadScenario(`scenarios/${name}.yaml`);
  lines.push(await besideLibraries(name, modelOf(scenario)));
}
console.log(lines.join('\n'));
