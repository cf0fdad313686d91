import { readFileSync } from 'node:fs';
import { lower, simulate } from 'brinkmanship';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  corners,
  endsOfRanges,
  hardestCorner,
  JULY,
  rangesOf,
  readCase,
  type Sign,
  type Trial,
  tryIt,
  TWIN,
} from './july.js';

/**
 * The shapes of July 1914 and of the winter of 1912. None of them rests on a number: each must come out as given, with each
 * number at both ends of its range, and in corners of all ranges at once. All worlds of a trial share their luck, so a sign
 * shows in a few hundred runs. `npx tsx tests/history/sweep-july.ts` tries more of them, and longer.
 */
const july = await readCase(JULY);
const twin = await readCase(TWIN);

const wrong = (signs: readonly Sign[]): readonly Sign[] =>
  signs.filter(({ greater, less }) => greater <= less);

const named = (trials: readonly Trial[]): (readonly [string, Trial])[] =>
  trials.map((trial) => [trial.name, trial]);

/** The parts of a file as they are written; a key of no part is empty. */
function written(file: string): (section: string) => Readonly<Record<string, object>> {
  const text = readFileSync(new URL(`../../scenarios/${file}`, import.meta.url), 'utf8');
  const document = parse(text) as Readonly<Record<string, Readonly<Record<string, object>>>>;
  return (section) => document[section] ?? {};
}

describe('July 1914 and its twin of 1912', () => {
  const one = written(JULY);
  const other = written(TWIN);

  it.each(['actors', 'ladder', 'acts', 'options', 'attribution', 'parameters', 'outcomes'])(
    'share their %s',
    (section) => {
      expect(Object.keys(one(section))).not.toEqual([]);
      expect(other(section)).toEqual(one(section));
    },
  );

  it('share their processes, but for a conference that is sitting', () => {
    const { conference, ...processes } = one('processes');
    expect(other('processes')).toEqual({ ...processes, conference: { ...conference, starts: 'sitting' } });
  });

  it('share their commitments, but for the blank cheque and what it does to the threat', () => {
    const { threat, 'blank-cheque': cheque, ...treaties } = one('commitments');
    const { threat: milder, ...others } = other('commitments');
    expect(cheque).toBeDefined();
    expect(others).toEqual(treaties);
    expect(threat).toMatchObject(milder ?? {});
    expect(JSON.stringify(threat).split('"when"')).toHaveLength(2);
  });

  it('share every number of the twin', () => {
    expect(rangesOf(july)).toEqual(expect.arrayContaining(rangesOf(twin)));
  });
});

describe('the signs', () => {
  it('hold as given, where the general war is likely in 1914 and rare in 1912', async () => {
    const { signs, britainEver, calledAfterAttack } = await tryIt(
      july,
      twin,
      { name: 'as given', set: new Map() },
      1_000,
    );
    expect(wrong([...signs, britainEver])).toEqual([]);
    expect(calledAfterAttack).toBe(0);
    expect(signs[0]?.greater).toBeGreaterThan(0.5);
    expect(signs[0]?.less).toBeLessThan(0.1);
  });

  it.each(named(endsOfRanges(july)))('hold at %s', async (_, trial) => {
    const { signs, britainEver, calledAfterAttack } = await tryIt(july, twin, trial, 100);
    expect(wrong(signs)).toEqual([]);
    expect(britainEver.greater).toBeGreaterThanOrEqual(britainEver.less);
    expect(calledAfterAttack).toBe(0);
  });

  it.each(named([hardestCorner(july), ...corners(july, 24)]))('hold in %s', async (_, trial) => {
    const { signs, britainEver, calledAfterAttack } = await tryIt(july, twin, trial, 250);
    expect(wrong(signs)).toEqual([]);
    expect(britainEver.greater).toBeGreaterThanOrEqual(britainEver.less);
    expect(calledAfterAttack).toBe(0);
  });
});

it('calls Italy to arms where Russia begins, so its clause is not a dead letter', async () => {
  const { model } = lower(july, { variant: 'Russia attacks first' });
  if (model === null) throw new Error('the variant cannot be translated');
  const { questions } = await simulate(model, { runs: 200, seed: 'history' });
  const entry = questions.find(({ name }) => name === 'Q3')?.rows[0]?.estimate.value;
  expect(entry).toBeGreaterThan(0);
});
