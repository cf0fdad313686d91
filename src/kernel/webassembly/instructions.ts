/**
 * Instructions of WebAssembly, as the bytes that encode them. An expression is the code that leaves its value on the stack.
 *
 * Source: WebAssembly Core Specification 2.0, section 5.4.
 */

/** Encoded instructions: bytes, in parts within parts, so that putting code together copies none of it. */
export type Code = number | readonly Code[];

/** Adds the bytes of code to others. */
export function append(bytes: number[], code: Code): void {
  if (typeof code === 'number') bytes.push(code);
  else for (let at = 0; at < code.length; at += 1) append(bytes, code[at] ?? []);
}

/** Types of values. */
export const I32 = 0x7f;
export const V128 = 0x7b;
export type Type = typeof I32 | typeof V128;

/** A whole number of 32 bits without sign, in as few bytes as it takes (LEB128). */
export function unsigned(value: number): Code {
  const bytes: number[] = [];
  let left = value;
  while (left > 0x7f) {
    bytes.push((left & 0x7f) | 0x80);
    left >>>= 7;
  }
  bytes.push(left);
  return bytes;
}

/** Code behind its length in bytes. */
export function sized(code: Code): Code {
  const bytes: number[] = [];
  append(bytes, code);
  return [unsigned(bytes.length), bytes];
}

/** A whole number of 32 bits with a sign. */
function signed(value: number): Code {
  const bytes: number[] = [];
  let left = value | 0;
  for (;;) {
    const low = left & 0x7f;
    left >>= 7;
    if ((left === 0 && low < 0x40) || (left === -1 && low >= 0x40)) {
      bytes.push(low);
      return bytes;
    }
    bytes.push(low | 0x80);
  }
}

type Binary = (left: Code, right: Code) => Code;
type Unary = (of: Code) => Code;
/** Reads from an address and so many bytes behind it. */
type Load = (offset: number, address?: Code) => Code;

function binary(operation: Code): Binary {
  return (left, right) => [left, right, operation];
}

function unary(operation: Code): Unary {
  return (of) => [of, operation];
}

/** Operations on words of 128 bits stand behind a prefix. */
function wide(operation: number): Code {
  const bytes = [0xfd];
  append(bytes, unsigned(operation));
  return bytes;
}

const ZERO: Code = [0x41, 0];

export function get(local: number): Code {
  return [0x20, unsigned(local)];
}

export function call(target: number, ...given: readonly Code[]): Code {
  return [given, 0x10, unsigned(target)];
}

export const i32 = {
  constant: (value: number): Code => [0x41, signed(value)],
  load: ((offset, address = ZERO) => [address, 0x28, 2, unsigned(offset)]) satisfies Load,
  isZero: unary(0x45),
  equal: binary(0x46),
  differs: binary(0x47),
  less: binary(0x48),
  below: binary(0x49),
  atMostUnsigned: binary(0x4d),
  atLeast: binary(0x4e),
  trailingZeros: unary(0x68),
  plus: binary(0x6a),
  minus: binary(0x6b),
  times: binary(0x6c),
  and: binary(0x71),
  or: binary(0x72),
  xor: binary(0x73),
  shiftLeft: binary(0x74),
  shiftRight: binary(0x76),
};

/** Four whole numbers of 32 bits beside each other. */
export const i32x4 = {
  splat: unary(wide(0x11)),
  constant: (value: number): Code => [i32.constant(value), wide(0x11)],
  part: (place: number, of: Code): Code => [of, wide(0x1b), place],
  withPart: (of: Code, place: number, part: Code): Code => [of, part, wide(0x1c), place],
  equal: binary(wide(0x37)),
  less: binary(wide(0x39)),
  greater: binary(wide(0x3b)),
  shiftLeft: binary(wide(0xab)),
  shiftRight: binary(wide(0xad)),
  plus: binary(wide(0xae)),
  times: binary(wide(0xb5)),
};

export const v128 = {
  load: ((offset, address = ZERO) => [address, wide(0), 4, unsigned(offset)]) satisfies Load,
  zeros: [wide(0x0c), Array.from({ length: 16 }, () => 0)] satisfies Code,
  ones: [wide(0x0c), Array.from({ length: 16 }, () => 0xff)] satisfies Code,
  not: unary(wide(0x4d)),
  and: binary(wide(0x4e)),
  /** The bits of the left one that are not in the right one. */
  without: binary(wide(0x4f)),
  or: binary(wide(0x50)),
  xor: binary(wide(0x51)),
  /** Bits of one word where those of the mask are set, else those of the other. */
  select: (mask: Code, set: Code, unset: Code): Code => [set, unset, mask, wide(0x52)],
  any: unary(wide(0x53)),
  /** How many bits are set. */
  count: (of: Code): Code => {
    const half = (place: number): Code => [of, wide(0x1d), place, 0x7b];
    return [half(0), half(1), 0x7c, 0xa7];
  },
};

/** Statements that store. */
export const store = {
  i32: (offset: number, value: Code, address: Code = ZERO): Code => [
    address,
    value,
    0x36,
    2,
    unsigned(offset),
  ],
  v128: (offset: number, value: Code, address: Code = ZERO): Code => [
    address,
    value,
    wide(0x0b),
    4,
    unsigned(offset),
  ],
};
