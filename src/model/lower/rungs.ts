import { all, any, constant, isOneOf, NEVER, not, sum, valueOf, wholeNumbers } from '../conditions.js';
import type { Condition } from '../model.js';
import { always } from './builder.js';
import type { Context } from './context.js';
import { bearingOn } from './participation.js';
import type { Expressions } from './expressions/expressions.js';
import { drawOf } from './expressions/chances.js';
import { actsBetween } from './dyads.js';

/** The rung of a dyad rises at once to that of the gravest act, and cools one rung at a time. A raise beats a decay. */
export function lowerRungs(context: Context, expressions: Expressions): void {
  const { ladder } = context.scenario;
  for (const [pair, { one, other, variable }] of context.dyads) {
    const origin = { section: 'ladder', name: pair };
    const high = context.builder.variables[variable]?.high ?? 0;
    const acts = actsBetween(context, one, other);
    const kindOf = (kind: string) => context.scenario.acts.find(({ name }) => name === kind);
    const actsAt = (level: number): Condition =>
      any(...acts.filter((act) => kindOf(act.kind)?.rung === level).map((act) => context.occurs(act)));
    const { floors, falls } = bearingOn(context, { one, other });
    /** The dyad is raised to this rung, by an act or by an episode that goes on. */
    const raising = (level: number): Condition => any(actsAt(level), floors.get(level) ?? NEVER);
    const levels = wholeNumbers(1, high).filter((level) => raising(level).is !== 'never');
    const hostile = any(...levels.map(actsAt));
    const rise = (level: number): Condition => {
      const graver = any(...levels.filter((higher) => higher > level).map(raising));
      return all(raising(level), not(graver), isOneOf(variable, wholeNumbers(0, level - 1)));
    };
    /** An episode that goes on holds the dyad above this rung. */
    const heldAbove = (level: number): Condition =>
      any(...[...floors].filter(([floor]) => floor > level).map(([, when]) => when));
    const set = (name: string, when: Condition, level: number): void => {
      context.builder.rule('adjust/follow', {
        name: `rung/${pair}/${name}`,
        when,
        draw: null,
        choices: always({
          writes: [{ variable, value: constant(level) }],
          counts: [],
          event: { kind: 'rung', one, other, label: ladder.rungs[level] ?? '' },
        }),
        otherwise: null,
        origin,
      });
    };
    for (const level of levels) set(`to ${ladder.rungs[level] ?? level}`, rise(level), level);
    const calming = new Map<number, Condition[]>();
    for (const act of acts) {
      const to = kindOf(act.kind)?.calmsTo;
      if (to === null || to === undefined) continue;
      calming.set(to, [...(calming.get(to) ?? []), context.occurs(act)]);
    }
    for (const [to, when] of falls) calming.set(to, [...(calming.get(to) ?? []), when]);
    /** What calms below a rung at which an episode holds the dyad calms it to that rung. */
    const calmingTo = (level: number): Condition => {
      const lower = [...calming].filter(([to]) => to < level).flatMap(([, when]) => when);
      const held = all(any(...lower), floors.get(level) ?? NEVER);
      return all(any(...(calming.get(level) ?? []), held), not(heldAbove(level)));
    };
    const lowest = [...new Set([...calming.keys(), ...floors.keys()])].sort((a, b) => a - b);
    const calmed: Condition[] = [];
    for (const level of lowest) {
      const when = calmingTo(level);
      if (when.is === 'never') continue;
      set(
        `calmed to ${ladder.rungs[level] ?? level}`,
        all(when, not(hostile), not(any(...calmed)), isOneOf(variable, wholeNumbers(level + 1, high))),
        level,
      );
      calmed.push(when);
    }
    if (ladder.cools === null) continue;
    const drawn = drawOf(
      expressions,
      ladder.cools,
      all(
        isOneOf(variable, wholeNumbers(1, high)),
        not(hostile),
        not(any(...calmed)),
        ...[...floors].map(([floor, when]) => not(all(when, isOneOf(variable, wholeNumbers(0, floor))))),
      ),
      null,
      'adjust/follow',
    );
    context.builder.rule('adjust/follow', {
      name: `rung/${pair}/cools`,
      when: drawn.when,
      draw: drawn.draw,
      choices: always({
        writes: [{ variable, value: sum(valueOf(variable), constant(-1)) }],
        counts: [],
        event: { kind: 'rung', one, other, label: 'one lower' },
      }),
      otherwise: null,
      origin,
    });
  }
}
