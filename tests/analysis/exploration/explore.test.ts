import { describe, expect, it } from 'vitest';
import { explore, type ExploreOptions, type Property, printExploration } from 'brinkmanship';

/** North may strike, if it is provoked; south never strikes unless it is made to. */
const DOCUMENT = {
  brinkmanship: 1,
  title: 'Provocation',
  tick: 'day',
  horizon: 10,
  actors: { north: 'North', south: 'South' },
  acts: { strike: { rung: 'use of force' }, warn: { rung: 'threat' } },
  options: {
    'south may warn north': '10% a day, from 0 to 0.5, assumed',
    'south may strike north': '0 per day, from 0 to 1, assumed',
    'north may strike south': { when: 'south strike north', chance: '1 per occasion, assumed' },
  },
  outcomes: [{ blows: 'ever(north strike south)' }],
};

async function explored(property: Property, options: ExploreOptions = {}) {
  const { exploration, diagnostics } = await explore(DOCUMENT, property, { runs: 20_000, ...options });
  if (exploration === null) throw new Error(JSON.stringify(diagnostics));
  return exploration;
}

const never = (condition: string): Property => ({ kind: 'never', condition });

describe('explore', () => {
  it('finds what luck alone breaks, at the earliest tick, and knows how likely that is', async () => {
    const { counterexample, certainty, asGiven } = await explored(never('south warn north'));
    expect(counterexample).toMatchObject({ forced: [], settings: [], at: 1, acts: 1 });
    expect(asGiven.broken).toBeGreaterThan(0);
    // In at least one of ten days.
    expect(certainty.kind === 'exact' && certainty.probability).toBeCloseTo(1 - 0.9 ** 10, 12);
  });

  it('forces acts where luck does not suffice, and forces no more than it takes', async () => {
    const property = never('north strike south');
    const { counterexample, certainty, asGiven } = await explored(property, { moveNumbers: false });
    expect(certainty).toMatchObject({ kind: 'exact', probability: 0 });
    expect(asGiven.broken).toBe(0);
    // Either is enough, the second being the shortest way to what is claimed never to come about.
    expect(counterexample?.forced).toHaveLength(1);
    expect(['south strike north', 'north strike south']).toContain(counterexample?.forced[0]?.act);
    expect(counterexample?.forced[0]?.on).toBe(1);
  });

  it('forces only what it may', async () => {
    const options = { moveNumbers: false, acts: ['south warn north'] };
    expect((await explored(never('north strike south'), options)).counterexample).toBeNull();
  });

  it('moves one number within its range, not far', async () => {
    const { counterexample } = await explored(never('north strike south'), { mostForced: 0 });
    expect(counterexample?.forced).toEqual([]);
    expect(counterexample?.settings.map(({ name }) => name)).toEqual(['options.south may strike north']);
    // One run in a thousand is enough.
    expect(counterexample?.settings[0]?.value).toBeLessThan(0.1);
  });

  it('holds where nothing can break it, and says what was not exercised', async () => {
    const options = { moveNumbers: false, mostForced: 0 };
    const { counterexample, searched, unexercised } = await explored(never('north strike south'), options);
    expect(counterexample).toBeNull();
    expect(searched.worlds).toBe(1);
    expect(unexercised.find(({ kind }) => kind === 'outcomes')?.never).toEqual(['blows']);
  });

  it('asks what always holds, and what leads to what', async () => {
    const always = await explored({ kind: 'always', condition: 'not south warn north' });
    expect(always.certainty.kind === 'exact' && always.certainty.probability).toBeCloseTo(1 - 0.9 ** 10, 12);
    const answered: Property = {
      kind: 'leads to',
      condition: 'south strike north',
      effect: 'north strike south',
    };
    const options = { moveNumbers: false, acts: ['south strike north'], mostForced: 1 };
    const { counterexample } = await explored(answered, options);
    // The answer comes a day later, so only a strike on the last day is left without one.
    expect(counterexample).toMatchObject({ forced: [{ act: 'south strike north', on: 10 }], at: 10 });
    const unanswered: Property = {
      kind: 'leads to',
      condition: 'south warn north',
      effect: 'south strike north',
    };
    const plain = await explored(unanswered, { moveNumbers: false, mostForced: 0 });
    expect(plain.certainty.kind === 'exact' && plain.certainty.probability).toBeCloseTo(1 - 0.9 ** 10, 12);
  });

  it('says what is wrong with a property, in the words in which it was written', async () => {
    const { exploration, aboutProperty } = await explore(DOCUMENT, never('nroth strike south'));
    expect(exploration).toBeNull();
    expect(aboutProperty[0]?.message).toContain('nroth');
  });

  it('says what is wrong with a scenario before it says anything of the property', async () => {
    const { exploration, diagnostics, aboutProperty } = await explore(
      'brinkmanship: 1\ntitle: [',
      never('true'),
    );
    expect({ exploration, aboutProperty }).toEqual({ exploration: null, aboutProperty: [] });
    expect(diagnostics.map(({ code }) => code)).toEqual(['not-yaml']);
  });

  it('is the same for the same seed, and refuses numbers that are none', async () => {
    const tell = async () =>
      printExploration(await explored(never('north strike south')), { file: "it's.yaml" });
    const told = await tell();
    expect(await tell()).toBe(told);
    expect(told).toContain(`npx brinkmanship trace 'it'\\''s.yaml' --seed 1`);
    await expect(explored(never('false'), { runs: 0 })).rejects.toThrow(RangeError);
  });

  it('stops when it is told to', async () => {
    const { stopped, searched } = await explored(never('false'), { signal: { aborted: true } });
    expect(stopped).toBe(true);
    expect(searched.worlds).toBe(1);
  });
});
