import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type Game,
  GameError,
  judge,
  modelSum,
  type Move,
  oddsOf,
  type Position,
  positionAfter,
  positionOf,
  readGame,
  setTable,
  type Table,
  truthOf,
  writeGame,
} from '../../../src/analysis/play/index.js';
import { createLuck } from '../../../src/chance/index.js';
import { scenarioDocuments, SMALL } from '../../../src/properties/index.js';
import { diceOf, playRun, traceRun } from '../../../src/reference/index.js';
import { readScenario } from '../../../src/scenario/read/scenario.js';
import { lowered, read } from '../../laws/played.js';

function tableOf(document: unknown, actor: string): Table {
  const scenario = read(document);
  return setTable(scenario, lowered(scenario), actor);
}

function shipped(file: string, actor: string): Table {
  const { scenario } = readScenario(readFileSync(`scenarios/${file}`, 'utf8'));
  if (scenario === null) throw new Error(`${file} is not valid`);
  return setTable(scenario, lowered(scenario), actor);
}

/** Plays to the end, deciding by a rule of the test. */
function playOut(
  table: Table,
  seed: number,
  run: number,
  move: (position: Position) => Move,
): { moves: Move[]; end: Position } {
  const moves: Move[] = [];
  for (let made = 0; made < 500; made += 1) {
    const position = positionOf(table, { seed, run, moves });
    if (position.due === null) return { moves, end: position };
    moves.push(move(position));
  }
  throw new Error('the game does not end');
}

/** The first alternative of what has to be decided; all else is left. */
function leave({ due }: Position): Move {
  if (due === null) throw new Error('nothing is due');
  const choose = due.decisions.flatMap(({ opening: { site, canWait, alternatives } }) =>
    canWait ? [] : [{ site, choice: alternatives[0]?.choice ?? null }],
  );
  return { on: due.tick, step: due.step, choose, wait: 1000 };
}

describe('A game', () => {
  it('in which the player decides as the model does is the run of the model', () => {
    fc.assert(
      fc.property(scenarioDocuments(), fc.nat(), (document, seed) => {
        const scenario = read(document);
        const model = lowered(scenario);
        const told = traceRun(model, seed, 0);
        for (const { name } of scenario.actors) {
          const table = setTable(scenario, model, name);
          const drawn = positionAfter(table, { seed, run: 0 }, model.horizon);
          const asDrawn = ({ due }: Position): Move => {
            if (due === null) throw new Error('nothing is due');
            const choose = due.decisions.map(({ opening: { site } }) => ({
              site,
              choice: drawn.choices.get(due.tick)?.get(site) ?? null,
            }));
            return { on: due.tick, step: due.step, choose, wait: 1 };
          };
          const { end } = playOut(table, seed, 0, asDrawn);
          expect(truthOf(table, { seed, run: 0 }, end)).toEqual(told);
          expect(end.outcome).toBe(told.outcome);
          expect(end.seen).toEqual(drawn.seen);
        }
      }),
      { numRuns: 30 },
    );
  }, 120_000);

  it('is the same again from what was saved of it', () => {
    const table = shipped('december-assurances.yaml', 'iran');
    const { moves, end } = playOut(table, 1, 3, leave);
    const game: Game = {
      brinkmanship: 'game',
      format: 1,
      scenario: table.model.title,
      model: modelSum(table.model),
      variant: null,
      readings: table.model.readings,
      settings: {},
      seed: 1,
      run: 3,
      actor: 'iran',
      moves,
    };
    const again = readGame(writeGame(game));
    expect(again).toEqual(game);
    expect(positionOf(table, again)).toEqual(end);
    // From the first decision on the model plays its own run; the last is left by both.
    const [first] = judge(table, again, end);
    const { outcome, endedAt } = traceRun(table.model, 1, 3);
    expect(first?.modelFromHere).toEqual({ outcome, endedAt });
  });

  it('tells how likely the model was to do the same', () => {
    const table = shipped('first-strike-pact.yaml', 'north');
    // 30 % within 90 days, at the same chance each day: to wait them all has 70 %.
    const { end } = playOut(table, 1, 1, leave);
    expect(end.taken).toHaveLength(1);
    expect(end.taken[0]?.likelihood).toBeCloseTo(0.7, 12);
    expect(end.taken[0]?.waited).toBe(89);
  });

  it.each([
    [
      { on: 2, step: 'decide/intend', choose: [], wait: 1 },
      /move 1 on day 2 \(decide\/intend\) does not fit/,
    ],
    [
      { on: 1, step: 'decide/keep', choose: [], wait: 1 },
      /what is due next is due on day 1 \(decide\/intend\)/,
    ],
    [
      { on: 1, step: 'decide/intend', choose: [{ site: 'x', choice: 'yes' }], wait: 1 },
      /"x" is not open then/,
    ],
    [
      {
        on: 1,
        step: 'decide/intend',
        choose: [{ site: 'option/north may strike south', choice: 'no' }],
        wait: 1,
      },
      /offers no choice "no"/,
    ],
  ])('refuses a move that does not fit: %j', (move, why) => {
    const table = shipped('first-strike-pact.yaml', 'north');
    expect(() => positionOf(table, { seed: 1, run: 0, moves: [move] })).toThrow(why);
  });

  it.each(['', '{}', 'null', '{"brinkmanship":"game"}', '[1]'])('is not read from %j', (text) => {
    expect(() => readGame(text)).toThrow(GameError);
  });
});

describe('The eyes of an actor', () => {
  const FALSE_FLAG = {
    brinkmanship: 1,
    title: 'An act under a false flag',
    tick: 'day',
    horizon: 3,
    actors: { alpha: 'Alpha', beta: 'Beta', gamma: 'Gamma' },
    acts: { strike: { says: '{actor} strikes {target}', rung: 'use of force' } },
    options: { 'gamma may strike beta': '100% per day, assumed' },
    attribution: {
      flag: {
        observer: 'beta',
        of: 'gamma strike beta',
        believes: 'it was alpha',
        chance: '100% per occasion, assumed',
      },
    },
    outcomes: [{ nothing: 'ever(alpha strike beta)' }],
  };

  it('see an act as the actor takes it', () => {
    const acts = (actor: string): unknown =>
      positionAfter(tableOf(FALSE_FLAG, actor), { seed: 1, run: 0 }, 1).seen.at(-1)?.events;
    expect(acts('beta')).toMatchObject([{ kind: 'act', author: 'alpha' }]);
    expect(JSON.stringify(acts('beta'))).not.toContain('gamma');
    expect(acts('alpha')).toMatchObject([{ kind: 'act', author: 'gamma' }]);
  });
});

/** Beta is sincere or not, which Alpha cannot see; a false Beta strikes on a tenth of the days, a sincere one on a hundredth. */
const TYPES = {
  brinkmanship: 1,
  title: 'A hidden type',
  tick: 'day',
  horizon: 20,
  actors: { alpha: 'Alpha', beta: 'Beta' },
  acts: { strike: { says: '{actor} strikes {target}', rung: 'use of force' } },
  processes: {
    resolve: {
      states: ['sincere', 'feint'],
      starts: { sincere: '0.7, assumed', feint: 'rest' },
      'known to': ['beta'],
    },
  },
  options: {
    'beta may strike alpha (in earnest)': { when: 'resolve is feint', chance: '0.1 per day, assumed' },
    'beta may strike alpha (by and by)': { when: 'resolve is sincere', chance: '0.01 per day, assumed' },
  },
  outcomes: [{ feint: 'resolve is feint' }],
};

describe('Odds', () => {
  const table = tableOf(TYPES, 'alpha');

  /** By Bayes: the chance that Beta is false after so many days, on so many of which it struck. */
  function feint(days: number, strikes: number): number {
    const one = (p: number): number => p ** strikes * (1 - p) ** (days - strikes);
    const [sincere, false_] = [0.7 * one(0.01), 0.3 * one(0.1)];
    return false_ / (sincere + false_);
  }

  it.each([0, 1, 3, 7, 11, 19])('of a hidden type are what Bayes says, in run %i', (run) => {
    for (const days of [0, 5, 10]) {
      const position = positionAfter(table, { seed: 5, run }, days);
      const strikes = position.seen.filter(({ events }) => events.some(({ kind }) => kind === 'act')).length;
      const given = oddsOf(table, position, { runs: 4000 });
      if (given.kind !== 'odds') throw new Error('too few runs agree');
      const told = given.odds.find(({ outcome }) => outcome === 'feint');
      const { probability = NaN } = told ?? {};
      const p = feint(days, strikes);
      // Four standard errors of as many equal runs as are said to agree.
      expect(Math.abs(probability - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / given.agreeing) + 0.005);
    }
  });

  it('are those of the runs in which the actor would have seen the same', () => {
    let compared = 0;
    fc.assert(
      fc.property(scenarioDocuments({ size: SMALL }), fc.nat({ max: 1000 }), (document, seed) => {
        const scenario = read(document);
        const model = lowered(scenario);
        const { name: actor = '' } = scenario.actors[0] ?? {};
        const one = setTable(scenario, model, actor);
        const ticks = Math.min(2, model.horizon - 1);
        const position = positionAfter(one, { seed, run: 0 }, ticks);
        if (position.outcome !== undefined) return;
        const given = oddsOf(one, position, { runs: 1500, least: 200 });
        // The plain way: play many runs, and keep those that agree.
        const wanted = JSON.stringify(position.seen);
        const ends = Array.from({ length: 1500 }, (_, run) => run).flatMap((run) => {
          const other = positionAfter(one, { seed: 'others', run }, ticks);
          if (other.outcome !== undefined || JSON.stringify(other.seen) !== wanted) return [];
          return [playRun(model, diceOf(createLuck('others'), run)).outcome];
        });
        if (given.kind !== 'odds' || ends.length < 200) return;
        compared += 1;
        for (const [place, { probability }] of given.odds.entries()) {
          const isIt = (end: number | null): boolean => (end ?? model.outcomes.length) === place;
          const share = ends.filter(isIt).length / ends.length;
          const error = Math.sqrt(0.25 / given.agreeing + 0.25 / ends.length);
          expect(Math.abs(share - probability)).toBeLessThan(4.5 * error);
        }
      }),
      { numRuns: 12 },
    );
    expect(compared).toBeGreaterThan(4);
  }, 240_000);

  it('are refused where too few runs agree', () => {
    const position = positionAfter(table, { seed: 5, run: 0 }, 5);
    expect(oddsOf(table, position, { runs: 40, least: 41 })).toMatchObject({ kind: 'too few', runs: 40 });
  });

  it('tell nothing of the luck of the run', () => {
    // Before anything has happened all runs look alike.
    const [one, other] = [2, 3].map((run) =>
      oddsOf(table, positionAfter(table, { seed: 5, run }, 0), { runs: 200 }),
    );
    expect(one).toEqual(other);
  });
});
