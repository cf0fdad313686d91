import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint, fnv1a } from '../../src/chance/fingerprint.js';
import type { Words } from '../../src/chance/threefry.js';
import { utf8Bytes } from '../../src/chance/utf8.js';

function hex({ first, second }: Words): string {
  return [second, first].map((word) => word.toString(16).padStart(8, '0')).join('');
}

/** FNV-1a as its authors write it, in whole numbers of any length. */
function plainFnv1a(bytes: readonly number[]): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffff_ffff_ffff_ffffn;
  return hash.toString(16).padStart(16, '0');
}

describe('fnv1a', () => {
  it.each([
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['foobar', '85944171f73967e8'],
  ])('gives the published answer for %j', (text, answer) => {
    expect(hex(fnv1a(utf8Bytes(text)))).toBe(answer);
  });

  it('agrees with plain long arithmetic on any bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 255 })), (bytes) => {
        expect(hex(fnv1a(bytes))).toBe(plainFnv1a(bytes));
      }),
    );
  });
});

describe('fingerprint', () => {
  it('takes two spellings of one letter as one', () => {
    expect(fingerprint('caf\u00e9')).toEqual(fingerprint('cafe\u0301'));
  });

  it('refuses half of a surrogate pair', () => {
    expect(() => fingerprint('\ud800')).toThrow(RangeError);
  });
});

describe('utf8Bytes', () => {
  it('agrees with the platform on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(utf8Bytes(text)).toEqual([...new TextEncoder().encode(text)]);
      }),
    );
  });

  it('changes the number of bytes where UTF-8 does', () => {
    // RFC 3629, section 3: up to U+007F one byte, up to U+07FF two, up to U+FFFF three, beyond four.
    const borders = ['\u007f', '\u0080', '\u07ff', '\u0800', '\uffff', '\u{10000}'];
    expect(borders.map((letter) => utf8Bytes(letter))).toEqual([
      [0x7f],
      [0xc2, 0x80],
      [0xdf, 0xbf],
      [0xe0, 0xa0, 0x80],
      [0xef, 0xbf, 0xbf],
      [0xf0, 0x90, 0x80, 0x80],
    ]);
  });

  it.each(['\ud800', 'a\udfff', '\udc00\ud800'])('refuses the broken text %j', (text) => {
    expect(() => utf8Bytes(text)).toThrow(/half of a surrogate pair/);
  });
});
