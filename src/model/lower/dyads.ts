import type { Scenario } from '../../scenario/scenario.js';
import { ALWAYS, any, atLeast, isOneOf, NEVER, wholeNumbers } from '../conditions.js';
import type { Condition, VariableIndex } from '../model.js';
import type { Act } from './acts.js';
import type { Context } from './context.js';

/** Two actors, and how high on the ladder they can come to stand. */

/** The rung of a dyad, made once something reads it; null where no act can ever raise it. */
export function rungVariable(context: Context, one: string, other: string): VariableIndex | null {
  const high = highestRung(context, one, other);
  if (high === 0) return null;
  const [first, second] = one < other ? [one, other] : [other, one];
  const pair = `${first} ${second}`;
  const variable = context.builder.variable(`rung/${pair}`, () => ({
    low: 0,
    high,
    labels: context.scenario.ladder.rungs.slice(0, high + 1),
    start: 0,
    merge: 'single',
    kind: 'state',
    origin: { section: 'ladder', name: pair },
  }));
  context.dyads.set(pair, { one: first, other: second, variable });
  return variable;
}

/** The highest rung that an act or an episode can bring two actors to. */
function highestRung(context: Context, one: string, other: string): number {
  return Math.max(
    highestFloor(context.scenario, one, other),
    ...actsBetween(context, one, other).map(
      (act) => context.scenario.acts.find(({ name }) => name === act.kind)?.rung ?? 0,
    ),
  );
}

export function actsBetween(context: Context, one: string, other: string): Act[] {
  return context.acts.filter(
    ({ authors, target }) =>
      (authors.includes(one) && target.actor === other) || (authors.includes(other) && target.actor === one),
  );
}

/** So many actors stand at this rung or higher with another. */
export function actorsAt(context: Context, count: number, rung: number): Condition {
  const actors = context.scenario.actors.map(({ name }) => name);
  const each = actors.map((one) =>
    any(
      ...actors
        .filter((other) => other !== one)
        .map((other) => {
          if (rung === 0) return ALWAYS;
          // A rung that two can never come to is not worth a variable.
          if (highestRung(context, one, other) < rung) return NEVER;
          const variable = rungVariable(context, one, other);
          if (variable === null) return NEVER;
          const high = context.builder.variables[variable]?.high ?? 0;
          return isOneOf(variable, wholeNumbers(rung, high));
        }),
    ),
  );
  return atLeast(count, each);
}

/** The highest rung at which an episode may hold two actors; 0 for none. */
function highestFloor(scenario: Scenario, one: string, other: string): number {
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
