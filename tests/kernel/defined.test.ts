import { describe, expect, it } from 'vitest';
import { compareByCodePoint, createLuck, RUNS_A_BATCH } from '../../src/chance/index.js';
import { BatchPlayer, compile, WidePlayer } from '../../src/kernel/index.js';
import type { Program } from '../../src/kernel/program.js';
import type { Model } from '../../src/model/model.js';
import { PathwayCounts } from '../../src/montecarlo/pathway-counts.js';
import { tallyOfSlots } from '../../src/montecarlo/slot-tally.js';
import { print, recorded, SEED, SOME } from '../defined/recorded.js';
import { above, codeSize } from './code-size.js';
import { effortOf } from './effort.js';

/** The kernel against the definition, which was played once and for all: see tests/defined. */

const ALL = [-1, -1, -1, -1] as const;

function programOf(model: Model): Program {
  const compilation = compile(model);
  if (!compilation.ok) throw new Error(compilation.reason);
  return compilation.program;
}

/** Counts the pathways of the lanes that were played; gives the hash of all that was counted. */
function counted(
  model: Model,
  { slots, counts }: BatchPlayer | WidePlayer,
  lanes: readonly number[],
  play: (batch: number, lanes: number) => (lane: number) => number,
): string {
  counts.fill(0);
  const pathways = new PathwayCounts();
  lanes.forEach((these, batch) => {
    const pathway = play(batch, these);
    for (let lane = 0; lane < RUNS_A_BATCH; lane += 1)
      if (((these >>> lane) & 1) === 1) pathways.count(pathway(lane), batch * RUNS_A_BATCH + lane);
  });
  return print(tallyOfSlots(model, slots, counts, pathways.tally()));
}

describe.each(recorded().map((one) => [one.name, one] as const))(
  '%s',
  (_, { model, histories, all, some, code, effort }) => {
    it('is played on tapes as it is defined', () => {
      const names = model.stages.flatMap(({ rules }) =>
        rules.map(({ name }) => name).sort(compareByCodePoint),
      );
      const player = new BatchPlayer(programOf(model), createLuck(SEED));
      const told: string[][] = Array.from({ length: RUNS_A_BATCH }, () => []);
      const playing = (batch: number, lanes: number): ((lane: number) => number) => {
        const left = player.play(batch, lanes, (tick, rule, choice, where) => {
          expect(where).not.toBe(0);
          if (batch > 0) return;
          told.forEach((history, lane) => {
            if (((where >>> lane) & 1) === 1) history.push(`${tick} ${names[rule] ?? ''} ${choice}`);
          });
        });
        expect(left).toBe(0);
        return (lane) => player.pathway(lane);
      };
      expect(counted(model, player, ALL, playing)).toBe(all);
      expect(print(told)).toBe(histories);
      expect(counted(model, player, SOME, playing)).toBe(some);
    });

    it('is played as code as it is defined', () => {
      const player = WidePlayer.of(programOf(model), createLuck(SEED));
      if (player === null) throw new Error('WebAssembly can be had here');
      const pathway = (batch: number) => (lane: number) => player.pathway(batch * RUNS_A_BATCH + lane);
      const playing = (lanes: readonly number[]) => (batch: number) => {
        // The first batch brings the others with it.
        if (batch === 0 && !player.play(0, Int32Array.from(lanes))) throw new Error('a run is left');
        return pathway(batch);
      };
      expect(counted(model, player, ALL, playing(ALL))).toBe(all);
      expect(counted(model, player, SOME, playing(SOME))).toBe(some);
      // What is played again is counted again.
      const once = player.counts.slice();
      player.play(0, Int32Array.from(SOME));
      expect(player.counts.every((count, slot) => count === 2 * (once[slot] ?? NaN))).toBe(true);
    });

    it('takes no more code, and does no more, than it did', () => {
      // A copy is compiled anew.
      const program = programOf({ ...model });
      expect(above(codeSize(program), code)).toEqual([]);
      expect(above(effortOf(program, SEED, ALL.length), effort)).toEqual([]);
    });
  },
);
