import type { TickUnit } from '../../scenario/scenario.js';

/** Days and years in ticks, as far as a tick allows it. */

const DAYS: Readonly<Record<TickUnit, number>> = {
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 365.25 / 12,
  year: 365.25,
};

const YEAR: Readonly<Record<TickUnit, number>> = { hour: 8_760, day: 365, week: 52, month: 12, year: 1 };

/** A number of ticks is taken for so many days if it is off by no more than this part of them. */
const NEAR = 0.1;

/** How many ticks a year has. */
export function yearOf(unit: TickUnit): number {
  return YEAR[unit];
}

/** How many days so many ticks are. */
export function daysIn(unit: TickUnit, ticks: number): number {
  return DAYS[unit] * ticks;
}

/** So many days in whole ticks; null where ticks are too long for it. */
export function ticksIn(unit: TickUnit, days: number): number | null {
  const ticks = Math.round(days / DAYS[unit]);
  if (ticks < 1 || Math.abs(ticks * DAYS[unit] - days) > NEAR * days) return null;
  return ticks;
}
