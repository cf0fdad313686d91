import { perTick } from '../../chance/index.js';
import {
  type Attribution,
  type Chance,
  type Condition as Written,
  explanationName,
  type Expression,
  type Quantity,
} from '../../scenario/scenario.js';
import {
  all,
  ALWAYS,
  any,
  atLeast,
  constant,
  constantValue,
  holds,
  isConstant,
  isOneOf,
  NEVER,
  not,
  product,
  sum,
  valueOf,
  wholeNumbers,
} from '../conditions.js';
import type { Amount, Condition, Rule, VariableIndex } from '../model.js';
import { decided, reckoned } from '../tracing.js';
import type { StageName } from './builder.js';
import { Effects } from './effects.js';
import { Memories } from './memories.js';
import { takesPart } from './participation.js';
import { isPossible } from './possible-acts.js';
import type { Context, Perspective, TurnedOut } from './context.js';
import type { View, Views } from './views.js';

/** A condition as the author wrote it, with the commitment of which it is a part, if it is of one. */
type Asked = Written & { readonly commitment?: string };

/**
 * Turns the guard language into conditions and amounts over variables, as one actor sees them or as they are. Forms that
 * look back (ever, since, count, for) become variables that remember.
 */
export class Expressions {
  readonly memories: Memories;
  private readonly effects: Effects;
  /** Channels whose condition is being read. */
  private readonly opening = new Set<string>();

  constructor(
    private readonly context: Context,
    private readonly views: Views,
  ) {
    this.memories = new Memories(context.builder);
    this.effects = new Effects(context, this);
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
        return this.memories.held(inner(expression.condition), expression.ticks);
      case 'ever':
        return this.memories.ever(inner(expression.condition));
      case 'believes':
        return any(
          ...this.beliefs(expression).map((rule) => holds(this.context.beliefVariable(rule))),
          ...this.alarms(expression),
        );
      case 'takes part':
        return takesPart(this.context, expression.episode.name, expression.actor.name);
      case 'open':
        return this.open(expression.channel.name);
      case 'accident':
        return this.accident(expression.accident.name);
      case 'actors at':
        return this.actorsAt(
          expression.count,
          this.context.scenario.ladder.rungs.indexOf(expression.rung.name),
        );
      case 'commitment':
        return this.commitmentTest(expression, perspective, asked);
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
        if (parameter !== undefined) return this.context.amount(parameter) ?? constant(0);
        return valueOf(this.context.processVariable(expression.name));
      }
      case 'trust':
      case 'credibility': {
        const { variable, fixed } = this.subject(expression, perspective, asked);
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
          this.memories.count(this.condition(expression.condition, perspective, asked), expression.upTo),
        );
      default:
        throw new Error(`not a number: ${expression.kind}`);
    }
  }

  // --- chances ---

  /** A number of the scenario, as seen by whoever acts on it. */
  quantity(quantity: Quantity, perspective: Perspective): Amount {
    const given = this.context.amount(quantity);
    if (given !== null) return given;
    const asked = { text: quantity.name, expression: quantity.value, path: quantity.path };
    return this.amount(quantity.value, perspective, asked);
  }

  /** The number that a quantity comes to, for what it shapes; null where it depends on the state. */
  number(quantity: Quantity, perspective: Perspective): number | null {
    return this.context.number(quantity) ?? constantValue(this.quantity(quantity, perspective));
  }

  /**
   * A chance as a draw: its kind, its size at this tick, and what must hold besides. A chance per occasion is a coin,
   * tossed when `when` comes about; any other is a hazard, while `when` holds.
   */
  draw(
    chance: Chance | null,
    when: Condition,
    perspective: Perspective,
    stage: StageName,
  ): { draw: Rule['draw']; when: Condition; chance: Amount } {
    if (chance === null) return { draw: null, when, chance: constant(1) };
    if (chance.kind === 'curve') {
      const amount = this.curve(chance, perspective);
      return { draw: { kind: 'hazard', chance: amount }, when, chance: amount };
    }
    const { quantity } = chance;
    const value = this.quantity(quantity, perspective);
    if (quantity.unit?.kind === 'occasion') {
      const occasion = this.memories.occasion(when, stage);
      return { draw: certain(value) ? null : { kind: 'coin', chance: value }, when: occasion, chance: value };
    }
    const perEach =
      quantity.unit?.kind === 'within' ? this.perEachTick(quantity, value, quantity.unit.ticks) : value;
    return { draw: certain(perEach) ? null : { kind: 'hazard', chance: perEach }, when, chance: perEach };
  }

  private perEachTick(quantity: Quantity, value: Amount, ticks: number): Amount {
    if (ticks === 1) return value;
    if (value.is !== 'constant') return { is: 'per tick', within: value, ticks };
    if (decided([value], ([within = 0]) => within >= 0 && within < 1))
      return reckoned([value], ([within = 0]) => perTick(within, ticks));
    const fixed = constantValue(value);
    this.context.report({
      code: fixed === 1 ? 'certain-within' : 'out-of-range',
      path: quantity.path,
      message: `${quantity.name} is ${fixed}: a chance within ${ticks} ticks lies from 0 to below 1`,
    });
    return constant(0);
  }

  /** A piecewise constant hazard: the curve's own chances at its knots, and nothing after the last. */
  private curve(curve: Extract<Chance, { kind: 'curve' }>, perspective: Perspective): Amount {
    const last = curve.knots.at(-1)?.tick ?? 0;
    const variable = this.memories.since(this.asked(curve.since, perspective), last);
    const values: number[] = [];
    let from = { tick: 0, by: 0 };
    for (const knot of curve.knots) {
      const left = (1 - knot.by) / (1 - from.by);
      const each = perTick(1 - left, knot.tick - from.tick);
      for (let tick = from.tick; tick < knot.tick; tick += 1) values.push(each);
      from = knot;
    }
    while (values.length < last + 2) values.push(0);
    this.context.useLaw(
      curve,
      from.by,
      `by ${from.tick} ${this.context.scenario.tick}s after the event (a curve)`,
    );
    return { is: 'table', variable, values };
  }

  // --- things with states ---

  private compare(
    expression: Extract<Expression, { kind: 'compare' }>,
    perspective: Perspective,
    asked: Asked,
  ): Condition {
    const { left, right, operator } = expression;
    const view = this.viewMeant(left, perspective, asked);
    if (view !== undefined) {
      const is = right.kind === 'name' ? this.viewIs(view, left, right.name, perspective) : NEVER;
      return operator === '!=' ? not(is) : is;
    }
    if (left.kind === 'name' && right.kind === 'name') {
      const process = this.context.process(left.name);
      if (process !== null && process.groups.size > 0) {
        const is = this.state(left, right.name, perspective, asked);
        return operator === '!=' ? not(is) : is;
      }
    }
    if (hasStates(left, this.context, perspective)) {
      const { variable, states, fixed } = this.subject(left, perspective, asked);
      const wanted = right.kind === 'name' ? states.indexOf(right.name) : -1;
      const values = states.flatMap((_, value) => (compares(operator, value, wanted) ? [value] : []));
      if (variable === null) return values.includes(fixed) ? ALWAYS : NEVER;
      const high = this.context.builder.variables[variable]?.high ?? 0;
      const open = values.filter((value) => value <= high);
      return open.length === high + 1 ? ALWAYS : isOneOf(variable, open);
    }
    const bound = boundOf(right);
    if (left.kind === 'since' && bound !== null && bound >= 0) {
      const most = Math.ceil(bound) + 1;
      const variable = this.memories.since(this.condition(left.condition, perspective, asked), most);
      return isOneOf(
        variable,
        wholeNumbers(0, most + 1).filter((value) => compares(operator, value, bound)),
      );
    }
    return this.numbers(
      operator,
      this.amount(left, perspective, asked),
      this.amount(right, perspective, asked),
    );
  }

  private numbers(operator: string, left: Amount, right: Amount): Condition {
    const fixedLeft = constantValue(left);
    const fixedRight = constantValue(right);
    if (fixedLeft !== null && fixedRight !== null)
      return compares(operator, fixedLeft, fixedRight) ? ALWAYS : NEVER;
    if (left.is === 'tick' && fixedRight !== null) {
      const horizon = this.context.scenario.horizon;
      if (operator === '>=') return { is: 'tick', from: Math.ceil(fixedRight), to: Number.MAX_SAFE_INTEGER };
      if (operator === '<=') return { is: 'tick', from: 0, to: Math.floor(fixedRight) };
      if (operator === '=') return { is: 'tick', from: fixedRight, to: fixedRight };
      if (operator === '>')
        return { is: 'tick', from: Math.floor(fixedRight) + 1, to: Number.MAX_SAFE_INTEGER };
      if (operator === '<') return { is: 'tick', from: 0, to: Math.min(horizon, Math.ceil(fixedRight) - 1) };
    }
    if (left.is === 'variable' && fixedRight !== null) {
      const variable = this.context.builder.variables[left.variable];
      if (variable !== undefined) {
        const range = wholeNumbers(variable.low, variable.high);
        const values = range.filter((value) => compares(operator, value, fixedRight));
        return values.length === range.length ? ALWAYS : isOneOf(left.variable, values);
      }
    }
    switch (operator) {
      case '>':
        return { is: 'compare', operator: '<', left: right, right: left };
      case '>=':
        return { is: 'compare', operator: '<=', left: right, right: left };
      case '!=':
        return not({ is: 'compare', operator: '=', left, right });
      default:
        return {
          is: 'compare',
          operator: operator === '<' ? '<' : operator === '<=' ? '<=' : '=',
          left,
          right,
        };
    }
  }

  /** The condition that a thing is in a state. */
  private state(subject: Expression, state: string, perspective: Perspective, asked: Asked): Condition {
    const view = this.viewMeant(subject, perspective, asked);
    if (view !== undefined) return this.viewIs(view, subject, state, perspective);
    const several =
      subject.kind === 'name' ? this.context.valuesOf(subject.name, state, perspective) : undefined;
    if (subject.kind === 'name' && several !== undefined)
      return isOneOf(this.context.processVariable(subject.name), several);
    const { variable, states, fixed } = this.subject(subject, perspective, asked);
    const value = states.indexOf(state);
    if (variable === null) return value === fixed ? ALWAYS : NEVER;
    const high = this.context.builder.variables[variable]?.high ?? 0;
    return value > high ? NEVER : isOneOf(variable, [value]);
  }

  /** A view is in a state; or what it is about is on offer, as far as whoever holds it can tell. */
  private viewIs(view: View | null, subject: Expression, state: string, perspective: Perspective): Condition {
    if (state !== 'offered') return this.views.is(view, state as 'null');
    const eyes = subject.kind === 'view' ? subject.holder.name : perspective;
    const { context } = this;
    const open = context.scenario.offers
      .filter(({ terms }) => view !== null && terms.includes(view.commitment.name))
      .filter(({ from, to, through }) => eyes === null || through === null || [from, ...to].includes(eyes))
      .map(({ name, from }) =>
        isOneOf(
          context.processVariable(name),
          context.valuesOf(name, eyes === from ? 'made' : 'open', eyes) ?? [],
        ),
      );
    return all(this.views.is(view, 'null'), any(...open));
  }

  private subject(
    expression: Expression,
    perspective: Perspective,
    asked: Asked,
  ): { variable: VariableIndex | null; states: readonly string[]; fixed: number } {
    const { context } = this;
    switch (expression.kind) {
      case 'name': {
        const variable = context.processVariable(expression.name);
        return { variable, states: context.builder.variables[variable]?.labels ?? [], fixed: 0 };
      }
      case 'posture': {
        const variable = context.postureVariable(expression.actor.name);
        return { variable, states: context.builder.variables[variable]?.labels ?? [], fixed: 0 };
      }
      case 'rung': {
        const variable = context.rungVariable(expression.one.name, expression.other.name);
        return { variable, states: context.scenario.ladder.rungs, fixed: 0 };
      }
      case 'trust':
      case 'credibility': {
        const of = expression.kind === 'trust' ? expression.trusted.name : expression.commitment.name;
        const holder = expression.holder?.name ?? perspective ?? '';
        const standing = context.standing(expression.kind, of, holder);
        if (standing === null) throw new Error(`no ${expression.kind} of ${holder} in ${of}`);
        return {
          variable: context.standingVariable(standing),
          states: standing.levels ?? [],
          fixed: standing.start,
        };
      }
      default:
        context.report({
          code: 'wrong-kind',
          path: asked.path,
          message: 'this has no states',
          span: expression.span,
        });
        return { variable: null, states: [], fixed: 0 };
    }
  }

  // --- commitments ---

  /** The view that an expression means; null where the commitment was removed; undefined if it is no commitment. */
  private viewMeant(expression: Expression, perspective: Perspective, asked: Asked): View | null | undefined {
    if (expression.kind === 'view')
      return this.views.seenBy(expression.commitment.name, expression.holder.name);
    if (expression.kind !== 'name' || !this.isCommitment(expression.name)) return undefined;
    return this.bareView(expression.name, perspective, asked, expression.span);
  }

  private isCommitment(name: string): boolean {
    return this.context.commitments.some((one) => one.name === name) || this.isAbsent(name);
  }

  private isAbsent(name: string): boolean {
    const all = this.context.scenario.commitments.some((one) => one.name === name);
    return (all || this.context.removed.has(name)) && this.views.of(name).length === 0;
  }

  /** A bare commitment: the reader's own view, or the one view of all. */
  private bareView(
    name: string,
    perspective: Perspective,
    asked: Asked,
    span: { start: number; end: number },
  ): View | null {
    if (perspective !== null) return this.views.seenBy(name, perspective);
    const views = this.views.of(name);
    const [only, another] = views;
    if (another !== undefined) {
      const holders = views.map((view) => view.holders.join(' and '));
      this.context.report({
        code: 'ambiguous-view',
        path: asked.path,
        span,
        message: `the views of "${name}" can differ: whose is meant?`,
        hint: `write "${name} as seen by …": ${holders.join('; ')}`,
      });
    }
    return only ?? null;
  }

  private commitmentTest(
    expression: Extract<Expression, { kind: 'commitment' }>,
    perspective: Perspective,
    asked: Asked,
  ): Condition {
    const { test, holder } = expression;
    const name = expression.commitment.name;
    const views = this.views.of(name);
    const commitment = this.context.commitments.find((one) => one.name === name);
    if (commitment === undefined) return NEVER;
    switch (test) {
      case 'intact': {
        if (holder !== null || perspective !== null) {
          const view = this.views.seenBy(name, holder?.name ?? perspective ?? '');
          return not(this.views.is(view, 'null', 'violated', 'terminated'));
        }
        const [debtors] = views;
        const known = debtors === undefined ? NEVER : not(this.views.is(debtors, 'null'));
        return all(known, ...views.map((view) => not(this.views.is(view, 'violated', 'terminated'))));
      }
      case 'disputed':
        return this.disputed(views);
      case 'disclosed':
        return this.disclosed(name);
      case 'acknowledged':
        return holds(this.acknowledgedVariable(name));
      case 'pending': {
        const view =
          holder === null
            ? this.bareView(name, perspective, asked, expression.span)
            : this.views.seenBy(name, holder.name);
        const pending = view?.pending ?? null;
        return pending === null ? NEVER : isOneOf(pending, [1, 2]);
      }
      case 'tempted':
      case 'kept':
      case 'broken':
        if (commitment.form === 'perform') {
          this.context.report({
            code: 'wrong-kind',
            path: asked.path,
            span: expression.span,
            message: `${test}(…) is about a commitment to refrain, and "${name}" is one to perform`,
            hint: `write: ${name} is ${test === 'broken' ? 'violated' : test === 'kept' ? 'satisfied' : 'detached'}`,
          });
          return NEVER;
        }
        if (perspective !== null && perspective !== commitment.debtor && test !== 'broken') {
          this.context.report({
            code: 'not-its-view',
            path: asked.path,
            span: expression.span,
            message: `"${perspective}" cannot know when "${commitment.debtor}" is ${test === 'kept' ? 'held back' : 'tempted'}`,
          });
        }
        return holds(this.testVariable(test, name));
    }
  }

  /** A passing variable that is true in the tick at which a restraint is tried, holds or breaks. */
  testVariable(test: 'tempted' | 'kept' | 'broken', commitment: string): VariableIndex {
    return this.context.builder.truth(`${test}/${commitment}`, 'passing', {
      section: 'commitments',
      name: commitment,
      role: test,
    });
  }

  /** Two holders' views are not null and differ. */
  disputed(views: readonly View[]): Condition {
    const pairs: Condition[] = [];
    for (const [index, one] of views.entries()) {
      for (const other of views.slice(index + 1)) {
        const known = [not(this.views.is(one, 'null')), not(this.views.is(other, 'null'))];
        const same = STATES.map((state) => all(this.views.is(one, state), this.views.is(other, state)));
        pairs.push(all(...known, not(any(...same))));
      }
    }
    return any(...pairs);
  }

  /** The commitment is known to all its holders. */
  disclosed(name: string): Condition {
    const commitment = this.context.commitments.find((one) => one.name === name);
    if (commitment === undefined) return NEVER;
    if (commitment.channel === null || commitment.disclosed.kind === 'from the start') return ALWAYS;
    return holds(this.disclosureVariable(name));
  }

  disclosureVariable(name: string): VariableIndex {
    return this.context.builder.truth(`disclosed/${name}`, 'state', {
      section: 'commitments',
      name,
      role: 'disclosed',
    });
  }

  /** Its debtor has admitted to it in public, and has not denied it since. */
  acknowledgedVariable(name: string): VariableIndex {
    return this.context.builder.truth(`acknowledged/${name}`, 'state', {
      section: 'commitments',
      name,
      role: 'acknowledged',
    });
  }

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

  // --- acts, beliefs, rungs ---

  private act(
    expression: Extract<Expression, { kind: 'act' }>,
    perspective: Perspective,
    asked: Asked,
  ): Condition {
    const { effect } = expression;
    const seen = this.context.seen(
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

  private alarms({ belief, observer }: Extract<Expression, { kind: 'believes' }>): Condition[] {
    if (belief.kind !== 'rule') return [];
    return this.context.scenario.alarms
      .filter((alarm) => alarm.name === belief.rule.name && alarm.observer === observer.name)
      .map((alarm) => holds(this.context.alarmBelief(alarm)));
  }

  private beliefs(expression: Extract<Expression, { kind: 'believes' }>): Attribution[] {
    const rules = this.context.attributionsOf(expression.observer.name);
    const { belief } = expression;
    if (belief.kind === 'rule') {
      const explained = explanationName(belief.rule.name, expression.observer.name);
      return rules.filter(({ name }) => name === belief.rule.name || name === explained);
    }
    const about = new Set(this.context.matching(belief.pattern).map((act) => act.name));
    return rules.filter(
      (rule) =>
        rule.kind === belief.kind &&
        rule.blamed === belief.actor.name &&
        this.context.blamable(rule).some((act) => about.has(act.name)),
    );
  }

  private actorsAt(count: number, rung: number): Condition {
    const actors = this.context.scenario.actors.map(({ name }) => name);
    const each = actors.map((one) =>
      any(
        ...actors
          .filter((other) => other !== one)
          .map((other) => {
            if (rung === 0) return ALWAYS;
            // A rung that two can never come to is not worth a variable.
            if (this.context.highestRung(one, other) < rung) return NEVER;
            const variable = this.context.rungVariable(one, other);
            if (variable === null) return NEVER;
            const high = this.context.builder.variables[variable]?.high ?? 0;
            return isOneOf(variable, wholeNumbers(rung, high));
          }),
      ),
    );
    return atLeast(count, each);
  }
}

const STATES = ['conditional', 'detached', 'satisfied', 'violated', 'terminated', 'expired'] as const;

function certain(amount: Amount): boolean {
  return isConstant(amount, 1);
}

function compares(operator: string, left: number, right: number): boolean {
  switch (operator) {
    case '=':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    default:
      return left >= right;
  }
}

function arithmetic(operator: string, left: Amount, right: Amount): Amount {
  const areConstant = left.is === 'constant' && right.is === 'constant';
  if (operator === '+') return sum(left, right);
  if (operator === '*') return product(left, right);
  if (operator === '-') {
    if (areConstant) return reckoned([left, right], ([one = 0, other = 0]) => one - other);
    return { is: 'difference', left, right };
  }
  if (areConstant) return reckoned([left, right], ([one = 0, other = 0]) => one / other);
  return { is: 'ratio', left, right };
}

function boundOf(expression: Expression): number | null {
  return expression.kind === 'number' ? expression.value : null;
}

function hasStates(expression: Expression, context: Context, perspective: Perspective): boolean {
  switch (expression.kind) {
    case 'rung':
    case 'posture':
      return true;
    case 'name': {
      const process = context.scenario.processes.find(({ name }) => name === expression.name);
      return process !== undefined && process.states !== null;
    }
    case 'trust':
      return (
        (context.standing('trust', expression.trusted.name, expression.holder.name)?.levels ?? null) !== null
      );
    case 'credibility': {
      const holder = expression.holder?.name ?? perspective ?? '';
      return (context.standing('credibility', expression.commitment.name, holder)?.levels ?? null) !== null;
    }
    default:
      return false;
  }
}
