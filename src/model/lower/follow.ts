import { all, any, constant, isOneOf, not, sum, valueOf } from '../conditions.js';
import type { Condition } from '../model.js';
import { always } from './builder.js';
import { type Context, standingName } from './context.js';
import type { Expressions } from './expressions.js';
import { lowerMoves } from './processes.js';

/** What follows from what happened: postures, trust and credibility, the rungs of dyads, and changes of regime. */

export function lowerPostures(context: Context, expressions: Expressions): void {
  for (const actor of context.scenario.actors) {
    if (actor.posture === null) continue;
    lowerMoves(context, expressions, {
      machine: actor.posture,
      variable: context.postureVariable(actor.name),
      origin: { section: 'postures', name: actor.name, holder: actor.name },
      free: { is: 'always' },
      event: (from, label) => ({ kind: 'posture', actor: actor.name, from: from ?? '', label }),
      stage: 'adjust/follow',
      perspective: actor.name,
    });
  }
}

export function lowerStandings(context: Context, expressions: Expressions): void {
  const stage = 'adjust/follow';
  for (const standing of context.scenario.standings) {
    const variable = context.standingVariable(standing);
    const name = standingName(standing);
    const origin = { section: standing.subject.kind, name, holder: standing.holder };
    for (const [index, move] of standing.moves.entries()) {
      const when = expressions.asked(move.when, standing.holder);
      const isRate =
        move.chance?.kind === 'curve' ||
        (move.chance !== null && move.chance.quantity.unit?.kind !== 'occasion');
      const drawn = expressions.draw(
        move.chance,
        isRate || move.chance !== null ? when : expressions.occasion(when, stage),
        standing.holder,
        stage,
      );
      context.builder.rule(stage, {
        name: `${name}/${index + 1}`,
        when: drawn.when,
        draw: drawn.draw,
        choices: always({
          writes: [{ variable, value: constant(move.by) }],
          counts: [],
          event: { kind: 'standing', standing: name, holder: standing.holder, by: move.by },
        }),
        otherwise: null,
        origin,
      });
    }
  }
}

/** The rung of a dyad rises at once to that of the gravest act, and cools one rung at a time. A raise beats a decay. */
export function lowerRungs(context: Context, expressions: Expressions): void {
  const { ladder } = context.scenario;
  for (const [pair, { one, other, variable }] of context.dyads) {
    const origin = { section: 'ladder', name: pair };
    const high = context.builder.variables[variable]?.high ?? 0;
    const acts = context.actsBetween(one, other);
    const kindOf = (kind: string) => context.scenario.acts.find(({ name }) => name === kind);
    const actsAt = (level: number): Condition =>
      any(...acts.filter((act) => kindOf(act.kind)?.rung === level).map((act) => context.occurs(act)));
    const levels = indices(1, high).filter((level) => actsAt(level).is !== 'never');
    const hostile = any(...levels.map(actsAt));
    const rise = (level: number): Condition => {
      const graver = any(...levels.filter((higher) => higher > level).map(actsAt));
      return all(actsAt(level), not(graver), isOneOf(variable, indices(0, level - 1)));
    };
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
    const lowest = [...calming.keys()].sort((a, b) => a - b);
    const calmed: Condition[] = [];
    for (const level of lowest) {
      const when = any(...(calming.get(level) ?? []));
      set(
        `calmed to ${ladder.rungs[level] ?? level}`,
        all(when, not(hostile), not(any(...calmed)), isOneOf(variable, indices(level + 1, high))),
        level,
      );
      calmed.push(when);
    }
    if (ladder.cools === null) continue;
    const drawn = expressions.draw(
      ladder.cools,
      all(isOneOf(variable, indices(1, high)), not(hostile), not(any(...calmed))),
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

export function lowerRegimeChanges(context: Context, expressions: Expressions): void {
  for (const actor of context.scenario.actors) {
    if (actor.regimeChange === null) continue;
    const origin = { section: 'actors', name: actor.name, role: 'regime change' };
    const variable = context.builder.truth(`regime change/${actor.name}`, 'passing', origin);
    const stage = 'observe/send';
    context.builder.rule(stage, {
      name: `regime change/${actor.name}`,
      when: expressions.occasion(expressions.asked(actor.regimeChange, null), stage),
      draw: null,
      choices: always({
        writes: [{ variable, value: constant(1) }],
        counts: [],
        event: { kind: 'regime', actor: actor.name },
      }),
      otherwise: null,
      origin,
    });
  }
}

function indices(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
