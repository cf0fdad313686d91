import { logOdds } from '../../chance/index.js';
import type { Condition as Asked, Commitment } from '../../scenario/scenario.js';
import { FINAL_STATES, type LifecycleState } from '../../scenario/lifecycle-states.js';
import {
  all,
  ALWAYS,
  any,
  constant,
  during,
  holds,
  isConstant,
  isOneOf,
  NEVER,
  not,
  onlyWhen,
  sum,
  valueOf,
  wholeNumbers,
} from '../conditions.js';
import { type Cause, PERFORM, REFRAIN } from '../lifecycle.js';
import type { Amount, Choice, Condition, EventDescription, FateTable } from '../model.js';
import { reckoned } from '../tracing.js';
import { responsePatterns } from './acts.js';
import { always } from './builder.js';
import type { Context } from './context.js';
import type { Expressions } from './expressions/expressions.js';
import type { Messages } from './messages.js';
import type { View, Views } from './views.js';
import { regimeChangeVariable } from './regimes.js';
import { commitmentOrigin, disclosed } from './commitment-facts.js';
import { sees } from './seen-acts.js';

/**
 * A commitment becomes a state machine for each view that can differ. This is the heart of the library: the table in
 * `lifecycle.ts` says which changes there are, and here each cause in it becomes a condition, read with the eyes of the
 * view's holder.
 */
export class Commitments {
  readonly fates: FateTable[] = [];

  constructor(
    private readonly context: Context,
    private readonly expressions: Expressions,
    private readonly views: Views,
    private readonly messages: Messages,
  ) {}

  lower(commitment: Commitment): void {
    this.messages.lower(commitment);
    for (const view of this.views.of(commitment.name)) {
      this.lowerView(commitment, view);
      this.lowerPending(commitment, view);
      this.addFates(commitment, view);
    }
  }

  /** The refrain is in force in its debtor's own view: it may hold back an act. */
  inForce(commitment: Commitment): Condition {
    const view = this.views.seenBy(commitment.name, commitment.debtor);
    return all(this.views.is(view, 'detached'), this.isActive(view));
  }

  /** How likely the debtor is to keep it now. Shifts move the log-odds, so it never leaves [0, 1]. */
  fidelity(commitment: Commitment): Amount {
    const { quantity, shifts } = commitment.fidelity;
    const base = this.expressions.quantity(quantity, commitment.debtor);
    if (shifts.length === 0) return base;
    if (base.is !== 'parameter' && base.is !== 'constant') {
      this.context.report({
        code: 'wrong-kind',
        path: quantity.path,
        message: 'a fidelity with shifts is a plain number: the shifts say how it depends on the state',
      });
      return base;
    }
    // Certainty has no log-odds that a shift could move.
    if (isConstant(base, 0) || isConstant(base, 1)) return base;
    const before: Amount =
      base.is === 'parameter'
        ? { ...base, scale: 'log-odds' }
        : reckoned([base], ([value = 0]) => logOdds(value));
    const moved = shifts.map((shift) => {
      const by = this.expressions.quantity(shift.by, commitment.debtor);
      return onlyWhen(this.expressions.asked(shift.when, commitment.debtor), by);
    });
    return { is: 'logistic', logOdds: sum(before, ...moved) };
  }

  restrainedVariable(commitment: Commitment): number {
    return this.context.builder.truth(
      `restrained/${commitment.name}`,
      'passing',
      commitmentOrigin(commitment, 'restrained'),
    );
  }

  private isActive(view: View | null): Condition {
    const pending = view?.pending ?? null;
    return pending === null ? { is: 'always' } : isOneOf(pending, [0]);
  }

  private lowerView(commitment: Commitment, view: View): void {
    const causes = this.causes(commitment, view);
    const table = commitment.form === 'refrain' ? REFRAIN : PERFORM;
    const leaving: Condition[] = [];
    const tried = new Map<LifecycleState, Condition[]>();
    for (const { from, cause, to } of table) {
      const come = causes[cause];
      const earlier = tried.get(from) ?? [];
      tried.set(from, [...earlier, come]);
      const when = all(this.views.is(view, from), come, ...earlier.map(not));
      if (when.is === 'never') continue;
      if (from === 'detached') leaving.push(come);
      for (const start of to === 'start' ? starts(commitment) : [{ state: to, on: ALWAYS }]) {
        this.transition(commitment, view, from, cause, start.state, all(when, start.on));
      }
    }
    this.countdown(commitment, view, any(...leaving));
  }

  /** Each cause of the table as a condition, read by the first holder of the view. */
  private causes(commitment: Commitment, view: View): Record<Cause, Condition> {
    const { context, expressions, messages } = this;
    const [holder] = view.holders;
    const active = this.isActive(view);
    const { until } = commitment.window;
    const seen = (patterns: readonly Condition[]): Condition => any(...patterns);
    const debtors = view.isDebtors ? null : this.views.seenBy(commitment.name, commitment.debtor);
    const learnt = all(
      disclosed(context, commitment.name),
      this.views.is(debtors, 'conditional', 'detached'),
    );
    const isRefrain = commitment.form === 'refrain';
    // A message under way may come too late: what is over for its debtor starts for nobody.
    const over = this.views.is(debtors, ...FINAL_STATES);
    const part = (asked: Asked | null) => (asked === null ? null : { ...asked, commitment: commitment.name });
    const breached = isRefrain
      ? all(
          active,
          seen(
            commitment.forbidden.map((pattern) => sees(context, holder, pattern, undefined, commitment.name)),
          ),
        )
      : NEVER;
    const discharged = isRefrain
      ? NEVER
      : seen(
          responsePatterns(commitment).map((act) => sees(context, holder, act, undefined, commitment.name)),
        );
    const unless =
      isRefrain && commitment.unless !== null ? expressions.asked(part(commitment.unless), holder) : NEVER;
    return {
      made: any(all(messages.reaches(commitment, 'made', view), not(over)), learnt),
      breached,
      released: any(unless, messages.reaches(commitment, 'released', view)),
      cancelled: messages.reaches(commitment, 'cancelled', view),
      lapsed:
        commitment.onRegimeChange.kind === 'lapses'
          ? holds(regimeChangeVariable(context, commitment.debtor))
          : NEVER,
      antecedent: all(active, detaching(commitment), expressions.asked(part(commitment.antecedent), holder)),
      discharged,
      overdue: all(active, isOneOf(view.variable, lastTicks(view))),
      closed: until === null ? NEVER : during(until, null),
      repeated: commitment.repeat ? (until === null ? { is: 'always' } : during(1, until - 1)) : NEVER,
    };
  }

  private transition(
    commitment: Commitment,
    view: View,
    from: LifecycleState,
    cause: Cause,
    to: LifecycleState,
    when: Condition,
  ): void {
    const { builder } = this.context;
    const outside = to === 'conditional' && isPlain(commitment);
    const name = `view/${view.name}/${from}/${cause}${outside ? ' outside its window' : ''}`;
    const event = (answers?: boolean): EventDescription => ({
      kind: 'view',
      commitment: commitment.name,
      holders: view.holders,
      from,
      to,
      because: cause,
      ...(answers === undefined ? {} : { answers }),
    });
    const counts =
      commitment.repeat && FINAL_STATES.includes(to) ? [this.entryCounter(commitment, view, to)] : [];
    const effect = (value: number, answers?: boolean): Choice['effect'] => ({
      writes: [{ variable: view.variable, value: constant(value) }],
      counts,
      event: event(answers),
    });
    const { countdown } = view.layout;
    const rule = { name, when, origin: commitmentOrigin(commitment, 'view', view.holders[0]) };
    if (countdown !== null && to === 'detached') {
      const { held, idle } = countdown;
      const full = countdown.counted - 1;
      if (held === null) {
        const choices = always(effect(idle + full));
        builder.rule('settle/views', { ...rule, draw: null, choices, otherwise: null });
        return;
      }
      const chance = this.fidelity(commitment);
      const [isNever, isAlways] = [isConstant(chance, 0), isConstant(chance, 1)];
      builder.rule('settle/views', {
        ...rule,
        draw: isNever || isAlways ? null : { kind: 'coin', chance },
        choices: always(isNever ? effect(idle + full, false) : effect(held + full, true)),
        otherwise: isNever || isAlways ? null : effect(idle + full, false),
      });
      return;
    }
    const value = view.layout.states.get(to)?.[0] ?? 0;
    builder.rule('settle/views', { ...rule, draw: null, choices: always(effect(value)), otherwise: null });
  }

  /** While it is owed, not suspended, and nothing else happens to it, the deadline comes nearer. */
  private countdown(commitment: Commitment, view: View, leaving: Condition): void {
    const { countdown } = view.layout;
    if (countdown === null) return;
    const { held, idle, overdue, counted } = countdown;
    const counting = (first: number): Condition => {
      const values = wholeNumbers(first + 1, first + counted - 1);
      return all(isOneOf(view.variable, values), this.isActive(view), not(leaving));
    };
    const restrained = view.isDebtors ? holds(this.restrainedVariable(commitment)) : NEVER;
    const rule = (name: string, when: Condition, by: number): void => {
      this.context.builder.rule('settle/views', {
        name: `view/${view.name}/countdown/${name}`,
        when,
        draw: null,
        choices: always({
          writes: [{ variable: view.variable, value: sum(valueOf(view.variable), constant(by)) }],
          counts: [],
          event: null,
        }),
        otherwise: null,
        origin: commitmentOrigin(commitment, 'countdown', view.holders[0]),
      });
    };
    rule('owed', counting(idle), -1);
    if (held === null) return;
    // A response that is held back: it waits for the next tick, or is given up until the deadline passes.
    rule('will answer', all(counting(held), not(restrained)), -1);
    rule('held back', all(counting(held), restrained), (overdue ?? idle) - held - 1);
    if (overdue !== null) rule('waits', counting(overdue), -1);
  }

  private lowerPending(commitment: Commitment, view: View): void {
    const { pending } = view;
    if (pending === null) return;
    const [holder] = view.holders;
    const suspended =
      commitment.suspendedWhile === null ? NEVER : this.expressions.asked(commitment.suspendedWhile, holder);
    const reaffirmation =
      commitment.onRegimeChange.kind === 'pending' ? commitment.onRegimeChange.until : null;
    const changed =
      reaffirmation === null ? NEVER : holds(regimeChangeVariable(this.context, commitment.debtor));
    const reaffirmed = this.expressions.asked(reaffirmation, holder);
    const at = (value: number): Condition => isOneOf(pending, [value]);
    const move = (name: string, when: Condition, value: number, because: string): void => {
      this.context.builder.rule('settle/views', {
        name: `pending/${view.name}/${name}`,
        when,
        draw: null,
        choices: always({
          writes: [{ variable: pending, value: constant(value) }],
          counts: [],
          event: {
            kind: 'pending',
            commitment: commitment.name,
            holders: view.holders,
            pending: value !== 0,
            because,
          },
        }),
        otherwise: null,
        origin: commitmentOrigin(commitment, 'pending', holder),
      });
    };
    const live = this.views.is(view, 'conditional', 'detached');
    move('regime', all(live, not(at(2)), changed), 2, 'regime change');
    move('suspend', all(live, at(0), suspended, not(changed)), 1, 'suspended');
    move('resume', all(at(1), not(suspended), not(changed)), 0, 'resumed');
    move('reaffirm', all(at(2), reaffirmed, not(changed)), 0, 'reaffirmed');
  }

  private entryCounter(commitment: Commitment, view: View, fate: string): number {
    const name = `entered/${view.name}/${fate}`;
    return this.context.builder.counter(name, {
      ...commitmentOrigin(commitment, 'entry', view.holders[0]),
      section: 'entries',
    });
  }

  private addFates(commitment: Commitment, view: View): void {
    const fates = [...view.layout.states].map(([name, values]) => ({ name, values }));
    const entries = commitment.repeat
      ? FINAL_STATES.map((fate) => ({
          fate,
          counter: this.entryCounter(commitment, view, fate),
        }))
      : [];
    for (const holder of view.holders) {
      this.fates.push({ commitment: commitment.name, holder, variable: view.variable, fates, entries });
    }
  }
}

/** Values with one tick left before the deadline. */
function lastTicks({ layout: { countdown } }: View): number[] {
  if (countdown === null) return [];
  const { held, idle, overdue } = countdown;
  return [held ?? idle, idle, overdue ?? idle];
}

/**
 * When its antecedent may put a commitment in force. A window includes its first and its last tick. A refrain judges acts
 * from the tick after: so one that nothing has to precede is in force by the end of the tick before its window opens, and
 * none comes into force on the last tick, when there is no tick left to judge.
 */
function detaching({ form, antecedent, window: { from, until } }: Commitment): Condition {
  if (form === 'perform') return during(from, until);
  return during(antecedent === null ? from - 1 : from, until === null ? null : until - 1);
}

/** The state in which it starts. A refrain that nothing has to precede is in force at once, unless its window is closed. */
function starts(commitment: Commitment): { state: LifecycleState; on: Condition }[] {
  if (!isPlain(commitment)) return [{ state: 'conditional', on: ALWAYS }];
  const open = detaching(commitment);
  return [
    { state: 'detached', on: open },
    { state: 'conditional', on: not(open) },
  ];
}

/** A refrain that nothing has to precede: a perform always has an antecedent. */
function isPlain({ antecedent }: Commitment): boolean {
  return antecedent === null;
}
