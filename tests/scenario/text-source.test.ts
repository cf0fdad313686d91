import { describe, expect, it } from 'vitest';
import type { Path } from '../../src/scenario/diagnostics/diagnostic.js';
import { readText } from '../../src/scenario/text/read.js';
import type { LocateOptions } from '../../src/scenario/text/source.js';

const text = `# a comment
actors:
  alpha: Alpha
  beta: { name: "Beta", knows: [resolve, 'it''s'] }
empty:
commitments:
  - first: unrest is crackdown
    second: "unrest \\u0069s calm"
  - folded: >-
      unrest is
      crackdown and more
    literal: |
      one or
        two
    plain: unrest
      is crackdown
    single: 'unrest is calm'
shared: &it { x: 1 }
again: *it
`;

/** The part of the line that is underlined, and its line. */
function underlined(path: Path, options?: LocateOptions): string | undefined {
  const { source } = readText(text, 'x.yaml');
  const position = source.locate(path, options);
  if (position === undefined) return undefined;
  const start = position.column - 1;
  return `${position.line}:${position.text.slice(start, start + position.length)}`;
}

describe('locate', () => {
  it('points at a value', () => {
    expect(underlined(['actors', 'alpha'])).toBe('3:Alpha');
    expect(underlined(['actors', 'beta', 'name'])).toBe('4:"Beta"');
    expect(underlined(['actors', 'beta', 'knows', 0])).toBe('4:resolve');
    expect(underlined(['actors', 'beta'])).toBe(`4:{ name: "Beta", knows: [resolve, 'it''s'] }`);
  });

  it('points at a key', () => {
    expect(underlined(['actors', 'alpha'], { at: 'key' })).toBe('3:alpha');
    expect(underlined(['commitments', 0], { at: 'key' })).toBe('7:first: unrest is crackdown');
  });

  it('points at the key of a block, and of an empty value', () => {
    expect(underlined(['actors'])).toBe('2:actors');
    expect(underlined(['empty'])).toBe('5:empty');
    expect(underlined([])).toBe('2:actors:');
  });

  it('points at what is around a field that is not there', () => {
    expect(underlined(['actors', 'gamma', 'name'])).toBe('2:actors');
    expect(underlined(['actors', 'beta', 'parts'])).toBe(`4:{ name: "Beta", knows: [resolve, 'it''s'] }`);
    expect(underlined(['nothing'])).toBe('2:actors:');
  });

  it('points inside a text on one line', () => {
    expect(underlined(['commitments', 0, 'first'], { span: { start: 10, end: 19 } })).toBe('7:crackdown');
    expect(underlined(['commitments', 1, 'single'], { span: { start: 7, end: 9 } })).toBe('17:is');
    expect(underlined(['commitments', 0, 'first'], { span: { start: 19, end: 19 } })).toBe('7:');
  });

  it('points inside a text that goes on over lines', () => {
    expect(underlined(['commitments', 1, 'folded'], { span: { start: 10, end: 19 } })).toBe('11:crackdown');
    expect(underlined(['commitments', 1, 'literal'], { span: { start: 9, end: 12 } })).toBe('14:two');
    expect(underlined(['commitments', 1, 'plain'], { span: { start: 7, end: 9 } })).toBe('16:is');
  });

  it('points at the whole of a text whose escapes hide the place', () => {
    expect(underlined(['commitments', 0, 'second'], { span: { start: 7, end: 9 } })).toBe(
      '8:"unrest \\u0069s calm"',
    );
  });

  it('points into the value that an alias stands for', () => {
    expect(underlined(['again'])).toBe('19:*it');
    expect(underlined(['again', 'x'])).toBe('18:1');
  });

  it('gives the line without its end', () => {
    const { source } = readText('a: 1\r\nb: x y\r\n', 'x.yaml');
    expect(source.locate(['b'])).toEqual({ file: 'x.yaml', line: 2, column: 4, length: 3, text: 'b: x y' });
  });
});
