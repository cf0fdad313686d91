import { describe, expect, it } from 'vitest';
import { chainProgram } from '../../src/chain/chain-program.js';
import { solve } from '../../src/chain/index.js';
import { NodeTable } from '../../src/chain/node-table.js';
import { refusalOf } from '../../src/chain/refusal.js';
import { costsOf } from '../../src/chain/variable-costs.js';
import { focus } from '../../src/model/focus.js';
import type { Model } from '../../src/model/model.js';
import {
  all,
  any,
  coin,
  is,
  model,
  not,
  plus,
  question,
  rule,
  sets,
  stage,
  variable,
} from '../reference/models.js';

/** What is refused for want of memory: when, and what is said of it. */

/** Counts that go up by one with a half, all of which are asked about; the last one does not move. */
function counting(highs: readonly number[]): Model {
  return model({
    horizon: 4,
    variables: highs.map((high, place) => variable(`count ${place}`, high)),
    stages: [
      stage(
        highs.map((high, place) =>
          rule(`up ${place}`, not(is(place, high)), sets({ [place]: plus(place, 1) }), coin(0.5)),
        ),
      ),
    ],
    outcomes: highs.flatMap((high, place) =>
      Array.from({ length: high }, (_, value) => ({
        name: `${place} at ${value + 1}`,
        when: is(place, value + 1),
        ends: false,
      })),
    ),
    questions: [question('first', { time: is(0, 1) }), question('last', { time: is(highs.length - 1, 1) })],
  });
}

describe('what costs most', () => {
  const highs = [1, 2, 3, 4, 1, 2, 1];
  const of = counting(highs);
  const list = of.outcomes.map(({ when }) => when);
  const program = chainProgram(focus(of, list), [list.length]);
  const { fields, words } = program.packing;
  const table = new NodeTable(words);

  /** Puts a state of these values into the table. */
  const put = (values: readonly number[], place: number): void => {
    const state = new Int32Array(words);
    values.forEach((value, at) => {
      const field = fields[at];
      if (field === undefined) throw new Error('each count has a field');
      state[field.word] = (state[field.word] ?? 0) | ((field.codes[value] ?? 0) << field.shift);
    });
    table.find(place, state);
  };
  // All values of the first four; the fifth is 1 just where the first one is; the others stay.
  for (let a = 0; a <= 1; a += 1)
    for (let b = 0; b <= 2; b += 1)
      for (let c = 0; c <= 3; c += 1)
        for (let d = 0; d <= 4; d += 1) {
          put([a, b, c, d, a, 0, 0], 0);
          // What is between two steps of a tick is not looked at.
          put([a, b, c, d, a, 1, 1], 1);
        }

  it('is what multiplies the states of a tick, the dearest first', () => {
    expect(table.count).toBe(240);
    expect(costsOf(program, table)).toEqual([
      { variable: 'count 3', values: 5, factor: 5 },
      { variable: 'count 2', values: 4, factor: 4 },
      { variable: 'count 1', values: 3, factor: 3 },
    ]);
  });

  it('is told by twenty thousand states, however many words they have', () => {
    const wide = counting([15, 15, 15, 15, 15, 15, 15, 15, 15]);
    const asked = wide.outcomes.map(({ when }) => when);
    const of = chainProgram(focus(wide, asked), [asked.length]);
    const states = new NodeTable(of.packing.words);
    // The first four counts go through 20,000 of their values; only the state after those has another last count.
    for (let number = 0; number <= 20_000; number += 1) {
      const state = new Int32Array(of.packing.words);
      const counts = [0, 1, 2, 3].map((place) => (number >>> (4 * place)) & 15);
      [...counts, 0, 0, 0, 0, number === 20_000 ? 1 : 0].forEach((value, place) => {
        const at = of.packing.fields[place];
        if (at !== undefined) state[at.word] = (state[at.word] ?? 0) | (value << at.shift);
      });
      // Which is like the first state but for that.
      if (number === 20_000) state[0] = 0;
      states.find(0, state);
    }
    expect(costsOf(of, states).map(({ variable: name }) => name)).toEqual([
      'count 0',
      'count 1',
      'count 2',
      'count 3',
    ]);
  });

  it('is named with how far it got', () => {
    expect(refusalOf(program, { nodes: 240, edges: 7, states: 120, table }, 2_600_000)).toEqual({
      message:
        'it does not fit into 3 megabytes: 120 states of a tick, 240 nodes and 7 edges were found, and there are more',
      hint:
        'what costs most: count 3 (5 values, 5.0 times the states); count 2 (4 values, 4.0 times the states); ' +
        'count 1 (3 values, 3.0 times the states). Fix or drop some of that in a variant, allow more memory, or simulate',
    });
  });

  it('are five at most', () => {
    const many = counting([1, 1, 1, 1, 1, 1]);
    const asked = many.outcomes.map(({ when }) => when);
    const six = chainProgram(focus(many, asked), [asked.length]);
    const states = new NodeTable(six.packing.words);
    for (let state = 0; state < 64; state += 1) states.find(0, Int32Array.of(state));
    const { hint } = refusalOf(six, { nodes: 64, edges: 0, states: 64, table: states }, 1);
    expect(hint.match(/2 values, 2\.0 times/gu)).toHaveLength(5);
  });
});

/** Tables begin with 4096 places: four numbers of four bytes and one of eight for each, and two for each in an index. */
const LEAST = 2 * 4096 * (4 * 4 + 8 + 4 + 4 + 2 * 4 - 4);

describe('the memory of a chain', () => {
  const small = counting([2]);
  it('is what its tables take, twice', () => {
    const megabytes = LEAST / 1e6;
    expect(solve(small, { megabytes, oneByOne: false }).refused).toEqual([]);
    const [refused] = solve(small, { megabytes: megabytes - 1e-6, oneByOne: false }).refused;
    // The start, and what a coin makes of it.
    expect(refused?.message).toBe(
      'it does not fit into 0 megabytes: 1 states of a tick, 3 nodes and 2 edges were found, and there are more',
    );
    expect(refused?.hint).toMatch(/^what costs most: \. Fix or drop/u);
  });

  it('is asked one thing after the other where all do not fit into a sixteenth of it', () => {
    const both = counting([2, 2]);
    const apart = { ...both, outcomes: both.outcomes.slice(0, 2) };
    const at = (share: number) => solve(apart, { megabytes: share * (LEAST / 1e6) });
    expect(at(1).refused).toEqual([]);
    expect(at(1)).toEqual({ ...at(16), size: at(1).size });
    expect(at(1).size.nodes).toBeLessThan(at(16).size.nodes);
    expect(at(15.99).size).toEqual(at(1).size);
    const refused = at(0.99).refused.map(({ what }) => what);
    expect(refused).toEqual([
      'outcomes',
      'question first',
      'question last',
      'how often commitments are put to the test',
    ]);
  });
});

describe('the size of what is solved one thing after the other', () => {
  it('is that of the largest', () => {
    // The outcomes are those of the first count, and need it all; each question needs no more than whether one is at 1.
    const of = counting([3, 1]);
    const outcomes = of.outcomes.slice(0, 3);
    const apart = solve({ ...of, outcomes }, { megabytes: LEAST / 1e6 });
    expect(apart.refused).toEqual([]);
    expect(apart.size).toEqual(solve({ ...of, outcomes, questions: [] }).size);
    const [smaller] = of.questions.map((one) => solve({ ...of, outcomes: [], questions: [one] }).size.nodes);
    expect(smaller).toBeLessThan(apart.size.nodes);
  });
});

describe('numbers that are kept by name, and free choices', () => {
  const told = 'numbers are kept by name, or choices are free: ask for bounds or policies';

  it('are not solved', () => {
    const free = model({
      variables: [variable('free', 1, { kind: 'choice' }), variable('done', 1)],
      stages: [stage([rule('does', is(0, 1), sets({ 1: 1 }), coin(0.5))])],
      outcomes: [{ name: 'done', when: is(1, 1), ends: true }],
    });
    expect(() => solve(free)).toThrow(new RangeError(told));
    const named = model({
      variables: [variable('done', 1)],
      stages: [
        stage([
          rule('does', any(is(0, 0), all(is(0, 1))), sets({ 0: 1 }), {
            draw: { kind: 'coin', chance: { is: 'parameter', name: 'p', value: 0.5, scale: 'plain' } },
          }),
        ]),
      ],
      outcomes: [{ name: 'done', when: is(0, 1), ends: true }],
    });
    expect(() => solve(named)).toThrow(new RangeError(told));
  });
});
