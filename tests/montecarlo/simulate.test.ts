import { describe, expect, it } from 'vitest';
import {
  NONE_OF_THESE,
  simulate,
  simulateInSteps,
  summarise,
  tally,
  wilson,
} from '../../src/montecarlo/index.js';
import type { SimulationResult } from '../../src/montecarlo/result.js';
import {
  always,
  coin,
  hazard,
  is,
  model,
  question,
  rule,
  sets,
  stage,
  ticks,
  variable,
} from '../reference/models.js';

/** It happens with chance 0.1 a tick, and ends the run; a second thing is decided at tick 1. */
const happening = model({
  title: 'happening',
  horizon: 20,
  variables: [variable('happened', 1), variable('decided', 2)],
  stages: [
    stage([
      rule('happens', is(0, 0), sets({ 0: 1 }, { counts: [0] }), hazard(0.1)),
      rule('decides', ticks(1), sets({ 1: 1 }, { counts: [1] }), {
        ...coin(0.5),
        otherwise: sets({ 1: 2 }, { counts: [2] }),
      }),
    ]),
  ],
  outcomes: [
    { name: 'happened', when: is(0, 1), ends: true },
    { name: 'quiet', when: is(1, 1), ends: false },
  ],
  counters: [
    { name: 'entries/pact', origin: { section: 'entries', name: 'pact', role: 'entry' } },
    { name: 'kept/pact', origin: { section: 'commitments', name: 'pact', role: 'kept' } },
    { name: 'broken/pact', origin: { section: 'commitments', name: 'pact', role: 'broken' } },
  ],
  watches: [
    {
      name: 'disputed/pact',
      when: is(1, 1),
      origin: { section: 'commitments', name: 'pact', role: 'disputed' },
    },
    { name: 'other', when: always, origin: { section: 'commitments', name: 'pact' } },
  ],
  fates: [
    {
      commitment: 'pact',
      holder: 'alpha',
      variable: 0,
      fates: [
        { name: 'in force', values: [0] },
        { name: 'violated', values: [1] },
      ],
      entries: [{ fate: 'violated', counter: 0 }],
    },
  ],
  questions: [
    question('when', { time: is(0, 1), title: 'When?' }),
    question('rows', {
      probes: [
        { label: 'by 5', when: is(0, 1), given: null, tick: 5 },
        { label: 'given', when: is(0, 1), given: is(1, 1), tick: 20 },
        { label: 'never given', when: always, given: is(1, 0), tick: 20 },
      ],
    }),
  ],
});

describe('a simulation', () => {
  it('gives every number of the tally its place', async () => {
    const counted = tally(happening, 'here', 0, 500);
    const result = await simulate(happening, { runs: 500, seed: 'here' });
    const [happened = 0, quiet = 0, none = 0] = counted.outcomes;
    expect(result).toMatchObject({
      scenario: 'happening',
      variant: null,
      seed: 'here',
      runs: 500,
      stopped: false,
    });
    expect(result).toMatchObject({ horizon: 20, tick: 'day', level: 0.95, interval: 'wilson' });
    expect(result.outcomes.map(({ name, ends, count }) => [name, ends, count])).toEqual([
      ['happened', true, happened],
      ['quiet', false, quiet],
      [NONE_OF_THESE, false, none],
    ]);
    expect(result.outcomes[0]?.probability).toEqual({
      value: happened / 500,
      runs: 500,
      ...wilson(happened, 500, 0.95),
    });
    expect(result.commitments).toEqual([
      {
        name: 'pact',
        holder: 'alpha',
        fates: { 'in force': 500 - happened, violated: happened },
        entries: { violated: happened },
      },
    ]);
    const [, kept = 0, broken = 0] = counted.counters;
    expect(kept + broken).toBe(500);
    expect(result.temptations).toEqual([{ name: 'pact', counts: { kept, broken } }]);
    const watched = counted.watches[0] ?? { ever: 0, ticks: 0 };
    expect(result.disputes).toEqual([
      {
        name: 'pact',
        ever: { value: kept / 500, runs: 500, ...wilson(kept, 500, 0.95) },
        meanTicks: watched.ticks / 500,
      },
    ]);
  });

  it('tells how many runs had ended in an outcome by each tick', async () => {
    const { outcomes, questions } = await simulate(happening, { runs: 300 });
    const { firsts } = tally(happening, 1, 0, 300).questions[0] ?? { firsts: null };
    let sum = 0;
    expect(outcomes[0]?.cumulative).toEqual(firsts?.map((count) => (sum += count)));
    expect(outcomes[0]?.cumulative.at(-1)).toBe(outcomes[0]?.count);
    expect(outcomes[1]?.cumulative).toEqual([...Array.from({ length: 19 }, () => 0), outcomes[1]?.count]);
    // It ended before tick 5 if it had happened by tick 4.
    expect(questions[1]?.rows[0]?.endedBefore).toBe((outcomes[0]?.cumulative[3] ?? NaN) / 300);
    expect(questions[1]?.rows[0]?.estimate.value).toBe((outcomes[0]?.cumulative[4] ?? NaN) / 300);
  });

  it('answers a question given what never came about with null', async () => {
    const { questions } = await simulate(happening, { runs: 100 });
    const nothing = { value: null, low: null, high: null, runs: 0 };
    expect(questions[1]?.rows[2]).toMatchObject({ label: 'never given', tick: 20, estimate: nothing });
    expect(questions[1]?.rows[1]?.estimate.runs).toBe(tally(happening, 1, 0, 100).counters[1]);
  });

  it('answers a question of time', async () => {
    const { questions, outcomes } = await simulate(happening, { runs: 400 });
    const firsts = tally(happening, 1, 0, 400).questions[0]?.firsts ?? [];
    const came = outcomes[0]?.count ?? NaN;
    const sum = firsts.reduce((total, count, place) => total + count * (place + 1), 0);
    const time = questions[0]?.time;
    expect(questions[0]).toMatchObject({ name: 'when', title: 'When?', rows: [] });
    expect(time?.conditional).toMatchObject({ value: sum / came, runs: came });
    expect(time?.restricted).toMatchObject({ value: (sum + (400 - came) * 20) / 400, runs: 400 });
    expect(time?.cameAbout).toEqual(outcomes[0]?.probability);
  });

  it('of what cannot happen has no time', async () => {
    const { questions } = await simulate(
      model({ questions: [question('q', { time: is(0, 5) })], variables: [variable('a', 9)] }),
      { runs: 50 },
    );
    expect(questions[0]?.time).toEqual({
      restricted: { value: 10, low: 10, high: 10, runs: 50 },
      conditional: { value: null, low: null, high: null, runs: 0 },
      cameAbout: expect.objectContaining({ value: 0, low: 0, runs: 50 }) as unknown,
    });
  });

  it('is the same bytes for the same seed, however it is cut and paused', async () => {
    const options = { runs: 100, seed: 7, interval: 'clopper-pearson', level: 0.9 } as const;
    const once = JSON.stringify(await simulate(happening, options));
    let pauses = 0;
    const pause = async (): Promise<void> => {
      pauses += 1;
      await simulate(happening, { ...options, seed: 8, pause: () => Promise.resolve() });
    };
    const long = model({ ...happening, horizon: 160_000, outcomes: happening.outcomes });
    const paused = await simulate(long, { ...options, pause });
    expect(JSON.stringify(await simulate(happening, options))).toBe(once);
    expect(JSON.stringify(await simulate(long, options))).toBe(JSON.stringify(paused));
    expect(pauses).toBeGreaterThan(0);
    expect(JSON.stringify(await simulate(happening, { ...options, seed: 8 }))).not.toBe(once);
  });

  it('plays the runs from the first that is asked for', async () => {
    const later = await simulate(happening, { runs: 50, firstRun: 70 });
    expect(later).toEqual(summarise(happening, tally(happening, 1, 70, 50), { seed: 1 }));
  });
});

describe('stopping', () => {
  const long = model({ ...happening, horizon: 10_000, outcomes: [] });

  it('gives the result of the runs that were done', async () => {
    const signal = new AbortController();
    const progress: [number, number][] = [];
    const result = await simulate(long, {
      runs: 20_000,
      signal: signal.signal,
      onProgress: (done, runs) => {
        progress.push([done, runs]);
        if (progress.length === 2) signal.abort();
      },
    });
    const done = progress.at(-1)?.[0] ?? NaN;
    expect(progress).toHaveLength(2);
    expect(progress.every(([, runs]) => runs === 20_000)).toBe(true);
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(20_000);
    expect(result).toEqual(summarise(long, tally(long, 1, 0, done), { seed: 1, stopped: true }));
    expect(result.stopped).toBe(true);
  });

  it('before the first run gives a result of no runs', async () => {
    const result = await simulate(happening, { signal: { aborted: true } });
    expect(result).toMatchObject({ runs: 0, stopped: true });
    expect(result.outcomes.every(({ probability }) => probability.value === null)).toBe(true);
    expect(result.questions[1]?.rows.every(({ endedBefore }) => endedBefore === 0)).toBe(true);
  });

  it('lets the event loop turn', async () => {
    let turned = false;
    const turn = setTimeout(() => {
      turned = true;
    }, 0);
    await simulate(long, { runs: 10_000 });
    clearTimeout(turn);
    expect(turned).toBe(true);
  });
});

describe('an option out of range', () => {
  it.each([
    { runs: 0 },
    { runs: 1.5 },
    { runs: NaN },
    { runs: 2 ** 32 + 1 },
    { runs: 2, firstRun: 2 ** 32 - 1 },
    { firstRun: -1 },
    { firstRun: 0.5 },
    { level: 0 },
    { level: 1 },
    { seed: 0.5 },
  ])('is refused: %o', async (options) => {
    await expect(simulate(happening, options)).rejects.toThrow(RangeError);
  });
});

describe('a simulation in steps', () => {
  it('gives results of the first runs, each of which can be had again, and at last the whole', async () => {
    const options = { runs: 3_000_000, seed: 5 };
    const steps: SimulationResult[] = [];
    for await (const step of simulateInSteps(happening, options)) steps.push(step);
    const runs = steps.map((step) => step.runs);
    expect(runs.length).toBeGreaterThan(2);
    expect(runs).toEqual(runs.toSorted((one, other) => one - other));
    expect(runs.at(-1)).toBe(3_000_000);
    expect(steps.map(({ stopped }) => stopped)).toEqual(steps.map((_, at) => at < steps.length - 1));
    const [, second] = steps;
    const again = await simulate(happening, { ...options, runs: second?.runs ?? 0 });
    expect({ ...second, stopped: false }).toEqual(again);
  });

  it('may be left', async () => {
    for await (const step of simulateInSteps(happening, { runs: 1_000_000_000 })) {
      expect(step.runs).toBeLessThan(1_000_000_000);
      break;
    }
  });

  it('gives the results of its looks where it is to be precise', async () => {
    const seen: [number, boolean][] = [];
    for await (const { runs, stopped } of simulateInSteps(happening, { precision: { absolute: 0.03 } })) {
      seen.push([runs, stopped]);
    }
    expect(seen.slice(0, 3).map(([runs]) => runs)).toEqual([1024, 1440, 2048]);
    expect(seen.map(([, stopped]) => stopped)).toEqual(seen.map((_, at) => at < seen.length - 1));
  });
});
