import type { Unit } from './scenario.js';

/** `within 90 days`, `per occasion`: a unit as a reader is told of it. */
export function unitText(unit: Unit | null, tick: string): string {
  if (unit === null) return '';
  if (unit.kind === 'occasion') return 'per occasion';
  if (unit.kind === 'tick') return `per ${tick}`;
  return `within ${unit.ticks} ${tick}${unit.ticks === 1 ? '' : 's'}`;
}
