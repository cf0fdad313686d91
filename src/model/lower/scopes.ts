import type { Scope } from '../../scenario/scenario.js';
import { all, constant } from '../conditions.js';
import { always } from './builder.js';
import type { Context } from './context.js';
import type { Expressions } from './expressions/expressions.js';
import { isPossible } from './possible-acts.js';
import { drawOf } from './expressions/chances.js';

/**
 * An act of one actor counts as another's, in the eyes of one holder and for some commitments only. A coin is tossed when
 * the act happens, for each holder its own; what comes of it is seen by that holder's views in that tick, and by nothing
 * else: no belief is formed, and no trust is lost.
 */
export function lowerScopes(context: Context, expressions: Expressions): void {
  const stage = 'observe/attribute';
  for (const scope of context.scopes) {
    const acts = context.counting(scope);
    if (context.variant === null && !isPossible(context, scope.of)) {
      context.warn('never-bites', scope.path, `"${scope.name}" is about acts that nobody can do here`);
    }
    for (const act of acts) {
      const drawn = drawOf(expressions, scope.chance, { is: 'always' }, null, stage);
      context.builder.rule(stage, {
        name: `counts/${scope.name}/${scope.holder}/${act.name}`,
        when: all(context.occurs(act), expressions.asked(scope.when, null)),
        draw: drawn.draw,
        choices: always({
          writes: [{ variable: context.countsVariable(scope, act), value: constant(1) }],
          counts: [],
          event: {
            kind: 'counts',
            holder: scope.holder,
            act: act.name,
            as: scope.countsAs,
            scope: scope.name,
          },
        }),
        otherwise: null,
        origin: originOf(scope),
      });
    }
  }
}

function originOf(scope: Scope) {
  return { section: 'scopes', name: scope.name, holder: scope.holder };
}
