import type { Scenario } from '../../scenario/scenario.js';

/** The highest rung at which an episode may hold two actors; 0 for none. */
export function highestFloor(scenario: Scenario, one: string, other: string): number {
  const rungs = scenario.episodes.map(({ sides, joins, rung }) => {
    const members = sides.map((side, place) => [
      ...side,
      ...joins.filter((joining) => joining.side === place).map(({ actor }) => actor),
    ]);
    const [first = [], second = []] = members;
    const against = (a: string, b: string): boolean => first.includes(a) && second.includes(b);
    return rung !== null && (against(one, other) || against(other, one)) ? rung : 0;
  });
  return Math.max(0, ...rungs);
}
