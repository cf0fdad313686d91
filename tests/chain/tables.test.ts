import { describe, expect, it } from 'vitest';
import { Growing } from '../../src/chain/growing.js';
import { NodeTable } from '../../src/chain/node-table.js';

describe('a table of packed states', () => {
  it('gives each state at each place one number, in the order in which they come, however many there are', () => {
    const table = new NodeTable(2);
    const before = table.bytes;
    const state = new Int32Array(2);
    const number = (value: number, place: number): number => {
      state[0] = value % 97;
      state[1] = -Math.floor(value / 97);
      return table.find(place, state);
    };
    for (const round of [1, 2]) {
      const wrong: number[] = [];
      for (let value = 0; value < 2100; value += 1) {
        if (number(value, 0) !== 2 * value || number(value, 3) !== 2 * value + 1) wrong.push(value);
      }
      expect([round, table.count, wrong]).toEqual([round, 4_200, []]);
    }
    // 4,200 states take 2 words and a place each, and twice as many slots, in powers of two.
    expect(table.bytes).toBe(4 * (2 * 8_192 + 8_192 + 16_384));
    expect(before).toBe(4 * (2 * 4096 + 4096 + 8192));
    expect([...table.words.subarray(2 * 4199, 2 * 4200)]).toEqual([2099 % 97, -Math.floor(2099 / 97)]);
    expect([...table.places.subarray(4198, 4200)]).toEqual([0, 3]);
  });
});

describe('a table of packed states that are alike', () => {
  it('tells one state at many places apart, and the empty one that comes late', () => {
    const table = new NodeTable(1);
    const full = Int32Array.of(7);
    const before = table.bytes;
    // Half of the slots are taken by the first 4096, and then there are more.
    for (let place = 0; place < 4096; place += 1) expect(table.find(place, full)).toBe(place);
    expect(table.bytes).toBe(before);
    expect([table.find(4096, full), table.find(4097, full)]).toEqual([4096, 4097]);
    expect(table.bytes).toBe(4 * (8_192 + 8_192 + 16_384));
    expect([table.find(0, Int32Array.of(0)), table.find(0, Int32Array.of(0))]).toEqual([4098, 4098]);
    for (let place = 0; place < 4096; place += 1) expect(table.find(place, full)).toBe(place);
  });
});

describe('a list that grows', () => {
  it('keeps what was set, and nothing where a place was skipped', () => {
    const list = new Growing(Int32Array);
    expect([list.length, list.bytes]).toEqual([0, 4 * 4096]);
    for (let place = 0; place < 5000; place += 1) list.push(place + 1);
    expect([list.length, list.at(0), list.at(4095), list.at(4096), list.at(4999)]).toEqual([
      5000, 1, 4096, 4097, 5000,
    ]);
    expect(list.bytes).toBe(4 * 8192);
    list.set(20_000, 7);
    expect([list.length, list.at(20_000), list.at(19_999), list.at(5000), list.at(99_999)]).toEqual([
      20_001, 7, 0, 0, 0,
    ]);
    list.set(3, 9);
    expect([list.length, list.at(3)]).toEqual([20_001, 9]);
    expect(new Growing(Float64Array).bytes).toBe(8 * 4096);
  });
});
