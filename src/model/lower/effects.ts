import type {
  ActEffect,
  Attribution,
  Condition as Asked,
  EffectCase,
  EffectLevel,
  Quantity,
} from '../../scenario/scenario.js';
import { namedAuthors } from '../../scenario/expressions/authors.js';
import { ALWAYS, constant, isConstant, isOneOf, NEVER, sum, valueOf } from '../conditions.js';
import type { Amount, Choice, Condition, VariableIndex } from '../model.js';
import { decided, reckoned } from '../tracing.js';
import type { Act } from './acts.js';
import { worksAfterTheFact } from './after-the-fact.js';
import { always } from './builder.js';
import type { Context, Perspective } from './context.js';
import { isPossible } from './possible-acts.js';

/** What is needed of the guard language to read the cases and the weights of an effect. */
interface Language {
  asked(asked: Asked | null, perspective: Perspective): Condition;
  quantity(quantity: Quantity, perspective: Perspective): Amount;
}

const LEVELS: readonly EffectLevel[] = ['none', 'limited', 'severe'];

/**
 * How grave acts turn out. An effect is drawn as its act happens, once for whoever reads it, and passes with the act. It
 * is drawn only where something asks for it, so what is asked for is lowered at that moment.
 */
export class Effects {
  private readonly lowered = new Set<string>();

  constructor(
    private readonly context: Context,
    private readonly language: Language,
  ) {}

  /**
   * The act has turned out at one of these levels. Of an act of which the scenario says nothing, there is no effect.
   *
   * @param blamedBy the rule by which someone is blamed for the act, perhaps long after it
   */
  turnedOut(act: Act, levels: readonly EffectLevel[], blamedBy: Attribution | null): Condition {
    const [effect] = effectsOf(this.context, act);
    if (effect === undefined) return levels.includes('none') ? ALWAYS : NEVER;
    const values = levels.map((level) => LEVELS.indexOf(level));
    const late = blamedBy !== null && worksAfterTheFact(blamedBy);
    const variable = late ? this.lastVariable(act) : this.variable(act);
    this.lower(act, effect);
    return isOneOf(variable, values);
  }

  private variable(act: Act): VariableIndex {
    return this.context.builder.variable(`effect/${act.name}`, () => ({
      low: 0,
      high: LEVELS.length - 1,
      labels: LEVELS,
      start: 0,
      merge: 'single',
      kind: 'passing',
      origin: { section: 'effects', name: act.name },
    }));
  }

  /** What the act came to when it last happened, for those who learn only later who was behind it. */
  private lastVariable(act: Act): VariableIndex {
    const { builder } = this.context;
    const origin = { section: 'effects', name: act.name, role: 'last' };
    const variable = builder.variable(`last effect/${act.name}`, () => ({
      low: 0,
      high: LEVELS.length - 1,
      labels: LEVELS,
      start: 0,
      merge: 'single',
      kind: 'state',
      origin,
    }));
    const name = `remember last effect/${act.name}`;
    if (this.lowered.has(name)) return variable;
    this.lowered.add(name);
    const value = valueOf(this.variable(act));
    builder.rule('observe/attribute', {
      name,
      when: this.context.occurs(act),
      draw: null,
      choices: always({ writes: [{ variable, value }], counts: [], event: null }),
      otherwise: null,
      origin,
    });
    return variable;
  }

  private lower(act: Act, effect: ActEffect): void {
    const name = `effect/${act.name}`;
    // Noted first: a case may itself ask how this act turned out the last time.
    if (this.lowered.has(name)) return;
    this.lowered.add(name);
    const variable = this.variable(act);
    const cases = effect.cases.map((one) => ({
      when: this.language.asked(one.when, null),
      ...this.weightsOf(one),
    }));
    const inCase = (amount: (one: (typeof cases)[number]) => Amount): Amount =>
      cases.reduceRight<Amount>((otherwise, one) => choose(one.when, amount(one), otherwise), constant(0));
    const total = inCase((one) => one.total);
    this.context.builder.rule('decide/effect', {
      name,
      when: this.context.occurs(act),
      draw: isConstant(total, 1) ? null : { kind: 'coin', chance: total },
      choices: LEVELS.map(
        (level, value): Choice => ({
          name: level,
          weight: inCase((one) => one.weights[value] ?? constant(0)),
          effect: {
            writes: [{ variable, value: constant(value) }],
            counts: [],
            event: { kind: 'effect', act: act.name, effect: level },
          },
        }),
      ),
      otherwise: null,
      origin: { section: 'effects', name: effect.name, role: 'effect' },
    });
  }

  /**
   * The weight of each level, and their sum. That is 1; where weights depend on the state it is more than 1 if they leave
   * nothing for the rest, which the check of chances then finds.
   */
  private weightsOf({ weights, path }: EffectCase): { weights: Amount[]; total: Amount } {
    const amounts = LEVELS.map((level): Amount | null => {
      const found = weights.find((one) => one.level === level);
      if (found === undefined) return constant(0);
      return found.weight === null ? null : this.language.quantity(found.weight, null);
    });
    const given = sum(...amounts.filter((amount) => amount !== null));
    const fixed = given.is === 'constant' ? given : null;
    const hasRest = amounts.includes(null);
    const isWrong = ([all = 0]: readonly number[]): boolean =>
      all > 1 + SLACK || (!hasRest && all < 1 - SLACK);
    if (fixed !== null && decided([fixed], isWrong)) {
      this.context.report({
        code: 'chances-exceed-one',
        path,
        message: `the weights of the effects ${this.under()}add up to ${rounded(fixed.value)}, not to 1`,
        hint: hasRest
          ? 'what is set here leaves nothing for the rest: set the other weights too'
          : 'let one of them be: rest',
      });
    }
    const rest: Amount =
      fixed === null
        ? { is: 'greatest', of: [constant(0), { is: 'difference', left: constant(1), right: given }] }
        : reckoned([fixed], ([all = 0]) => Math.max(0, 1 - all));
    const total: Amount = fixed === null ? { is: 'greatest', of: [constant(1), given] } : constant(1);
    return { weights: amounts.map((amount) => amount ?? rest), total };
  }

  /** A variant or a reading may set a weight and leave the others as they are. */
  private under(): string {
    const { variant } = this.context;
    return variant === null ? '' : `under "${variant.name}" `;
  }
}

/**
 * What the scenario says of the effect of an act: nothing, one law, or by mistake several. Of a joint act, what names
 * most of its authors speaks.
 */
function effectsOf(context: Context, act: Act): ActEffect[] {
  const found = context.scenario.effects.filter((effect) => context.matches(effect.of, act));
  if (act.authors.length === 1) return found;
  const most = Math.max(...found.map(({ of }) => namedAuthors(of).length));
  return found.filter(({ of }) => namedAuthors(of).length === most);
}

const SLACK = 1e-9;

/** As a person would write it: 1.2 and not 1.2000000000000002. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

function choose(when: Condition, yes: Amount, otherwise: Amount): Amount {
  if (when.is === 'always') return yes;
  const same =
    yes.is === 'constant' &&
    otherwise.is === 'constant' &&
    decided([yes, otherwise], ([one, other]) => one === other);
  return when.is === 'never' || same ? otherwise : { is: 'choose', when, yes, otherwise };
}

/** Tells of acts whose effect is given twice: no order of the file may decide between the two. */
export function checkEffects(context: Context): void {
  for (const act of context.acts) {
    const [first, second] = effectsOf(context, act);
    if (first === undefined || second === undefined) continue;
    context.report({
      code: 'contradiction',
      path: second.path,
      message: `"${first.name}" and "${second.name}" both say what the effect of ${act.name} is`,
      hint: 'let one of them name fewer acts',
    });
  }
  if (context.variant !== null) return;
  for (const effect of context.scenario.effects) {
    if (isPossible(context, effect.of)) continue;
    context.warn('never-bites', effect.path, `"${effect.name}" is about acts that nobody can do here`);
  }
}
