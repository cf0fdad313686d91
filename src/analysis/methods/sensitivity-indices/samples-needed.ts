/**
 * How many samples an interval of a wanted half-width needs, judging by the one that so many have given: it shrinks with
 * the root of their number. For points that fill space more evenly than chance does, it shrinks faster, and fewer do.
 *
 * @param samples from 1: rows, trajectories, permutations
 * @param halfWidth from 0
 * @param wanted above 0
 * @returns at least `samples`
 * @throws RangeError on numbers outside these ranges.
 */
export function samplesNeeded(samples: number, halfWidth: number, wanted: number): number {
  if (!(Number.isSafeInteger(samples) && samples >= 1)) {
    throw new RangeError(`a number of samples is whole and from 1, not ${samples}`);
  }
  if (!(halfWidth >= 0 && halfWidth < Infinity)) {
    throw new RangeError(`a half-width is finite and from 0, not ${halfWidth}`);
  }
  if (!(wanted > 0)) throw new RangeError(`a wanted half-width is above 0, not ${wanted}`);
  const ratio = halfWidth / wanted;
  return Math.max(samples, Math.ceil(samples * ratio * ratio));
}
