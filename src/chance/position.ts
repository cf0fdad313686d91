import { word } from './mixer.js';

/** The second words of a block's points stand this much after the first ones. */
const SECOND_WORDS = 128;

/** Positions are 48 bits: the rest of a point's first word, filled up from its second. */
const POSITION_BITS = 48;

/**
 * Whether a point of a block lies below a position of its layer. Its second word is read only where the first leaves
 * it open.
 *
 * @param start the counter of the block's first word
 * @param point from 0
 * @param rest what the point's first word holds beside its cell
 * @param cut from 0 to 2^48, as a fraction of the layer's width
 */
export function liesBelow(
  a: number,
  b: number,
  start: number,
  point: number,
  rest: number,
  cellBits: number,
  cut: number,
): boolean {
  const secondBits = POSITION_BITS - (32 - cellBits);
  const position = rest * (1 << secondBits);
  if (position + (1 << secondBits) <= cut) return true;
  if (position >= cut) return false;
  const second = word(a, b, start + SECOND_WORDS + point + 1);
  return position + (second >>> (32 - secondBits)) < cut;
}

/**
 * The rest of a point's first word in which a position lies: points of a smaller one lie below it, those of a greater one
 * do not.
 *
 * @param cut from 0 to 2^48, as a fraction of the layer's width
 */
export function restAt(cut: number, cellBits: number): number {
  return Math.floor(cut / (1 << (POSITION_BITS - (32 - cellBits))));
}
