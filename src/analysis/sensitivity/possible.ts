import type { Design } from '../methods/sampling/index.js';
import type { MorrisDesign, SaltelliDesign } from '../methods/sensitivity-indices/index.js';

/** What is left of designs where some points are impossible: their numbers go together in no model. */

/** A design without its impossible points, and the values of the others. */
export interface Possible<Of extends Design> {
  readonly design: Of;
  readonly values: readonly number[];
}

/** A value for each point; null where there is none. */
export type Values = readonly (number | null)[];

/** A sample without its impossible points. */
export function possiblePoints(design: Design, values: Values): Possible<Design> {
  const kept = values.flatMap((value, place) => (value === null ? [] : [{ value, place }]));
  return {
    design: {
      parameters: design.parameters,
      size: kept.length,
      point: (place) => design.point(kept[place]?.place ?? 0),
    },
    values: kept.map(({ value }) => value),
  };
}

/** Trajectories without those that pass through an impossible point, or were not finished. */
export function possibleTrajectories(design: MorrisDesign, values: Values): Possible<MorrisDesign> {
  const length = design.parameters.length + 1;
  const kept = design.steps.flatMap((steps, trajectory) => {
    const own = values.slice(trajectory * length, (trajectory + 1) * length);
    return own.length === length && isWhole(own) ? [{ steps, trajectory, own }] : [];
  });
  return {
    design: {
      ...design,
      trajectories: kept.length,
      steps: kept.map(({ steps }) => steps),
      size: kept.length * length,
      point: (place) =>
        design.point((kept[Math.floor(place / length)]?.trajectory ?? 0) * length + (place % length)),
    },
    values: kept.flatMap(({ own }) => own),
  };
}

/** A sample for Sobol indices without the rows that hold an impossible point in any block. */
export function possibleRows(design: SaltelliDesign, values: Values): Possible<SaltelliDesign> {
  const { rows, size } = design;
  const blocks = size / rows;
  const at = (block: number, row: number): number | null => values[block * rows + row] ?? null;
  const kept = Array.from({ length: rows }, (_, row) => row).filter((row) =>
    Array.from({ length: blocks }, (_, block) => at(block, row)).every((value) => value !== null),
  );
  const places = Array.from({ length: blocks }, (_, block) => kept.map((row) => block * rows + row)).flat();
  return {
    design: {
      ...design,
      rows: kept.length,
      size: places.length,
      point: (place) => design.point(places[place] ?? 0),
    },
    values: places.map((place) => values[place] ?? 0),
  };
}

function isWhole(values: Values): values is readonly number[] {
  return values.every((value) => value !== null);
}
