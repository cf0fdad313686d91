import { expect, it } from 'vitest';
import { append, i32, unsigned } from '../../src/kernel/webassembly/instructions.js';

/** Numbers as bytes: the examples of DWARF 4, section 7.6 (figures 22 and 23), and what lies on both sides of a byte's end. */

const bytesOf = (code: Parameters<typeof append>[1]): readonly number[] => {
  const bytes: number[] = [];
  append(bytes, code);
  return bytes;
};

it.each<readonly [number, readonly number[]]>([
  [2, [2]],
  [127, [127]],
  [128, [0x80, 1]],
  [129, [0x81, 1]],
  [130, [0x82, 1]],
  [12_857, [57 + 0x80, 100]],
])('%d without a sign', (value, bytes) => {
  expect(bytesOf(unsigned(value))).toEqual(bytes);
});

it.each<readonly [number, readonly number[]]>([
  [2, [2]],
  [-2, [0x7e]],
  [63, [0x3f]],
  [64, [0xc0, 0]],
  [-64, [0x40]],
  [-65, [0xbf, 0x7f]],
  [127, [0xff, 0]],
  [-127, [0x81, 0x7f]],
  [128, [0x80, 1]],
  [-128, [0x80, 0x7f]],
  [129, [0x81, 1]],
  [-129, [0xff, 0x7e]],
])('%d with a sign', (value, bytes) => {
  // 0x41 is the instruction that says a constant.
  expect(bytesOf(i32.constant(value))).toEqual([0x41, ...bytes]);
});
