import { shuffled, type Uniforms } from '../../../chance/index.js';

/**
 * A Latin hypercube: each axis of the unit cube is cut into as many equal parts as there are points, and each part holds
 * one point, at a random place in it.
 *
 * Source: McKay, Beckman and Conover, "A comparison of three methods for selecting values of input variables in the
 * analysis of output from a computer code" (Technometrics 21, 1979).
 *
 * @returns for each point its place on every axis
 */
export function latinHypercube(points: number, axes: number, uniforms: Uniforms): readonly number[][] {
  const columns = Array.from({ length: axes }, () =>
    shuffled(points, uniforms).map((part) => (part + uniforms()) / points),
  );
  return Array.from({ length: points }, (_, point) => columns.map((column) => column[point] ?? 0));
}
