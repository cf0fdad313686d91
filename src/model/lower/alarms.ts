import { all, constant, holds, not } from '../conditions.js';
import type { EventDescription } from '../model.js';
import { makeAct } from './acts.js';
import { always } from './builder.js';
import type { Context } from './context.js';
import type { Expressions } from './expressions/expressions.js';
import { drawOf } from './expressions/chances.js';

/**
 * Observers see acts that did not happen. In the tick in which an alarm rings its observer's views, posture and trust see
 * the act; its decisions see it in the next, as they see any act. The belief lasts until it fades.
 */
export function lowerAlarms(context: Context, expressions: Expressions): void {
  for (const alarm of context.scenario.alarms) {
    const { observer } = alarm;
    const act = makeAct(alarm.actor, alarm.act, alarm.target);
    const rings = context.alarmVariable(alarm);
    const belief = context.alarmBelief(alarm);
    const origin = { section: 'alarms', name: alarm.name, holder: observer };
    const event = (held: boolean): EventDescription => ({
      kind: 'alarm',
      observer,
      alarm: alarm.name,
      act: act.name,
      held,
    });
    const stage = 'observe/attribute';
    const drawn = drawOf(expressions, alarm.chance, expressions.asked(alarm.when, observer), observer, stage);
    context.builder.rule(stage, {
      name: `alarm/${alarm.name}`,
      // What truly happens is no false alarm.
      when: all(drawn.when, not(context.occurs(act))),
      draw: drawn.draw,
      choices: always({
        writes: [
          { variable: rings, value: constant(1) },
          { variable: belief, value: constant(1) },
        ],
        counts: [],
        event: event(true),
      }),
      otherwise: null,
      origin,
    });
    if (alarm.fades === null) continue;
    // It does not fade in the tick in which it rings.
    const quiet = all(holds(belief), not(holds(rings)));
    const fading = drawOf(expressions, alarm.fades, quiet, observer, 'adjust/follow');
    context.builder.rule('adjust/follow', {
      name: `fade/${alarm.name}`,
      when: fading.when,
      draw: fading.draw,
      choices: always({
        writes: [{ variable: belief, value: constant(0) }],
        counts: [],
        event: event(false),
      }),
      otherwise: null,
      origin,
    });
  }
}
