import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toCsv } from '../../src/report/csv.js';
import { csvCell, csvLine } from '../../src/report/csv/cell.js';
import { resultSchema, toJson } from '../../src/report/json.js';
import { jsonText } from '../../src/report/json/text.js';
import { pact } from './results.js';

describe('JSON', () => {
  const results = [pact(), pact({ variant: 'no pact', seed: 'a text' })];
  const document = toJson(results, '1.2.3');

  it('is what its schema says, before and after it is written', () => {
    expect(resultSchema.parse(document)).toEqual(document);
    expect(resultSchema.parse(JSON.parse(jsonText(document)))).toEqual(document);
  });

  it('has the first variant at its top, the others beside it, and the questions of all', () => {
    expect(document).toMatchObject({
      schema: 1,
      library: { name: 'brinkmanship', version: '1.2.3' },
      variant: null,
      seed: 1,
      runs: 1000,
      horizon: 90,
      level: 0.95,
      interval: 'wilson',
      stopped: false,
    });
    expect(document.others.map(({ variant }) => variant)).toEqual(['no pact']);
    expect(
      document.questions.filter(({ id }) => id === 'Q1').map(({ variant, at }) => [variant, at]),
    ).toEqual([
      [null, 30],
      [null, 90],
      ['no pact', 30],
      ['no pact', 90],
    ]);
  });

  it('keeps counts beside probabilities, over all runs', () => {
    expect(document.outcomes.map(({ runs }) => runs)).toEqual([12, 143, 845]);
    expect(document.outcomes.map(({ cumulative }) => cumulative?.length ?? null)).toEqual([90, null, null]);
  });

  it('says with null what could not be estimated', () => {
    const row = document.questions.find(({ id }) => id === 'Q2');
    expect(row).toMatchObject({ value: null, low: null, high: null, runs: 0 });
  });

  it('tells a time from a probability', () => {
    const rows = document.questions.filter(({ id, variant }) => id === 'Q3' && variant === null);
    expect(rows.map(({ unit, value }) => [unit, value])).toEqual([
      ['probability', 0.143],
      ['ticks', 41.25],
      ['ticks', 84.31],
    ]);
  });

  it('has a JSON Schema that says what is in it', () => {
    const schema = z.toJSONSchema(resultSchema);
    expect(Object.keys(schema.properties ?? {})).toEqual(expect.arrayContaining(Object.keys(document)));
  });

  it('refuses to write no results', () => {
    expect(() => toJson([], '1')).toThrow(RangeError);
  });

  it('is safe to look at and reads back the same, whatever is in it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const text = jsonText(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  it('writes a list of numbers on one line', () => {
    expect(jsonText({ cumulative: [0, 1, -2.5e-7], none: [], text: ['1', '2'] })).toBe(
      '{\n  "cumulative": [0, 1, -2.5e-7],\n  "none": [],\n  "text": [\n    "1",\n    "2"\n  ]\n}\n',
    );
  });
});

describe('a CSV cell', () => {
  it.each([
    ['plain', 'plain'],
    ['a, b', '"a, b"'],
    ['say "no"', '"say ""no"""'],
    [' led', '" led"'],
    ['', ''],
  ])('%j is written as %j', (text, written) => {
    expect(csvCell(text)).toBe(written);
  });

  it.each(['=1+1', '+cmd', '-cmd', '@sum', '\tx', '\rx', '=HYPERLINK("http://x")', '＝1'])(
    'that a spreadsheet would run is made a text: %j',
    (text) => {
      expect(csvCell(text)).toMatch(/^"?'/);
    },
  );

  it.each(['-1', '+2.5', '-3e-7', '-.5'])('that is a number stays one: %j', (text) => {
    expect(csvCell(text)).toBe(text);
  });

  it('shows what a terminal would obey', () => {
    expect(csvCell('a\u001b[2Jb')).toBe('a\\u{1b}[2Jb');
  });

  it('never breaks a line or a column', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (cells) => {
        const line = csvLine(cells);
        expect(line.endsWith('\r\n')).toBe(true);
        const withoutQuoted = line.slice(0, -2).replace(/"(?:[^"]|"")*"/g, '');
        expect(withoutQuoted.split(',')).toHaveLength(cells.length);
        expect(withoutQuoted).not.toMatch(/["\r\n]/);
      }),
    );
  });
});

describe('CSV', () => {
  const lines = toCsv([pact(), pact({ variant: '=cmd|calc' })]).split('\r\n');

  it('begins with its columns, and every line has as many', () => {
    expect(lines[0]).toBe('variant,kind,id,part,holder,tick,value,low,high,runs,measure,readings');
    expect(lines.at(-1)).toBe('');
    for (const line of lines.slice(0, -1)) expect(line.split(',')).toHaveLength(12);
  });

  it.each([
    'as given,outcome,war,,,90,0.012,0.0069,0.0209,1000,share,',
    'as given,ended by,war,,,60,9,,,1000,runs,',
    'as given,question,Q1,day 30,,30,0.95,0.9347,0.9618,1000,share,',
    'as given,question,Q2,by day 90,,90,,,,0,share,',
    'as given,question,Q3,mean time if it comes about,,,41.25,38.1,44.4,143,ticks,',
    'as given,fate,south-restraint,violated,north,,160,,,1000,runs,',
    'as given,temptation,north-restraint,kept,,,270,,,1000,times,',
    'as given,dispute,south-restraint,ever,,,0.04,0.0295,0.054,1000,share,',
    'as given,assumption,options.north may strike south,calibrated,,,0.3,0.1,0.6,,number,',
    "'=cmd|calc,outcome,war,,,90,0.012,0.0069,0.0209,1000,share,",
  ])('has the line %s', (line) => {
    expect(lines).toContain(line);
  });
});
