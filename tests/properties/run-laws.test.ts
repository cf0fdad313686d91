import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  act,
  becomes,
  broken,
  canStillCalm,
  certaintyHasOneTrajectory,
  enginesAgree,
  LawBroken,
  livesFollowTheTable,
  moves,
  neverBefore,
  outcomeNeeds,
  play,
  playings,
  raisingMakesNoLikelier,
  restraintHolds,
  rungsRiseBy,
  scenarioDocuments,
  schedules,
  settings,
  SMALL,
  worlds,
} from 'brinkmanship/fast-check';
import { read } from '../laws/played.js';

/** Two that promised not to strike, of whom one is sorely tempted. */
const PACT = read({
  brinkmanship: 1,
  title: 'A pact',
  tick: 'day',
  horizon: 20,
  actors: { north: 'North', south: 'South' },
  ladder: { rungs: ['quiet', 'use of force', 'war'], cools: '20% a day, assumed' },
  acts: { strike: { rung: 'use of force' }, invade: { rung: 'war' } },
  commitments: {
    word: {
      debtor: 'north',
      creditor: 'south',
      refrain: 'north strike south',
      fidelity: '0.5, from 0 to 1, assumed',
    },
  },
  options: {
    'north may strike south': '10% a day, from 0 to 0.2, assumed',
    'south may strike north': { when: 'north strike south', chance: '0.5 per occasion, assumed' },
    'south may invade north': { when: 'rung(north, south) is use of force', chance: '5% a day, assumed' },
  },
  outcomes: [
    { war: { when: 'rung(north, south) is war', ends: true } },
    { blows: 'ever(north strike south)' },
  ],
});

const playing = playings(PACT, { variant: null, forced: 0 });

/** The number of the first of many runs in which a law is broken, with its text. */
function firstBroken(law: (run: number) => void): { readonly run: number; readonly message: string } | null {
  for (let run = 0; run < 300; run += 1) {
    try {
      law(run);
    } catch (error) {
      if (!(error instanceof LawBroken)) throw error;
      return { run, message: error.message };
    }
  }
  return null;
}

describe('laws of every scenario', () => {
  it('hold of generated ones', () => {
    const drawn = scenarioDocuments({ size: SMALL })
      .map(read)
      .chain((scenario) => playings(scenario, { forced: 2, forbidden: 1, moved: 2 }));
    expect(() =>
      fc.assert(
        fc.property(drawn, (one) => {
          enginesAgree(one);
          livesFollowTheTable(one);
          certaintyHasOneTrajectory(one);
        }),
        { numRuns: 30 },
      ),
    ).not.toThrow();
  });
});

describe('laws of a scenario', () => {
  it('hold where the scenario says so', () => {
    expect(() =>
      fc.assert(
        fc.property(playing, (one) => {
          neverBefore(one, act('south strike north'), act('north strike south'));
          outcomeNeeds(one, 'blows', act('north strike south'));
          canStillCalm(one, 40);
        }),
        { numRuns: 40 },
      ),
    ).not.toThrow();
  });

  it.each([
    [
      'restraintHolds',
      (run: number) => restraintHolds(play(PACT, { run }), 'word'),
      /^north breaks word \(tick \d+\)$/,
    ],
    [
      'neverBefore',
      (run: number) => neverBefore(play(PACT, { run }), act('north strike south'), act('any strike north')),
      /^north strike south, and not before it: any strike north \(tick \d+\)$/,
    ],
    [
      'outcomeNeeds',
      (run: number) => outcomeNeeds(play(PACT, { run }), 'blows', act('south invade north')),
      /without any of: south invade north/,
    ],
    [
      'canStillCalm',
      // The rung cannot fall in the tick in which it is looked at already.
      (run: number) => canStillCalm(play(PACT, { run }), 0),
      /calms within 0 ticks/,
    ],
  ])('%s tells where it is broken', (_, law, text) => {
    expect(firstBroken(law)?.message).toMatch(text);
  });

  it('does not hold against a debtor what is forced', () => {
    const world = {
      forced: [{ act: 'north strike south', on: 1 }],
      settings: new Map([['commitments.word.fidelity', 1]]),
    };
    expect(firstBroken((run) => restraintHolds(play(PACT, { run, world }), 'word'))).toBeNull();
    const { trace } = play(PACT, { world });
    expect(trace.events.some(becomes('word', 'violated').is)).toBe(true);
  });

  it('knows how far rungs jump', () => {
    const world = { forced: [{ act: 'south invade north', on: 1 }], settings: new Map<string, number>() };
    expect(() => rungsRiseBy(play(PACT, { world }), 1)).toThrow(/rises by 2/);
    expect(() => rungsRiseBy(play(PACT, { world }), 2)).not.toThrow();
  });

  it.each([
    ['actor "nrth"', act('nrth strike south')],
    ['act "strke"', act('north strke south')],
    ['actor "suth"', act('north strike suth')],
    ['part of south "bases"', act('north strike south.bases')],
    ['commitment "wrd"', broken('wrd')],
    ['commitment "wrd"', becomes('wrd', 'violated')],
    ['process "wether"', moves('wether', 'foul')],
  ])('refuses to wait for what can never come: no %s', (missing, happening) => {
    const text = `the scenario has no ${missing}`;
    expect(() => neverBefore(play(PACT), act('any any any'), happening)).toThrow(text);
    expect(() => outcomeNeeds(play(PACT), 'blows', happening)).toThrow(text);
  });

  it('is told in a line where it is broken, and not with all that it was played from', () => {
    const all = fc.property(playings(PACT, { variant: null, forced: 1 }), (one) =>
      neverBefore(one, act('any any any'), act('south invade north')),
    );
    const { counterexample } = fc.check(all, { seed: 1 });
    const [first] = counterexample ?? [];
    expect(fc.stringify(first)).toMatch(/^run \d+ of seed \d+.*: (war|blows|none of these)$/);
  });

  it('refuses what the scenario does not have', () => {
    expect(() => outcomeNeeds(play(PACT), 'peace')).toThrow(RangeError);
    expect(() => restraintHolds(play(PACT), 'oath')).toThrow(RangeError);
    expect(() => act('strike')).toThrow(RangeError);
  });
});

describe('raisingMakesNoLikelier', () => {
  const raising = { number: 'commitments.word.fidelity', from: 0.2, to: 0.9 };

  it('is exact where the chain fits: a firmer word makes blows rarer', () => {
    // 1 − (1 − 0.1 × (1 − fidelity))^20 at the first blow, for the word ends with it.
    const blows = (fidelity: number): number => 1 - (1 - 0.1 * (1 - fidelity)) ** 20;
    const quiet = read({
      brinkmanship: 1,
      title: 'Blows',
      tick: 'day',
      horizon: 20,
      actors: { north: 'N', south: 'S' },
      acts: { strike: { rung: 'use of force' } },
      commitments: {
        word: { debtor: 'north', creditor: 'south', refrain: 'north strike south', fidelity: '0.5, assumed' },
      },
      options: { 'north may strike south': '10% a day, assumed' },
      outcomes: [{ blows: 'ever(north strike south)' }],
    });
    const { before, after, exact } = raisingMakesNoLikelier(quiet, { ...raising, outcome: 'blows' });
    expect(exact).toBe(true);
    expect(before).toBeCloseTo(blows(0.2), 9);
    expect(after).toBeCloseTo(blows(0.9), 9);
  });

  it('tells where it is false, exactly and by counting', () => {
    const claim = {
      ...raising,
      number: 'options.north may strike south',
      from: 0.01,
      to: 0.2,
      outcome: 'blows',
    };
    expect(() => raisingMakesNoLikelier(PACT, claim)).toThrow(LawBroken);
    expect(() => raisingMakesNoLikelier(PACT, { ...claim, megabytes: 0 })).toThrow(LawBroken);
  });
});

describe('arbitraries', () => {
  it('stay within ranges and the horizon, and shrink to nothing changed', () => {
    fc.assert(
      fc.property(worlds(PACT, { forced: 2, forbidden: 2, moved: 3 }), ({ forced, settings: moved }) => {
        for (const { on } of forced) expect(on).toBeGreaterThanOrEqual(1);
        for (const { on } of forced) expect(on).toBeLessThanOrEqual(20);
        const strikes = moved.get('options.north may strike south') ?? 0.1;
        expect(strikes).toBeGreaterThanOrEqual(0);
        expect(strikes).toBeLessThanOrEqual(0.2);
      }),
    );
    const found = fc.check(
      fc.property(fc.tuple(schedules(PACT), settings(PACT)), ([acts]) => acts.length === 0),
    );
    expect(found.counterexample?.[0][0]).toEqual([{ act: 'north strike south', on: 1 }]);
    expect(found.counterexample?.[0][1].size).toBe(0);
  });
});
