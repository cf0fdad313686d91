import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bar } from '../../src/report/bar.js';
import { page } from '../../src/report/page.js';
import { table } from '../../src/report/table.js';
import { duration, roundTicks } from '../../src/report/ticks.js';
import { cut, wrap } from '../../src/report/wrap.js';

describe('wrapping', () => {
  it('breaks between words and hangs what follows', () => {
    expect(wrap('one two three four', { first: 'day 1  ', width: 16 })).toEqual([
      'day 1  one two',
      '       three',
      '       four',
    ]);
  });

  it('keeps every word, and no line is wider than the page unless a single word is', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(words, fc.integer({ min: 16, max: 60 }), (list, width) => {
        const lines = wrap(list.join(' '), { first: '  ', width });
        expect(
          lines
            .join(' ')
            .split(/\s+/)
            .filter((word) => word !== ''),
        ).toEqual(list);
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('cuts with a mark', () => {
    expect(cut('a longer text', 8)).toBe('a longe…');
    expect(cut('short', 8)).toBe('short');
  });
});

describe('a table', () => {
  it('aligns its columns', () => {
    const heads = [{ head: '' }, { head: 'runs', align: 'right' as const }];
    expect(
      table(
        heads,
        [
          ['war', '7'],
          ['peace', '993'],
        ],
        { indent: 2 },
      ),
    ).toEqual(['         runs', '  war       7', '  peace   993']);
  });

  it('goes on below where the page is too narrow, with its first column again', () => {
    const heads = [{ head: '' }, { head: 'first one' }, { head: 'second one' }];
    expect(table(heads, [['row', 'a', 'b']], { width: 18 })).toEqual([
      '     first one',
      'row  a',
      '',
      '     second one',
      'row  b',
    ]);
  });

  it('measures what is shown, not what was given', () => {
    const [head, row] = table([{ head: '' }, { head: 'x' }], [['a\u001bb', 'y']]);
    expect(row).toBe('a\\u{1b}b  y');
    expect(head?.indexOf('x')).toBe(row?.indexOf('y'));
  });
});

describe('a page', () => {
  it('lets nothing through that a terminal would obey or that would move what is seen', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (lines) => {
        const text = page(lines);
        expect(text).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
        expect(text.split('\n')).toHaveLength(lines.length + 1);
      }),
    );
  });
});

describe('small words', () => {
  it('chooses round ticks that end at the horizon', () => {
    expect(roundTicks(180)).toEqual([30, 60, 90, 120, 150, 180]);
    expect(roundTicks(7)).toEqual([2, 4, 6, 7]);
    expect(roundTicks(1)).toEqual([1]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (horizon) => {
        const ticks = roundTicks(horizon);
        expect(ticks.at(-1)).toBe(horizon);
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect([...ticks].sort((one, other) => one - other)).toEqual(ticks);
      }),
    );
  });

  it('counts ticks', () => {
    expect(duration('day', 1)).toBe('1 day');
    expect(duration('week', 12)).toBe('12 weeks');
  });

  it('draws a share to an eighth of a block', () => {
    expect(bar(0, 4)).toBe('');
    expect(bar(0.0001, 4)).toBe('▏');
    expect(bar(0.5, 4)).toBe('██');
    expect(bar(1, 4)).toBe('████');
    expect(bar(0.40625, 4)).toBe('█▋');
  });
});
