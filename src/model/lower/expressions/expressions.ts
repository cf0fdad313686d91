import type { Expression, Quantity } from '../../../scenario/scenario.js';
import {
  all,
  ALWAYS,
  any,
  atLeast,
  constant,
  constantValue,
  holds,
  isOneOf,
  NEVER,
  not,
  product,
  valueOf,
  wholeNumbers,
} from '../../conditions.js';
import type { Amount, Condition } from '../../model.js';
import { arithmetic, compareAmounts, compares } from './arithmetic.js';
import { believes } from './beliefs.js';
import { CommitmentTests } from './commitment-tests.js';
import type { Asked, Context, Perspective } from '../context.js';
import { actorsAt } from '../dyads.js';
import { Effects } from '../effects.js';
import { Memories } from './memories.js';
import { takesPart } from '../participation.js';
import { isPossible } from '../possible-acts.js';
import { sees, type TurnedOut } from '../seen-acts.js';
import { hasStates, subjectOf } from './subjects.js';
import type { Views } from '../views.js';

/**
 * Turns the guard language into conditions and amounts over variables, as one actor sees them or as they are. Forms that
 * look back (ever, since, count, for) become variables that remember.
 */
export class Expressions {
  readonly memories: Memories;
  private readonly commitments: CommitmentTests;
  private readonly effects: Effects;
  /** Channels whose condition is being read. */
  private readonly opening = new Set<string>();

  constructor(
    readonly context: Context,
    views: Views,
  ) {
    this.memories = new Memories(context.builder);
    this.effects = new Effects(context, this);
    this.commitments = new CommitmentTests(context, views);
  }

  /** Read as part of a commitment, an act of another's may count as the one that is named. */
  asked(asked: Asked | null, perspective: Perspective): Condition {
    return asked === null ? ALWAYS : this.condition(asked.expression, perspective, asked);
  }

  condition(expression: Expression, perspective: Perspective, asked: Asked): Condition {
    const inner = (operand: Expression): Condition => this.condition(operand, perspective, asked);
    switch (expression.kind) {
      case 'truth':
        return expression.value ? ALWAYS : NEVER;
      case 'and':
        return all(...expression.operands.map(inner));
      case 'or':
        return any(...expression.operands.map(inner));
      case 'not':
        return not(inner(expression.operand));
      case 'at least':
        return atLeast(expression.count, expression.conditions.map(inner));
      case 'act':
        return this.act(expression, perspective, asked);
      case 'is': {
        const states = expression.states.map((state) =>
          this.state(expression.subject, state.name, perspective, asked),
        );
        return expression.negated ? not(any(...states)) : any(...states);
      }
      case 'compare':
        return this.compare(expression, perspective, asked);
      case 'held':
        // No run is as long: what counts the ticks would count up to what it never reaches.
        if (expression.ticks > this.context.scenario.horizon) return NEVER;
        return this.memories.held(inner(expression.condition), expression.ticks);
      case 'ever':
        return this.memories.ever(inner(expression.condition));
      case 'believes':
        return believes(this.context, expression);
      case 'takes part':
        return takesPart(this.context, expression.episode.name, expression.actor.name);
      case 'open':
        return this.open(expression.channel.name);
      case 'accident':
        return this.accident(expression.accident.name);
      case 'actors at':
        return actorsAt(
          this.context,
          expression.count,
          this.context.scenario.ladder.rungs.indexOf(expression.rung.name),
        );
      case 'commitment':
        return this.commitments.test(expression, perspective, asked);
      default:
        throw new Error(`not a condition: ${expression.kind}`);
    }
  }

  amount(expression: Expression, perspective: Perspective, asked: Asked): Amount {
    const inner = (operand: Expression): Amount => this.amount(operand, perspective, asked);
    switch (expression.kind) {
      case 'number':
        return constant(expression.value);
      case 'tick':
        return { is: 'tick' };
      case 'negative':
        return product(constant(-1), inner(expression.operand));
      case 'arithmetic': {
        const left = inner(expression.left);
        const right = inner(expression.right);
        return arithmetic(expression.operator, left, right);
      }
      case 'least':
      case 'greatest':
        return { is: expression.kind, of: expression.operands.map(inner) };
      case 'name': {
        const parameter = this.context.scenario.parameters.find(
          ({ name }) => name === `parameters.${expression.name}`,
        );
        if (parameter !== undefined) return this.context.numbers.amount(parameter) ?? constant(0);
        return valueOf(this.context.processVariable(expression.name));
      }
      case 'trust':
      case 'credibility': {
        const { variable, fixed } = subjectOf(this.context, expression, perspective, asked);
        return variable === null ? constant(fixed) : valueOf(variable);
      }
      case 'since':
        return valueOf(
          this.memories.since(
            this.condition(expression.condition, perspective, asked),
            this.context.scenario.horizon,
          ),
        );
      case 'count':
        return valueOf(
          this.memories.count(
            this.condition(expression.condition, perspective, asked),
            Math.min(expression.upTo, this.context.scenario.horizon),
          ),
        );
      default:
        throw new Error(`not a number: ${expression.kind}`);
    }
  }

  // --- numbers ---

  /** A number of the scenario, as seen by whoever acts on it. */
  quantity(quantity: Quantity, perspective: Perspective): Amount {
    const given = this.context.numbers.amount(quantity);
    if (given !== null) return given;
    const asked = { text: quantity.name, expression: quantity.value, path: quantity.path };
    return this.amount(quantity.value, perspective, asked);
  }

  /** The number that a quantity comes to, for what it shapes; null where it depends on the state. */
  number(quantity: Quantity, perspective: Perspective): number | null {
    return this.context.numbers.number(quantity) ?? constantValue(this.quantity(quantity, perspective));
  }

  // --- things with states ---

  private compare(
    expression: Extract<Expression, { kind: 'compare' }>,
    perspective: Perspective,
    asked: Asked,
  ): Condition {
    const { left, right, operator } = expression;
    const view = this.commitments.viewMeant(left, perspective, asked);
    if (view !== undefined) {
      const is = right.kind === 'name' ? this.commitments.viewIs(view, left, right.name, perspective) : NEVER;
      return operator === '!=' ? not(is) : is;
    }
    if (left.kind === 'name' && right.kind === 'name') {
      const process = this.context.process(left.name);
      if (process !== null && process.groups.size > 0) {
        const is = this.state(left, right.name, perspective, asked);
        return operator === '!=' ? not(is) : is;
      }
    }
    if (hasStates(this.context, left, perspective)) {
      const { variable, states, fixed } = subjectOf(this.context, left, perspective, asked);
      const wanted = right.kind === 'name' ? states.indexOf(right.name) : -1;
      const values = states.flatMap((_, value) => (compares(operator, value, wanted) ? [value] : []));
      if (variable === null) return values.includes(fixed) ? ALWAYS : NEVER;
      const high = this.context.builder.variables[variable]?.high ?? 0;
      const open = values.filter((value) => value <= high);
      return open.length === high + 1 ? ALWAYS : isOneOf(variable, open);
    }
    const bound = boundOf(right, this.context.scenario.horizon);
    if (left.kind === 'since' && bound !== null && bound >= 0) {
      const most = Math.ceil(bound) + 1;
      const variable = this.memories.since(this.condition(left.condition, perspective, asked), most);
      return isOneOf(
        variable,
        wholeNumbers(0, most + 1).filter((value) => compares(operator, value, bound)),
      );
    }
    return compareAmounts(
      this.context,
      operator,
      this.amount(left, perspective, asked),
      this.amount(right, perspective, asked),
    );
  }

  /** The condition that a thing is in a state. */
  private state(subject: Expression, state: string, perspective: Perspective, asked: Asked): Condition {
    const view = this.commitments.viewMeant(subject, perspective, asked);
    if (view !== undefined) return this.commitments.viewIs(view, subject, state, perspective);
    const several =
      subject.kind === 'name' ? this.context.valuesOf(subject.name, state, perspective) : undefined;
    if (subject.kind === 'name' && several !== undefined)
      return isOneOf(this.context.processVariable(subject.name), several);
    const { variable, states, fixed } = subjectOf(this.context, subject, perspective, asked);
    const value = states.indexOf(state);
    if (variable === null) return value === fixed ? ALWAYS : NEVER;
    const high = this.context.builder.variables[variable]?.high ?? 0;
    return value > high ? NEVER : isOneOf(variable, [value]);
  }

  // --- channels ---

  open(name: string): Condition {
    const channel = this.context.scenario.channels.find((one) => one.name === name);
    if (channel === undefined) return this.context.openChannel(name);
    if (this.opening.has(name)) {
      this.context.report({
        code: 'cycle',
        path: [...channel.path, 'open while'],
        message: `whether "${name}" is open depends on whether it is open`,
      });
      return NEVER;
    }
    this.opening.add(name);
    const open = all(this.context.openChannel(name), this.asked(channel.openWhile, null));
    this.opening.delete(name);
    return open;
  }

  // --- acts ---

  private act(
    expression: Extract<Expression, { kind: 'act' }>,
    perspective: Perspective,
    asked: Asked,
  ): Condition {
    const { effect } = expression;
    const seen = sees(
      this.context,
      perspective,
      expression.pattern,
      this.turnedOut(expression),
      asked.commitment ?? null,
    );
    if (this.context.variant === null && !isPossible(this.context, expression.pattern)) {
      this.context.problems.push({
        code: 'cannot-happen',
        severity: 'warning',
        path: asked.path,
        span: expression.span,
        message: 'no option, response or variant of this scenario can bring this act about',
        hint: 'add it under `options`, or leave this out',
      });
    } else if (this.context.variant === null && effect !== undefined && seen.is === 'never') {
      this.context.problems.push({
        code: 'never-holds',
        severity: 'warning',
        path: asked.path,
        span: effect.span,
        message: 'nothing under `effects` gives this act such an effect',
        hint: 'add the act there, with the weights of none, limited and severe',
      });
    }
    return seen;
  }

  /** How an act has turned out, as `with severe effect` asks. */
  turnedOut({ effect }: Extract<Expression, { kind: 'act' }>): TurnedOut {
    if (effect === undefined) return () => ALWAYS;
    return (act, blamedBy) => this.effects.turnedOut(act, effect.levels, blamedBy);
  }

  private accident(name: string): Condition {
    const found = this.context.scenario.accidents.find((one) => one.name === name);
    return found === undefined ? NEVER : holds(this.context.accidentVariable(found));
  }
}

function boundOf(expression: Expression, horizon: number): number | null {
  return expression.kind === 'number' ? Math.min(expression.value, horizon + 1) : null;
}
