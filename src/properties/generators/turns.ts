import type { QuantityInput } from '../../scenario/read/quantities.js';
import type { Cast } from './cast.js';
import { chanceOf } from './chances.js';
import { conditionText, type Viewer } from './conditions.js';
import type { TurnSketch } from './sketches/moves.js';

/** What happens to an episode or to an offer, and how likely: one of several ways, of which one may be certain. */

export type Turn = QuantityInput | { when: string; chance?: QuantityInput };

/**
 * All the ways out of one state. What is certain while its condition holds shuts out what is drawn. Where nothing is left
 * to chance one way is drawn, for certain or never, and the others never.
 */
export function turnsOf(cast: Cast, viewer: Viewer, sketches: readonly TurnSketch[]): Turn[] {
  const isCertain = ({ when, certain }: TurnSketch): boolean => when !== null && certain;
  const sure = sketches.findIndex(isCertain);
  const drawn = sketches.filter((_, place) => place !== sure);
  const left = cast.certain ? drawn.slice(1) : [];
  return sketches.map((sketch, place): Turn => {
    if (left.includes(sketch)) return `0 per ${cast.unit}`;
    const when = sketch.when === null ? null : conditionText(cast, viewer, sketch.when);
    if (place === sure && when !== null) return { when };
    const cap = drawn.length > 1 ? 0.9 / drawn.length : 1;
    const chance = chanceOf(cast, sketch.chance, { viewer, cap, occasion: when !== null });
    return when === null ? chance : { when, chance };
  });
}

/** A turn as two keys: a condition, a chance, or both. */
export function occasionOf(cast: Cast, viewer: Viewer, sketch: TurnSketch) {
  const when = sketch.when === null ? null : conditionText(cast, viewer, sketch.when);
  const chance = chanceOf(cast, sketch.chance, { viewer, occasion: when !== null });
  return {
    when,
    ...(when !== null && sketch.certain ? {} : { chance }),
  };
}
