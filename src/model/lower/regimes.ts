import { constant } from '../conditions.js';
import { always } from './builder.js';
import type { Origin, VariableIndex } from '../model.js';
import type { Context } from './context.js';
import type { Expressions } from './expressions/expressions.js';

/** A change of regime is an occasion: commitments say what it does to them. */
export function lowerRegimeChanges(context: Context, expressions: Expressions): void {
  for (const actor of context.scenario.actors) {
    if (actor.regimeChange === null) continue;
    const variable = regimeChangeVariable(context, actor.name);
    const stage = 'observe/send';
    context.builder.rule(stage, {
      name: `regime change/${actor.name}`,
      when: expressions.memories.occasion(expressions.asked(actor.regimeChange, null), stage),
      draw: null,
      choices: always({
        writes: [{ variable, value: constant(1) }],
        counts: [],
        event: { kind: 'regime', actor: actor.name },
      }),
      otherwise: null,
      origin: originOf(actor.name),
    });
  }
}

/** True in the tick at which an actor's regime changes. */
export function regimeChangeVariable(context: Context, actor: string): VariableIndex {
  return context.builder.truth(`regime change/${actor}`, 'passing', originOf(actor));
}

function originOf(actor: string): Origin {
  return { section: 'actors', name: actor, role: 'regime change' };
}
