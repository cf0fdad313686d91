import type { Condition, Expression, Perspective } from './words.js';
import type { Chronicle, Sight } from './chronicle.js';
import { takesPart, wordsAt, wordsFor } from './lasting.js';
import type { Lives } from './lives.js';

/**
 * Reads conditions over a chronicle, by looking back over what happened: no variable that remembers, no shared view. An
 * independent second writing of what `docs/expressions.md` says.
 */

/**
 * A moment at which a condition is read. Before the end of a tick, views, rungs and levels stand as at the end of the tick
 * before. When offers are made and answered, and when episodes move, all that looks back does so too.
 */
export interface Moment {
  readonly tick: number;
  readonly at: 'reply' | 'episodes' | 'settle' | 'end';
}

export class Eyes {
  constructor(
    private readonly chronicle: Chronicle,
    private readonly lives: Lives,
    /** The commitment of which what is read is a part. */
    private readonly commitment: string | null = null,
  ) {}

  within(commitment: string): Eyes {
    return new Eyes(this.chronicle, this.lives, commitment);
  }

  holds(condition: Condition | null, perspective: Perspective, moment: Moment): boolean {
    return condition === null || this.test(condition.expression, perspective, moment);
  }

  test(expression: Expression, perspective: Perspective, moment: Moment): boolean {
    const inner = (of: Expression): boolean => this.test(of, perspective, moment);
    const { tick } = moment;
    switch (expression.kind) {
      case 'truth':
        return expression.value;
      case 'and':
        return expression.operands.every(inner);
      case 'or':
        return expression.operands.some(inner);
      case 'not':
        return !inner(expression.operand);
      case 'at least':
        return expression.conditions.filter(inner).length >= expression.count;
      case 'act':
        return this.seen(perspective, tick).some((deed) => this.chronicle.matches(expression.pattern, deed));
      case 'is': {
        const is = ({ name }: { name: string }) => this.isIn(expression.subject, name, perspective, moment);
        return expression.states.some(is) !== expression.negated;
      }
      case 'takes part':
        return takesPart(this.chronicle, expression.episode.name, expression.actor.name, moment);
      case 'compare':
        return this.compare(expression, perspective, moment);
      case 'ever':
        // What could never be otherwise has been so, also where nothing has been looked back at yet.
        if (this.fixed(expression.condition, perspective) === true) return true;
        return this.times(expression.condition, perspective, moment).length > 0;
      case 'held': {
        const until = this.upToDate(expression.condition, perspective, moment);
        if (expression.ticks <= 1) return inner(expression.condition);
        const times = new Set(this.times(expression.condition, perspective, moment));
        return Array.from({ length: expression.ticks }, (_, back) => until - back).every((at) =>
          times.has(at),
        );
      }
      case 'believes':
        return this.believes(expression, moment);
      case 'open':
        return this.isOpen(expression.channel.name, moment);
      case 'accident':
        return this.chronicle
          .deeds(tick)
          .some(({ accidents }) => accidents.includes(expression.accident.name));
      case 'actors at': {
        const wanted = this.chronicle.scenario.ladder.rungs.indexOf(expression.rung.name);
        const actors = this.chronicle.scenario.actors.map(({ name }) => name);
        const at = standing(moment);
        const dyad = (one: string, other: string): boolean =>
          one !== other && this.chronicle.rung(one, other, at) >= wanted;
        return actors.filter((one) => actors.some((other) => dyad(one, other))).length >= expression.count;
      }
      case 'commitment':
        return this.lives.test(expression, perspective, moment);
      default:
        throw new Error(`no condition: ${expression.kind}`);
    }
  }

  private seen(perspective: Perspective, tick: number): readonly Sight[] {
    return perspective === null
      ? this.chronicle.deeds(tick)
      : this.chronicle.seenBy(perspective, tick, this.commitment);
  }

  private number(expression: Expression, perspective: Perspective, moment: Moment): number {
    switch (expression.kind) {
      case 'number':
        return expression.value;
      case 'negative':
        return -this.number(expression.operand, perspective, moment);
      case 'tick':
        return moment.tick;
      case 'name':
        return this.chronicle.value(expression.name, moment.tick) ?? NaN;
      case 'trust':
      case 'credibility':
        return this.chronicle.value(standingName(expression, perspective), standing(moment)) ?? NaN;
      case 'since': {
        const last = this.times(expression.condition, perspective, moment).at(-1);
        return last === undefined
          ? Infinity
          : this.upToDate(expression.condition, perspective, moment) - last;
      }
      case 'count': {
        const times = this.times(expression.condition, perspective, moment);
        const isEvent = this.passes(expression.condition, perspective);
        // Of a state, the occasions are the ticks at which it turns true.
        const occasions = isEvent ? times : times.filter((at) => !times.includes(at - 1));
        return Math.min(expression.upTo, occasions.length);
      }
      default:
        throw new Error(`no number: ${expression.kind}`);
    }
  }

  private compare(
    { left, right, operator }: Extract<Expression, { kind: 'compare' }>,
    perspective: Perspective,
    moment: Moment,
  ): boolean {
    if (right.kind === 'name' && (this.isView(left) || this.lasts(left))) {
      return this.isIn(left, right.name, perspective, moment) !== (operator === '!=');
    }
    const levels = this.levelsOf(left, perspective);
    if (levels !== null && right.kind === 'name') {
      return compares(operator, this.levelOf(left, perspective, moment), levels.indexOf(right.name));
    }
    return compares(
      operator,
      this.number(left, perspective, moment),
      this.number(right, perspective, moment),
    );
  }

  /** It is an episode or an offer. */
  private lasts(of: Expression): boolean {
    return of.kind === 'name' && wordsFor(this.chronicle, of.name, 0, null) !== null;
  }

  private isIn(subject: Expression, state: string, perspective: Perspective, moment: Moment): boolean {
    const words = subject.kind === 'name' ? wordsAt(this.chronicle, subject.name, moment, perspective) : null;
    if (words !== null) return words.includes(state);
    const is = this.stateOf(subject, perspective, moment);
    if (state !== 'offered') return is === state;
    const reader = subject.kind === 'view' ? subject.holder.name : perspective;
    const name = subject.kind === 'view' ? subject.commitment.name : nameOf(subject);
    return is === 'null' && this.lives.isOffered(name, reader, moment);
  }

  private isView(of: Expression): boolean {
    return of.kind === 'view' || (of.kind === 'name' && this.lives.isCommitment(of.name));
  }

  private levelsOf(expression: Expression, perspective: Perspective): readonly string[] | null {
    if (expression.kind === 'rung') return this.chronicle.scenario.ladder.rungs;
    if (expression.kind !== 'trust' && expression.kind !== 'credibility') return null;
    return this.chronicle.levels(standingName(expression, perspective))?.labels ?? null;
  }

  private levelOf(expression: Expression, perspective: Perspective, moment: Moment): number {
    if (expression.kind !== 'rung') return this.number(expression, perspective, moment);
    return this.chronicle.rung(expression.one.name, expression.other.name, standing(moment));
  }

  private stateOf(subject: Expression, perspective: Perspective, moment: Moment): string | null {
    if (subject.kind === 'posture')
      return this.chronicle.label(`posture/${subject.actor.name}`, standing(moment));
    if (subject.kind === 'view')
      return this.lives.state(subject.commitment.name, subject.holder.name, standing(moment));
    if (subject.kind !== 'name') throw new Error(`no states: ${subject.kind}`);
    const isProcess = this.chronicle.scenario.processes.some(({ name }) => name === subject.name);
    if (isProcess) return this.chronicle.label(subject.name, moment.tick);
    return this.lives.state(subject.name, perspective ?? this.lives.debtorOf(subject.name), standing(moment));
  }

  private believes(
    { observer, belief }: Extract<Expression, { kind: 'believes' }>,
    { tick, at }: Moment,
  ): boolean {
    const held = (rule: string): boolean => this.chronicle.believes(rule, tick, at === 'end');
    if (belief.kind === 'rule') {
      return held(belief.rule.name) || held(`${belief.rule.name} explained to ${observer.name}`);
    }
    // The generator asks in the very words of a rule, so those of the same words are meant.
    return this.chronicle.scenario.attribution.some(
      (rule) =>
        rule.kind === belief.kind &&
        rule.blamed === belief.actor.name &&
        this.lives.shareActs(rule, belief.pattern) &&
        held(rule.name),
    );
  }

  isOpen(name: string, moment: Moment): boolean {
    const cuts = (this.chronicle.variant?.cut ?? []).filter(({ channel }) => channel === name);
    if (cuts.some(({ from }) => moment.tick >= from)) return false;
    const channel = this.chronicle.scenario.channels.find((one) => one.name === name);
    return this.holds(channel?.openWhile ?? null, null, moment);
  }

  /** Whether what is asked is over with its tick. */
  isEvent(expression: Expression): boolean {
    return this.passes(expression, null);
  }

  // --- looking back ---

  /** The ticks at which it held, as far back as the run goes and up to what is up to date. */
  private times(of: Expression, perspective: Perspective, moment: Moment): number[] {
    const until = this.upToDate(of, perspective, moment);
    const at = this.isLate(of, perspective) ? 'end' : 'settle';
    return Array.from({ length: until }, (_, index) => index + 1).filter((tick) =>
      this.test(of, perspective, { tick, at }),
    );
  }

  /** What looks back at views, rungs, postures or trust is read in settle as of the tick before. */
  private upToDate(of: Expression, perspective: Perspective, { tick, at }: Moment): number {
    if (at === 'reply' || at === 'episodes') return tick - 1;
    return at === 'settle' && this.isLate(of, perspective) ? tick - 1 : tick;
  }

  /** Whether it speaks of what settles or follows; what could only come out one way speaks of nothing. */
  private isLate(of: Expression, perspective: Perspective): boolean {
    return this.fixed(of, perspective) === null && this.speaksLate(of, perspective);
  }

  private speaksLate(of: Expression, perspective: Perspective): boolean {
    const inner = (operand: Expression): boolean => this.isLate(operand, perspective);
    switch (of.kind) {
      case 'rung':
      case 'posture':
      case 'trust':
      case 'credibility':
      case 'view':
      case 'commitment':
      case 'actors at':
        return true;
      case 'name':
        return this.lives.isCommitment(of.name);
      case 'and':
      case 'or':
        return of.operands.some(inner);
      case 'not':
        return inner(of.operand);
      case 'at least':
        return of.conditions.some(inner);
      case 'ever':
      case 'since':
      case 'count':
      case 'held':
        return inner(of.condition);
      case 'is':
        return this.speaksLate(of.subject, perspective);
      case 'compare':
        return this.speaksLate(of.left, perspective) || this.speaksLate(of.right, perspective);
      case 'open': {
        const channel = this.chronicle.scenario.channels.find(({ name }) => name === of.channel.name);
        const openWhile = channel?.openWhile ?? null;
        return openWhile !== null && inner(openWhile.expression);
      }
      default:
        return false;
    }
  }

  /** How it always comes out, where the scenario's structure leaves no other way; else null. */
  private fixed(of: Expression, perspective: Perspective): boolean | null {
    const inner = (operand: Expression): boolean | null => this.fixed(operand, perspective);
    switch (of.kind) {
      case 'truth':
        return of.value;
      case 'not': {
        const value = inner(of.operand);
        return value === null ? null : !value;
      }
      case 'and':
      case 'or': {
        const values = of.operands.map(inner);
        const deciding = of.kind === 'or';
        if (values.includes(deciding)) return deciding;
        return values.includes(null) ? null : !deciding;
      }
      case 'at least': {
        const values = of.conditions.map(inner);
        const certain = values.filter((value) => value === true).length;
        if (certain >= of.count) return true;
        return certain + values.filter((value) => value === null).length < of.count ? false : null;
      }
      case 'ever':
      case 'held':
        return inner(of.condition);
      case 'open': {
        const name = of.channel.name;
        const from = (this.chronicle.variant?.cut ?? []).flatMap((cut) =>
          cut.channel === name ? [cut.from] : [],
        );
        if (from.some((tick) => tick <= 1)) return false;
        const channel = this.chronicle.scenario.channels.find((one) => one.name === name);
        const openWhile = channel?.openWhile ?? null;
        const open = openWhile === null ? true : this.fixed(openWhile.expression, null);
        return open === true && from.length > 0 ? null : open;
      }
      default:
        return this.lives.fixed(of, perspective, this.commitment);
    }
  }

  /** Whether it is an event, which lasts one tick, and no state. */
  private passes(of: Expression, perspective: Perspective): boolean {
    const fixed = this.fixed(of, perspective);
    if (fixed !== null) return !fixed;
    const open = (list: readonly Expression[], absorbed: boolean): Expression[] =>
      list.filter((one) => this.fixed(one, perspective) !== absorbed);
    switch (of.kind) {
      case 'act':
      case 'accident':
        return true;
      case 'commitment':
        return of.test === 'tempted' || of.test === 'kept' || of.test === 'broken';
      case 'and':
        return of.operands.some((one) => this.passes(one, perspective));
      case 'or':
        return open(of.operands, false).every((one) => this.passes(one, perspective));
      case 'at least': {
        const left = open(of.conditions, false);
        const certain = left.filter((one) => this.fixed(one, perspective) === true).length;
        const others = left.filter((one) => this.fixed(one, perspective) !== true);
        const all = others.length === of.count - certain && of.count - certain > 1;
        return all
          ? others.some((one) => this.passes(one, perspective))
          : others.every((one) => this.passes(one, perspective));
      }
      case 'held':
        return of.ticks <= 1 && this.passes(of.condition, perspective);
      case 'open': {
        // A channel that is open only as an act happens is open for an event, so to speak.
        const channel = this.chronicle.scenario.channels.find(({ name }) => name === of.channel.name);
        const { openWhile = null } = channel ?? {};
        return openWhile !== null && this.passes(openWhile.expression, null);
      }
      case 'not':
        return of.operand.kind === 'not' && this.passes(of.operand.operand, perspective);
      default:
        return false;
    }
  }
}

function nameOf(subject: Expression): string {
  return subject.kind === 'name' ? subject.name : '';
}

/** Of what settles and follows, the last tick whose end is past. */
export function standing({ tick, at }: Moment): number {
  return at === 'end' ? tick : tick - 1;
}

export function standingName(
  expression: Extract<Expression, { kind: 'trust' | 'credibility' }>,
  perspective: Perspective,
): string {
  return expression.kind === 'trust'
    ? `trust/${expression.holder.name} in ${expression.trusted.name}`
    : `credibility/${expression.commitment.name} as seen by ${expression.holder?.name ?? perspective ?? ''}`;
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
