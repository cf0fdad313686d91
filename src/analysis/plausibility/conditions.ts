import type { Expression } from '../../scenario/expressions/syntax.js';
import type { Condition } from '../../scenario/scenario.js';
import type { Level } from './levels.js';
import type { Dyad, GraveActs } from './pairs.js';

/** Conditions over acts by their level, made as if an author had written them. */

const NOWHERE = { start: 0, end: 0 };

/** One does to the other something of at least this level. */
export function towards(acts: GraveActs, author: string, target: string, least: Level): Condition {
  return condition(`${author} on ${target}, level ${least}`, acting(acts, author, target, least));
}

/** One of the two does. */
export function between(acts: GraveActs, [one, other]: Dyad, least: Level): Condition {
  return condition(`${one} and ${other}, level ${least}`, [
    ...acting(acts, one, other, least),
    ...acting(acts, other, one, least),
  ]);
}

/** Any actor does, to any other. */
export function anywhere(acts: GraveActs, least: Level): Condition {
  const some = acts
    .dyads(least)
    .flatMap(([one, other]) => [...acting(acts, one, other, least), ...acting(acts, other, one, least)]);
  return condition(`anyone, level ${least}`, some);
}

/** Somebody else does, to one of the two. */
export function fromOutside(acts: GraveActs, dyad: Dyad, least: Level): Condition {
  const some = acts.actors
    .filter((actor) => !dyad.includes(actor))
    .flatMap((actor) => dyad.flatMap((target) => acting(acts, actor, target, least)));
  return condition(`another on ${dyad.join(' or ')}, level ${least}`, some);
}

function acting(acts: GraveActs, author: string, target: string, least: Level): Expression[] {
  return acts.kinds(author, target, least).map((kind) => ({
    kind: 'act',
    pattern: {
      author: named(author),
      act: named(kind),
      target: { kind: 'whole', actor: named(target) },
      span: NOWHERE,
    },
    span: NOWHERE,
  }));
}

function named(name: string) {
  return { name, span: NOWHERE };
}

function condition(text: string, operands: readonly Expression[]): Condition {
  const [first, second] = operands;
  const expression: Expression =
    first === undefined
      ? { kind: 'truth', value: false, span: NOWHERE }
      : second === undefined
        ? first
        : { kind: 'or', operands, span: NOWHERE };
  return { text, expression, path: [] };
}
