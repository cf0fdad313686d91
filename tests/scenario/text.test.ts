import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Reporter } from '../../src/scenario/diagnostics/reporter.js';
import { readText } from '../../src/scenario/text/read.js';
import { checkShape } from '../../src/scenario/text/shape.js';

/** What is wrong with a text: code, line, column and message of each problem. */
function problemsOf(text: string): string[] {
  const { source, problems } = readText(text, 'x.yaml');
  const reporter = new Reporter(source);
  for (const problem of problems) reporter.report(problem);
  return reporter.diagnostics.map(
    ({ code, position, message }) => `${code} ${position?.line ?? '-'}:${position?.column ?? '-'} ${message}`,
  );
}

function valueOf(text: string): unknown {
  const { value, problems } = readText(text, 'x.yaml');
  expect(problems).toEqual([]);
  return value;
}

describe('readText', () => {
  it('reads YAML 1.2 with its core schema', () => {
    const text = 'a: 2020-01-01\nb: yes\nc: [on, off, true, ~]\nd: 1.5\ne: "7"\nf: 0x10\n';
    expect(valueOf(text)).toEqual({
      a: '2020-01-01',
      b: 'yes',
      c: ['on', 'off', true, null],
      d: 1.5,
      e: '7',
      f: 16,
    });
  });

  it('reads JSON', () => {
    const json = { a: [1, { b: 'x\ny' }], c: null, d: true, e: 'é' };
    expect(valueOf(JSON.stringify(json, null, 2))).toEqual(json);
  });

  it('gives null for a text without a value', () => {
    for (const text of ['', '   \n', '# only a comment\n', '---\n', '\ufeff'])
      expect(valueOf(text)).toBeNull();
  });

  it('skips a byte order mark, and reads Windows line ends', () => {
    expect(valueOf('\ufeffa: 1\r\nb: x\r\n')).toEqual({ a: 1, b: 'x' });
  });

  it('makes text of keys that look like numbers, as they were written', () => {
    expect(valueOf('{ 7: .09, 30.0: .21, true: x, "8": y, ~: z }')).toEqual({
      '7': 0.09,
      '30.0': 0.21,
      true: 'x',
      '8': 'y',
      '~': 'z',
    });
  });

  it('reads anchors and aliases', () => {
    expect(valueOf('a: &it { x: [1] }\nb: *it\nc: [*it]\n')).toEqual({
      a: { x: [1] },
      b: { x: [1] },
      c: [{ x: [1] }],
    });
  });

  it.each([
    ['a: b: c', 'not-yaml 1:4 there are two keys on one line'],
    ['a:\n\t- b', 'not-yaml 2:1 a tab is used to indent'],
    ['a: @x', 'not-yaml 1:4 text may not begin with @ unless it is in quotes'],
    ['a: 1\nb: "x\nc: 1', 'not-yaml 2:4 a quotation mark that was opened is never closed'],
    ['a: - b', 'not-yaml 1:4 a list may not begin on the line of its key'],
    ['a: "x" y', 'not-yaml 1:8 there is text after the end of a value'],
    ['a: 1\n---\nb: 1', 'not-yaml 2:1 the file holds more than one document'],
    ['%YAML 1.1\n---\na: yes', 'not-yaml 1:1 a directive (a line that begins with %) is not read'],
    ['a: !!binary x', 'not-yaml 1:4 tags (!) are not read'],
    ['a: *b', 'not-yaml 1:4 there is no anchor &b before this alias'],
    ['? [a]\n: 1', 'not-yaml 1:3 a key must be text, but here it is a list or a section'],
    ['&a a: 1\n*a : 2', 'not-yaml 1:4 a key may not have an anchor (&)'],
    [': 1', 'not-yaml 1:1 there is no key before the colon'],
    ['a: 1\na: 2', 'duplicate-key 2:1 the key "a" stands here twice'],
    ['a: { 7: 1, "7": 2 }', 'duplicate-key 1:12 the key "7" stands here twice'],
    ['__proto__: { x: 1 }', 'forbidden-name 1:1 "__proto__" may not be used as a name or a key'],
    ['a: { constructor: 1 }', 'forbidden-name 1:6 "constructor" may not be used as a name or a key'],
    ['"prototype": 1', 'forbidden-name 1:1 "prototype" may not be used as a name or a key'],
    ['a: &x { b: 1 }\nc: { <<: *x }', 'forbidden-name 2:6 merge keys (<<) are not read'],
    ['a: &x [*x]', 'alias-expansion 1:8 the alias *x stands inside the value that it names'],
  ])('tells what is wrong with %j', (text, told) => {
    expect(problemsOf(text)).toContain(told);
  });

  it('tells all lines that are not YAML at once', () => {
    const told = problemsOf('a: b: c\nd: 1\ne: @x\nf: `y`\n');
    expect(told.map((line) => line.split(' ')[1])).toEqual(['1:4', '3:4', '4:4']);
  });

  it('leaves prototypes alone', () => {
    readText('__proto__: { polluted: 1 }\nconstructor: { prototype: { polluted: 1 } }', 'x');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each([
    ['lists', '['.repeat(100_000)],
    ['sections', '{a: '.repeat(100_000)],
    ['dashes', '- '.repeat(100_000)],
    ['questions', '? '.repeat(100_000)],
    ['quotes around', `"${'['.repeat(10)}": ${'['.repeat(1_000)}`],
  ])('refuses what is too deep: %s', (_, text) => {
    expect(problemsOf(text).join()).toMatch(/^too-large 1:\d+ lists and sections stand more than 64 deep/);
  });

  it('reads brackets in text and in comments as no depth', () => {
    expect(valueOf(`a: "${'['.repeat(500)}" # ${'['.repeat(500)}`)).toEqual({ a: '['.repeat(500) });
  });

  it('refuses a file that is too large before reading it', () => {
    expect(problemsOf('x'.repeat(2_000_001))[0]).toMatch(/^too-large/);
    expect(problemsOf('- 1\n'.repeat(499_000))[0]).toMatch(/^too-large/);
  });

  it('refuses aliases that stand for too much', () => {
    const lines = ['a0: &a0 [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]'];
    for (let level = 1; level < 30; level += 1) {
      lines.push(
        `a${level}: &a${level} [${Array(10)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
      );
    }
    const began = performance.now();
    expect(problemsOf(lines.join('\n')).join()).toMatch(
      /^alias-expansion \d+:\d+ with its aliases written out/,
    );
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('refuses aliases that stand too deeply inside each other', () => {
    const lines = ['a0: &a0 [1]'];
    for (let level = 1; level < 100; level += 1) lines.push(`a${level}: &a${level} [*a${level - 1}]`);
    expect(problemsOf(lines.join('\n'))[0]).toMatch(/^alias-expansion .* makes sections too deep$/);
  });

  it('looks for duplicate keys in a time that grows with the file', () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join('\n');
    expect(Object.keys(valueOf(text) as object)).toHaveLength(20_000);
  });
});

describe('any text', () => {
  const yamlish = fc
    .array(
      fc.constantFrom(
        'a',
        'b: ',
        '- ',
        '[',
        ']',
        '{',
        '}',
        ', ',
        '\n',
        '  ',
        '\t',
        '"',
        "'",
        '|',
        '>',
        '&x ',
        '*x',
        '? ',
        ': ',
        '# ',
        '!t ',
        '%',
        '---\n',
        '\\',
        '7',
        'é',
        '\u0000',
        '<<',
        '\r\n',
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join(''));

  it('gives a value or problems, with positions that lie in the text', () => {
    fc.assert(
      fc.property(fc.oneof(yamlish, fc.string({ unit: 'binary' })), (text) => {
        const { source, value, problems } = readText(text, 'x');
        const shape = problems.length === 0 ? checkShape(value) : { document: null, problems };
        expect(shape.problems.length).toBeGreaterThan(0);
        const reporter = new Reporter(source);
        for (const problem of shape.problems) reporter.report(problem);
        const lines = source.text.split('\n');
        for (const { position } of reporter.diagnostics) {
          if (position === undefined) continue;
          const line = lines[position.line - 1]?.replace(/\r$/, '');
          expect(position.text).toBe(line);
          expect(position.column).toBeGreaterThanOrEqual(1);
          expect(position.column).toBeLessThanOrEqual(position.text.length + 1);
          expect(position.length).toBeGreaterThanOrEqual(1);
          expect(position.column + position.length).toBeLessThanOrEqual(position.text.length + 2);
        }
      }),
    );
  });

  it('reads any JSON value as what it is', () => {
    const json = fc
      .jsonValue({ maxDepth: 4 })
      .filter((value) => !JSON.stringify(value).includes('"__proto__"'));
    fc.assert(
      fc.property(json, (value) => {
        const { value: read, problems } = readText(JSON.stringify(value), 'x');
        fc.pre(
          !problems.some(
            ({ code, message }) => code === 'forbidden-name' || message.includes('no key before'),
          ),
        );
        expect(problems).toEqual([]);
        expect(read).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
