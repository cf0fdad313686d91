import type { Accident, Refrain } from '../../scenario/scenario.js';
import { all, constant, holds, not } from '../conditions.js';
import type { Condition, Origin, VariableIndex } from '../model.js';
import { type Act, accidentalAct } from './acts.js';
import { always } from './builder.js';
import type { Context } from './context.js';
import type { Expressions } from './expressions/expressions.js';
import type { Interventions } from './interventions.js';
import { drawOf } from './expressions/chances.js';

/**
 * Acts without intention. That one is about to happen is drawn with the intents, from the same state; it then happens
 * whatever its author is bound to, for nothing is intended that a restraint could hold back. What its author does of its
 * own will in the same tick is no accident.
 */
export class Accidents {
  constructor(
    private readonly context: Context,
    private readonly expressions: Expressions,
    private readonly interventions: Interventions,
  ) {}

  /** Adds the rules of the accidents in which this act happens. */
  happen(
    act: Act,
    deliberate: Condition,
    bound: readonly { readonly refrain: Refrain; readonly inForce: Condition }[],
  ): void {
    for (const accident of this.context.accidentsOf(act)) {
      this.draw(accident, act);
      const when = all(holds(this.slipVariable(accident)), not(deliberate));
      this.context.builder.rule('decide/act', {
        name: `accident happens/${accident.name}`,
        when,
        draw: null,
        choices: always({
          writes: [
            { variable: this.context.actVariable(act), value: constant(1) },
            { variable: this.context.accidentVariable(accident), value: constant(1) },
          ],
          counts: [],
          event: {
            kind: 'act',
            author: act.author,
            act: act.kind,
            target: act.target,
            by: 'accident',
            of: accident.name,
          },
        }),
        otherwise: null,
        origin: originOf(accident),
      });
      for (const { refrain, inForce } of bound) {
        const origin = { section: 'commitments', name: refrain.name, role: 'accidents' };
        this.context.builder.rule('decide/act', {
          name: `accident/${accident.name}/${refrain.name}`,
          when: all(inForce, when),
          draw: null,
          choices: always({
            writes: [],
            counts: [this.context.builder.counter(`accidents/${refrain.name}`, origin)],
            event: null,
          }),
          otherwise: null,
          origin,
        });
      }
    }
  }

  private draw(accident: Accident, act: Act): void {
    const stage = 'decide/intend';
    const when = this.expressions.asked(accident.when, null);
    const drawn = drawOf(this.expressions, accident.chance, when, null, stage);
    this.context.builder.rule(stage, {
      name: `accident/${accident.name}`,
      when: all(drawn.when, not(this.interventions.forbids(act))),
      draw: drawn.draw,
      choices: always({
        writes: [{ variable: this.slipVariable(accident), value: constant(1) }],
        counts: [],
        event: null,
      }),
      otherwise: null,
      origin: originOf(accident),
    });
  }

  /** True from the draw until the act. */
  private slipVariable(accident: Accident): VariableIndex {
    return this.context.builder.truth(`slip/${accident.name}`, 'passing', {
      ...originOf(accident),
      role: 'slip',
    });
  }
}

function originOf(accident: Accident): Origin {
  const { name } = accidentalAct(accident);
  return { section: 'accidents', name: accident.name, role: name, holder: accident.actor };
}
