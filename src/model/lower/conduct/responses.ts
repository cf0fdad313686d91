import { compareByCodePoint } from '../../../chance/index.js';
import type { Perform } from '../../../scenario/scenario.js';
import { all, any, constant, holds, isConstant, isOneOf, not, onlyWhen, product } from '../../conditions.js';
import type { Amount, Condition, EventDescription, VariableIndex } from '../../model.js';
import { type Act, makeAct } from '../acts.js';
import { always } from '../builder.js';
import { commitmentOrigin } from '../commitment-facts.js';
import type { Commitments } from '../commitments.js';
import type { Context } from '../context.js';
import { delayHazards } from '../delays.js';
import type { Expressions } from '../expressions/expressions.js';
import type { Interventions } from '../interventions.js';
import type { Views } from '../views.js';
import { does } from './doing.js';
import { intentVariable, isOpen } from './intents.js';
import type { Restraints } from './restraints.js';

/** Responses that commitments to perform call for: when they fall due, and what becomes of those that are held back. */
export class Responses {
  constructor(
    private readonly context: Context,
    private readonly expressions: Expressions,
    private readonly views: Views,
    private readonly commitments: Commitments,
    private readonly interventions: Interventions,
    private readonly restraints: Restraints,
  ) {}

  lower(commitment: Perform): void {
    const view = this.views.seenBy(commitment.name, commitment.debtor);
    const countdown = view?.layout.countdown ?? null;
    if (view === null || countdown === null || countdown.held === null) return;
    const { held, overdue, counted } = countdown;
    const acts = this.actsOf(commitment);
    const variable = this.responseVariable(commitment, acts);
    const active = view.pending === null ? ({ is: 'always' } as const) : isOneOf(view.pending, [0]);
    const counting = Array.from({ length: counted }, (_, index) => held + index);
    const waiting = overdue === null ? [] : Array.from({ length: counted }, (_, index) => overdue + index);
    const hazards = delayHazards(this.context, commitment);
    const values = view.layout.labels.map((_, value) => {
      if (overdue !== null && value >= overdue && value < overdue + counted) return 1;
      const left = value - held + 1;
      return left >= 1 && left <= counted ? (hazards[counted - left] ?? 0) : 0;
    });
    const certain = [...counting, ...waiting].every((value) => values[value] === 1);
    this.context.builder.rule('decide/intend', {
      name: `due/${commitment.name}`,
      when: all(
        isOneOf(view.variable, [...counting, ...waiting]),
        active,
        any(...acts.map(({ open }) => open)),
      ),
      draw: certain ? null : { kind: 'coin', chance: { is: 'table', variable: view.variable, values } },
      choices: acts.map(({ act, weight }, index) => ({
        name: act.name,
        weight,
        effect: {
          writes: [
            { variable: intentVariable(this.context, act), value: constant(1) },
            { variable, value: constant(index + 1) },
          ],
          counts: [],
          event: { kind: 'due', commitment: commitment.name, act: act.name },
        },
      })),
      otherwise: null,
      origin: commitmentOrigin(commitment, 'due', commitment.debtor),
    });
    for (const [index, { act }] of acts.entries()) this.heldBack(commitment, acts, variable, act, index);
  }

  actsOf(commitment: Perform): { act: Act; weight: Amount; open: Condition }[] {
    const share = 1 / commitment.acts.length;
    const acts = commitment.acts.flatMap((kind) =>
      commitment.targets.map(({ actor, part, weight }) => {
        const act = makeAct(commitment.debtor, kind, { actor, part });
        const size = product(constant(share), this.expressions.quantity(weight, null));
        const open = isOpen(this.context, this.interventions, act);
        return { act, weight: isConstant(size, 0) ? size : onlyWhen(open, size), open };
      }),
    );
    // Weights are added up in this order, whatever the order in the file.
    return acts.sort((one, other) => compareByCodePoint(one.act.name, other.act.name));
  }

  /** Which of its acts a response means to do in this tick, from 1; 0 for none. */
  private responseVariable(commitment: Perform, acts: readonly { act: Act }[]): VariableIndex {
    return this.context.builder.variable(`response/${commitment.name}`, () => ({
      low: 0,
      high: acts.length,
      labels: ['none', ...acts.map(({ act }) => act.name)],
      start: 0,
      merge: 'single',
      kind: 'passing',
      origin: commitmentOrigin(commitment, 'response'),
    }));
  }

  /** What becomes of a response that a restraint holds back. */
  private heldBack(
    commitment: Perform,
    acts: readonly { act: Act; weight: Amount; open: Condition }[],
    variable: VariableIndex,
    act: Act,
    index: number,
  ): void {
    const holding = this.restraints
      .on(act)
      .map((refrain) => holds(this.restraints.holdVariable(refrain, act)));
    const stopped = all(isOneOf(variable, [index + 1]), any(...holding), not(this.interventions.forces(act)));
    const { builder } = this.context;
    const others =
      commitment.ifRestrained === 'retarget'
        ? acts
            .filter((other, place) => place !== index && !isConstant(other.weight, 0))
            .map((other) => ({ ...other, free: all(other.open, not(this.restraints.mayHold(other.act))) }))
        : [];
    const free = any(...others.map((other) => other.free));
    const tell = (outcome: 'retargeted' | 'waits' | 'fails'): EventDescription => ({
      kind: 'restrained',
      commitment: commitment.name,
      outcome,
    });
    builder.rule('decide/act', {
      name: `restrained/${commitment.name}/${act.name}`,
      when: all(stopped, not(free)),
      draw: null,
      choices: always({
        writes: [{ variable: this.commitments.restrainedVariable(commitment), value: constant(1) }],
        counts: [
          builder.counter(`restrained/${commitment.name}`, commitmentOrigin(commitment, 'restrained')),
        ],
        event: tell(commitment.ifRestrained === 'wait' ? 'waits' : 'fails'),
      }),
      otherwise: null,
      origin: commitmentOrigin(commitment, 'restrained', commitment.debtor),
    });
    if (others.length === 0) return;
    builder.rule('decide/act', {
      name: `retargeted/${commitment.name}/${act.name}`,
      when: all(stopped, free),
      draw: null,
      choices: always({
        writes: [],
        counts: [
          builder.counter(`retargeted/${commitment.name}`, commitmentOrigin(commitment, 'retargeted')),
        ],
        event: tell('retargeted'),
      }),
      otherwise: null,
      origin: commitmentOrigin(commitment, 'retargeted', commitment.debtor),
    });
    builder.rule('decide/act', {
      name: `retarget/${commitment.name}/${act.name}`,
      when: all(stopped, free),
      draw: null,
      choices: others.map((other) => ({
        name: other.act.name,
        weight: onlyWhen(other.free, other.weight),
        effect: does(this.context, other.act, 'response', commitment.name),
      })),
      otherwise: null,
      origin: commitmentOrigin(commitment, 'retarget', commitment.debtor),
    });
  }
}
