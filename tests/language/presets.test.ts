import {
  defineScenario,
  LADDERS,
  readDocument,
  readScenario,
  runScenario,
  type Scenario,
} from 'brinkmanship';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lower } from '../../src/model/lower/index.js';
import { ACT_PRESETS, type ActPreset } from '../../src/scenario/act-presets.js';

/** Kinds of act and ladders that the field already has. */

const EXAMPLE = readFileSync(new URL('../../scenarios/examples/presets.yaml', import.meta.url), 'utf8');

function scenarioOf(text: string): Scenario {
  const { scenario, diagnostics } = readScenario(text, 'test.yaml');
  expect(diagnostics).toEqual([]);
  if (scenario === null) throw new Error('not read');
  return scenario;
}

const kindOf = (scenario: Scenario, name: string) => scenario.acts.find((kind) => kind.name === name);

describe('the example', () => {
  it('is more than words as often as two waits after each other give', async () => {
    const { questions, outcomes } = await runScenario(scenarioOf(EXAMPLE), { runs: 4_000, level: 0.999 });
    // On a day Arden accuses with .05, and a threat follows the day after with .2: .01 a day, on days 2 to 90.
    // From the day after the first threat on, shells come with .01 a day.
    const threatened = (day: number): number => (day < 2 ? 0 : 0.01 * 0.99 ** (day - 2));
    const shelled = (by: number): number => {
      let sum = 0;
      for (let day = 2; day < by; day += 1) sum += threatened(day) * (1 - 0.99 ** (by - day));
      return sum;
    };
    for (const [place, by] of [30, 90].entries()) {
      const { low, high } = questions['Q1']?.rows[place]?.estimate ?? {};
      expect(low).toBeLessThanOrEqual(shelled(by));
      expect(high).toBeGreaterThanOrEqual(shelled(by));
    }
    const words = outcomes['none of these']?.probability;
    expect(words?.low).toBeLessThanOrEqual(0.99 ** 89);
    expect(words?.high).toBeGreaterThanOrEqual(0.99 ** 89);
  });

  it('has kinds with their rungs, codes, weights and sentences', () => {
    const scenario = scenarioOf(EXAMPLE);
    expect(kindOf(scenario, 'threaten')).toMatchObject({
      rung: LADDERS.mid.indexOf('threat'),
      hostility: -6,
      codes: { mid: 2, cameo: '13', plover: 'THREATEN' },
      says: '{actor} threatens {target}',
    });
    expect(kindOf(scenario, 'shell')).toMatchObject({
      rung: LADDERS.mid.indexOf('use of force'),
      hostility: -10,
      codes: { mid: 4, cameo: '19', plover: 'ASSAULT' },
      says: '{actor} shells the harbours of {target}',
    });
    expect(kindOf(scenario, 'sit down with')).toMatchObject({ rung: null, calmsTo: 0, hostility: 1 });
    expect(kindOf(scenario, 'go to war with')).toMatchObject({ rung: 4, codes: { mid: 5 } });
  });
});

describe('the sets', () => {
  it('have the sixteen types of PLOVER', () => {
    const types = Object.values<ActPreset>(ACT_PRESETS.plover).map(({ codes }) => codes.plover);
    // POLECAT's types, in the order of the codebook.
    expect(types).toEqual(
      (
        'AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION ' +
        'MOBILIZE COERCE ASSAULT'
      ).split(' '),
    );
    expect(Object.keys(ACT_PRESETS.plover)).toEqual(types.map((type) => type.toLowerCase()));
  });

  it('have friendly weights for cooperation and hostile ones for conflict', () => {
    // The quad categories of the codebook: the first seven types are cooperation, the rest conflict.
    const weights = Object.values<ActPreset>(ACT_PRESETS.plover).map(({ hostility }) => hostility);
    expect(weights.slice(0, 7).every((weight) => weight > 0)).toBe(true);
    expect(weights.slice(7).every((weight) => weight < 0)).toBe(true);
    expect(Math.min(...weights)).toBe(-10);
  });

  it('have the levels 2 to 5 of the MID data, each with a rung of the ladder', () => {
    expect(Object.values<ActPreset>(ACT_PRESETS.mid).map(({ level }) => level)).toEqual([2, 3, 4, 5]);
    const all = Object.values(ACT_PRESETS).flatMap((set) => Object.values<ActPreset>(set));
    expect(all.map(({ codes }) => codes.mid ?? null)).toEqual(all.map(({ level }) => level));
    const levels = all.flatMap(({ level }) => level ?? []);
    expect(levels.filter((level) => LADDERS.mid[level - 1] === undefined)).toEqual([]);
  });
});

describe('the ladders', () => {
  it('of Kahn has 44 rungs above none', () => {
    expect(LADDERS.kahn).toHaveLength(45);
    expect(new Set(LADDERS.kahn).size).toBe(45);
    // Rungs whose numbers his figure and the literature name.
    const numbered = {
      10: 'provocative breaking off',
      15: 'barely nuclear war',
      20: 'peaceful worldwide embargo',
    };
    for (const [number, name] of Object.entries({
      ...numbered,
      4: 'hardening of positions',
      12: 'large conventional war',
      21: 'local nuclear war',
      32: 'formal declaration of general war',
      39: 'slow-motion countercity war',
      44: 'spasm or insensate war',
    })) {
      expect(LADDERS.kahn[Number(number)]).toContain(name);
    }
  });
});

/** Nothing but what is written here. */
function small(sections: string): string {
  return `brinkmanship: 1
title: small
tick: day
horizon: 5
actors: { north: North, south: South }
${sections}
outcomes: [{ it: tick > 4 }]
`;
}

describe('a scenario without sets', () => {
  it('has its own kinds only', () => {
    expect(scenarioOf(small('acts: { strike: {} }')).acts.map(({ name }) => name)).toEqual(['strike']);
  });

  it('has the same model as one that takes a set and uses nothing of it', () => {
    const own = 'acts: { strike: { rung: war } }\noptions: { north may strike south: "5% a day, assumed" }';
    const { model } = lower(scenarioOf(small(own)));
    const { model: other } = lower(scenarioOf(small(`act presets: [mid, plover]\n${own}`)));
    expect({ ...other, labels: null }).toEqual({ ...model, labels: null });
  });
});

describe('a kind of one’s own', () => {
  it('comes in place of a kind of the set that has its name', () => {
    const scenario = scenarioOf(
      small('act presets: plover\nacts: { assault: { like: assault, rung: war } }'),
    );
    expect(scenario.acts.filter(({ name }) => name === 'assault')).toHaveLength(1);
    expect(kindOf(scenario, 'assault')).toMatchObject({ rung: 4, codes: { plover: 'ASSAULT' } });
  });

  it('takes codes and rung from the kind that it is like, without the set', () => {
    const scenario = scenarioOf(small('acts: { raid: { like: use force against, codes: { cameo: 193 } } }'));
    expect(scenario.acts.map(({ name }) => name)).toEqual(['raid']);
    expect(kindOf(scenario, 'raid')).toMatchObject({
      rung: 3,
      codes: { mid: 4, cameo: '193' },
      hostility: -10,
    });
  });

  it('has the same runs as a kind that says all of it', async () => {
    const options =
      'options: { north may raid south: "10% a day, assumed" }\nquestions: { Q: { ask: "rung(north, south) is use of force", at: 5 } }';
    const like = scenarioOf(small(`acts: { raid: { like: assault } }\n${options}`));
    const plain = scenarioOf(small(`acts: { raid: { rung: use of force } }\n${options}`));
    const rows = async (scenario: Scenario) =>
      (await runScenario(scenario, { runs: 200 })).questions['Q']?.rows;
    expect(await rows(like)).toEqual(await rows(plain));
  });
});

describe('a typed scenario', () => {
  it('may use the kinds of the sets that it takes, and no others', () => {
    const { document } = defineScenario({
      brinkmanship: 1,
      title: 'typed',
      tick: 'day',
      horizon: 5,
      actors: { north: 'North', south: 'South' },
      'act presets': ['plover'],
      acts: { raid: { like: 'go to war with' } },
      options: {
        'north may assault south': '5% a day, assumed',
        'south may raid north': '5% a day, assumed',
      },
      outcomes: [{ hit: 'ever(north assault south)' }],
    });
    expect(readDocument(document).diagnostics).toEqual([]);
    defineScenario({
      brinkmanship: 1,
      title: 'typed',
      tick: 'day',
      horizon: 5,
      actors: { north: 'North', south: 'South' },
      'act presets': 'mid',
      // @ts-expect-error -- assault is of the other set
      options: { 'north may assault south': '5% a day, assumed' },
      outcomes: [{ it: 'true' }],
    });
  });
});
