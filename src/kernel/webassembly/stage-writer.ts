import { NEVER } from '../circuit.js';
import type { Program, ProgramStage } from '../program.js';
import { placesWritten } from '../stage.js';
import type { FunctionWriter } from './function-writer.js';
import { GateWriter } from './gate-writer.js';
import { call, get, I32, i32, store, V128, v128 } from './instructions.js';
import { WIDE } from './memory.js';
import type { ModuleWriter } from './module-writer.js';
import { RuleWriter, type Surroundings } from './rule-writer.js';
import { commitSum } from './sums.js';

/** Larger functions take engines long to make fast. */
const MOST_BYTES = 30_000;

/** Writes the stages of a tick: (tick, how far behind the first row of a calendar that of the tick stands). */
export function writeStages(module: ModuleWriter, program: Program, surroundings: Surroundings): void {
  const stages = program.stages.map((stage) => writeStage(module, program, stage, surroundings));
  module.function(
    [I32, I32],
    null,
    (body) => {
      for (const stage of stages) body.do(call(stage, get(0), get(1)));
    },
    'stages',
  );
}

function writeStage(
  module: ModuleWriter,
  program: Program,
  stage: ProgramStage,
  surroundings: Surroundings,
): number {
  const parts: number[] = [];
  const rules = stage.rules.filter(({ guard }) => guard !== NEVER);
  for (let from = 0; from < rules.length; ) {
    const number = module.function([I32, I32], I32, (body) => {
      const shared = sharedBy(stage);
      const fired = body.keep(I32, i32.constant(0));
      const active = body.keep(V128, v128.load(surroundings.memory.active));
      const gates = new GateWriter(program.circuit, program.layout, surroundings.memory, body);
      const at = { active: get(active), tick: get(0), row: get(1) };
      const writer = new RuleWriter(body, gates, surroundings, at, fired, shared);
      for (; from < rules.length && body.size < MOST_BYTES; from += 1) {
        const rule = rules[from];
        if (rule !== undefined) writer.write(rule);
      }
      body.do(get(fired));
    });
    parts.push(number);
  }
  return module.function([I32, I32], null, (body) => {
    writeClears(body, stage, surroundings);
    const fired = body.keep(I32, i32.constant(0));
    for (const number of parts) body.set(fired, i32.or(get(fired), call(number, get(0), get(1))));
    body.when(get(fired), () => {
      writeCommit(body, stage, surroundings);
    });
  });
}

function writeClears(body: FunctionWriter, { clears }: ProgramStage, { memory }: Surroundings): void {
  const active = body.keep(V128, v128.load(memory.active));
  for (const { plane, ones } of clears) {
    const address = memory.planes + WIDE * plane;
    const before = v128.load(address);
    const value = ones ? v128.or(before, get(active)) : v128.without(before, get(active));
    body.do(store.v128(address, value));
  }
}

/** Puts what was written into the planes. All values were reckoned before any is put. */
function writeCommit(body: FunctionWriter, stage: ProgramStage, { memory }: Surroundings): void {
  for (const place of placesWritten(stage)) {
    const written = memory.written + WIDE * place.variable;
    const lanes = body.keep(V128, v128.load(written));
    body.when(v128.any(get(lanes)), () => {
      if (memory.sums.has(place.variable)) commitSum(body, memory, place, get(lanes));
      else {
        for (const plane of place.planes) {
          const address = memory.planes + WIDE * plane;
          const pending = memory.pending + WIDE * plane;
          const before = v128.load(address);
          body.do(store.v128(address, v128.select(get(lanes), v128.load(pending), before)));
          body.do(store.v128(pending, v128.zeros));
        }
      }
      body.do(store.v128(written, v128.zeros));
    });
  }
}

/** Variables that more than one effect of a stage writes. */
function sharedBy({ rules }: ProgramStage): ReadonlySet<number> {
  const seen = new Set<number>();
  const shared = new Set<number>();
  for (const { effects, otherwise } of rules) {
    for (const { writes } of otherwise === null ? effects : [...effects, otherwise]) {
      for (const { place } of writes) (seen.has(place.variable) ? shared : seen).add(place.variable);
    }
  }
  return shared;
}
