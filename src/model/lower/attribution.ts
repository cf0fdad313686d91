import { all, any, constant, holds, not } from '../conditions.js';
import type { EventDescription } from '../model.js';
import { worksAfterTheFact } from './after-the-fact.js';
import { always } from './builder.js';
import type { Context } from './context.js';
import type { Expressions } from './expressions/expressions.js';
import { drawOf } from './expressions/chances.js';

/**
 * Observers come to believe things about acts: that another took part, that it was another, that it was nobody's order.
 * A chance per occasion is tossed for each act; a rate works after the fact, for as long as the belief is not held. What
 * is believed is seen by that observer's views in the tick in which it comes to believe it, and is then held as a belief.
 */
export function lowerAttribution(context: Context, expressions: Expressions): void {
  const stage = 'observe/attribute';
  for (const rule of context.scenario.attribution) {
    const belief = context.beliefVariable(rule);
    const origin = { section: 'attribution', name: rule.name, holder: rule.observer };
    const event = (held: boolean, act: string | null): EventDescription => ({
      kind: 'belief',
      observer: rule.observer,
      rule: rule.name,
      held,
      act,
    });
    const acts = context.blamable(rule);
    if (acts.length === 0) {
      context.warn('never-bites', rule.path, `"${rule.name}" is about acts that nobody can do here`);
    }
    const afterTheFact = worksAfterTheFact(rule);
    const perspective = rule.observer;
    for (const act of acts) {
      const occurs = context.occurs(act);
      const when = all(
        afterTheFact ? all(expressions.memories.ever(occurs), not(holds(belief))) : occurs,
        expressions.asked(rule.when, perspective),
      );
      // The act itself is the occasion, so what holds besides it is read as it stands.
      const drawn = drawOf(
        expressions,
        rule.chance,
        afterTheFact ? when : { is: 'always' },
        perspective,
        stage,
      );
      context.builder.rule(stage, {
        name: `attribute/${rule.name}/${act.name}`,
        when: afterTheFact ? drawn.when : when,
        draw: drawn.draw,
        choices: always({
          writes: [
            { variable: context.blameVariable(rule, act), value: constant(1) },
            { variable: belief, value: constant(1) },
          ],
          counts: [],
          event: event(true, act.name),
        }),
        otherwise: null,
        origin,
      });
    }
    if (rule.fades === null) continue;
    // A belief formed anew outlasts its fading: the greatest write wins, so fading waits for a tick without an act.
    const quiet = not(any(...acts.map((act) => context.occurs(act))));
    const drawn = drawOf(expressions, rule.fades, all(holds(belief), quiet), perspective, 'adjust/follow');
    context.builder.rule('adjust/follow', {
      name: `fade/${rule.name}`,
      when: drawn.when,
      draw: drawn.draw,
      choices: always({
        writes: [{ variable: belief, value: constant(0) }],
        counts: [],
        event: event(false, null),
      }),
      otherwise: null,
      origin,
    });
  }
}
