import type { Chance } from '../scenario.js';

/** Whether it is tossed on occasions. Never and always need no unit. */
export function isPerOccasion(chance: Chance): boolean {
  if (chance.kind === 'curve') return false;
  const { unit, nominal } = chance.quantity;
  // Never and always need no unit.
  return unit === null ? nominal === 0 || nominal === 1 : unit.kind === 'occasion';
}
