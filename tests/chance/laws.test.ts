import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceTable } from '../../src/chance/choice.js';
import { createLuck, type Draws, type Luck } from '../../src/chance/draws.js';
import { anyChance, anyRun, anySeed, anySite, BORDERS, hazardTick, occasionTick } from './arbitraries.js';

const table = choiceTable([
  { name: 'none', weight: 5 },
  { name: 'limited', weight: 3 },
  { name: 'severe', weight: 2 },
]);

/** A question to one run's chance. */
interface Question {
  readonly kind: 'coin' | 'hazard' | 'choice';
  readonly site: string;
  readonly run: number;
  readonly tick: number;
  readonly p: number;
}

const question: fc.Arbitrary<Question> = fc.record({
  kind: fc.constantFrom('coin', 'hazard', 'choice'),
  site: fc.constantFrom('a', 'b', 'c'),
  run: fc.oneof(fc.integer({ min: 0, max: 40 }), anyRun),
  tick: fc.oneof(fc.integer({ min: 1, max: 20 }), hazardTick),
  p: anyChance,
});

function ask(
  luck: Luck,
  { kind, site, run, tick, p }: Question,
  draws: Draws = luck.forRun(run),
): boolean | number {
  const home = luck.site(site);
  if (kind === 'choice') return draws.choice(home, tick, table);
  return kind === 'coin' ? draws.coin(home, tick, p) : draws.hazard(home, tick, p);
}

describe('replay', () => {
  it('gives one answer to a question, whatever was asked before and in whatever order', () => {
    fc.assert(
      fc.property(
        anySeed,
        fc.array(question, { minLength: 1, maxLength: 60 }),
        fc.nat(),
        (seed, questions, turn) => {
          const alone = questions.map((one) => ask(createLuck(seed), one));
          const warm = createLuck(seed);
          const draws = new Map(questions.map(({ run }) => [run, warm.forRun(run)]));
          const places = questions.map((_, place) => (place * 7 + turn) % questions.length);
          for (const order of [places, places.toReversed(), questions.keys()]) {
            for (const place of order) {
              const one = questions[place];
              if (one === undefined) continue;
              expect(ask(warm, one, draws.get(one.run))).toBe(alone[place]);
              expect(ask(warm, one)).toBe(alone[place]);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives a run alone what it gave among its batch, tick after tick', () => {
    const p = 0.04;
    const together = createLuck(11);
    const answers = Array.from({ length: 100 }, (_, run) => {
      const draws = together.forRun(run);
      return Array.from({ length: 300 }, (_, at) => draws.hazard(together.site('x'), at + 1, p));
    });
    const alone = createLuck(11);
    for (const run of [99, 0, 31, 32, 50]) {
      for (let tick = 300; tick >= 1; tick -= 1) {
        expect(alone.forRun(run).hazard(alone.site('x'), tick, p)).toBe(answers[run]?.[tick - 1]);
      }
    }
  });
});

describe('shared luck is monotone', () => {
  const pair = fc.tuple(anyChance, anyChance).map(([p, q]) => [Math.min(p, q), Math.max(p, q)] as const);

  it.each(['coin', 'hazard'] as const)('a higher chance keeps every %s that a lower one gave', (kind) => {
    fc.assert(
      fc.property(
        anySeed,
        fc.nat({ max: 1000 }),
        fc.nat({ max: 2000 }),
        pair,
        (seed, batch, start, [low, high]) => {
          const luck = createLuck(seed);
          const site = luck.site('shared');
          for (let lane = 0; lane < 32; lane += 1) {
            const draws = luck.forRun(batch * 32 + lane);
            for (let tick = start + 1; tick <= start + 8; tick += 1) {
              const [below, above] = [draws[kind](site, tick, low), draws[kind](site, tick, high)];
              expect(below && !above).toBe(false);
            }
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('across every border, step by step from 0 to 1', () => {
    const steps = [0, 1e-6, 1e-5, 1e-4, ...BORDERS.flatMap((p) => [p * (1 - 1e-12), p, p * (1 + 1e-12)])];
    for (let p = 0.0005; p < 0.2; p *= 1.1) steps.push(p);
    for (let p = 0.2; p <= 1; p += 1 / 16) steps.push(p);
    steps.push(1);
    steps.sort((left, right) => left - right);
    const luck = createLuck('borders');
    const site = luck.site('shared');
    let changes = 0;
    for (let run = 0; run < 64; run += 1) {
      const draws = luck.forRun(run);
      for (let tick = 1; tick <= 64; tick += 1) {
        const answers = steps.map((p) => draws.hazard(site, tick, p));
        const first = answers.indexOf(true);
        expect(answers.slice(first)).not.toContain(false);
        expect(answers.slice(0, first)).not.toContain(true);
        changes += first;
      }
    }
    expect(changes).toBeGreaterThan(0);
  });

  it('chance 0 never, chance 1 always', () => {
    fc.assert(
      fc.property(anySeed, anySite, anyRun, hazardTick, (seed, name, run, tick) => {
        const luck = createLuck(seed);
        const site = luck.site(name);
        const draws = luck.forRun(run);
        expect([draws.coin(site, tick, 0), draws.hazard(site, tick, 0)]).toEqual([false, false]);
        expect([draws.coin(site, tick, 1), draws.hazard(site, tick, 1)]).toEqual([true, true]);
      }),
    );
  });
});

describe('a draw depends on each of seed, site, run and tick', () => {
  function coins(seed: string | number, name: string, run: number, from: number): string {
    const luck = createLuck(seed);
    const draws = luck.forRun(run);
    const site = luck.site(name);
    return Array.from({ length: 128 }, (_, at) => Number(draws.coin(site, from + at, 0.5))).join('');
  }

  it('128 coins in a row differ when any of the four does', () => {
    fc.assert(
      fc.property(anySeed, anySite, anyRun, occasionTick, (seed, name, run, tick) => {
        const from = Math.min(tick, 8_000_000);
        const same = coins(seed, name, run, from);
        expect(coins(`${seed}.`, name, run, from)).not.toBe(same);
        expect(coins(seed, `${name}.`, run, from)).not.toBe(same);
        expect(coins(seed, name, run === 0 ? 1 : run - 1, from)).not.toBe(same);
        expect(coins(seed, name, run, from + 1)).not.toBe(same);
      }),
    );
  });

  it('and on nothing else: a number and its text are one seed, two spellings one site', () => {
    expect(coins(7, 'caf\u00e9', 3, 1)).toBe(coins('7', 'cafe\u0301', 3, 1));
  });
});
