import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scenarioDocument } from '../../src/scenario/schema/document.js';
import { readText } from '../../src/scenario/text/read.js';
import { checkShape } from '../../src/scenario/text/shape.js';

const folder = new URL('../../scenarios/', import.meta.url);
const shipped = readdirSync(folder).filter((file) => file.endsWith('.yaml'));

const smallest = {
  brinkmanship: 1,
  title: 'Small',
  tick: 'day',
  horizon: 10,
  actors: { a: 'A', b: 'B' },
  outcomes: [{ over: 'tick > 3' }],
};

/** The problems of the smallest scenario with more in it: code, path, message and hint. */
function told(more: Record<string, unknown>): string[] {
  return checkShape({ ...smallest, ...more }).problems.map(
    ({ code, path, message, hint }) =>
      `${code} ${path.join('.')}: ${message}${hint === undefined ? '' : ` | ${hint}`}`,
  );
}

const commitment = (fields: Record<string, unknown>): Record<string, unknown> => ({
  commitments: { c: fields },
});

describe('checkShape', () => {
  it.each(shipped)('takes %s', (file) => {
    const { value, problems } = readText(readFileSync(new URL(file, folder), 'utf8'), file);
    expect(problems).toEqual([]);
    expect(checkShape(value).problems).toEqual([]);
    expect(checkShape(value).document).not.toBeNull();
  });

  it('greets an empty file', () => {
    expect(checkShape(null).problems).toMatchObject([
      { code: 'missing-key', path: [], message: 'the file is empty' },
    ]);
  });

  it.each([[[]], ['text'], [3], [true]])('refuses %j as a file', (value) => {
    expect(checkShape(value).problems).toMatchObject([{ code: 'wrong-type', path: [] }]);
  });

  it('tells every missing key, at what lacks it', () => {
    const { problems } = checkShape({ title: 'x', tick: 'day', horizon: 1, actors: {} });
    expect(problems.map(({ code, path, message }) => [code, path, message])).toEqual([
      ['missing-key', [], 'the file has no "brinkmanship"'],
      ['missing-key', [], 'the file has no "outcomes"'],
    ]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['an unknown key', { actros: 1 }, 'unknown-key actros: unknown key "actros" in the file'],
    [
      'a key of another section',
      commitment({ debtr: 'a' }),
      'unknown-key commitments.c.debtr: unknown key "debtr" in "c" | did you mean "debtor"?',
    ],
    [
      'a wrong choice',
      { tick: 'dya' },
      'wrong-type tick: "tick" must be "hour", "day", "week", "month" or "year", but it is the text "dya" | did you mean "day"?',
    ],
    [
      'a number for a text',
      { title: 3 },
      'wrong-type title: "title" must be text, but it is the number 3 | put it in quotes: "3"',
    ],
    [
      'true for a condition',
      commitment({ unless: true }),
      'wrong-type commitments.c.unless: "unless" must be text, but it is true | put it in quotes: "true"',
    ],
    [
      'a list for a text',
      commitment({ creditor: ['b'] }),
      'wrong-type commitments.c.creditor: "creditor" must be text, but it is a list | write one alone, without brackets or dashes',
    ],
    [
      'a text for a whole number',
      { horizon: '30 days' },
      'wrong-type horizon: "horizon" must be a whole number, but it is the text "30 days" | write the number alone: 30, if a tick is one day',
    ],
    [
      'a fraction for a whole number',
      { horizon: 1.5 },
      'wrong-type horizon: "horizon" must be a whole number, but it is the number 1.5',
    ],
    [
      'a number out of range',
      { horizon: 0 },
      'out-of-range horizon: "horizon" must be at least 1, but it is 0',
    ],
    ['an empty text', { title: '' }, 'out-of-range title: "title" is empty'],
    [
      'a text that is too long',
      { title: 'x'.repeat(201) },
      `out-of-range title: "${'x'.repeat(59)}…" has more than 200 characters`,
    ],
    ['an empty list', { outcomes: [] }, 'out-of-range outcomes: "outcomes" must have at least 1 entry'],
    [
      'a bad name',
      { actors: { 'a!': 'A' } },
      'bad-name actors.a!: "a!" is not a name: words of letters and digits, joined by single spaces or hyphens',
    ],
    [
      'an entry of a list',
      commitment({ refrain: ['a strike b', 3] }),
      'wrong-type commitments.c.refrain.1: entry 2 of "refrain" must be text, but it is the number 3 | put it in quotes: "3"',
    ],
    [
      'a text where a word or a section belongs',
      commitment({ made: 'tick = 3' }),
      'wrong-type commitments.c.made: "made" must be "before" or a section (key: value), but it is the text "tick = 3" | a section here may have: on, when, chance',
    ],
    [
      'a misspelt word where a section may stand',
      commitment({ made: 'befor' }),
      'wrong-type commitments.c.made: "made" must be "before", but it is the text "befor" | did you mean "before"?',
    ],
    [
      'an empty section',
      { questions: { Q1: null } },
      'wrong-type questions.Q1: "Q1" must be a section (key: value), but it is empty | write what belongs to it below, further indented',
    ],
    [
      'a bare flag',
      { outcomes: [{ x: { ends: null, when: 'y' } }] },
      'wrong-type outcomes.0.x.ends: "ends" must be true or false, but it is empty | write ends: true',
    ],
    [
      'a list for a section',
      { actors: ['a'] },
      'wrong-type actors: "actors" must be a section (key: value), but it is a list | write key: value, without dashes or brackets',
    ],
    [
      'none of the forms',
      { actors: { d: 7 } },
      'wrong-type actors.d: "d" must be text or a section (key: value), but it is the number 7 | put it in quotes: "7"',
    ],
    [
      'a pair that is too long',
      { parameters: { p: { value: 1, range: [0, 1, 2] } } },
      'wrong-type parameters.p.range: "range" must be a list of 2, and this one has 3',
    ],
  ])('tells of %s, once and in plain words', (_, more, message) => {
    const all = told(more);
    expect(all).toHaveLength(1);
    expect(all[0]?.startsWith(message)).toBe(true);
  });

  it('takes the form that the author most likely meant', () => {
    // An option with a condition, whose chance is misspelt; not a quantity with two unknown keys.
    expect(told({ options: { 'a may strike b': { when: 'x', chnce: 0.3 } } })).toEqual([
      'unknown-key options.a may strike b.chnce: unknown key "chnce" in "a may strike b" | did you mean "chance"?',
    ]);
    // A process of whole numbers; not one of states.
    expect(told({ processes: { p: { from: 0, to: 'five' } } })).toEqual([
      'wrong-type processes.p.to: "to" must be a whole number, but it is the text "five"',
    ]);
  });

  it('points at keys that are unknown, and at names that are wrong', () => {
    const { problems } = checkShape({ ...smallest, nonsense: 1, actors: { '!': 'A' } });
    expect(problems.map(({ at }) => at)).toEqual(['key', 'key']);
  });

  it('never takes a key for a member of every object', () => {
    expect(told({ toString: 1, hasOwnProperty: 2 })).toHaveLength(2);
    expect(told(commitment({ valueOf: 'x' }))).toHaveLength(1);
  });

  it('tells something whenever the schema refuses, and nothing when it takes', () => {
    const leaf = fc.oneof(
      fc.constant(null),
      fc.boolean(),
      fc.integer(),
      fc.double(),
      fc.string(),
      fc.constantFrom('a', 'day', 'a strike b'),
    );
    const key = fc.constantFrom(
      ...Object.keys(scenarioDocument.shape),
      'debtor',
      'value',
      'when',
      'chance',
      'refrain',
      'x',
      'states',
      'from',
      'to',
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
      ),
    }));
    const file = fc.oneof(
      tree,
      fc.dictionary(key, tree).map((more) => ({ ...smallest, ...more })),
    );
    fc.assert(
      fc.property(file, (value) => {
        const { document, problems } = checkShape(value);
        expect(document === null).toBe(problems.length > 0);
        for (const { message } of problems) expect(message).not.toMatch(/Invalid|undefined|\[object/);
      }),
    );
  });
});
