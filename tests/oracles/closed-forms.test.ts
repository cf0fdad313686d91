import { describe, expect, it } from 'vitest';
import type { Condition, Model } from '../../src/model/model.js';
import { simulate } from '../../src/montecarlo/index.js';
import {
  all,
  always,
  choice,
  coin,
  constant,
  hazard,
  is,
  model,
  not,
  plus,
  question,
  rule,
  sets,
  stage,
  ticks,
  variable,
} from '../reference/models.js';

/**
 * Small chains whose answers are known in closed form. The interval of Clopper and Pearson at this level misses a right
 * answer once in a million times at most; seeds are fixed, so a test that passes stays so.
 */
const LEVEL = 1 - 1e-6;
const RUNS = 4_000;

interface Asked {
  readonly when: Condition;
  readonly tick: number;
  readonly given?: Condition;
}

/** Whether simulated probabilities agree with the exact ones, each as a row that can be read when it fails. */
async function agreement(of: Model, asked: readonly Asked[], exact: readonly number[]): Promise<unknown[]> {
  const probes = asked.map(({ when, tick, given }, place) => ({
    label: `${place}`,
    when,
    given: given ?? null,
    tick,
  }));
  const { questions } = await simulate(
    { ...of, questions: [question('q', { probes })] },
    { runs: RUNS, seed: of.title, level: LEVEL, interval: 'clopper-pearson' },
  );
  return (questions[0]?.rows ?? []).map(({ estimate: { value, low, high } }, place) => {
    const p = exact[place] ?? NaN;
    const agrees = low !== null && high !== null && low <= p && p <= high;
    return agrees ? 'agrees' : { place, exact: p, value, low, high };
  });
}

function agreeing(count: number): unknown[] {
  return Array.from({ length: count }, () => 'agrees');
}

describe('two states', () => {
  // P(1 at t) = a / (a + b) · (1 − (1 − a − b)^t). Source: Feller I, XV.2.
  it.each([
    { up: 0.1, down: 0.3 },
    { up: 0.02, down: 0.05 },
    { up: 0.9, down: 0.8 },
  ])('go over with $up and back with $down', async ({ up, down }) => {
    const chain = model({
      title: `two states ${up} ${down}`,
      horizon: 40,
      variables: [variable('s', 1)],
      stages: [
        stage([
          rule('down', is(0, 1), sets({ 0: 0 }), coin(down)),
          rule('up', is(0, 0), sets({ 0: 1 }), hazard(up)),
        ]),
      ],
    });
    const asked = [1, 2, 5, 40].map((tick) => ({ when: is(0, 1), tick }));
    const exact = asked.map(({ tick }) => (up / (up + down)) * (1 - (1 - up - down) ** tick));
    expect(await agreement(chain, asked, exact)).toEqual(agreeing(4));
  });
});

describe("Knuth and Yao's die", () => {
  // Source: Knuth and Yao, "The complexity of nonuniform random number generation" (1976): 1/6 each after 11/3 flips
  // of a fair coin. States 0 to 6 flip, state 6 + n is the number n.
  const flips = [
    [1, 2],
    [3, 4],
    [5, 6],
    [1, 7],
    [8, 9],
    [10, 11],
    [2, 12],
  ];
  const die = model({
    title: 'die',
    horizon: 200,
    variables: [variable('s', 12)],
    stages: [
      stage(
        flips.map(([heads = 0, tails = 0], state) =>
          rule(`flip ${state}`, is(0, state), [
            choice('heads', 1, sets({ 0: heads })),
            choice('tails', 1, sets({ 0: tails })),
          ]),
        ),
      ),
    ],
    outcomes: [1, 2, 3, 4, 5, 6].map((number) => ({
      name: `${number}`,
      when: is(0, 6 + number),
      ends: true,
    })),
    questions: [question('flips', { time: is(0, 7, 8, 9, 10, 11, 12) })],
  });

  it('shows each number with 1/6', async () => {
    const asked = [7, 8, 9, 10, 11, 12].map((state) => ({ when: is(0, state), tick: 200 }));
    expect(
      await agreement(
        die,
        asked,
        asked.map(() => 1 / 6),
      ),
    ).toEqual(agreeing(6));
  });

  it('needs 11/3 flips', async () => {
    const { outcomes, questions } = await simulate(die, { runs: RUNS, seed: 'flips', level: LEVEL });
    const time = questions[0]?.time;
    expect(outcomes.at(-1)?.count).toBe(0);
    expect(time?.cameAbout.value).toBe(1);
    expect(time?.conditional.low).toBeLessThan(11 / 3);
    expect(time?.conditional.high).toBeGreaterThan(11 / 3);
    expect(time?.restricted).toEqual(time?.conditional);
  });
});

describe('competing risks', () => {
  // With chances p and q a tick, P(first alone by t) = p(1 − q) / s · (1 − (1 − s)^t) for s = 1 − (1 − p)(1 − q), and
  // both at once with pq in place of p(1 − q): a geometric time, split by what came about in it.
  it('split by what comes first, ties apart', async () => {
    const [p, q] = [0.03, 0.05];
    const s = 1 - (1 - p) * (1 - q);
    const racing = model({
      title: 'risks',
      horizon: 60,
      variables: [variable('a', 1), variable('b', 1)],
      stages: [
        stage([rule('a', always, sets({ 0: 1 }), hazard(p)), rule('b', always, sets({ 1: 1 }), hazard(q))]),
      ],
      outcomes: [{ name: 'first', when: not(all(is(0, 0), is(1, 0))), ends: true }],
    });
    const cases: readonly (readonly [number, number, number])[] = [
      [1, 0, p * (1 - q)],
      [0, 1, q * (1 - p)],
      [1, 1, p * q],
      [0, 0, 0],
    ];
    const rows = [10, 60].flatMap((tick) => cases.map(([a, b, part]) => ({ tick, a, b, part })));
    const asked = rows.map(({ a, b, tick }) => ({ when: all(is(0, a), is(1, b)), tick }));
    const exact = rows.map(({ tick, a, b, part }) =>
      a + b === 0 ? (1 - s) ** tick : (part / s) * (1 - (1 - s) ** tick),
    );
    expect(await agreement(racing, asked, exact)).toEqual(agreeing(8));
  });

  it('of a crisis at the brink: each side gives way with c, disaster is judged first with r', async () => {
    // P(disaster) = r / (1 − (1 − r)(1 − c)²): .146 for r = .01, c = .03. Source: Schelling 1960; Powell 1990.
    const [r, c] = [0.01, 0.03];
    const gives = (name: string): ReturnType<typeof rule> => rule(name, is(0, 0), sets({ 1: 1 }), coin(c));
    const brink = model({
      title: 'brink',
      horizon: 1_000,
      variables: [variable('disaster', 1), variable('gives way', 1, { merge: 'max' })],
      stages: [
        stage([rule('disaster', always, sets({ 0: 1 }), hazard(r))]),
        stage([gives('one'), gives('other')]),
      ],
      outcomes: [
        { name: 'disaster', when: is(0, 1), ends: true },
        { name: 'gave way', when: is(1, 1), ends: true },
      ],
    });
    const exact = r / (1 - (1 - r) * (1 - c) ** 2);
    expect(exact).toBeCloseTo(0.146, 3);
    expect(await agreement(brink, [{ when: is(0, 1), tick: 1_000 }], [exact])).toEqual(agreeing(1));
  });
});

describe('a pure delay', () => {
  it('has one trajectory', async () => {
    const delay = model({
      title: 'delay',
      horizon: 20,
      variables: [variable('left', 7, { start: 7 }), variable('done', 1)],
      stages: [
        stage([rule('counts', not(is(0, 0)), sets({ 0: plus(0, -1) }))]),
        stage([rule('done', is(0, 0), sets({ 1: 1 }))]),
      ],
      questions: [question('when', { time: is(1, 1) })],
    });
    const { questions } = await simulate(delay, { runs: 50 });
    expect(questions[0]?.time?.conditional).toEqual({ value: 7, low: 7, high: 7, runs: 50 });
  });
});

describe('collecting coupons', () => {
  // P(all n by t) = Σ (−1)^k C(n, k) (1 − k/n)^t, and n(1 + 1/2 + … + 1/n) on average. Source: Feller I, IV.2.
  it('takes as long as inclusion and exclusion say', async () => {
    const n = 5;
    const has = Array.from({ length: n }, (_, place) => is(place, 1));
    const choices = has.map((_, place) => choice(`coupon ${place}`, 1, sets({ [place]: 1 })));
    const collecting = model({
      title: 'coupons',
      horizon: 200,
      variables: has.map((_, place) => variable(`coupon ${place}`, 1)),
      stages: [stage([rule('draw', always, choices)])],
    });
    const chosen = [1, 5, 10, 10, 5, 1];
    const exact = (tick: number): number =>
      chosen.reduce((sum, ways, k) => sum + (k % 2 === 0 ? ways : -ways) * (1 - k / n) ** tick, 0);
    const asked = [5, 10, 20].map((tick) => ({ when: all(...has), tick }));
    expect(
      await agreement(
        collecting,
        asked,
        asked.map(({ tick }) => exact(tick)),
      ),
    ).toEqual(agreeing(3));
    const timed = { ...collecting, questions: [question('all', { time: all(...has) })] };
    const { questions } = await simulate(timed, { runs: RUNS, seed: 'coupons', level: LEVEL });
    const mean = n * (1 + 1 / 2 + 1 / 3 + 1 / 4 + 1 / 5);
    expect(questions[0]?.time?.conditional.low).toBeLessThan(mean);
    expect(questions[0]?.time?.conditional.high).toBeGreaterThan(mean);
  });
});

describe('birth and death', () => {
  // Gambler's ruin: from i, P(N before 0) = (1 − (q/p)^i) / (1 − (q/p)^N). Source: Feller I, XIV.2.
  it.each([
    { i: 2, N: 5, p: 0.4, q: 0.6 },
    { i: 3, N: 6, p: 0.2, q: 0.15 },
    { i: 1, N: 4, p: 0.1, q: 0.3 },
  ])('from $i, up with $p and down with $q, comes to $N before 0', async ({ i, N, p, q }) => {
    const choices = [choice('up', p, sets({ 0: plus(0, 1) })), choice('down', q, sets({ 0: plus(0, -1) }))];
    const walk = model({
      title: `ruin ${i} ${N}`,
      horizon: 500,
      variables: [variable('fortune', N, { start: i })],
      // The moves out of one state are one rule: the chance of any, then which.
      stages: [stage([rule('step', not(is(0, 0, N)), choices, coin(p + q))])],
      outcomes: [
        { name: 'won', when: is(0, N), ends: true },
        { name: 'ruined', when: is(0, 0), ends: true },
      ],
    });
    const exact = (1 - (q / p) ** i) / (1 - (q / p) ** N);
    const asked = [
      { when: is(0, N), tick: 500 },
      { when: is(0, 0), tick: 500 },
    ];
    expect(await agreement(walk, asked, [exact, 1 - exact])).toEqual(agreeing(2));
  });
});

describe('hidden types', () => {
  // Sincere with .7, else breaks at its first temptation, .02 a tick: P(sincere | intact) = .7 / (.7 + .3 · .98^t),
  // .811, .935 and .989 at 30, 90 and 180. Source: Kreps and Wilson 1982; Kydd 2005.
  it('are learnt from what has not happened', async () => {
    const start = { weights: [constant(0.3), constant(0.7)].map((weight, value) => ({ value, weight })) };
    const pact = model({
      title: 'types',
      horizon: 180,
      variables: [variable('sincere', 1, { start }), variable('broken', 1)],
      stages: [stage([rule('breaks', is(0, 0), sets({ 1: 1 }), hazard(0.02))])],
    });
    const asked = [30, 90, 180].flatMap((tick) => [
      { when: is(0, 1), given: is(1, 0), tick },
      { when: is(1, 0), tick },
    ]);
    const exact = asked.map(({ given, tick }) => {
      const intact = 0.7 + 0.3 * 0.98 ** tick;
      return given === undefined ? intact : 0.7 / intact;
    });
    expect(exact[0]).toBeCloseTo(0.811, 3);
    expect(await agreement(pact, asked, exact)).toEqual(agreeing(6));
  });
});

describe('a rate', () => {
  it('given within so many ticks adds up to that, as a coin, as a hazard, and from a tick on', async () => {
    const within = { is: 'per tick' as const, within: constant(0.4), ticks: 30 };
    const rates = model({
      title: 'rates',
      horizon: 90,
      variables: [variable('coin', 1), variable('hazard', 1), variable('late', 1)],
      stages: [
        stage([
          rule('coin', is(0, 0), sets({ 0: 1 }), coin(within)),
          rule('hazard', is(1, 0), sets({ 1: 1 }), hazard(within)),
          rule('late', all(is(2, 0), ticks(31, 60)), sets({ 2: 1 }), hazard(within)),
        ]),
      ],
    });
    const asked = [0, 1, 2].flatMap((place) => [30, 60, 90].map((tick) => ({ when: is(place, 1), tick })));
    const [one, two, three] = [0.4, 1 - 0.6 ** 2, 1 - 0.6 ** 3];
    const exact = [one, two, three, one, two, three, 0, one, one];
    expect(await agreement(rates, asked, exact)).toEqual(agreeing(9));
  });
});
