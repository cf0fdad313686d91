import { compareByCodePoint } from '../../../chance/index.js';
import type { Option } from '../../../scenario/scenario.js';
import { all, any, constant, holds, isConstant, onlyWhen, sum } from '../../conditions.js';
import type { Choice, Condition, VariableIndex } from '../../model.js';
import { type Act, actOf, beside } from '../acts.js';
import { always } from '../builder.js';
import type { Context } from '../context.js';
import { drawOf } from '../expressions/chances.js';
import type { Expressions } from '../expressions/expressions.js';
import type { Interventions } from '../interventions.js';
import { seenEach } from '../seen-acts.js';
import { inWindow, paced } from '../time-pressure.js';
import { intentVariable, isOpen } from './intents.js';

/** Options are taken by chance, or freely: one alone, or at most one of a group. */
export class Options {
  constructor(
    private readonly context: Context,
    private readonly expressions: Expressions,
    private readonly interventions: Interventions,
  ) {}

  lower(): void {
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
    const allowed = all(isOpen(this.context, this.interventions, act), inWindow(this.context, option.window));
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
      const allowed = all(
        isOpen(this.context, this.interventions, act),
        inWindow(this.context, option.window),
      );
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

  private intends(option: Option, act: Act): Choice['effect'] {
    return {
      writes: [{ variable: intentVariable(this.context, act), value: constant(1) }],
      counts: [],
      event: { kind: 'intends', author: act.author, ...beside(act), act: act.name, option: option.name },
    };
  }
}
