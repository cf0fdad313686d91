import type { QuantityInput } from '../../scenario/read/quantities.js';
import type { Cast } from './cast.js';
import { chosen } from './choosing.js';
import { conditionText, mayKnow, type Viewer } from './conditions.js';
import type { ChanceSketch } from './sketches/moves.js';

/** Chances in every form that a file may write them in. */

export interface ChancePlace {
  readonly viewer: Viewer;
  /** What competes with it must not add up to more than 1: this is its part. */
  readonly cap?: number;
  /** It may be tossed on occasions. */
  readonly occasion?: boolean;
}

export function chanceOf(cast: Cast, sketch: ChanceSketch, place: ChancePlace): QuantityInput {
  const { viewer, cap = 1, occasion = false } = place;
  const { form, percent, ticks } = sketch;
  if (occasion && form % 3 === 0) return `${probability(cast, percent, cap)} per occasion, assumed`;
  if (cast.certain) return `${probability(cast, percent, cap)} per ${cast.unit}`;
  const value = probability(cast, percent, cap);
  switch (form % 8) {
    case 1:
    case 2:
      return `${Math.min(value, 0.95)} within ${ticks} ${cast.unit}s, from 0% to 100%, assumed`;
    case 3:
      return { value, per: 'tick', range: [0, 1], basis: 'assumed', note: 'as a mapping' };
    case 4: {
      const parameter = chosen(cast.parameters, sketch.which);
      if (parameter !== undefined) return `${parameter} * ${cap} per ${cast.unit}`;
      break;
    }
    case 5: {
      const process = chosen(
        cast.processes.filter(({ states, knownTo }) => states === null && mayKnow(viewer, knownTo)),
        sketch.which,
      );
      if (process !== undefined)
        return `max(0, min(${0.9 * cap}, 0.1 + 0.2 * ${process.name})) per ${cast.unit}`;
      break;
    }
    case 6:
      if (cap < 1) break;
      return {
        by: { 2: 0.3, 5: 0.6, 9: 0.9 },
        since: conditionText(cast, viewer, sketch.since),
        basis: 'assumed',
      };
  }
  return `${value} per ${cast.unit}, assumed`;
}

function probability(cast: Cast, percent: number, cap = 1): number {
  if (cast.certain) return percent >= 50 ? 1 : 0;
  return Math.round(percent * cap * 10) / 1_000;
}
