import { describe, expect, it } from 'vitest';
import { AskedError } from '../../../src/analysis/evaluation/asked-error.js';
import { pathwaysTo, type PathwaysToOptions } from '../../../src/analysis/pathways/index.js';
import { simulate } from '../../../src/montecarlo/index.js';
import { milestonesPassed, traceRun } from '../../../src/reference/index.js';
import { printPathways } from '../../../src/report/pathways.js';
import { pathwaysSchema, pathwaysToJson } from '../../../src/report/pathways/json.js';
import type { Scenario } from '../../../src/scenario/scenario.js';
import { expectShare, load, modelOf } from '../../oracles/scenarios.js';
import { milestoneOf } from '../../../src/model/milestones.js';
import { ANSWERED, OVERDONE } from './small-scenarios.js';

/** A number, as far as so many digits tell. */
const near = (value: number, digits: number): unknown => expect.closeTo(value, digits);

const RUNS = 2_000;
const ALPHA = 'alpha strike beta';
const BETA = 'beta strike alpha';
const GAMMA = 'gamma strike beta';
const WAVE = 'gamma wave beta';

async function ways(scenario: Scenario, options: PathwaysToOptions) {
  const { result, diagnostics } = await pathwaysTo(scenario, { runs: RUNS, level: 0.9999, ...options });
  if (result === null) throw new Error(JSON.stringify(diagnostics));
  return result;
}

describe('the ways to an outcome', () => {
  it('are those of a closed form, with how likely it is after each step', async () => {
    const result = await ways(ANSWERED, { to: 'answered' });
    const { nominal, reached, looked, different, chains, events } = result;
    expectShare(reached, RUNS, 0.2);
    expect(nominal.value).toBe(reached / RUNS);
    expect({ looked, different }).toEqual({ looked: reached, different: 1 });
    const [chain] = chains;
    expect(chain?.steps.map(({ event, meanTick }) => [event, meanTick])).toEqual([
      [ALPHA, 1],
      [BETA, 2],
    ]);
    expect(chain?.share.value).toBe(1);
    // .2 of .75; and once both have struck, it has come about.
    const [first, second] = chain?.steps ?? [];
    expectShare((first?.after.value ?? NaN) * (first?.after.runs ?? NaN), first?.after.runs ?? 0, 0.2 / 0.75);
    expect(second?.after.value).toBe(1);
    expect(chain?.noReturn).toBe(1);
    expect(events.map(({ event, who, what, whom }) => ({ event, who, what, whom }))).toEqual([
      { event: ALPHA, who: ['alpha'], what: 'strike', whom: ['beta'] },
      { event: BETA, who: ['beta'], what: 'strike', whom: ['alpha'] },
    ]);
    expect(events.map(({ without }) => without.value)).toEqual([0, 0]);
  });

  it('lead from event to event, in so many ticks', async () => {
    const { follows, flow, reached } = await ways(ANSWERED, { to: 'answered' });
    expect(follows).toEqual([
      { from: null, to: ALPHA, runs: reached, meanTicks: 1 },
      { from: ALPHA, to: BETA, runs: reached, meanTicks: 1 },
      { from: BETA, to: null, runs: reached, meanTicks: 0 },
    ]);
    expect(flow.nodes.map(({ step, kind, event }) => [step, kind, event])).toEqual([
      [0, 'start', null],
      [1, 'event', ALPHA],
      [2, 'event', BETA],
      [3, 'asked', null],
    ]);
    expect(flow.links).toEqual([0, 1, 2].map((from) => ({ from, to: from + 1, runs: reached })));
  });

  it('have in them what led there, and all that came about only if that is wanted', async () => {
    const { different, events, chains } = await ways(ANSWERED, { to: 'answered', chainOf: 'everything' });
    // The wave comes first, between, last or not at all; on one day it is told after Alpha and Beta have struck.
    expect(different).toBeGreaterThan(2);
    expect(events.map(({ event }) => event).sort()).toEqual([ALPHA, BETA, WAVE]);
    const wave = events.find(({ event }) => event === WAVE);
    // It makes no difference: .2 with it and without it.
    expectShare((wave?.after.value ?? NaN) * (wave?.runs ?? NaN), wave?.runs ?? 0, 0.2);
    const shares = chains.reduce((sum, { runs }) => sum + runs, 0);
    expect(shares).toBeLessThanOrEqual(chains[0]?.share.runs ?? 0);
  });

  it('are those that a told run shows, counted one by one', async () => {
    const scenario = load('../../../scenarios/third-party.yaml', import.meta.url);
    const to = 'alpha and beta fight';
    const { chains, reached } = await ways(scenario, { to, chainOf: 'everything', runs: 150, turned: 1 });
    const model = modelOf(scenario);
    const wanted = model.outcomes.findIndex(({ name }) => name === to);
    const counted = new Map<string, number[]>();
    for (let run = 0; run < 150; run += 1) {
      const trace = traceRun(model, 1, run);
      if (trace.outcome !== wanted) continue;
      const key = milestonesPassed(trace)
        .map(({ description }) => milestoneOf(description))
        .join(' > ');
      counted.set(key, [...(counted.get(key) ?? []), run]);
    }
    expect([...counted.values()].flat()).toHaveLength(reached);
    expect(reached).toBeGreaterThan(5);
    for (const { steps, runs, run } of chains) {
      const same = counted.get(steps.map(({ event }) => event).join(' > ')) ?? [];
      expect({ runs, run }).toEqual({ runs: same.length, run: same[0] });
    }
  });

  it('are not there where it never comes about', async () => {
    const result = await ways(ANSWERED, { to: 'answered', variant: 'no answer', runs: 200 });
    expect(result).toMatchObject({ reached: 0, chains: [], events: [], turning: { runs: 0, acts: [] } });
    expect(printPathways(result)).toContain('there is no way to tell');
    expect(pathwaysSchema.parse(pathwaysToJson(result)).nominal.value).toBe(0);
  });
});

describe('the ways to a row of a question', () => {
  it('reach it as often as a simulation counts, up to its tick', async () => {
    const { questions } = await simulate(modelOf(ANSWERED), { runs: RUNS, seed: 1 });
    for (const [to, row] of [
      ['wave:1', 0],
      ['wave:2', 1],
    ] as const) {
      const { nominal, chains } = await ways(ANSWERED, { to });
      const counted = questions.find(({ name }) => name === 'wave')?.rows[row]?.estimate;
      expect(nominal.value).toBe(counted?.value);
      expect(chains.map(({ steps }) => steps.map(({ event }) => event))).toEqual([[WAVE]]);
    }
  });

  it('are taken among the runs in which it can be asked', async () => {
    const { questions } = await simulate(modelOf(ANSWERED), { runs: RUNS, seed: 1 });
    const counted = questions.find(({ name }) => name === 'answer')?.rows[0]?.estimate;
    const { nominal } = await ways(ANSWERED, { to: 'answer' });
    expect(nominal).toMatchObject({ value: counted?.value, runs: counted?.runs });
    expectShare((nominal.value ?? NaN) * nominal.runs, nominal.runs, 0.4);
  });
});

describe('the last act that could have turned it', () => {
  it('is the last of two that were both needed', async () => {
    const { turning } = await ways(ANSWERED, { to: 'answered', turned: 50 });
    expect(turning).toMatchObject({ runs: 50, none: 0 });
    // Each run is played without Beta's blow, and before that without each act that is told after it.
    const model = modelOf(ANSWERED);
    const tried = Array.from({ length: RUNS }, (_, run) => traceRun(model, 1, run))
      .filter(({ outcome }) => outcome === 0)
      .slice(0, 50)
      .map(({ events }) => events.filter(({ description }) => description.kind === 'act'))
      .map((acts) => acts.length - acts.findIndex(({ description }) => milestoneOf(description) === BETA));
    expect(turning.replays).toBe(tried.reduce((sum, acts) => sum + acts, 0));
    expect(turning.acts).toMatchObject([{ event: BETA, runs: 50, meanBefore: 0, tick: 2 }]);
  });

  it('is none where another would have been enough', async () => {
    const { turning, reached } = await ways(OVERDONE, { to: 'struck', turned: 400, runs: 400 });
    expect(reached).toBe(400);
    const model = modelOf(OVERDONE);
    const both = Array.from({ length: 400 }, (_, run) => traceRun(model, 1, run)).filter(({ events }) =>
      events.some(({ description }) => milestoneOf(description) === GAMMA),
    ).length;
    expect(turning.none).toBe(both);
    expectShare(both, 400, 0.5);
    expect(turning.acts).toMatchObject([{ event: ALPHA, runs: 400 - both }]);
    // Where both have struck both are tried, else one.
    expect(turning.replays).toBe(400 + both);
  });
});

describe('the shortest ways', () => {
  it('are exact where the chain fits, and told in words', async () => {
    const result = await ways(ANSWERED, { to: 'answered', runs: 200 });
    expect(result.exact).toMatchObject({
      probability: near(0.2, 12),
      proven: true,
      chains: [{ share: near(1, 12) }],
      ways: { fewest: { settledAt: 2, probability: near(0.2, 12) } },
    });
    expect(result.seen?.fewest).toMatchObject({ events: [ALPHA, BETA], settledAt: 2 });
    const page = printPathways(result).replaceAll(/\s+/g, ' ');
    expect(page).toContain('“answered” has probability 0.2000');
    expect(page).toContain('day 1: Alpha strikes Beta (then 0.4000); day 2: Beta strikes Alpha (then 1).');
    expect(pathwaysSchema.parse(pathwaysToJson(result)).exact).toMatchObject({ proven: true });
  });

  it('are as runs have shown where it does not, and called so', async () => {
    const result = await ways(ANSWERED, { to: 'answered', runs: 200, megabytes: 0 });
    expect(result.exact).toMatchObject({ message: 'it was not tried' });
    const page = printPathways(result).replaceAll(/\s+/g, ' ');
    expect(page).toContain('as far as runs have shown: there may be shorter ones');
    expect(page).toContain('Exactly it is not reckoned: it was not tried.');
    expect(pathwaysSchema.parse(pathwaysToJson(result)).exact).toHaveProperty('hint');
  });
});

describe('a search for ways', () => {
  it('stops when it is told to, with what was counted by then', async () => {
    const signal = { aborted: false };
    const result = await ways(ANSWERED, {
      to: 'answered',
      signal,
      onProgress: () => {
        signal.aborted = true;
      },
    });
    expect(result).toMatchObject({ stopped: true, runs: 64, looked: 0, turning: { runs: 0 } });
  });

  it('looks at the first runs alone where it is told to, and takes shares among the runs up to these', async () => {
    const whole = await ways(ANSWERED, { to: 'answered' });
    const { chains, looked, reached, nominal } = await ways(ANSWERED, { to: 'answered', looked: 100 });
    expect({ looked, reached, nominal }).toEqual({
      looked: 100,
      reached: whole.reached,
      nominal: whole.nominal,
    });
    expectShare(100, chains[0]?.ofAll.runs ?? 0, 0.2);
    expect(whole.chains[0]?.ofAll.runs).toBe(RUNS);
  });

  it('refuses what is not asked, and a threshold that is no probability', async () => {
    await expect(ways(ANSWERED, { to: 'peace' })).rejects.toThrow(AskedError);
    await expect(ways(ANSWERED, { to: 'answered', threshold: 0 })).rejects.toThrow(RangeError);
    await expect(ways(ANSWERED, { to: 'answered', runs: 0 })).rejects.toThrow(RangeError);
    await expect(ways(ANSWERED, { to: 'answered', megabytes: -1 })).rejects.toThrow(RangeError);
  });
});
