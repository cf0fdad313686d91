import { describe, expect, it } from 'vitest';
import { ExplicitChain } from '../../src/chain/explicit-chain.js';
import type { Model } from '../../src/model/model.js';
import { recorded } from '../defined/recorded.js';
import {
  all,
  always,
  coin,
  constant,
  is,
  model,
  not,
  rule,
  sets,
  stage,
  variable,
} from '../reference/models.js';

/** A chain that is written out state by state, against the definition: see tests/defined. */

/** Coins of the definition are cut to 32 digits. */
const DIGITS = 8;

function chainOf(of: Model): ExplicitChain {
  const closing = of.outcomes.filter(({ ends }) => !ends).map(({ when }) => when);
  const chain = ExplicitChain.of(of, [closing], 8e6);
  if (!(chain instanceof ExplicitChain)) throw new Error(chain.message);
  return chain;
}

/** By state the probability to be in it after so many transitions from the first one. */
function massAfter(chain: ExplicitChain, steps: number): readonly number[] {
  const transitions = [...chain.transitions()];
  let mass = Array.from({ length: chain.size.states }, (_, state) => Number(state === 0));
  for (let step = 0; step < steps; step += 1) {
    const next = mass.map(() => 0);
    for (const { from, to, probability } of transitions)
      next[to] = (next[to] ?? 0) + (mass[from] ?? 0) * probability;
    mass = next;
  }
  return mass;
}

/** Every third of the smallest models: written out, they have many states. */
const solved = recorded()
  .filter(({ exact, size }) => exact !== null && size.states <= 20)
  .filter((_, place) => place % 3 === 0);

describe.each(solved.map((one) => [one.name, one] as const))('%s', (_, { model: of, exact }) => {
  it('comes to what it is defined to come to', () => {
    const chain = chainOf(of);
    const states = [...chain.states()];
    const ending = of.outcomes.filter(({ ends }) => ends);
    const closing = of.outcomes.filter(({ ends }) => !ends);
    const first = chain.drawsStart ? 1 : 0;
    for (const tick of [1, of.horizon]) {
      const mass = massAfter(chain, tick + first);
      const chance = (holds: (answers: readonly number[]) => boolean): number =>
        states.reduce((sum, { answers }, state) => sum + (holds(answers) ? (mass[state] ?? 0) : 0), 0);
      ending.forEach((outcome, which) => {
        const by = exact?.endings[of.outcomes.indexOf(outcome)]?.slice(0, tick) ?? [];
        const defined = by.reduce((sum, one) => sum + one, 0);
        expect(chance(([ended]) => ended === which)).toBeCloseTo(defined, DIGITS);
      });
      if (tick < of.horizon) continue;
      closing.forEach((outcome, which) => {
        const defined = exact?.outcomes[of.outcomes.indexOf(outcome)];
        expect(chance(([ended, held]) => ended === -1 && held === which)).toBeCloseTo(defined ?? NaN, DIGITS);
      });
    }
  });

  it('is written in its order', () => {
    const chain = chainOf(of);
    const states = [...chain.states()];
    const transitions = [...chain.transitions()];
    expect(chain.size).toEqual({ states: states.length, transitions: transitions.length });
    const keys = states.map((state) => [state.tick, state.class, ...state.values]);
    const inOrder = keys.toSorted((one, other) => {
      const place = one.findIndex((part, at) => part !== other[at]);
      return (one[place] ?? 0) - (other[place] ?? 0);
    });
    expect(keys).toEqual(inOrder);
    // Each state leads to a state of the next tick with probability 1, or stays.
    const wrong = transitions.filter(({ from, to, probability }) => {
      const stays = from === to && probability === 1;
      const step = (states[to]?.tick ?? NaN) - (states[from]?.tick ?? NaN);
      const draws = chain.drawsStart && from === 0 && step === 0;
      return !(stays || draws || step === 1) || !(probability > 0);
    });
    expect(wrong).toEqual([]);
    expect(transitions.map(({ from, to }) => from * states.length + to)).toEqual(
      transitions.map(({ from, to }) => from * states.length + to).toSorted((one, other) => one - other),
    );
    const within = (state: number): boolean => states[state] !== undefined;
    expect(transitions.every(({ from, to }) => within(from) && within(to))).toBe(true);
    // Classes are what the answers are, by another name.
    const pairs = new Set(states.map((state) => `${state.class}: ${state.answers.join()}`));
    expect(new Set(states.map((state) => state.class)).size).toBe(pairs.size);
    const drawn = states.filter((state) => state.class >= 0);
    expect(new Set(drawn.map(({ answers }) => answers.join())).size).toBe(
      pairs.size - (chain.drawsStart ? 1 : 0),
    );
    const sums = states.map(() => 0);
    for (const { from, probability } of transitions) sums[from] = (sums[from] ?? 0) + probability;
    expect(Math.max(...sums.map((sum) => Math.abs(sum - 1)))).toBeLessThan(1e-12);
    const ended = states.flatMap(({ tick, answers: [place = -1] }, state) =>
      place >= 0 || tick === of.horizon ? [state] : [],
    );
    const staying = ended.map((state) => ({ from: state, to: state, probability: 1 }));
    expect(transitions.filter(({ from }) => ended.includes(from))).toEqual(staying);
  });
});

describe('a war that begins with a tenth and ends with a half', () => {
  const drawn = { weights: [1, 3].map((weight, value) => ({ value, weight: constant(weight) })) };
  const war = model({
    horizon: 2,
    variables: [variable('war', 1), variable('peace', 1), variable('cold', 1, { start: drawn })],
    stages: [
      stage([rule('begins', all(is(0, 0), is(2, 1)), sets({ 0: 1 }), coin(0.1))]),
      stage([rule('ends', is(0, 1), sets({ 1: 1 }), coin(0.5))]),
    ],
    outcomes: [
      { name: 'peace', when: is(1, 1), ends: true },
      { name: 'war', when: is(0, 1), ends: false },
    ],
  });

  it('is these states', () => {
    const chain = chainOf(war);
    expect([chain.drawsStart, chain.horizon, chain.variables.map(({ name }) => name)]).toEqual([
      true,
      2,
      ['war', 'peace', 'cold'],
    ]);
    const told = [...chain.states()].map(({ tick, answers, values }) => [
      tick,
      answers.join(),
      values.join(),
    ]);
    // Where it is not cold nothing can begin; what peace was like before makes no difference once it is there.
    expect(told).toEqual([
      [0, '', '0,0,0'],
      [0, '-1,-1', '0,0,0'],
      [0, '-1,-1', '0,0,1'],
      [1, '-1,-1', '0,0,0'],
      [1, '-1,-1', '0,0,1'],
      [1, '-1,0', '1,0,0'],
      [1, '0,0', '0,0,0'],
      [2, '-1,-1', '0,0,0'],
      [2, '-1,0', '0,0,0'],
      [2, '0,0', '0,0,0'],
    ]);
    expect(told).toHaveLength(chain.size.states);
  });

  it('is refused where there is too little memory', () => {
    expect(ExplicitChain.of(war, [[is(0, 1)]], 1)).toMatchObject({
      message: expect.stringMatching(/^it does not fit into 0 megabytes: \d+ states of a tick/) as unknown,
    });
    const walk = model({
      horizon: 500,
      variables: [variable('at', 40)],
      stages: [
        stage([
          rule(
            'up',
            not(is(0, 40)),
            sets({ 0: { is: 'sum', of: [{ is: 'variable', variable: 0 }, constant(1)] } }),
            {
              ...coin(0.5),
              otherwise: sets({ 0: 0 }),
            },
          ),
        ]),
      ],
      outcomes: [{ name: 'top', when: is(0, 40), ends: true }],
    });
    const refused = ExplicitChain.of(walk, [], 300_000);
    expect(refused).toMatchObject({
      message: expect.stringMatching(
        /^written out state by state it does not fit into 0 megabytes: at tick \d+ of 500 there were \d+ states and \d+ transitions$/,
      ) as unknown,
      hint: 'ask fewer questions, allow more memory, or write the chain in the language of PRISM, which stays short',
    });
    // It says how far it got: one state for each rung that can be reached, and ends that stay.
    const [, tick = 0, states = 0] = /at tick (\d+) of 500 there were (\d+) states/
      .exec('message' in refused ? refused.message : '')
      ?.map(Number) ?? [0];
    expect(states).toBeGreaterThan(tick * 20);
    expect(states).toBeLessThan(tick * 43);
  });

  it('is not written where somebody chooses', () => {
    const chosen = { ...war, variables: [...war.variables, variable('free', 1, { kind: 'choice' })] };
    const free = {
      ...chosen,
      stages: [...war.stages, stage([rule('gives way', is(3, 1), sets({ 1: 1 }))])],
    };
    expect(() => ExplicitChain.of(free, [[is(0, 1)]], 8e6)).toThrow(
      new RangeError('numbers are kept by name, or choices are free: such a chain is not written down'),
    );
  });
});

describe('a climb of one rung a tick, which can end from the third tick on', () => {
  const climb = model({
    horizon: 4,
    variables: [
      variable('fallen', 1),
      variable('rung', 6, { start: 1 }),
      variable('breath', 1, { kind: 'passing', merge: 'max' }),
    ],
    stages: [
      stage([rule('breathes', always, sets({ 2: 1 }), coin(0.5))], [2]),
      stage([
        rule(
          'climbs',
          not(is(1, 6)),
          sets({ 1: { is: 'sum', of: [{ is: 'variable', variable: 1 }, constant(1)] } }),
        ),
        rule('falls', all({ is: 'tick', from: 3, to: 4 }, is(1, 3, 4)), sets({ 0: 1 }), coin(0.25)),
      ]),
    ],
    outcomes: [
      { name: 'fallen', when: is(0, 1), ends: true },
      ...[2, 3, 4, 5].map((rung) => ({ name: `at ${rung}`, when: is(1, rung), ends: false })),
      { name: 'out of breath', when: is(2, 1), ends: false },
    ],
  });

  it('is one state for each rung, and one for the end of each tick in which it can end', () => {
    const chain = chainOf(climb);
    expect([chain.drawsStart, chain.variables.map(({ name }) => name)]).toEqual([false, ['fallen', 'rung']]);
    const told = [...chain.states()].map(({ tick, answers: [ended = NaN], values }) => [
      tick,
      ended,
      ...values,
    ]);
    // Who breathes is told to nobody on the next day. An ended run, and one at the horizon, is as at the start: on rung 1.
    expect(
      told.toSorted((one, other) => (one[0] ?? 0) - (other[0] ?? 0) || (other[1] ?? 0) - (one[1] ?? 0)),
    ).toEqual([
      [0, -1, 0, 1],
      [1, -1, 0, 2],
      [2, -1, 0, 3],
      [3, 0, 0, 1],
      [3, -1, 0, 4],
      [4, 0, 0, 1],
      [4, -1, 0, 1],
    ]);
  });

  it('is not written down where one of its ticks is open', () => {
    const stages = climb.stages.map((one) => ({
      ...one,
      rules: one.rules.map((of) =>
        of.name === 'falls'
          ? {
              ...of,
              draw: {
                kind: 'coin' as const,
                chance: { is: 'parameter' as const, name: 'p', value: 0.25, scale: 'plain' as const },
              },
            }
          : of,
      ),
    }));
    expect(() => chainOf({ ...climb, stages })).toThrow(/numbers are kept by name/u);
  });
});
