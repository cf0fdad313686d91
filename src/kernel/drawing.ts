import { hazardThresholds } from '../chance/index.js';

/** What a chance takes: nothing, a coin, the calendar of a hazard, or that and a coin beyond its ceiling. */
export type Drawing = 'sure' | 'coin' | 'hazard' | 'hazard and coin';

/** What drawing with a chance takes. Chances for which that is the same can be told to the same code as numbers. */
export function drawing(kind: 'coin' | 'hazard', p: number): Drawing {
  if (p === 1) return 'sure';
  if (kind === 'coin') return 'coin';
  return hazardThresholds(p).coin === 0 ? 'hazard' : 'hazard and coin';
}
