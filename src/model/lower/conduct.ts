import { compareByCodePoint } from '../../chance/index.js';
import type { Commitment, Option, Perform, Refrain } from '../../scenario/scenario.js';
import {
  all,
  any,
  constant,
  isConstant,
  holds,
  isOneOf,
  not,
  onlyWhen,
  product,
  sum,
} from '../conditions.js';
import type { Amount, Choice, Condition, EventDescription, Origin, VariableIndex } from '../model.js';
import { Accidents } from './accidents.js';
import { type Act, actOf, beside, makeAct } from './acts.js';
import { always } from './builder.js';
import type { Commitments } from './commitments.js';
import type { Context } from './context.js';
import { delayHazards } from './delays.js';
import type { Expressions } from './expressions/expressions.js';
import type { Interventions } from './interventions.js';
import { inWindow, paced } from './time-pressure.js';
import { inStock } from './stocks.js';
import type { Views } from './views.js';
import { drawOf } from './expressions/chances.js';
import { testVariable } from './commitment-facts.js';
import { seenEach } from './seen-acts.js';

/**
 * From what an actor may do to what it does. First options are drawn and responses fall due: these are intents. Then
 * each restraint in force that forbids an intended act is tried, by a coin of its own. Then the act happens, if and only
 * if no restraint held; or it is forced.
 */
export class Conduct {
  private readonly accidents: Accidents;

  constructor(
    private readonly context: Context,
    private readonly expressions: Expressions,
    private readonly views: Views,
    private readonly commitments: Commitments,
    private readonly interventions: Interventions,
  ) {
    this.accidents = new Accidents(context, expressions, interventions);
  }

  lower(): void {
    this.options();
    const performs = this.context.commitments.filter((one) => one.form === 'perform');
    for (const commitment of performs) this.response(commitment);
    for (const act of this.context.acts) this.happens(act, performs);
  }

  // --- intents ---

  private intentVariable(act: Act): VariableIndex {
    return this.context.builder.truth(`intent/${act.name}`, 'passing', {
      section: 'acts',
      name: act.name,
      role: 'intent',
    });
  }

  /** Nothing makes the act impossible: no variant forbids it, and nothing that it would use has run out. */
  private isOpen(act: Act): Condition {
    return all(not(this.interventions.forbids(act)), inStock(this.context, act));
  }

  private intends(option: Option, act: Act): Choice['effect'] {
    return {
      writes: [{ variable: this.intentVariable(act), value: constant(1) }],
      counts: [],
      event: { kind: 'intends', author: act.author, ...beside(act), act: act.name, option: option.name },
    };
  }

  private options(): void {
    const groups = new Map<string, Option[]>();
    for (const option of this.context.scenario.options) {
      if (option.group === null) this.option(option);
      else {
        const key = `${option.actor}/${option.group}`;
        groups.set(key, [...(groups.get(key) ?? []), option]);
      }
    }
    for (const [key, options] of groups) this.group(key, options);
  }

  private option(option: Option): void {
    const act = actOf(option);
    const stage = 'decide/intend';
    const allowed = all(this.isOpen(act), inWindow(this.context, option.window));
    const { chance } = option;
    if (chance.kind === 'free') {
      this.context.builder.rule(stage, {
        name: `option/${option.name}`,
        when: all(holds(this.choice(option)), this.expressions.asked(option.when, option.actor), allowed),
        draw: null,
        choices: always(this.intends(option, act)),
        otherwise: null,
        origin: { section: 'options', name: option.name, holder: option.actor },
      });
      return;
    }
    for (const { name, when } of this.occasions(option)) {
      const plain = drawOf(this.expressions, chance, when, option.actor, stage);
      const drawn = paced(this.expressions, option.paces, option.actor, plain);
      this.context.builder.rule(stage, {
        name,
        when: all(drawn.when, allowed),
        draw: drawn.draw,
        choices: always(this.intends(option, act)),
        otherwise: null,
        origin: { section: 'options', name: option.name, holder: option.actor },
      });
    }
  }

  /** Whether the actor chooses to take a free option in this tick. */
  private choice({ name, actor }: Option): VariableIndex {
    return this.context.builder.truth(`choice/${name}`, 'choice', {
      section: 'options',
      name,
      role: 'choice',
      holder: actor,
    });
  }

  /** A chance per occasion is tossed once for each act that matches; any other reads its condition as a whole. */
  private occasions(option: Option): { name: string; when: Condition }[] {
    const name = `option/${option.name}`;
    const expression = option.when?.expression;
    const perOccasion = option.chance.kind === 'rate' && option.chance.quantity.unit?.kind === 'occasion';
    if (perOccasion && expression?.kind === 'act') {
      const each = seenEach(
        this.context,
        option.actor,
        expression.pattern,
        this.expressions.turnedOut(expression),
      );
      // Named for its act even where there is but one, so that another act that matches disturbs no draw.
      if (each.length > 0) return each.map((one) => ({ name: `${name}/${one.name}`, when: one.when }));
    }
    return [{ name, when: this.expressions.asked(option.when, option.actor) }];
  }

  /** At most one option of a group is taken in a tick: one draw with the sum of their chances, then a choice. */
  private group(key: string, options: readonly Option[]): void {
    const stage = 'decide/intend';
    const sorted = [...options].sort((one, other) => compareByCodePoint(one.name, other.name));
    const drawn = sorted.map((option) => {
      const act = actOf(option);
      const when = this.expressions.asked(option.when, option.actor);
      const chanceOf = option.chance.kind === 'free' ? null : option.chance;
      const plain = drawOf(this.expressions, chanceOf, when, option.actor, stage);
      const each = paced(this.expressions, option.paces, option.actor, plain);
      const allowed = all(this.isOpen(act), inWindow(this.context, option.window));
      const possible = all(each.when, allowed);
      return {
        option,
        act,
        possible,
        kind: each.draw?.kind ?? 'hazard',
        chance: onlyWhen(possible, each.chance),
      };
    });
    const total = sum(...drawn.map(({ chance }) => chance));
    const coin = drawn.some(({ kind }) => kind === 'coin');
    this.context.builder.rule(stage, {
      name: `one of/${key}`,
      when: any(...drawn.map(({ possible }) => possible)),
      draw: isConstant(total, 1) ? null : { kind: coin ? 'coin' : 'hazard', chance: total },
      choices: drawn.map(({ option, act, chance }) => ({
        name: option.name,
        weight: chance,
        effect: this.intends(option, act),
      })),
      otherwise: null,
      origin: { section: 'options', name: key, holder: options[0]?.actor ?? '' },
    });
  }

  // --- responses ---

  private responseActs(commitment: Perform): { act: Act; weight: Amount; open: Condition }[] {
    const share = 1 / commitment.acts.length;
    const acts = commitment.acts.flatMap((kind) =>
      commitment.targets.map(({ actor, part, weight }) => {
        const act = makeAct(commitment.debtor, kind, { actor, part });
        const size = product(constant(share), this.expressions.quantity(weight, null));
        const open = this.isOpen(act);
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
      origin: origin(commitment, 'response'),
    }));
  }

  private response(commitment: Perform): void {
    const view = this.views.seenBy(commitment.name, commitment.debtor);
    if (view === null || view.layout.held === null) return;
    const { held, overdue } = view.layout;
    const { within } = commitment;
    const acts = this.responseActs(commitment);
    const variable = this.responseVariable(commitment, acts);
    const active = view.pending === null ? ({ is: 'always' } as const) : isOneOf(view.pending, [0]);
    const counting = Array.from({ length: within }, (_, index) => held + index);
    const waiting = overdue === null ? [] : Array.from({ length: within }, (_, index) => overdue + index);
    const hazards = delayHazards(this.context, commitment);
    const values = view.layout.labels.map((_, value) => {
      if (waiting.includes(value)) return 1;
      const left = value - held + 1;
      return left >= 1 && left <= within ? (hazards[within - left] ?? 0) : 0;
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
            { variable: this.intentVariable(act), value: constant(1) },
            { variable, value: constant(index + 1) },
          ],
          counts: [],
          event: { kind: 'due', commitment: commitment.name, act: act.name },
        },
      })),
      otherwise: null,
      origin: origin(commitment, 'due', commitment.debtor),
    });
    for (const [index, { act }] of acts.entries()) this.heldBack(commitment, acts, variable, act, index);
  }

  /** What becomes of a response that a restraint holds back. */
  private heldBack(
    commitment: Perform,
    acts: readonly { act: Act; weight: Amount; open: Condition }[],
    variable: VariableIndex,
    act: Act,
    index: number,
  ): void {
    const holding = this.restraintsOn(act).map((refrain) => holds(this.holdVariable(refrain, act)));
    const stopped = all(isOneOf(variable, [index + 1]), any(...holding), not(this.interventions.forces(act)));
    const { builder } = this.context;
    const others =
      commitment.ifRestrained === 'retarget'
        ? acts
            .filter((other, place) => place !== index && !isConstant(other.weight, 0))
            .map((other) => ({ ...other, free: all(other.open, not(this.isRestrained(other.act))) }))
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
        counts: [builder.counter(`restrained/${commitment.name}`, origin(commitment, 'restrained'))],
        event: tell(commitment.ifRestrained === 'wait' ? 'waits' : 'fails'),
      }),
      otherwise: null,
      origin: origin(commitment, 'restrained', commitment.debtor),
    });
    if (others.length === 0) return;
    builder.rule('decide/act', {
      name: `retargeted/${commitment.name}/${act.name}`,
      when: all(stopped, free),
      draw: null,
      choices: always({
        writes: [],
        counts: [builder.counter(`retargeted/${commitment.name}`, origin(commitment, 'retargeted'))],
        event: tell('retargeted'),
      }),
      otherwise: null,
      origin: origin(commitment, 'retargeted', commitment.debtor),
    });
    builder.rule('decide/act', {
      name: `retarget/${commitment.name}/${act.name}`,
      when: all(stopped, free),
      draw: null,
      choices: others.map((other) => ({
        name: other.act.name,
        weight: onlyWhen(other.free, other.weight),
        effect: this.acts(other.act, 'response', commitment.name),
      })),
      otherwise: null,
      origin: origin(commitment, 'retarget', commitment.debtor),
    });
  }

  // --- restraints ---

  private restraintsOn(act: Act): Refrain[] {
    return this.context.commitments.filter(
      (one): one is Refrain =>
        one.form === 'refrain' &&
        act.authors.includes(one.debtor) &&
        one.forbidden.some((pattern) => this.context.matching(pattern).some(({ name }) => name === act.name)),
    );
  }

  /** A restraint in force may hold the act back; one of fidelity 0 restrains nothing. */
  private isRestrained(act: Act): Condition {
    const holding = this.restraintsOn(act).filter(
      (refrain) => !isConstant(this.commitments.fidelity(refrain), 0),
    );
    return any(...holding.map((refrain) => this.commitments.inForce(refrain)));
  }

  private holdVariable(refrain: Refrain, act: Act): VariableIndex {
    return this.context.builder.truth(
      `held/${refrain.name}/${act.name}`,
      'passing',
      origin(refrain, 'held', refrain.debtor),
    );
  }

  private happens(act: Act, performs: readonly Perform[]): void {
    const { builder } = this.context;
    const forced = this.interventions.forces(act);
    const intent = holds(this.intentVariable(act));
    const tempted = all(intent, not(forced));
    const restraints = this.restraintsOn(act);
    const holding = restraints.map((refrain) => holds(this.holdVariable(refrain, act)));
    for (const refrain of restraints) this.temptation(refrain, act, tempted, forced, holding);
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
        .map((commitment) => ({ commitment, acts: this.responseActs(commitment) }))
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
          this.acts(
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
      choices: always(this.acts(act, 'variant', this.context.variant?.name ?? '')),
      otherwise: null,
      origin: { section: 'variants', name: this.context.variant?.name ?? '' },
    });
  }

  private acts(act: Act, by: 'option' | 'response' | 'variant', of: string): Choice['effect'] {
    return {
      writes: [{ variable: this.context.actVariable(act), value: constant(1) }],
      counts: [],
      event: { kind: 'act', author: act.author, ...beside(act), act: act.kind, target: act.target, by, of },
    };
  }

  /** A restraint is tried: kept by its own coin, spared by another's, or broken. Forced acts are counted apart. */
  private temptation(
    refrain: Refrain,
    act: Act,
    tempted: Condition,
    forced: Condition,
    holding: readonly Condition[],
  ): void {
    const { builder } = this.context;
    const inForce = this.commitments.inForce(refrain);
    const tried = all(inForce, tempted);
    const fidelity = this.commitments.fidelity(refrain);
    const [isNever, isAlways] = [isConstant(fidelity, 0), isConstant(fidelity, 1)];
    const own = this.holdVariable(refrain, act);
    const count = (role: string): number => builder.counter(`${role}/${refrain.name}`, origin(refrain, role));
    const happened = (test: 'tempted' | 'kept' | 'broken') => ({
      variable: testVariable(this.context, test, refrain.name),
      value: constant(1),
    });
    const from = origin(refrain, 'tempted', refrain.debtor);
    const kept = {
      writes: [{ variable: own, value: constant(1) }, happened('tempted'), happened('kept')],
      counts: [count('tempted'), count('kept')],
      event: { kind: 'kept', commitment: refrain.name, act: act.name } as const,
    };
    const failed = { writes: [happened('tempted')], counts: [count('tempted')], event: null };
    builder.rule('decide/keep', {
      name: `keep/${refrain.name}/${act.name}`,
      when: tried,
      draw: isNever || isAlways ? null : { kind: 'coin', chance: fidelity },
      choices: always(isNever ? failed : kept),
      otherwise: isNever || isAlways ? null : failed,
      origin: from,
    });
    const end = (role: 'spared' | 'broken', when: Condition): void => {
      builder.rule('decide/act', {
        name: `${role}/${refrain.name}/${act.name}`,
        when,
        draw: null,
        choices: always({
          writes: role === 'broken' ? [happened('broken')] : [],
          counts: [count(role)],
          event: { kind: role, commitment: refrain.name, act: act.name },
        }),
        otherwise: null,
        origin: from,
      });
    };
    const held = any(...holding);
    end('spared', all(tried, not(holds(own)), held));
    end('broken', all(tried, not(held)));
    builder.rule('decide/act', {
      name: `forced/${refrain.name}/${act.name}`,
      when: all(inForce, forced),
      draw: null,
      choices: always({ writes: [happened('broken')], counts: [count('forced')], event: null }),
      otherwise: null,
      origin: from,
    });
  }
}

function origin(commitment: Commitment, role: string, holder?: string): Origin {
  return { section: 'commitments', name: commitment.name, role, ...(holder === undefined ? {} : { holder }) };
}
