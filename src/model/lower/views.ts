import type { Commitment, Expression, Offer } from '../../scenario/scenario.js';
import type { LifecycleState } from '../../scenario/lifecycle-states.js';
import { isOneOf, NEVER, ALWAYS } from '../conditions.js';
import type { Condition, VariableIndex } from '../model.js';
import { responsePatterns } from './acts.js';
import type { Context } from './context.js';
import { seeDifferently } from './seen-acts.js';

/**
 * Who shares whose view of a commitment. A view gets a variable of its own only where attribution, loss, delay or
 * disclosure can make it differ from the others; otherwise it is shared, and the trace names all who share it.
 *
 * Two holders share a view unless there is evidence that theirs can part: a message that one of them may miss, a
 * condition that one of them may see differently, or another commitment of which they hold different views.
 */

/** A view: the holders who share it, and the variable that is its state. */
export interface View {
  readonly commitment: Commitment;
  /** The first is the one whose eyes the view's conditions are read with. */
  readonly holders: Holders;
  readonly isDebtors: boolean;
  /** That of its variable. */
  readonly name: string;
  readonly variable: VariableIndex;
  /** null where nothing can suspend it. */
  readonly pending: VariableIndex | null;
  readonly layout: Layout;
}

/** One at least. */
type Holders = readonly [string, ...string[]];

/** Which values of a view's variable mean which state. */
export interface Layout {
  readonly labels: readonly string[];
  readonly states: ReadonlyMap<LifecycleState, readonly number[]>;
  /** null for a refrain. */
  readonly countdown: Countdown | null;
}

/** While a perform is owed: the first value of each way to wait for its deadline, whose value `first + r − 1` has r ticks left. */
export interface Countdown {
  /** How many ticks it counts. */
  readonly counted: number;
  /** Its debtor will answer; null in another's view. */
  readonly held: number | null;
  /** Its debtor will not, or another holder waits. */
  readonly idle: number;
  /** The response was held back and waits; null where it does not. */
  readonly overdue: number | null;
}

export class Views {
  private readonly byCommitment = new Map<string, readonly View[]>();

  constructor(private readonly context: Context) {
    for (const commitment of context.commitments)
      this.byCommitment.set(commitment.name, this.makeViews(commitment));
  }

  /** The different views of a commitment, its debtor's first; none if it was removed. */
  of(commitment: string): readonly View[] {
    return this.byCommitment.get(commitment) ?? [];
  }

  /** The view that this holder has; null if the commitment was removed or it holds none. */
  seenBy(commitment: string, holder: string): View | null {
    return this.of(commitment).find((view) => view.holders.includes(holder)) ?? null;
  }

  /** A view is in one of these states. A commitment that was removed is null to all. */
  is(view: View | null, ...states: readonly LifecycleState[]): Condition {
    if (view === null) return states.includes('null') ? ALWAYS : NEVER;
    return isOneOf(
      view.variable,
      states.flatMap((state) => view.layout.states.get(state) ?? []),
    );
  }

  private makeViews(commitment: Commitment): View[] {
    const holders = [commitment.debtor, commitment.creditor, ...commitment.observers];
    const groups: [string, ...string[]][] = [];
    for (const holder of holders) {
      const group = groups.find(([first]) => !this.differ(commitment, first, holder, new Set()));
      if (group === undefined) groups.push([holder]);
      else group.push(holder);
    }
    return groups.map((group) => this.makeView(commitment, group, groups.length === 1));
  }

  private makeView(commitment: Commitment, holders: Holders, shared: boolean): View {
    const { builder } = this.context;
    const [first] = holders;
    const isDebtors = holders.includes(commitment.debtor);
    const name = shared ? commitment.name : `${commitment.name} as seen by ${first}`;
    const origin = { section: 'commitments', name: commitment.name, holder: first };
    const layout = layoutOf(commitment, isDebtors, this.context.scenario.horizon);
    const starts = knowsFromTheStart(commitment, first)
      ? (layout.states.get(startState(commitment))?.[0] ?? 0)
      : 0;
    const variable = builder.variable(name, () => ({
      low: 0,
      high: layout.labels.length - 1,
      labels: layout.labels,
      start: starts,
      merge: 'single',
      kind: 'state',
      origin: { ...origin, role: 'view' },
    }));
    const suspendable = commitment.suspendedWhile !== null || commitment.onRegimeChange.kind === 'pending';
    const pending = suspendable
      ? builder.variable(`pending/${name}`, () => ({
          low: 0,
          high: 2,
          labels: ['in force', 'suspended', 'until reaffirmed'],
          start: 0,
          merge: 'single',
          kind: 'state',
          origin: { ...origin, role: 'pending' },
        }))
      : null;
    return { commitment, holders, isDebtors, name, variable, pending, layout };
  }

  /** Whether the views of two holders can ever part. */
  private differ(commitment: Commitment, one: string, other: string, asked: ReadonlySet<string>): boolean {
    const { context } = this;
    const question = `${commitment.name}/${one}/${other}`;
    // Asked within its own answer: equal until something else makes a difference.
    if (asked.has(question)) return false;
    const deeper = new Set([...asked, question]);
    const parties = [commitment.debtor, commitment.creditor];
    if (knowsFromTheStart(commitment, one) !== knowsFromTheStart(commitment, other)) return true;
    const isPrivate = commitment.channel !== null && commitment.disclosed.kind !== 'from the start';
    if (isPrivate && (!parties.includes(one) || !parties.includes(other))) return true;
    const sends =
      (commitment.made !== null && commitment.made.agreed !== true) ||
      commitment.released !== null ||
      commitment.cancelled !== null;
    if (isPrivate && sends && !isPerfect(commitment.channel, context)) return true;
    const conditions = [
      commitment.antecedent,
      commitment.suspendedWhile,
      commitment.form === 'refrain' ? commitment.unless : null,
      commitment.onRegimeChange.kind === 'pending' ? commitment.onRegimeChange.until : null,
    ];
    if (
      conditions.some(
        (condition) =>
          condition !== null && this.reads(condition.expression, one, other, deeper, commitment.name),
      )
    ) {
      return true;
    }
    const patterns = commitment.form === 'refrain' ? commitment.forbidden : responsePatterns(commitment);
    return patterns.some((pattern) => seeDifferently(context, pattern, one, other, commitment.name));
  }

  /** Whether two actors may read an expression differently. */
  private reads(
    expression: Expression,
    one: string,
    other: string,
    asked: ReadonlySet<string>,
    of: string,
  ): boolean {
    const inner = (operand: Expression): boolean => this.reads(operand, one, other, asked, of);
    switch (expression.kind) {
      case 'act':
        return seeDifferently(this.context, expression.pattern, one, other, of);
      case 'name':
      case 'commitment': {
        const name = expression.kind === 'name' ? expression.name : expression.commitment.name;
        if (
          expression.kind === 'commitment' &&
          ['disputed', 'disclosed', 'acknowledged'].includes(expression.test)
        ) {
          return false;
        }
        const offers = this.context.scenario.offers.filter(
          (offer) => offer.name === name || offer.terms.includes(name),
        );
        if (offers.some((offer) => seenApart(this.context, offer, one, other))) return true;
        const commitment = this.context.commitments.find((candidate) => candidate.name === name);
        return commitment !== undefined && this.differ(commitment, one, other, asked);
      }
      case 'and':
      case 'or':
      case 'least':
      case 'greatest':
        return expression.operands.some(inner);
      case 'not':
      case 'negative':
        return inner(expression.operand);
      case 'compare':
      case 'arithmetic':
        return inner(expression.left) || inner(expression.right);
      case 'is':
        return inner(expression.subject);
      case 'held':
      case 'ever':
      case 'since':
      case 'count':
        return inner(expression.condition);
      case 'at least':
        return expression.conditions.some(inner);
      default:
        return false;
    }
  }
}

/** Whether one of two actors may know of an offer, or have heard one, and the other not. */
function seenApart(context: Context, offer: Offer, one: string, other: string): boolean {
  const isParty = (who: string): boolean => offer.from === who || offer.to.includes(who);
  if (offer.through !== null && isParty(one) !== isParty(other)) return true;
  return !isPerfect(offer.through, context) && offer.to.includes(one) !== offer.to.includes(other);
}

function knowsFromTheStart(commitment: Commitment, holder: string): boolean {
  if (commitment.made !== null) return false;
  if (holder === commitment.debtor || holder === commitment.creditor) return true;
  return commitment.channel === null || commitment.disclosed.kind === 'from the start';
}

/** The state before the first tick of a commitment that was made before it. */
function startState(commitment: Commitment): 'conditional' | 'detached' {
  if (commitment.form === 'perform') return 'conditional';
  return commitment.antecedent === null && commitment.window.from <= 1 ? 'detached' : 'conditional';
}

/** Whether every message sent through a channel arrives at once. */
export function isPerfect(channel: string | null, context: Context): boolean {
  if (channel === null) return true;
  const found = context.scenario.channels.find((candidate) => candidate.name === channel);
  if (found === undefined) return true;
  const certain = found.delivery === null || (found.delivery.nominal === 1 && found.delivery.basis === null);
  return (
    certain &&
    found.withholds === null &&
    found.delay === null &&
    found.openWhile === null &&
    context.openChannel(channel).is === 'always'
  );
}

/** A deadline that is further away than the last tick is counted no further than that: no run comes to its end. */
function layoutOf(commitment: Commitment, isDebtors: boolean, horizon: number): Layout {
  const labels: string[] = ['null', 'conditional'];
  const states = new Map<LifecycleState, readonly number[]>([
    ['null', [0]],
    ['conditional', [1]],
  ]);
  const within = commitment.form === 'refrain' ? 0 : commitment.within;
  const counted = Math.min(within, horizon + 2);
  const countdown = (word: string): number => {
    const first = labels.length;
    for (let left = within - counted + 1; left <= within; left += 1)
      labels.push(`detached, ${word}, ${left} left`);
    return first;
  };
  const before = labels.length;
  let waiting: Countdown | null = null;
  if (commitment.form === 'refrain') labels.push('detached');
  else {
    const held = isDebtors ? countdown('will answer') : null;
    const idle = countdown(isDebtors ? 'will not answer' : 'owed');
    const waits = isDebtors && commitment.ifRestrained === 'wait';
    waiting = { counted, held, idle, overdue: waits ? countdown('held back') : null };
  }
  states.set('detached', indices(before, labels.length));
  for (const state of ['satisfied', 'violated', 'terminated', 'expired'] as const) {
    states.set(state, [labels.length]);
    labels.push(state);
  }
  return { labels, states, countdown: waiting };
}

function indices(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
