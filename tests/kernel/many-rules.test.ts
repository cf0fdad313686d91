import { describe, expect, it } from 'vitest';
import { createLuck } from '../../src/chance/index.js';
import { BatchPlayer, compile, WidePlayer } from '../../src/kernel/index.js';
import type { Rule } from '../../src/model/model.js';
import { always, coin, is, model, rule, sets, stage, variable } from '../reference/models.js';

/**
 * More rules in a stage than one tape or one function holds. All of them are sure, so what is counted can be said: in each of
 * the four ticks of each run every rule counts once, in the second stage twice; and after every tick each of the switches,
 * which are turned back and forth, is where it was after the one before last.
 */

const RULES = 150;
const TICKS = 4;
const RUNS = 128;

const names = Array.from({ length: RULES }, (_, place) => `${place}`.padStart(4, '0'));
const turning = names.flatMap((name, place): Rule[] => [
  rule(`a ${name} on`, is(place, 0), sets({ [place]: 1 }, { counts: [place] })),
  rule(`a ${name} off`, is(place, 1), sets({ [place]: 0 }, { counts: [place] }), coin(1)),
]);
const counting = names.map((name, place) => rule(`b ${name}`, always, sets({}, { counts: [place, place] })));

const many = model({
  horizon: TICKS,
  variables: names.map((name) => variable(name, 1)),
  stages: [stage(turning), stage(counting)],
  counters: names.map((name) => ({ name, origin: { section: 'test', name } })),
  outcomes: names.map((name, place) => ({ name, when: is(place, 1), ends: false })),
});

describe('a stage of many rules', () => {
  const compilation = compile(many);
  if (!compilation.ok) throw new Error(compilation.reason);
  const { program } = compilation;

  it.each<readonly [string, (luck: ReturnType<typeof createLuck>) => BatchPlayer | WidePlayer]>([
    [
      'on tapes',
      (luck) => {
        const player = new BatchPlayer(program, luck);
        for (let batch = 0; batch < RUNS / 32; batch += 1) player.play(batch, -1);
        return player;
      },
    ],
    [
      'as code',
      (luck) => {
        const player = WidePlayer.of(program, luck);
        if (player === null) throw new Error('WebAssembly can be had here');
        player.play(0, Int32Array.of(-1, -1, -1, -1));
        return player;
      },
    ],
  ])('does all of them in every tick %s', (_, play) => {
    const { counts, slots } = play(createLuck(1));
    const counted = [...counts.subarray(slots.counters, slots.counters + RULES)];
    expect(counted).toEqual(names.map(() => 3 * TICKS * RUNS));
    // No switch is on after an even number of ticks: none of these.
    expect(counts[slots.outcomes + RULES]).toBe(RUNS);
  });
});
