/**
 * docs/draws.md written a second time: plainly, without caches, in whole numbers of any length. Thresholds are
 * computed in fixed point with 200 binary digits, so they also judge the rounding of the library's.
 */
import seedrandom from 'seedrandom';

const WORD = 1n << 32n;
const MASK = WORD - 1n;
const SCALE = 200n;
const ONE = 1n << SCALE;
const POSITIONS = 1n << 48n;

type Pair = readonly [bigint, bigint];

/** The three kinds of draw of one run of one seed, by name. */
export interface Oracle {
  coin(site: string, tick: number, p: number): boolean;
  hazard(site: string, tick: number, p: number): boolean;
  choice(site: string, tick: number, alternatives: readonly (readonly [string | number, number])[]): number;
}

export function oracle(seed: string | number, run: number): Oracle {
  const batch = BigInt(Math.floor(run / 32));
  const lane = BigInt(run % 32);
  return {
    coin: (site, tick, p) => coinNumber(keys(seed, site, batch), tick, lane) < fixed(p) >> (SCALE - 32n),
    hazard: (site, tick, p) => hazard(keys(seed, site, batch), tick, lane, p),
    choice: (site, tick, alternatives) => choice(keys(seed, site, batch), tick, lane, alternatives),
  };
}

/** One point of the hazard calendar: where it lies in its block, and how high in its layer. */
export interface Point {
  readonly place: number;
  readonly lane: number;
  /** From 0 to below 2^48. */
  readonly position: bigint;
}

/** The points of block `block` of layer 3 to 10. */
export function points(
  seed: string | number,
  site: string,
  batch: bigint,
  layer: number,
  block: number,
): Point[] {
  return pointsOf(keys(seed, site, batch), layer, block);
}

/** The word of a site in a batch. */
export function plainWord(seed: string | number, site: string, batch: bigint, counter: bigint): bigint {
  return mix(keys(seed, site, batch), counter);
}

/** A double as a fixed-point number, exactly: it must be a multiple of 2^−200. */
function fixed(x: number): bigint {
  let digits = x;
  let places = 0n;
  while (!Number.isInteger(digits)) {
    digits *= 2;
    places += 1n;
  }
  if (places > SCALE) throw new Error(`${x} is too fine for the oracle`);
  return BigInt(digits) << (SCALE - places);
}

function keys(seed: string | number, site: string, batch: bigint): Pair {
  const bytes = (text: string): number[] => [...new TextEncoder().encode(text)];
  const generator = seedrandom(String.fromCharCode(...bytes(String(seed)), 0));
  const word = (): bigint => BigInt.asUintN(32, BigInt(generator.int32()));
  const seedKey: Pair = [word(), word()];
  let hash = 14695981039346656037n;
  for (const byte of bytes(site.normalize())) hash = ((hash ^ BigInt(byte)) * 1099511628211n) % WORD ** 2n;
  return cipher(cipher(seedKey, [hash % WORD, hash / WORD]), [batch, 0n]);
}

/** Threefry2x32 as the paper writes it: add the key every fourth round, 20 rounds. */
function cipher(key: Pair, counter: Pair): Pair {
  const ks = [key[0], key[1], 0x1bd11bdan ^ key[0] ^ key[1]];
  let [x, y] = [(counter[0] + key[0]) & MASK, (counter[1] + key[1]) & MASK];
  for (let round = 1; round <= 20; round += 1) {
    const turn = [13n, 15n, 26n, 6n, 17n, 29n, 16n, 24n][(round - 1) % 8] ?? 0n;
    x = (x + y) & MASK;
    y = (((y << turn) & MASK) | (y >> (32n - turn))) ^ x;
    if (round % 4 !== 0) continue;
    const added = round / 4;
    x = (x + (ks[added % 3] ?? 0n)) & MASK;
    y = (y + (ks[(added + 1) % 3] ?? 0n) + BigInt(added)) & MASK;
  }
  return [x, y];
}

function mix([a, b]: Pair, counter: bigint): bigint {
  let h = (a + counter * 0x9e3779b9n) & MASK;
  h ^= h >> 17n;
  h = (h * 0xed5ad4bbn) & MASK;
  h ^= h >> 11n;
  h = ((h + b) * 0xac4c1b51n) & MASK;
  h ^= h >> 15n;
  h = ((h + a) * 0x31848babn) & MASK;
  return h ^ (h >> 14n);
}

function coinNumber(key: Pair, tick: number, lane: bigint): bigint {
  let number = 0n;
  for (let digit = 0n; digit < 32n; digit += 1n) {
    number = number * 2n + ((mix(key, BigInt(tick) * 128n + digit) >> lane) & 1n);
  }
  return number;
}

function hazard(key: Pair, tick: number, lane: bigint, p: number): boolean {
  const ceiling = ONE - exponentialOfMinus(ONE / 8n);
  const chance = fixed(p);
  const rate = chance > ceiling ? ONE / 8n : minusLogOfComplement(chance);
  for (let layer = 3; layer <= 10; layer += 1) {
    const low = layer === 10 ? 0n : ONE >> BigInt(layer + 1);
    const width = layer === 10 ? ONE >> 10n : low;
    if (rate <= low) continue;
    const cut = ((rate - low) * POSITIONS) / width;
    const ticks = Math.min(256, 2 ** layer);
    const place = (tick - 1) % ticks;
    const here = pointsOf(key, layer, Math.floor((tick - 1) / ticks)).filter(
      (point) => point.place === place && BigInt(point.lane) === lane,
    );
    if (here.some(({ position }) => position < cut)) return true;
  }
  if (chance <= ceiling) return false;
  return coinNumber(key, tick, lane) < ((chance - ceiling) * WORD) / (ONE - ceiling);
}

function pointsOf(key: Pair, layer: number, block: number): Point[] {
  const ticks = Math.min(256, 2 ** layer);
  const cells = 32 * ticks;
  const mean = layer === 10 ? cells / 1024 : cells / 2 ** (layer + 1);
  const start = 0x40000000n + BigInt(layer) * 2n ** 24n + BigInt(block) * 256n;
  const count = poissonCount(mean, mix(key, start));
  return Array.from({ length: count }, (_, i) => {
    const first = mix(key, start + BigInt(i) + 1n);
    const second = mix(key, start + BigInt(i) + 129n);
    // Both words as one number of 64 digits: the leading ones name the cell, the next 48 the position.
    const both = (first * WORD + second) * BigInt(cells);
    const cell = Number(both / WORD ** 2n);
    const position = ((both % WORD ** 2n) * POSITIONS) / WORD ** 2n;
    return { place: Math.floor(cell / 32), lane: cell % 32, position };
  });
}

const counts = new Map<number, bigint[]>();

function poissonCount(mean: number, word: bigint): number {
  const table = counts.get(mean) ?? poissonTable(mean);
  counts.set(mean, table);
  return table.filter((threshold) => threshold <= word).length;
}

/** Thresholds of the Poisson distribution function, up to the first of 2^32 − 1 or more. */
export function poissonTable(mean: number): bigint[] {
  const table: bigint[] = [];
  let term = exponentialOfMinus(BigInt(mean) * ONE);
  let sum = term;
  while ((sum * WORD) / ONE < MASK) {
    table.push((sum * WORD) / ONE);
    term = (term * BigInt(mean)) / BigInt(table.length);
    sum += term;
  }
  return table;
}

/** e^−x, as 1 / e^x. */
function exponentialOfMinus(x: bigint): bigint {
  let [sum, term] = [ONE, ONE];
  for (let n = 1n; term > 0n; n += 1n) {
    term = (term * x) / (n * ONE);
    sum += term;
  }
  return (ONE * ONE) / sum;
}

/** −ln(1 − p) = p + p²/2 + p³/3 + … */
function minusLogOfComplement(p: bigint): bigint {
  let [sum, power] = [0n, p];
  for (let n = 1n; power > 0n; n += 1n) {
    sum += power / n;
    power = (power * p) / ONE;
  }
  return sum;
}

function choice(
  key: Pair,
  tick: number,
  lane: bigint,
  alternatives: readonly (readonly [string | number, number])[],
): number {
  const points = (name: string): number[] =>
    Array.from(name.normalize(), (letter) => letter.codePointAt(0) ?? 0);
  const before = (left: string | number, right: string | number): boolean => {
    if (typeof left === 'number') return typeof right === 'string' || left < right;
    if (typeof right === 'number') return false;
    const [one, other] = [points(left), points(right)];
    const at = one.findIndex((point, place) => point !== other[place]);
    return at < 0 ? one.length < other.length : at < other.length && (one[at] ?? 0) < (other[at] ?? 0);
  };
  const inOrder = alternatives.toSorted(([left], [right]) => (before(left, right) ? -1 : 1));
  const total = inOrder.reduce((sum, [, weight]) => sum + weight, 0);
  const drawn = mix(key, BigInt(tick) * 128n + 64n + lane);
  let sum = 0;
  for (const alternative of inOrder) {
    if (alternative[1] === 0) continue;
    sum += alternative[1];
    // The quotient is rounded as a double: that is part of the definition.
    if (drawn < fixed(sum / total) >> (SCALE - 32n)) return alternatives.indexOf(alternative);
  }
  throw new Error('the last threshold is above every word');
}
