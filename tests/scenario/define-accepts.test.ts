import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { lower } from '../../src/model/lower/index.js';
import { readDocument } from '../../src/scenario/read/scenario.js';
import { LADDERS } from '../../src/scenario/ladders.js';
import { LIFECYCLE_STATES } from '../../src/scenario/lifecycle-states.js';
import { compile, offered, sourceOf } from './define-compiler.js';

/** What the compiler must let pass: whatever is right when the scenario is read. */

const here = (path: string): URL => new URL(path, import.meta.url);
const SOUND = readFileSync(here('define-pact.ts'), 'utf8');
const FILES = readdirSync(here('../../scenarios')).filter((name) => name.endsWith('.yaml'));

describe('every scenario file, as an object', () => {
  const documents = FILES.map((name): unknown =>
    parse(readFileSync(here(`../../scenarios/${name}`), 'utf8')),
  );
  const { complaints } = compile(documents.map(sourceOf));

  it.each(FILES.map((name, index) => ({ name, said: complaints[index] })))('$name compiles', ({ said }) => {
    expect(said).toEqual([]);
  });
});

/** A small scenario, with what is given in place of its own sections. */
function small(sections: object): object {
  return {
    brinkmanship: 1,
    title: 'small',
    tick: 'day',
    horizon: 10,
    actors: { north: 'North', 'far south': { parts: { 'home port': 'its port' } } },
    acts: { strike: {}, 'strike back at': {} },
    parameters: { noise: 0 },
    outcomes: [{ it: 'true' }],
    ...sections,
  };
}

describe('the words of an expression', () => {
  const words = [...new Set([...wordsOfTheGrammar(), ...LIFECYCLE_STATES])];
  const texts = [
    words.join(' '),
    'north strike far south',
    'far south strike far south.home port',
    'anyone strike back at far south.*',
    'north strike anything on far south',
    '-noise + 2*noise < .5 and noise != 25% or -0.1e-3 <= noise',
    '\n  ever(\n    north strike far south\n  )  for\t3 days',
    'tick >= 1 and min(noise, 2) = max(1,2)',
    Array.from({ length: 80 }, () => 'ever(north strike north)').join(' or '),
  ];
  const outcomes = texts.map((text, index) => ({ [`text ${index}`]: text }));

  const { complaints } = compile([sourceOf(small({ outcomes }))]);

  it('are all known', () => {
    expect(complaints).toEqual([[]]);
    expect(words.length).toBeGreaterThan(40);
  });

  /** But for the units of time, of which a scenario has one. */
  function wordsOfTheGrammar(): string[] {
    const file = readFileSync(here('../../src/scenario/expressions/grammar.peggy'), 'utf8');
    let rules = file.slice(file.indexOf('Expression ='));
    // What a rule gives is code, in braces; its title is in double quotes.
    for (let before = ''; before !== rules; ) {
      before = rules;
      rules = rules.replace(/\{[^{}]*\}/g, '');
    }
    const literals = [...rules.replace(/"[^"]*"/g, '').matchAll(/'([a-z]+)'/g)].map(([, word]) => word ?? '');
    return literals.filter((word) => !['hour', 'week', 'month', 'year'].includes(word));
  }
});

describe('sentences and short forms', () => {
  const more: object[] = [
    { options: { 'north may strike far south (again)': '25% within 90 days, assumed (anything, at all)' } },
    { options: { 'far south may strike back at north': '1% a day, from 0% to 2%, calibrated(B7)' } },
    {
      options: {
        'north may strike far south.home port': { value: 'noise / 2', per: 'day', basis: 'assumed' },
      },
    },
    { tick: 'week', options: { 'north may strike far south': '1% each week, assumed' } },
    { tick: 'week', options: { 'north may strike far south': '1% within 3 weeks, assumed' } },
    { tick: 'week', options: { 'north may strike far south': '1% per tick, assumed' } },
    { ladder: { rungs: ['calm seas', 'storm'] }, acts: { strike: { rung: 'storm' } } },
    {
      stocks: {
        'spare boats': {
          owner: 'north',
          'up to': 3,
          'used by': 'north strike any',
          refills: '10% a day, assumed',
        },
        reserves: {
          owner: 'far south',
          'up to': 2,
          starts: { 1: 0.5, 2: 'rest' },
          basis: 'assumed',
          'used by': ['far south strike back at north', 'any strike north'],
          refills: { when: 'spare boats < 2', chance: '0.1 per day, assumed' },
          'known to': ['north'],
        },
      },
    },
    { effects: { 'north strike far south': { severe: '0.2, assumed', none: 'rest' } } },
    {
      effects: {
        'any strike far south.*': [
          { when: 'north strike far south with at least limited effect', limited: 1 },
          { severe: 0.5, limited: 'rest', basis: 'assumed' },
        ],
      },
    },
    { ladder: 'kahn', acts: { strike: { rung: 'spasm or insensate war' } } },
    {
      processes: {
        heat: { from: 0, to: 3, starts: '2', moves: { '0 > 3': '1% per day, assumed', '-1': 0 } },
      },
    },
  ];
  const { complaints } = compile(more.map((one) => sourceOf(small(one))));

  it.each(more.map((one, index) => ({ form: JSON.stringify(one), said: complaints[index] })))(
    '$form',
    ({ said }) => {
      expect(said).toEqual([]);
    },
  );
});

describe('what is put together when the program runs', () => {
  const opening = `import { defineScenario } from '../../src/scenario/define/define.js';
declare const given: string;
declare const one: 'north' | 'south';
const base = { brinkmanship: 1, title: 'x', tick: 'day', horizon: 9, actors: { north: 'N', south: 'S' }, acts: { strike: {} } } as const;
`;
  const sources = [
    'defineScenario({ ...base, outcomes: [{ it: given }] });',
    'defineScenario({ ...base, outcomes: [{ it: `${given} strike north` }] });',
    'defineScenario({ ...base, outcomes: [{ it: `${one} strike north` as const }] });',
    'defineScenario({ ...base, outcomes: [one, one].map((actor) => ({ [actor]: `${actor} strike north` })) });',
    'defineScenario({ ...base, actors: Object.fromEntries([["a", "A"]]), outcomes: [{ it: "b strike c" }] });',
    'defineScenario({ ...base, options: { [`${one} may strike south`]: 0 }, outcomes: [{ it: "true" }] });',
  ];
  const { complaints } = compile(sources.map((source) => opening + source));

  it.each(sources.map((source, index) => ({ source, said: complaints[index] })))('$source', ({ said }) => {
    expect(said).toEqual([]);
  });
});

describe('a scenario with one word changed', () => {
  // Two letters of some word change places, in the text that is compiled and in the object that is read.
  // (Not in the unit of a duration: whoever reads it does not look at that.)
  const start = SOUND.indexOf('({') + 1;
  const words = [...SOUND.slice(start).matchAll(/(?<!for \d+ )\b[a-z]{3,}/g)];
  const places = fc.sample(fc.constantFrom(...words.map(({ index }) => start + index)), {
    numRuns: 16,
    seed: 7,
  });
  const texts = places.map((place) => {
    const letters = `${SOUND[place + 1] ?? ''}${SOUND[place] ?? ''}`;
    return SOUND.slice(0, place) + letters + SOUND.slice(place + 2);
  });
  const { complaints } = compile(texts);
  const changed = texts.map((text, index) => ({
    around: text.slice((places[index] ?? 0) - 20, (places[index] ?? 0) + 20),
    compiles: (complaints[index] ?? []).length === 0,
    runs: runs(text),
  }));

  it('is refused by the compiler only where it cannot be run', () => {
    expect(changed.filter(({ compiles, runs: fine }) => !compiles && fine)).toEqual([]);
  });

  it('is refused by the compiler, mostly, where it cannot be run', () => {
    const wrong = changed.filter(({ runs: fine }) => !fine);
    const seen = wrong.filter(({ compiles }) => !compiles);
    expect(wrong.length).toBeGreaterThan(8);
    expect(seen.length / wrong.length).toBeGreaterThan(0.8);
  });

  /** The object literal of the source is YAML in flow style, once its comma after the last item is gone. */
  function runs(source: string): boolean {
    const literal = source.slice(start, source.lastIndexOf(')')).replace(/,(\s*[}\]])/g, '$1');
    const { scenario } = readDocument(parse(literal));
    if (scenario === null) return false;
    const variants = [null, ...scenario.variants.map(({ name }) => name)];
    return variants.every((variant) => lower(scenario, { variant }).model !== null);
  }
});

describe('an editor', () => {
  const names = offered(SOUND.replace(`debtor: 'beta'`, `debtor: '|'`));
  const keys = offered(SOUND.replace(`debtor: 'beta',`, `|`));

  it('offers the names that the scenario declares', () => {
    expect(names).toEqual(expect.arrayContaining(['alpha', 'beta', 'gamma', 'delta']));
  });

  it('offers the keys of a section', () => {
    expect(keys).toEqual(expect.arrayContaining(['debtor', 'observers', '"on regime change"']));
  });
});

describe('the ladders', () => {
  const names = ['mid', 'kahn'] as const;
  const sources = names.map((name) => {
    const rungs = LADDERS[name].map((rung) => JSON.stringify(rung)).join(' | ');
    return `import type { PresetRungs } from '../../src/scenario/define/language.js';
type Same<One, Other> = [One, Other] extends [Other, One] ? 'yes' : 'no';
export const same: Same<PresetRungs['${name}'], ${rungs}> = 'yes';
`;
  });
  const { complaints } = compile(sources);

  it.each(names.map((name, index) => ({ name, said: complaints[index] })))(
    '$name has its rungs',
    ({ said }) => {
      expect(said).toEqual([]);
    },
  );
});
