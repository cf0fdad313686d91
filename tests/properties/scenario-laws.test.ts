import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  certainWordIsKept,
  LawBroken,
  onlyRestrains,
  orderMakesNoDifference,
  outcomesAddUp,
  piecesAddUp,
  play,
  playings,
  readsOrRefuses,
  scenarioDocuments,
  SMALL,
  solvingAgrees,
} from 'brinkmanship/fast-check';
import { ScenarioError } from 'brinkmanship';
import { read } from '../laws/played.js';

const documents = scenarioDocuments({ size: SMALL });
const scenarios = documents.map(read);

/** North has promised not to strike. West looks at the promise itself, and not at what North does. */
const LOOKED_AT = {
  brinkmanship: 1,
  title: 'A promise that is looked at',
  tick: 'day',
  horizon: 20,
  actors: { north: 'North', south: 'South', west: 'West' },
  acts: { strike: { rung: 'use of force' }, march: { rung: 'threat' } },
  commitments: {
    word: {
      debtor: 'north',
      creditor: 'south',
      refrain: 'north strike south',
      fidelity: '0.5, assumed',
      observers: ['west'],
    },
  },
  options: {
    'north may strike south': '10% a day, assumed',
    'west may march south': { when: 'word is violated', chance: '50% a day, assumed' },
  },
  outcomes: [{ march: 'ever(west march south)' }, { blows: 'ever(north strike south)' }],
};

describe('laws of every scenario', () => {
  it('hold of generated ones', () => {
    let compared = 0;
    fc.assert(
      fc.property(scenarios, fc.nat(), fc.nat({ max: 200 }), (scenario, seed, at) => {
        if (solvingAgrees(scenario, { seed, runs: 400, megabytes: 10 })) compared += 1;
        piecesAddUp(scenario, at, { seed, runs: 200 });
        outcomesAddUp(scenario, { seed, runs: 200 });
      }),
      { numRuns: 20 },
    );
    expect(compared).toBeGreaterThan(5);
  });

  it('hold of single runs: who is sure to keep its word keeps it, whatever is forced', () => {
    let sure = 0;
    fc.assert(
      fc.property(
        scenarios.chain((scenario) => playings(scenario, { forced: 2, moved: 2 })),
        (playing) => {
          const certain = playing.scenario.commitments
            .filter(({ form }) => form === 'refrain')
            .map(({ name }): [string, number] => [`commitments.${name}.fidelity`, 1]);
          const { scenario, variant, world, seed, run } = playing;
          const settings = new Map([...world.settings, ...certain]);
          sure += certain.length;
          certainWordIsKept(playing);
          certainWordIsKept(play(scenario, { variant, world: { ...world, settings }, seed, run }));
        },
      ),
      { numRuns: 40 },
    );
    expect(sure).toBeGreaterThan(10);
  });

  it('hold in any order of the keys', () => {
    expect(() =>
      fc.assert(
        fc.property(documents, fc.nat(), fc.nat(), (document, order, seed) => {
          orderMakesNoDifference(document, order, { seed });
        }),
        { numRuns: 20 },
      ),
    ).not.toThrow();
    expect(() => orderMakesNoDifference({}, 1)).toThrow(ScenarioError);
  });

  it('hold of any text', () => {
    expect(() => fc.assert(fc.property(fc.string(), (text) => void readsOrRefuses(text)))).not.toThrow();
    expect(readsOrRefuses('brinkmanship: 1').scenario).toBeNull();
  });

  it('refuse a piece that there is not', () => {
    expect(() => piecesAddUp(read(LOOKED_AT), 11, { runs: 10 })).toThrow('from 0 to 10 runs, not 11');
  });
});

describe('onlyRestrains', () => {
  it('holds of a promise that nobody looks at', () => {
    const { 'west may march south': _, ...options } = LOOKED_AT.options;
    const scenario = read({ ...LOOKED_AT, options });
    for (let run = 0; run < 50; run += 1)
      expect(() => onlyRestrains(scenario, 'word', { run })).not.toThrow();
  });

  it('is broken where another looks at the promise and not at the deed', () => {
    const scenario = read(LOOKED_AT);
    const broken = Array.from({ length: 50 }, (_, run) => run).flatMap((run) => {
      try {
        onlyRestrains(scenario, 'word', { run });
        return [];
      } catch (error) {
        if (!(error instanceof LawBroken)) throw error;
        return [error.message];
      }
    });
    expect(broken.join()).toContain('with word never kept: west march south; without it: nothing happens');
  });

  it('refuses what the scenario does not have', () => {
    expect(() => onlyRestrains(read(LOOKED_AT), 'oath')).toThrow('the scenario has no commitment "oath"');
  });
});
