import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AskedError } from '../../src/analysis/evaluation/asked-error.js';
import {
  observationText,
  parseObservation,
  update,
  type UpdateOptions,
  type UpdatingResult,
} from '../../src/analysis/updating/index.js';
import type { Estimate } from '../../src/montecarlo/result.js';
import { clopperPearson } from '../../src/montecarlo/index.js';
import { scenarioDocuments } from '../../src/properties/index.js';
import { printUpdating } from '../../src/report/updating.js';
import { updatingSchema, updatingToJson } from '../../src/report/updating/json.js';

const T4 = readFileSync(new URL('../theory/t04-hidden-types.yaml', import.meta.url), 'utf8');

/** What is hidden decides how often Alpha strikes: .1 a day if it is calm, .3 if it is bold. Drawn evenly. */
const MOODS = `brinkmanship: 1
title: A hidden mood
tick: day
horizon: 6
actors: { alpha: Alpha, beta: Beta }
acts: { strike: {}, shout: {} }
processes:
  mood: { from: 0, to: 1, starts: { 0: "0.5, assumed", 1: rest }, known to: [alpha] }
options:
  alpha may strike beta: 0.1 + 0.2 * mood a day, assumed
  beta may shout alpha: 0.25 a day, assumed
outcomes:
  - bold: mood = 1
questions:
  third: { ask: alpha strike beta and tick = 3, by: 3 }
  second: { ask: alpha strike beta, by: 2 }
`;

/** A war ends the run, with .1 a day; apart from it somebody shouts, with .2 a day. */
const ENDS = `brinkmanship: 1
title: A run that ends
tick: day
horizon: 4
actors: { alpha: Alpha, beta: Beta }
acts: { strike: {}, shout: {} }
options:
  alpha may strike beta: 0.1 a day, assumed
  beta may shout alpha: 0.2 a day, assumed
outcomes:
  - war: { ends: true, when: alpha strike beta }
questions:
  early: { ask: alpha strike beta, by: [1, 4] }
`;

/** Alpha hardly ever shouts; apart from it there is a war, with .1 a day. */
const RARE = `brinkmanship: 1
title: Rare signs
tick: day
horizon: 6
actors: { alpha: Alpha, beta: Beta }
acts: { strike: {}, shout: {} }
options:
  alpha may shout beta: 0.002 a day, assumed
  beta may strike alpha: 0.1 a day, assumed
outcomes:
  - war: ever(beta strike alpha)
`;

async function updated(
  text: unknown,
  given: readonly string[],
  options: UpdateOptions = {},
): Promise<UpdatingResult> {
  const observations = given.map((one) => {
    const observation = parseObservation(one);
    if (observation === null) throw new Error(`${one} is no observation`);
    return observation;
  });
  const { result, diagnostics } = await update(text, observations, { method: 'exact', next: 0, ...options });
  if (result === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return result;
}

function after({ outcomes, rows }: UpdatingResult, name: string): number {
  const found =
    outcomes.find((one) => one.name === name) ??
    rows.find(({ question, label }) => `${question}, ${label}` === name);
  return found?.after.value ?? NaN;
}

describe('an observation', () => {
  it('is read as it is written', () => {
    for (const text of ['a b c@12', 'a b c@<=12', 'not a b c@12', 'not (a or b)@<=3']) {
      const observation = parseObservation(text);
      expect(observation === null ? null : observationText(observation)).toBe(text);
    }
    expect(parseObservation('not  rung(a, b) >= war @ <= 3')).toEqual({
      event: 'rung(a, b) >= war',
      tick: 3,
      when: 'by',
      happened: false,
    });
    for (const text of ['a b c', '@3', 'a b c@0', 'a b c@x', 'a b c@>=3']) {
      expect(parseObservation(text)).toBeNull();
    }
  });
});

describe('what was observed, by the chain', () => {
  it('tells of a hidden type: T4, silence is evidence', async () => {
    // Kreps and Wilson 1982: λ = .7, τ = .02; theory.md's posteriors .811, .935 and .989 at 30, 90 and 180 days.
    for (const [days, posterior] of [
      [30, 0.811],
      [90, 0.935],
      [180, 0.989],
    ] as const) {
      const result = await updated(T4, [`not alpha strike beta@<=${days}`]);
      const silent = (time: number): number => 0.7 + 0.3 * 0.98 ** time;
      expect(after(result, `sincere and intact, at day ${days}`)).toBeCloseTo(posterior, 3);
      expect(after(result, `sincere and intact, at day 180`)).toBeCloseTo(0.7 / silent(days), 12);
      expect(after(result, 'intact, at day 180')).toBeCloseTo(silent(180) / silent(days), 12);
      // What is asked of a day before is told too: then it was intact.
      expect(after(result, 'intact, at day 30')).toBeCloseTo(1, 12);
      expect(result.evidence.value).toBeCloseTo(silent(days), 12);
    }
  });

  it("follows Bayes' rule, enumerated by hand", async () => {
    const result = await updated(MOODS, ['alpha strike beta@1', 'not alpha strike beta@2'], {
      next: 1,
      of: 'bold',
    });
    // .5 × .3 × .7 and .5 × .1 × .9.
    expect(result.evidence.value).toBeCloseTo(0.15, 12);
    expect(after(result, 'bold')).toBeCloseTo(0.105 / 0.15, 12);
    expect(result.answer.factor?.value).toBeCloseTo((0.3 * 0.7) / (0.1 * 0.9), 12);
    expect(after(result, 'third, by day 3')).toBeCloseTo(0.7 * 0.3 + 0.3 * 0.1, 12);
    expect(result.observations.map(({ probability }) => probability.value)).toEqual([
      expect.closeTo(0.2, 12),
      expect.closeTo(0.8, 12),
    ]);
    const events = result.next?.events ?? [];
    const [strike] = events;
    expect(strike?.event).toBe('alpha strike beta');
    expect(strike?.probability.value).toBeCloseTo(0.24, 12);
    expect(strike?.ifSo.value).toBeCloseTo((0.7 * 0.3) / 0.24, 12);
    expect(strike?.ifNot.value).toBeCloseTo((0.7 * 0.7) / 0.76, 12);
    const open = (p: number): number => -p * Math.log2(p) - (1 - p) * Math.log2(1 - p);
    expect(result.next?.entropy).toBeCloseTo(open(0.7), 12);
    expect(strike?.information.bits).toBeCloseTo(
      open(0.7) - 0.24 * open(0.21 / 0.24) - 0.76 * open(0.49 / 0.76),
      12,
    );
    // What has nothing to do with it tells nothing.
    const shout = events.find(({ event }) => event === 'beta shout alpha');
    expect(shout?.information.bits).toBeCloseTo(0, 12);
  });

  it('conditions a hazard on having come about by a day', async () => {
    // P(by 2 | by 4) for an even mixture of .1 and .3 a day.
    const by = (days: number): number => 1 - 0.5 * (0.9 ** days + 0.7 ** days);
    const result = await updated(MOODS, ['alpha strike beta@<=4']);
    expect(after(result, 'second, by day 2')).toBeCloseTo(by(2) / by(4), 12);
    expect(result.evidence.value).toBeCloseTo(by(4), 12);
  });

  it('takes a run that has ended as one in which nothing more happened', async () => {
    const silent = await updated(ENDS, ['not beta shout alpha@<=3']);
    // War on day n has let n days pass in silence.
    const war = [1, 2, 3].map((day) => 0.1 * 0.9 ** (day - 1) * 0.8 ** day);
    const peace = 0.9 ** 3 * 0.8 ** 3;
    const evidence = war.reduce((sum, one) => sum + one, peace);
    expect(silent.evidence.value).toBeCloseTo(evidence, 12);
    expect(after(silent, 'early, by day 1')).toBeCloseTo(0.08 / evidence, 12);
    // And an act that was seen on day 3 was seen in a run that went on until then.
    const seen = await updated(ENDS, ['beta shout alpha@3']);
    expect(seen.evidence.value).toBeCloseTo(0.9 ** 2 * 0.2, 12);
    expect(after(seen, 'war')).toBeCloseTo(1 - 0.9 ** 2, 12);
    expect(after(seen, 'early, by day 1')).toBe(0);
  });

  it('takes silence as evidence only where that is said', async () => {
    const quiet = await updated(MOODS, ['alpha strike beta@1'], { observedUpTo: 3, nothingElse: true });
    expect(quiet.evidence.value).toBeCloseTo(0.75 ** 3 * (0.5 * 0.3 * 0.7 ** 2 + 0.5 * 0.1 * 0.9 ** 2), 12);
    const open = await updated(MOODS, ['alpha strike beta@1'], { observedUpTo: 3 });
    expect(open.evidence.value).toBeCloseTo(0.2, 12);
  });

  it('changes nothing where what was observed is certain, and nothing at all without observations', async () => {
    const certain = await updated(MOODS, ['tick = 3@3']);
    expect(certain.evidence.value).toBe(1);
    for (const result of [certain, await updated(MOODS, [])]) {
      for (const { before, after: now } of [...result.outcomes, ...result.rows]) {
        expect(now.value).toBeCloseTo(before.value ?? NaN, 14);
      }
    }
  });

  it('keeps total probability: over what came and what did not, the answer before', async () => {
    const came = await updated(ENDS, ['beta shout alpha@<=2']);
    const not = await updated(ENDS, ['not beta shout alpha@<=2']);
    const [p, q] = [came.evidence.value ?? NaN, not.evidence.value ?? NaN];
    expect(p + q).toBeCloseTo(1, 12);
    for (const one of came.outcomes) {
      const total = p * after(came, one.name) + q * after(not, one.name);
      expect(total).toBeCloseTo(one.before.value ?? NaN, 12);
    }
  });

  it('refuses what is impossible, what cannot be read, and what lies outside of what was observed', async () => {
    await expect(updated(MOODS, ['tick = 2@3'])).rejects.toThrow('cannot come about');
    await expect(updated(MOODS, ['alpha strikes beta@3'])).rejects.toThrow(AskedError);
    await expect(updated(MOODS, ['alpha strike beta@7'])).rejects.toThrow('a run lasts from day 1 to 6');
    await expect(updated(MOODS, ['alpha strike beta@3'], { observedUpTo: 2 })).rejects.toThrow(
      'observed up to day 2',
    );
    await expect(updated(MOODS, [], { of: 'nothing' })).rejects.toThrow('no outcome or question');
  });
});

describe('what was observed, over runs', () => {
  it('goes on until enough runs agree, and says how many did', async () => {
    const given = ['alpha strike beta@1', 'not alpha strike beta@2'];
    const options = { method: 'monte-carlo', level: 0.9999, of: 'bold', next: 1 } as const;
    const result = await updated(MOODS, given, { ...options, effective: 10_000 });
    expect(result.method).toBe('runs');
    expect(result.sample?.played).toBe(80_000);
    expect(result.sample?.effective ?? 0).toBeGreaterThan(10_000);
    expect(within(result.answer.after, 0.7)).toBe(true);
    expect(within(result.evidence, 0.15)).toBe(true);
    const strike = result.next?.events.find(({ event }) => event === 'alpha strike beta');
    expect(within(strike?.ifSo, 0.875)).toBe(true);
    expect(strike?.information.low).toBeGreaterThan(0);
    expect(printUpdating(result)).toContain('“bold” goes from 0.4993');
    expect(updatingSchema.parse(updatingToJson(result)).sample?.played).toBe(80_000);
    // The same again, however it is played.
    expect(await updated(MOODS, given, { ...options, effective: 10_000 })).toEqual(result);
  });

  it('tells how far it is, and says so where it is stopped', async () => {
    const told: number[] = [];
    const signal = {
      get aborted() {
        return told.length > 0;
      },
    };
    const onProgress = (done: number): void => {
      told.push(done);
    };
    for (const method of ['monte-carlo', 'weighted'] as const) {
      told.length = 0;
      const result = await updated(MOODS, ['alpha strike beta@1'], { method, signal, onProgress });
      expect(result.stopped).toBe(true);
      expect(told.length).toBeGreaterThan(0);
      expect(printUpdating(result)).toContain('Stopped early');
      expect(updatingSchema.parse(updatingToJson(result)).stopped).toBe(true);
    }
  });

  it('refuses to speak from too few', async () => {
    const given = [
      'alpha strike beta@1',
      'alpha strike beta@2',
      'alpha strike beta@3',
      'alpha strike beta@4',
    ];
    await expect(updated(MOODS, given, { method: 'monte-carlo', runs: 1_000 })).rejects.toThrow(
      'fewer than 100 are no sample',
    );
  });

  it('tells of nothing that is independent, at the stated level', async () => {
    const result = await updated(MOODS, [], { method: 'monte-carlo', level: 0.9999, of: 'bold', next: 2 });
    const shout = result.next?.events.find(({ event }) => event === 'beta shout alpha');
    expect(shout?.information.low).toBe(0);
    expect(printUpdating(result)).toContain(
      'cannot tell from nothing what these say of it: beta shout alpha',
    );
  });
});

describe('what was observed, over weighted runs', () => {
  it('weighs each run with what its dice were favoured by', async () => {
    const given = [
      'alpha strike beta@1',
      'alpha strike beta@2',
      'alpha strike beta@3',
      'alpha strike beta@4',
    ];
    const result = await updated(MOODS, given, { method: 'weighted', level: 0.9999, next: 2, of: 'bold' });
    expect(result.method).toBe('weighted runs');
    expect(result.sample?.played).toBe(20_000);
    // Favoured to an even chance a day, .5^4 of the runs agree; a bold one weighs .6^4, and one of 82 weighs .2^4.
    expect(result.sample?.effective ?? 0).toBeGreaterThan(500);
    expect(result.sample?.effective ?? 0).toBeLessThan(20_000 * 0.5 ** 4);
    expect(within(result.evidence, 0.5 * 0.3 ** 4 + 0.5 * 0.1 ** 4)).toBe(true);
    expect(within(result.answer.after, 81 / 82)).toBe(true);
    const strike = result.next?.events.find(({ event }) => event === 'alpha strike beta');
    expect(within(strike?.probability, (81 * (1 - 0.7 ** 2) + (1 - 0.9 ** 2)) / 82)).toBe(true);
    expect(printUpdating(result)).toContain('20,000 weighted runs, worth ');
  });

  it('says something where next to no run agrees', async () => {
    const given = ['alpha shout beta@2', 'alpha shout beta@5'];
    const result = await updated(RARE, given, {});
    expect(result.evidence.value).toBeCloseTo(0.002 ** 2, 15);
    const weighted = await updated(RARE, given, { method: 'weighted', runs: 1_000_000, level: 0.9999 });
    // Half of the runs agree on each of the two days, and all weigh the same.
    expect(weighted.sample?.played).toBe(5_000);
    expect(Math.abs((weighted.sample?.effective ?? 0) - 1_250)).toBeLessThan(5 * Math.sqrt(1_250 * 0.75));
    expect(within(weighted.evidence, 0.002 ** 2)).toBe(true);
    expect(printUpdating(weighted)).toMatch(/all of it +[34]\.\de-6 \[/);
    expect(within(weighted.answer.after, 1 - 0.9 ** 6)).toBe(true);
    await expect(updated(RARE, given, { method: 'monte-carlo', runs: 100_000 })).rejects.toThrow('no sample');
  });
});

describe('over generated scenarios', () => {
  it('comes to the same by filtering the chain as by the runs that agree', async () => {
    /** Each number has its share of the chance that any is missed (Bonferroni's bound). */
    const [family, numbers] = [1e-3, 20_000];
    const level = 1 - family / numbers;
    let compared = 0;
    let informed = 0;
    let weighed = 0;
    await fc.assert(
      fc.asyncProperty(scenarioDocuments(), fc.nat(), fc.boolean(), async (document, place, happened) => {
        const { result: found } = await update(document, [], { method: 'monte-carlo', runs: 128, next: 5 });
        const events = found?.next?.events ?? [];
        const event = events[place % Math.max(1, events.length)]?.event;
        if (event === undefined || found === null) return;
        const tick = Math.min(3, found.horizon);
        const observation = { event, tick, when: happened ? 'on' : 'by', happened } as const;
        const options = { observedUpTo: tick, next: 0 };
        const exact = await orNone(
          update(document, [observation], { ...options, method: 'exact', megabytes: 24 }),
        );
        const runs = await orNone(
          update(document, [observation], { ...options, method: 'monte-carlo', runs: 20_000, level }),
        );
        if (exact === null || runs === null) return;
        expect(runs.rows).toHaveLength(exact.rows.length);
        const weighted = await orNone(
          update(document, [observation], { ...options, method: 'weighted', runs: 400_000, level }),
        );
        for (const [at, { after: of }] of (weighted?.outcomes ?? []).entries()) {
          const { after: one } = exact.outcomes[at] ?? {};
          weighed += 1;
          expect(within(of, one?.value ?? NaN)).toBe(true);
        }
        for (const [one, other] of [
          [exact.evidence, runs.evidence] as const,
          ...exact.outcomes.map(({ after: of }, at) => [of, runs.outcomes[at]?.after] as const),
          ...exact.rows.map(({ after: of }, at) => [of, runs.rows[at]?.after] as const),
        ]) {
          if (one.value === null || other === undefined || other.value === null) continue;
          compared += 1;
          const { low, high } = clopperPearson(Math.round(other.value * other.runs), other.runs, level);
          expect(one.value).toBeGreaterThanOrEqual(low - 1e-9);
          expect(one.value).toBeLessThanOrEqual(high + 1e-9);
        }
        informed += 1;
      }),
      { numRuns: 15 },
    );
    expect(informed).toBeGreaterThan(4);
    expect(weighed).toBeGreaterThan(10);
    expect(compared).toBeGreaterThan(50);
    expect(compared).toBeLessThan(numbers);
  }, 180_000);
});

/** Null where it is refused: too large, too rare or impossible. */
async function orNone(updating: ReturnType<typeof update>): Promise<UpdatingResult | null> {
  try {
    return (await updating).result;
  } catch (error) {
    if (error instanceof Error && ['AskedError', 'TooLargeError'].includes(error.name)) return null;
    throw error;
  }
}

function within(estimate: Estimate | undefined, value: number): boolean {
  return (estimate?.low ?? NaN) <= value && value <= (estimate?.high ?? NaN);
}
