import type { CaseSample } from './sample.js';

/** For each parameter, the points in ascending order of their value; those of one value in the order of the sample. */
export function pointsByAxis({ parameters, points }: CaseSample): readonly Uint32Array[] {
  return parameters.map((_, axis) =>
    Uint32Array.from(points, (__, place) => place).sort(
      (left, right) => (points[left]?.[axis] ?? 0) - (points[right]?.[axis] ?? 0) || left - right,
    ),
  );
}

/** A bound between two values: in the middle, unless rounding would put it on the lower one. */
export function between(below: number, above: number): number {
  const middle = below + (above - below) / 2;
  return middle > below ? middle : above;
}
