/**
 * Scrambles one coordinate, given as a 32-bit fraction, in Owen's way: the unit interval is halved again and again, and
 * the halves of each part are swapped or not by a toss of that part alone. So points that fill all parts of a size still
 * do, and each is spread evenly over (0, 1).
 *
 * The tosses are words of a counter that numbers the parts from the largest down: 1 is the whole, 2 and 3 its halves. They
 * depend on the place alone, so no tree is kept.
 *
 * Source: Owen, "Randomly permuted (t,m,s)-nets and (t,s)-sequences" (1995).
 */
export function scramble(fraction: number, words: (counter: number) => number): number {
  let part = 1;
  let scrambled = 0;
  for (let left = 31; left >= 0; left -= 1) {
    const bit = (fraction >>> left) & 1;
    scrambled = (scrambled << 1) | (bit ^ (words(part) & 1));
    part = (part << 1) | bit;
  }
  return scrambled >>> 0;
}
