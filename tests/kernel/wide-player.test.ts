import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLuck } from '../../src/chance/index.js';
import { BatchPlayer, compile, WidePlayer } from '../../src/kernel/index.js';
import type { Program } from '../../src/kernel/program.js';
import type { Model } from '../../src/model/model.js';
import { tally, tallyByReference } from '../../src/montecarlo/tally-runs.js';
import {
  always,
  choice,
  coin,
  constant,
  hazard,
  is,
  model,
  question,
  rule,
  sets,
  stage,
  ticks,
  variable,
} from '../reference/models.js';

function countedRuns(player: WidePlayer | null): number {
  return player?.counts[player.slots.runs] ?? 0;
}

function programOf(of: Model): Program {
  const compilation = compile(of);
  if (!compilation.ok) throw new Error(compilation.reason);
  return compilation.program;
}

const counters = ['rare', 'common', 'all but sure', 'left', 'middle', 'right', 'tossed'].map((name) => ({
  name,
  origin: { section: 'test', name },
}));

/** Every kind of draw, over more ticks than a calendar holds at a time; and sums that leave their bounds on both sides. */
const varied = model({
  horizon: 700,
  counters,
  variables: [
    variable('sum', 5, { low: -6, merge: 'sum' }),
    variable('way', 3, { merge: 'max' }),
    variable('done', 1),
  ],
  stages: [
    stage([
      rule('rare', always, sets({ 0: constant(-7) }, { counts: [0] }), hazard(0.0004)),
      rule('common', always, sets({ 0: 2 }, { counts: [1] }), hazard(0.09)),
      // Beyond the ceiling of the calendar a coin helps.
      rule('all but sure', is(1, 2), sets({ 0: constant(-1) }, { counts: [2] }), hazard(0.97)),
      rule('tosses', always, sets({ 0: 1 }, { counts: [6] }), coin(0.3)),
    ]),
    stage([
      rule('chooses', is(2, 0), sets({}), {
        choices: [
          choice('left', 1, sets({ 1: 1 }, { counts: [3] })),
          choice('middle', 3, sets({ 1: 2 }, { counts: [4] })),
          choice('right', 2, sets({ 1: 3 }, { counts: [5] })),
        ],
      }),
      rule('also', is(0, 5), sets({ 1: 2 })),
    ]),
    stage([rule('ends', is(0, -6), sets({ 2: 1 }), coin(0.02))]),
  ],
  outcomes: [{ name: 'done', when: is(2, 1), ends: true }],
  questions: [question('low', { time: is(0, -6) })],
});

/** From tick 5 on, two rules may write to one variable at once. */
const clashing = model({
  horizon: 8,
  variables: [variable('a', 2)],
  stages: [
    stage([
      rule('one', ticks(5), sets({ 0: 1 }), coin(0.05)),
      rule('other', ticks(5), sets({ 0: 2 }), coin(0.05)),
    ]),
  ],
});

describe('128 runs at a time', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('are counted as the reference interpreter counts them', () => {
    expect(tally(varied, 3, 37, 200)).toEqual(tallyByReference(varied, 3, 37, 200));
  });

  it('are not counted where only the reference interpreter can judge one of them', () => {
    const wide = WidePlayer.of(programOf(clashing), createLuck(1));
    const narrow = new BatchPlayer(programOf(clashing), createLuck(1));
    const everywhere = Int32Array.of(-1, -1, -1, -1);
    // About one run in 400 goes wrong: one group is met that has such a run, and one that has none.
    const told = new Set<boolean>();
    for (let group = 0; group < 20; group += 1) {
      const left = everywhere.map((lanes, batch) => narrow.play(4 * group + batch, lanes));
      const before = countedRuns(wide);
      const isSure = wide?.play(4 * group, everywhere);
      expect(isSure).toBe(left.every((lanes) => lanes === 0));
      expect(countedRuns(wide) - before).toBe(isSure === true ? 128 : 0);
      told.add(isSure === true);
    }
    expect(told.size).toBe(2);
  });

  it('are left to players of 32 where WebAssembly may not be made', () => {
    const counted = tally(varied, 3, 0, 200);
    vi.stubGlobal('WebAssembly', undefined);
    expect(WidePlayer.of(programOf(varied), createLuck(3))).toBeNull();
    expect(tally(varied, 3, 0, 200)).toEqual(counted);
    const forbids = class {
      constructor() {
        throw new EvalError('the content policy forbids it');
      }
    };
    vi.stubGlobal('WebAssembly', { Module: forbids, Instance: forbids });
    expect(tally(varied, 3, 0, 200)).toEqual(counted);
  });
});
