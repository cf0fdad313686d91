import { compareByCodePoint } from '../../../chance/index.js';
import type { Perform } from '../../../scenario/scenario.js';
import { all, any, holds, not } from '../../conditions.js';
import { Accidents } from '../accidents.js';
import { type Act, actOf } from '../acts.js';
import { always } from '../builder.js';
import type { Commitments } from '../commitments.js';
import type { Context } from '../context.js';
import type { Expressions } from '../expressions/expressions.js';
import type { Interventions } from '../interventions.js';
import type { Views } from '../views.js';
import { does } from './doing.js';
import { intentVariable } from './intents.js';
import { Options } from './options.js';
import { Responses } from './responses.js';
import { Restraints } from './restraints.js';

/**
 * From what an actor may do to what it does. First options are drawn and responses fall due: these are intents. Then
 * each restraint in force that forbids an intended act is tried, by a coin of its own. Then the act happens, if and only
 * if no restraint held; or it is forced.
 */
export class Conduct {
  private readonly accidents: Accidents;
  private readonly options: Options;
  private readonly restraints: Restraints;
  private readonly responses: Responses;

  constructor(
    private readonly context: Context,
    expressions: Expressions,
    views: Views,
    private readonly commitments: Commitments,
    private readonly interventions: Interventions,
  ) {
    this.accidents = new Accidents(context, expressions, interventions);
    this.options = new Options(context, expressions, interventions);
    this.restraints = new Restraints(context, commitments);
    this.responses = new Responses(context, expressions, views, commitments, interventions, this.restraints);
  }

  lower(): void {
    this.options.lower();
    const performs = this.context.commitments.filter((one) => one.form === 'perform');
    for (const commitment of performs) this.responses.lower(commitment);
    for (const act of this.context.acts) this.happens(act, performs);
  }

  private happens(act: Act, performs: readonly Perform[]): void {
    const { builder } = this.context;
    const forced = this.interventions.forces(act);
    const intent = holds(intentVariable(this.context, act));
    const tempted = all(intent, not(forced));
    const restraints = this.restraints.on(act);
    const holding = restraints.map((refrain) => holds(this.restraints.holdVariable(refrain, act)));
    for (const refrain of restraints) this.restraints.tried(refrain, act, tempted, forced, holding);
    this.accidents.happen(
      act,
      any(forced, all(tempted, not(any(...holding)))),
      restraints.map((refrain) => ({ refrain, inForce: this.commitments.inForce(refrain) })),
    );
    const sources = [
      ...this.context.scenario.options
        .filter((option) => actOf(option).name === act.name)
        .map(({ name }) => ({ by: 'option' as const, name, when: intent })),
      ...performs
        .map((commitment) => ({ commitment, acts: this.responses.actsOf(commitment) }))
        .filter(({ acts }) => acts.some((one) => one.act.name === act.name))
        .map(({ commitment }) => ({ by: 'response' as const, name: commitment.name, when: intent })),
    ];
    const [first] = sources;
    if (first !== undefined) {
      builder.rule('decide/act', {
        name: `act/${act.name}`,
        when: all(tempted, not(any(...holding))),
        draw: null,
        choices: always(
          does(
            this.context,
            act,
            first.by,
            sources
              .map(({ name }) => name)
              .sort(compareByCodePoint)
              .join(', '),
          ),
        ),
        otherwise: null,
        origin: { section: 'acts', name: act.name, holder: act.author },
      });
    }
    builder.rule('decide/act', {
      name: `force/${act.name}`,
      when: forced,
      draw: null,
      choices: always(does(this.context, act, 'variant', this.context.variant?.name ?? '')),
      otherwise: null,
      origin: { section: 'variants', name: this.context.variant?.name ?? '' },
    });
  }
}
