import { CEILING_PROBABILITY } from '../chance/index.js';

/** What a chance takes: nothing, a coin, the calendar of a hazard, or that and a coin beyond its ceiling. */
export type Drawing = 'sure' | 'coin' | 'hazard' | 'hazard and coin';

/** A hazard above this part of the ceiling gets the coin too, though it is never tossed: other numbers may well need it. */
const NEAR = 0.25;

/** What drawing with a chance takes. */
export function drawing(kind: 'coin' | 'hazard', p: number): Drawing {
  if (p === 1) return 'sure';
  if (kind === 'coin') return 'coin';
  return p <= NEAR * CEILING_PROBABILITY ? 'hazard' : 'hazard and coin';
}

/** Whether code that was written for one will do for another, with its chance as a number. */
export function serves(written: Drawing, wanted: Drawing): boolean {
  return written === wanted || (written === 'hazard and coin' && wanted === 'hazard');
}
