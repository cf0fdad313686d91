import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../src/scenario/expressions/names.js';
import {
  parseActPattern,
  type Parsed,
  parseExpression,
  parseQuantity,
} from '../../src/scenario/expressions/parse.js';

const vocabulary = new Vocabulary([
  'alpha',
  'beta',
  'strike',
  'unrest',
  'use of force',
  'joint blame',
  'x',
  'y',
]);

/** The message, the hint, and the part of the text that it points at. */
function told(
  text: string,
  parsed: Parsed<object>,
): [message: string, hint: string | undefined, place: string] {
  if (parsed.ok) throw new Error(`"${text}" was read`);
  return [parsed.message, parsed.hint, text.slice(parsed.span.start, parsed.span.end)];
}

const expression = (text: string): ReturnType<typeof told> => told(text, parseExpression(text, vocabulary));

describe('mistakes in conditions', () => {
  it.each<[text: string, message: string, hint: string | undefined, place: string]>([
    ['', 'the text is empty', undefined, ''],
    ['x > 3 froce', 'expected "and", "or" or the end, but found "froce"', undefined, 'froce'],
    ['x >', 'expected a condition or a number, but the text ends here', undefined, ''],
    ['(x > 3', 'expected "and", "or" or ")", but the text ends here', undefined, ''],
    ['x > 3)', 'expected "and", "or" or the end, but found ")"', 'there is a ")" too many', ')'],
    ['1e999 > x', 'this number is too large', undefined, '1e999'],
    ['evr(x) > 2', 'there is no function "evr"', 'did you mean "ever"?', 'evr'],
    ['trust(x, y) > 2', '"," is not expected here', 'the form is trust(holder in trusted)', ','],
    [
      'count(x)',
      'expected a comparison, "and", "or" or ",", but found ")"',
      'the form is count(condition, 3)',
      ')',
    ],
    [
      'unrest crackdown',
      '"unrest crackdown" is neither a condition nor an act (author, kind, target)',
      'write "unrest is crackdown" if it is a state, or add the target if it is an act',
      'unrest crackdown',
    ],
  ])('%s', (text, message, hint, place) => {
    expect(expression(text)).toEqual([message, hint, place]);
  });

  it.each([
    ['x = > 3', undefined],
    ['x => 3', 'write >='],
    ['x =< 3', 'write <='],
    ['x <> 3', 'write !='],
    ['x === 3', 'write ='],
    ['x ≥ 3', 'write >='],
    ['x && y', 'write "and"'],
    ['x || y', 'write "or"'],
    ['!x', 'write "not"'],
    ['not !x', 'write "not"'],
    ['x > 3 AND y', 'write "and" in small letters'],
    ['alpha OR beta', 'write "or" in small letters'],
    ['NOT x', 'write "not" in small letters'],
    ['unrest IS calm', 'write "is" in small letters'],
    ['x+1 > y', 'put a space on each side of "+"'],
    ['x is "y"', 'names need no quotes'],
    ['x > 1,000', 'write the number without a comma'],
    ['[x]', 'use ( and )'],
  ])('hints at what is meant by %s', (text, hint) => {
    expect(expression(text)[1]).toBe(hint);
  });

  it.each([
    ['x >= use of froce', 'use of froce'],
    ['use of froce > 3', 'use of froce'],
    ['x >= use force', 'use force'],
    ['x is use of frce or y', 'of'],
    ['alpha believes x and joint blam', 'joint blam'],
  ])('finds the name of several words that is nearly there: %s', (text, place) => {
    const [, hint, found] = expression(text);
    expect(hint).toMatch(/^did you mean "(use of force|joint blame)"\?$/);
    expect(found).toBe(place);
  });

  it('leaves an act with names that are not declared to those who know the actors', () => {
    expect(parseExpression('alhpa strike beta', vocabulary).ok).toBe(true);
  });

  it('refuses what is too long or too deep', () => {
    expect(expression('x'.repeat(2_001))[0]).toMatch(/^an expression has at most 2000 characters/);
    expect(expression('('.repeat(1_900))[0]).toBe('more than 50 parentheses inside each other');
    expect(expression('not '.repeat(400) + 'x')[0]).toBe(
      'this is too deep: split it into smaller conditions',
    );
    expect(expression('-'.repeat(1_900) + 'x')[0]).toBe('this is too deep: split it into smaller conditions');
  });
});

describe('mistakes in quantities', () => {
  const FORM = 'a quantity is written: 25% within 90 days, from 5% to 60%, assumed (E11)';

  it.each([
    ['25% in 90 days', 'expected a unit, "," or the end, but found "in"', 'in'],
    ['25% within', 'the text ends too early', ''],
    ['0.9 assumed', 'expected a unit, "," or the end, but found "assumed"', 'assumed'],
    ['25% within 90 days, 5% to 60%', 'expected a name or "from", but found "5"', '5'],
    ['0.9, assumed E11', 'expected "(" or the end, but found "E11"', 'E11'],
  ])('%s', (text, message, place) => {
    expect(told(text, parseQuantity(text, vocabulary))).toEqual([message, FORM, place]);
  });
});

describe('mistakes in acts', () => {
  const FORM = 'an act is written: author, kind, target, such as: alpha strike beta';

  it.each([
    ['alpha strike', 'the text ends too early', FORM],
    ['alpha strike beta gamma', 'expected the end, but found "gamma"', FORM],
    ['alpha may strike beta', 'expected the end, but found "beta"', 'leave out "may"'],
  ])('%s', (text, message, hint) => {
    expect(told(text, parseActPattern(text, vocabulary)).slice(0, 2)).toEqual([message, hint]);
  });
});
