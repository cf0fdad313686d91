import type { Attribution } from '../../scenario/scenario.js';

/** Whether a rule may blame someone for an act that is over: its chance is a rate, not one per occasion. */
export function worksAfterTheFact({ chance }: Attribution): boolean {
  if (chance.kind === 'curve') return true;
  const { unit } = chance.quantity;
  return unit !== null && unit.kind !== 'occasion';
}
