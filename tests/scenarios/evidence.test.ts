import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { pathOf, read } from './shipped.js';

const FILE = 'december-assurances.yaml';

/** The claims of the founding case are numbered 1 to 25. */
const CLAIMS = Array.from({ length: 25 }, (_, index) => `E${index + 1}`);

/** Every id that stands in a `source:`, or in brackets at the end of a sentence that gives a number. */
function citedIn(value: unknown): string[] {
  const written: string[] = [];
  const visit = (one: unknown, key: string): void => {
    if (typeof one === 'string') {
      if (key === 'source') written.push(one);
      else {
        const cited = /\(([EB][0-9]+(?:, *[EB][0-9]+)*)\)$/.exec(one)?.[1];
        written.push(...(cited?.split(/, */) ?? []));
      }
    } else if (Array.isArray(one)) {
      for (const item of one) visit(item, key);
    } else if (typeof one === 'object' && one !== null) {
      for (const [name, item] of Object.entries(one)) visit(item, name);
    }
  };
  visit(value, '');
  return written;
}

const document: unknown = parse(readFileSync(pathOf(FILE), 'utf8'));
const cited = new Set(citedIn(document));

describe('the evidence of the founding case', () => {
  it('is all there: each claim is cited by something, or left out with a reason', async () => {
    const { scenario } = await read(FILE);
    const unheeded = CLAIMS.filter((claim) => !cited.has(claim) && !scenario.leftOut.has(claim));
    expect(unheeded).toEqual([]);
    for (const reason of scenario.leftOut.values()) expect(reason.length).toBeGreaterThan(20);
  });

  it('is not both cited and left out', async () => {
    const { scenario } = await read(FILE);
    expect([...scenario.leftOut.keys()].filter((claim) => cited.has(claim))).toEqual([]);
  });

  it('is listed in words of its own, and nothing is listed that is not cited', async () => {
    const { scenario } = await read(FILE);
    expect([...cited].filter((id) => !scenario.sources.has(id))).toEqual([]);
    expect([...scenario.sources.keys()].filter((id) => !cited.has(id))).toEqual([]);
  });

  it('never lends a number the weight of a report', () => {
    const text = readFileSync(pathOf(FILE), 'utf8');
    expect(text).not.toMatch(/basis: *reported/);
    expect(text).not.toMatch(/, reported/);
  });
});

describe('the founding case', () => {
  it('asks each of its nine questions, under an id', async () => {
    const { scenario } = await read(FILE);
    const asked = new Set(scenario.questions.map(({ name }) => /^Q[1-9]/.exec(name)?.[0]));
    expect([...asked]).toEqual(['Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6', 'Q7', 'Q8', 'Q9']);
    expect(scenario.questions.filter(({ title }) => title === null)).toEqual([]);
  });

  it('has the variants that the questions need', async () => {
    const { scenario } = await read(FILE);
    expect(scenario.variants.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'us-strikes',
        'lebanon-campaign',
        'lebanon-during-war',
        'lebanon-after-war',
        'no-channel',
        'never-disclosed',
        'regime-change',
        'sceptical',
        'trusting',
      ]),
    );
    expect(scenario.readings.map(({ alternatives }) => alternatives.map(({ name }) => name))).toEqual([
      ['no attack at all', 'no pre-emption only'],
    ]);
  });

  it('is known to the scenario files alone: no code names who is in it', () => {
    const root = new URL('../../src/', import.meta.url);
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(ts|peggy)$/.test(name),
    );
    expect(files.length).toBeGreaterThan(20);
    const naming = files.filter((name) =>
      /israel|\biran|hezbollah|russia|lebanon|moscow|washington|tehran/i.test(
        readFileSync(new URL(name, root), 'utf8'),
      ),
    );
    expect(naming).toEqual([]);
  });
});
