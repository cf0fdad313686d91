import { describe, expect, it } from 'vitest';
import { type WarOrigin, originsOf, type OriginsResult } from '../../../src/analysis/accounts/index.js';
import { AskedError } from '../../../src/analysis/evaluation/asked-error.js';
import { originLines } from '../../../src/report/accounts/origins.js';
import { originsSchema, originsToJson } from '../../../src/report/accounts/origins-json.js';
import { scenarioOf } from '../asked-scenarios.js';

/**
 * One chance for each origin, drawn at the start, a tenth each; over three days every one of them comes to one war, or, in
 * peace, to none. Threats are no blows; a strike is a blow and a war.
 */
const KINDS = [
  'accident',
  'breach',
  'obligation',
  'blamed',
  'proxy',
  'release',
  'ended',
  'unbound',
  'joined',
];
const TEN_WAYS = scenarioOf(`brinkmanship: 1
title: Ten ways into a war
tick: day
horizon: 3
actors: { alpha: Alpha, beta: Beta, gamma: Gamma, delta: Delta }
acts: { threaten: { rung: threat }, strike: { rung: war, codes: { mid: 5 } }, hail: {} }
processes:
  luck:
    states: [peace, ${KINDS.join(', ')}]
    starts: { ${KINDS.map((kind) => `${kind}: "0.1, assumed"`).join(', ')}, peace: rest }
episodes:
  raid: { between: [gamma, delta], starts when: luck is joined, rung: war, ends: { over: 0 a day } }
accidents:
  slip: { act: alpha strike beta, when: luck is accident, chance: 1 a day }
commitments:
  alphas-word: { debtor: alpha, creditor: beta, refrain: alpha strike beta, fidelity: 0 }
  betas-word:
    debtor: beta
    creditor: alpha
    refrain: beta strike alpha
    unless: alpha threaten beta
    cancelled: { when: luck is ended }
    fidelity: 1
  gammas-answer: { debtor: gamma, creditor: alpha, if: alpha threaten gamma, perform: strike, targets: alpha, within: 1, fidelity: 1 }
options:
  alpha may strike beta: { when: luck is breach, chance: 1 a day }
  beta may strike alpha: { when: "luck is one of (blamed, proxy, release, ended)", chance: 1 a day }
  alpha may threaten beta: { when: luck is release, chance: 1 a day }
  gamma may threaten beta: { when: luck is blamed, chance: 1 a day }
  delta may threaten beta: { when: luck is proxy, chance: 1 a day }
  alpha may threaten gamma: { when: luck is obligation, chance: 1 a day }
  delta may strike gamma: { when: luck is unbound, chance: 1 a day }
  beta may hail delta: { when: luck is peace, chance: 1 a day }
attribution:
  blame: { observer: beta, of: gamma threaten beta, believes: it was alpha, chance: 1 per occasion }
scopes:
  proxy: { of: delta threaten beta, counts as: alpha, for: beta, chance: 1 per occasion }
outcomes:
  - war: ever(any strike any) or raid is ongoing
variants:
  imposed: { force: { act: alpha strike delta, on: 2 } }
`);

/** The origin that each state of luck comes to. */
const COMES_TO: Readonly<Record<string, WarOrigin>> = {
  accident: 'accident',
  breach: 'breach',
  obligation: 'obligation',
  blamed: 'misattribution',
  proxy: 'proxy',
  release: 'release',
  ended: 'ended',
  unbound: 'unbound',
  joined: 'no blow',
};

const RUNS = 600;

/** Five standard deviations of a share of so many runs. */
const near = (share: number, runs: number): number => 5 * Math.sqrt((share * (1 - share)) / runs);

async function told(scenario = TEN_WAYS, options = {}): Promise<OriginsResult> {
  const { result } = await originsOf(scenario, { runs: RUNS, ...options });
  if (result === null) throw new Error('the scenario is whole');
  return result;
}

function shareOf({ origins }: Pick<OriginsResult, 'origins'>, origin: WarOrigin): number {
  return origins.find((one) => one.origin === origin)?.share.value ?? 0;
}

describe('the origin of each war', () => {
  it('tells every origin from the others, each by its known share', async () => {
    const result = await told();
    for (const kind of KINDS) {
      const share = shareOf(result, COMES_TO[kind] ?? 'imposed');
      expect(Math.abs(share - 1 / 9), kind).toBeLessThan(near(1 / 9, result.wars));
    }
    expect(shareOf(result, 'imposed')).toBe(0);
    expect(Math.abs(result.wars / RUNS - 0.9)).toBeLessThan(near(0.9, RUNS));
  });

  it('gives every war one origin, in all and by pair', async () => {
    const { wars, origins, pairs } = await told();
    expect(origins.reduce((sum, one) => sum + one.wars, 0)).toBe(wars);
    expect(pairs.reduce((sum, one) => sum + one.wars, 0)).toBe(wars);
    for (const pair of pairs) {
      for (const counts of [pair.origins, pair.ways])
        expect(counts.reduce((sum, one) => sum + one.wars, 0)).toBe(pair.wars);
      for (const { one, other, both, nobody } of [pair.first, ...pair.thinks.map(({ first }) => first)])
        expect(one + other + both + nobody).toBe(pair.wars);
    }
  });

  it('names what was imposed by a variant, and the outcome it is asked about', async () => {
    const result = await told(TEN_WAYS, { variant: 'imposed', of: 'war', runs: 100 });
    expect(result.counted).toBe(100);
    expect(result.pairs.find(({ pair }) => pair.join() === 'alpha,delta')).toMatchObject({ wars: 100 });
    expect(shareOf(result, 'imposed')).toBeGreaterThan(0.4);
    expect(result.root?.origins.reduce((sum, one) => sum + one.wars, 0)).toBe(100);
  });

  it('refuses an outcome and a rung that are none', async () => {
    await expect(originsOf(TEN_WAYS, { of: 'wra' })).rejects.toThrow(AskedError);
    await expect(originsOf(TEN_WAYS, { rungs: { war: 'wra' } })).rejects.toThrow('There is no rung "wra".');
  });

  it('stops at once when told to, with a run', async () => {
    const result = await told(TEN_WAYS, { signal: { aborted: true } });
    expect(result).toMatchObject({ runs: 1, stopped: true });
  });
});

/**
 * Gamma strikes on day 1, and with .3 Beta lays it to Alpha and strikes back on day 2. On each day Delta sees with .2 a strike
 * of Alpha's that did not happen.
 */
const BLAMED = scenarioOf(`brinkmanship: 1
title: Who began it
tick: day
horizon: 2
actors: { alpha: Alpha, beta: Beta, gamma: Gamma, delta: Delta }
acts: { strike: { rung: war } }
commitments:
  betas-word: { debtor: beta, creditor: alpha, refrain: beta strike alpha, unless: alpha strike beta, fidelity: 1 }
options:
  gamma may strike beta: { window: { from: 1, until: 1 }, chance: 1 a day }
  beta may strike alpha: { when: beta believes blame, chance: 1 a day }
attribution:
  blame: { observer: beta, of: gamma strike beta, believes: it was alpha, chance: "0.3 per occasion, assumed" }
alarms:
  false alarm: { observer: delta, of: alpha strike beta, chance: "0.2 a day, assumed" }
outcomes:
  - war: ever(beta strike alpha)
`);

describe('who thinks who struck first', () => {
  it('tells the truth, what is blamed on others, and what never happened', async () => {
    const { pairs, counted } = await told(BLAMED, { runs: 1_500, of: 'war' });
    const war = pairs.find(({ pair }) => pair.join() === 'alpha,beta');
    if (war === undefined) throw new Error('they come to war');
    // In Beta's eyes Alpha struck first, without fail; in Alpha's it was Beta.
    expect(war.wars).toBe(counted);
    expect(Math.abs(counted / 1_500 - 0.3)).toBeLessThan(near(0.3, 1_500));
    expect(war.first).toMatchObject({ other: counted });
    const thinks = (name: string) => war.thinks.find(({ observer }) => observer === name)?.first;
    expect(thinks('beta')).toMatchObject({ one: counted });
    expect(thinks('alpha')).toMatchObject({ other: counted });
    // Delta: an alarm on day 1 .2, on day 2 alone .16, when it takes it for a blow beside Beta's.
    for (const [who, share] of [
      ['one', 0.2],
      ['both', 0.16],
      ['other', 0.64],
    ] as const)
      expect(Math.abs((thinks('delta')?.[who] ?? 0) / counted - share), who).toBeLessThan(
        near(share, counted),
      );
    expect(war.origins.find(({ origin }) => origin === 'misattribution')?.wars).toBe(counted);
  });

  it('follows what led to the outcome back to its earliest blow', async () => {
    const { root, counted } = await told(BLAMED, { runs: 500, of: 'war' });
    expect(root?.ways).toMatchObject([{ origin: 'unbound', act: 'gamma strike beta', wars: counted }]);
    expect(root?.withObligations).toBe(0);
  });
});

describe('the page and the document of origins', () => {
  it('say the same', async () => {
    const result = await told(BLAMED, { runs: 200, of: 'war' });
    expect(originsSchema.parse(originsToJson(result)).counted).toBe(result.counted);
    const text = originLines(result).join('\n');
    expect(text).toContain('release by misattribution  1.000');
    expect(text).toMatch(/beta thinks +100 % +0 %/);
    expect(text).toMatch(/in truth +0 % +100 %/);
    expect(text).toContain('All others see it as in truth.');
  });
});
