import type { Context } from './context.js';
import type { Expressions } from './expressions/expressions.js';
import { lowerMoves } from './processes.js';

/** The posture of each actor follows what it takes to have happened. */
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
