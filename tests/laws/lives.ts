import type { Attribution } from '../../src/scenario/scenario.js';
import type { Chronicle } from './chronicle.js';
import { Eyes, type Moment, standing, standingName } from './eyes.js';
import { everSaid, highestHeld, mayTakePart, wordsAt, wordsFor } from './lasting.js';
import type { Commitment, Expression, Life, Perform, Perspective } from './words.js';

/**
 * The life of every commitment in every holder's view, played a second time: one record for each holder, none shared,
 * each moved by what that holder sees, by the table of docs/semantics.md. Independent of `src/model`.
 */

interface Record_ {
  state: Life;
  /** Ticks left before the deadline, of a response that is owed. */
  left: number;
  pending: 'no' | 'suspended' | 'until reaffirmed';
}

type Snapshot = ReadonlyMap<string, Readonly<Record_>>;

export class Lives {
  private readonly eyes: Eyes;
  /** By tick: how every view stood at its end. */
  private readonly snapshots: Snapshot[] = [];
  private readonly acts: readonly {
    author: string;
    kind: string;
    target: { actor: string; part: string | null };
  }[];

  constructor(private readonly chronicle: Chronicle) {
    this.eyes = new Eyes(chronicle, this);
    this.acts = this.possibleActs();
    this.snapshots.push(this.beginning());
    for (let tick = 1; tick <= chronicle.last; tick += 1) this.snapshots.push(this.settle(tick));
  }

  get sight(): Eyes {
    return this.eyes;
  }

  state(commitment: string, holder: string, tick: number): Life {
    return this.snapshots[tick]?.get(`${commitment}/${holder}`)?.state ?? 'null';
  }

  isPending(commitment: string, holder: string, tick: number): boolean {
    return (this.snapshots[tick]?.get(`${commitment}/${holder}`)?.pending ?? 'no') !== 'no';
  }

  isCommitment(name: string): boolean {
    return this.chronicle.scenario.commitments.some((one) => one.name === name);
  }

  debtorOf(name: string): string {
    return this.chronicle.commitments.find((one) => one.name === name)?.debtor ?? '';
  }

  // --- how it begins, and goes on ---

  private beginning(): Snapshot {
    const records = new Map<string, Record_>();
    for (const commitment of this.chronicle.commitments) {
      for (const holder of holdersOf(commitment)) {
        const isParty = holder === commitment.debtor || holder === commitment.creditor;
        const knows = commitment.made === null && (isParty || this.isOpenToAll(commitment));
        const state = knows ? startOf(commitment, 0) : 'null';
        records.set(`${commitment.name}/${holder}`, { state, left: 0, pending: 'no' });
      }
    }
    return records;
  }

  private settle(tick: number): Snapshot {
    const records = new Map<string, Record_>();
    for (const commitment of this.chronicle.commitments) {
      for (const holder of holdersOf(commitment)) {
        const key = `${commitment.name}/${holder}`;
        const before = this.snapshots[tick - 1]?.get(key);
        if (before === undefined) throw new Error(`no record of ${key}`);
        records.set(key, {
          ...this.moved(commitment, holder, tick, before),
          pending: this.suspended(commitment, holder, tick, before),
        });
      }
    }
    return records;
  }

  /** One transition a tick, the first that applies. */
  private moved(commitment: Commitment, holder: string, tick: number, before: Readonly<Record_>): Record_ {
    const { state, left, pending } = before;
    const stay = { ...before };
    const to = (next: Life): Record_ => ({ ...before, state: next, left: 0 });
    const active = pending === 'no';
    const { until } = commitment.window;
    const closes = until !== null && tick >= until;
    const isRefrain = commitment.form === 'refrain';
    const moment: Moment = { tick, at: 'settle' };
    const eyes = this.eyes.within(commitment.name);
    const released =
      this.reached(commitment, 'released', holder, tick) ||
      (isRefrain && commitment.unless !== null && eyes.holds(commitment.unless, holder, moment));
    const cancelled = this.reached(commitment, 'cancelled', holder, tick);
    const lapsed = commitment.onRegimeChange.kind === 'lapses' && this.regimeChanges(commitment.debtor, tick);
    switch (state) {
      case 'null':
        return this.learns(commitment, holder, tick) ? to(startOf(commitment, tick)) : stay;
      case 'conditional': {
        if (released || cancelled || lapsed) return to('terminated');
        const opens =
          active && opensAt(commitment, tick) && eyes.holds(commitment.antecedent, holder, moment);
        if (opens) return { ...to('detached'), left: isRefrain ? 0 : commitment.within };
        return closes ? to('expired') : stay;
      }
      case 'detached': {
        if (isRefrain) {
          const broken = this.chronicle
            .seenBy(holder, tick, commitment.name)
            .some((deed) => commitment.forbidden.some((pattern) => this.chronicle.matches(pattern, deed)));
          if (active && broken) return to('violated');
          if (released || cancelled || lapsed) return to('terminated');
          return closes ? to('satisfied') : stay;
        }
        if (released || lapsed) return to('terminated');
        if (this.isDischarged(commitment, holder, tick)) return to('satisfied');
        if (cancelled) return to('violated');
        // The deadline counts the ticks at which it was not suspended, the last included.
        if (!active) return stay;
        return left === 1 ? to('violated') : { ...stay, left: left - 1 };
      }
      case 'terminated':
        return stay;
      default:
        return commitment.repeat && !closes ? to(startOf(commitment, tick)) : stay;
    }
  }

  private suspended(
    commitment: Commitment,
    holder: string,
    tick: number,
    { state, pending }: Readonly<Record_>,
  ): Record_['pending'] {
    const moment: Moment = { tick, at: 'settle' };
    const live = state === 'conditional' || state === 'detached';
    const { onRegimeChange: change } = commitment;
    const changes = change.kind === 'pending' && this.regimeChanges(commitment.debtor, tick);
    if (changes && live) return 'until reaffirmed';
    if (changes) return pending;
    if (pending === 'until reaffirmed') {
      const until = change.kind === 'pending' ? change.until : null;
      return this.eyes.holds(until, holder, moment) ? 'no' : pending;
    }
    const suspends =
      commitment.suspendedWhile !== null && this.eyes.holds(commitment.suspendedWhile, holder, moment);
    if (pending === 'suspended') return suspends ? pending : 'no';
    return suspends && live ? 'suspended' : 'no';
  }

  private isDischarged({ name, debtor, acts, targets }: Perform, holder: string, tick: number): boolean {
    return this.chronicle
      .seenBy(holder, tick, name)
      .some(
        ({ author, kind, target }) =>
          author === debtor &&
          acts.includes(kind) &&
          targets.some(({ actor, part }) => actor === target.actor && part === target.part),
      );
  }

  // --- messages ---

  private learns(commitment: Commitment, holder: string, tick: number): boolean {
    const debtors = this.state(commitment.name, commitment.debtor, tick - 1);
    const isDebtor = holder === commitment.debtor;
    const over = !isDebtor && !['null', 'conditional', 'detached'].includes(debtors);
    if (this.reached(commitment, 'made', holder, tick) && !over) return true;
    if (isDebtor) return false;
    return this.isDisclosed(commitment, tick) && (debtors === 'conditional' || debtors === 'detached');
  }

  private reached(
    commitment: Commitment,
    message: 'made' | 'released' | 'cancelled',
    holder: string,
    tick: number,
  ): boolean {
    if (message === 'made' && this.offersOf(commitment.name).length > 0)
      return this.isAgreed(commitment, holder, tick);
    const messages = this.chronicle
      .events(tick)
      .flatMap(({ description }) =>
        description.kind === 'message' &&
        description.commitment === commitment.name &&
        description.message === message
          ? [description]
          : [],
      );
    const author = message === 'released' ? commitment.creditor : commitment.debtor;
    const sent = messages.some(({ fate }) => fate === 'sent');
    if (sent && (holder === author || this.isDisclosed(commitment, tick))) return true;
    const isParty = holder === commitment.debtor || holder === commitment.creditor;
    if (!isParty) return false;
    if (messages.some((one) => one.fate === 'delivered' && one.holder === holder)) return true;
    // Where nothing can befall a message no rule carries it.
    return sent && !messages.some(({ fate }) => fate !== 'sent') && this.isSafe(commitment.channel);
  }

  /** The offers in whose terms it is. */
  private offersOf(commitment: string) {
    return this.chronicle.scenario.offers.filter(({ terms }) => terms.includes(commitment));
  }

  /** What is agreed is made when an offer is accepted, and known to both parties at once. */
  private isAgreed(commitment: Commitment, holder: string, tick: number): boolean {
    const { name, debtor, creditor } = commitment;
    const accepted = this.offersOf(name).some(
      (offer) => wordsFor(this.chronicle, offer.name, tick, null)?.includes('accepted') === true,
    );
    if (!accepted || this.state(name, debtor, tick - 1) !== 'null') return false;
    return holder === debtor || holder === creditor || this.isDisclosed(commitment, tick);
  }

  /** It is in the terms of an offer that awaits an answer, as far as the reader can tell. */
  isOffered(commitment: string, reader: Perspective, moment: Moment): boolean {
    if (!this.chronicle.commitments.some(({ name }) => name === commitment)) return false;
    return this.offersTo(reader, commitment).some(({ name, from }) =>
      wordsAt(this.chronicle, name, moment, reader)?.includes(reader === from ? 'made' : 'open'),
    );
  }

  /** The offers with this commitment in their terms of which the reader may know. */
  private offersTo(reader: Perspective, commitment: string) {
    return this.offersOf(commitment).filter(
      ({ from, to, through }) =>
        reader === null || through === null || reader === from || to.includes(reader),
    );
  }

  private isSafe(name: string | null): boolean {
    const channel = this.chronicle.scenario.channels.find((one) => one.name === name);
    if (channel === undefined) return true;
    const cut = (this.chronicle.variant?.cut ?? []).some((one) => one.channel === name);
    return (
      !cut &&
      channel.openWhile === null &&
      channel.delivery === null &&
      channel.withholds === null &&
      channel.delay === null
    );
  }

  private isOpenToAll({ name, channel, disclosed }: Commitment): boolean {
    if (channel === null) return true;
    const { variant } = this.chronicle;
    if ((variant?.conceal ?? []).includes(name)) return false;
    return (
      disclosed.kind === 'from the start' ||
      (variant?.publish ?? []).some(({ commitment, on }) => commitment === name && on === 0)
    );
  }

  private isDisclosed(commitment: Commitment, tick: number): boolean {
    if (this.isOpenToAll(commitment)) return true;
    for (let at = 1; at <= tick; at += 1) {
      const told = this.chronicle
        .events(at)
        .some(
          ({ description }) => description.kind === 'disclosed' && description.commitment === commitment.name,
        );
      if (told) return true;
    }
    return false;
  }

  private regimeChanges(actor: string, tick: number): boolean {
    return this.chronicle
      .events(tick)
      .some(({ description }) => description.kind === 'regime' && description.actor === actor);
  }

  // --- what conditions ask of commitments ---

  test(
    { test, commitment: { name }, holder }: Extract<Expression, { kind: 'commitment' }>,
    perspective: Perspective,
    moment: Moment,
  ): boolean {
    const commitment = this.chronicle.commitments.find((one) => one.name === name);
    if (commitment === undefined) return false;
    const at = standing(moment);
    const holders = holdersOf(commitment);
    const stateOf = (who: string): Life => this.state(name, who, at);
    const whose = holder?.name ?? perspective;
    switch (test) {
      case 'intact': {
        const broken = (who: string): boolean => ['violated', 'terminated'].includes(stateOf(who));
        if (whose !== null) return stateOf(whose) !== 'null' && !broken(whose);
        return stateOf(commitment.debtor) !== 'null' && !holders.some(broken);
      }
      case 'disputed': {
        const known = holders.map(stateOf).filter((state) => state !== 'null');
        return new Set(known).size > 1;
      }
      case 'disclosed':
        return this.isDisclosed(commitment, moment.at === 'reply' ? at : moment.tick);
      case 'acknowledged':
        return this.isAcknowledged(name, moment.tick);
      case 'pending':
        return this.isPending(name, whose ?? commitment.debtor, at);
      default: {
        const fates = this.chronicle
          .events(moment.tick)
          .flatMap(({ description }) =>
            'commitment' in description &&
            description.commitment === name &&
            (description.kind === 'kept' || description.kind === 'spared' || description.kind === 'broken')
              ? [description.kind]
              : [],
          );
        if (test === 'tempted') return fates.length > 0;
        return fates.includes(test) || (test === 'broken' && this.isForced(commitment, moment.tick));
      }
    }
  }

  /** As its debtor said last. */
  private isAcknowledged(commitment: string, tick: number): boolean {
    let acknowledged = false;
    for (let at = 1; at <= tick; at += 1) {
      for (const { description } of this.chronicle.events(at)) {
        if (description.kind === 'acknowledged' && description.commitment === commitment) {
          acknowledged = description.acknowledged;
        }
      }
    }
    return acknowledged;
  }

  /** A forced act breaks what is in force, without a temptation. */
  private isForced(commitment: Commitment, tick: number): boolean {
    if (commitment.form !== 'refrain' || !this.isInForce(commitment, tick)) return false;
    return this.chronicle
      .deeds(tick)
      .some(
        (deed) =>
          deed.forced && commitment.forbidden.some((pattern) => this.chronicle.matches(pattern, deed)),
      );
  }

  /** In its debtor's own view, when the acts of the tick are decided. */
  isInForce({ name, debtor }: Commitment, tick: number): boolean {
    return this.state(name, debtor, tick - 1) === 'detached' && !this.isPending(name, debtor, tick - 1);
  }

  // --- what is possible at all ---

  private possibleActs() {
    const { scenario, variant, commitments } = this.chronicle;
    return [
      ...scenario.options.map(({ actor, act, target }) => ({ author: actor, kind: act, target })),
      ...commitments.flatMap((one) =>
        one.form === 'refrain'
          ? []
          : one.acts.flatMap((kind) => one.targets.map((target) => ({ author: one.debtor, kind, target }))),
      ),
      ...(variant?.force ?? []).flatMap(({ act: { author, act, target } }) => {
        if (author === null || act === null || (target.kind !== 'actor' && target.kind !== 'part')) return [];
        const part = target.kind === 'part' ? target.part.name : null;
        return [{ author: author.name, kind: act.name, target: { actor: target.actor.name, part } }];
      }),
    ];
  }

  /** Some act that can happen is what the rule is about and what the pattern speaks of. */
  shareActs(rule: Attribution, pattern: Attribution['of']): boolean {
    return this.acts.some(
      (act) =>
        act.author !== rule.observer &&
        act.author !== rule.blamed &&
        this.chronicle.matches(rule.of, act) &&
        this.chronicle.matches(pattern, act),
    );
  }

  /** How an atom always comes out, where the structure of the scenario leaves no other way. */
  fixed(of: Expression, perspective: Perspective, commitment: string | null = null): boolean | null {
    switch (of.kind) {
      case 'act':
        return this.isEverSeen(of.pattern, perspective, commitment) ? null : false;
      case 'commitment': {
        const { name } = of.commitment;
        const commitment = this.chronicle.commitments.find((one) => one.name === name);
        if (commitment === undefined) return false;
        if (of.test === 'disclosed') return this.isOpenToAll(commitment) ? true : null;
        const variables = new Set(
          this.chronicle.model.fates
            .filter((fate) => fate.commitment === name)
            .map(({ variable }) => variable),
        );
        if (of.test === 'disputed') return variables.size > 1 ? null : false;
        const suspendable =
          commitment.suspendedWhile !== null || commitment.onRegimeChange.kind === 'pending';
        return of.test === 'pending' && !suspendable ? false : null;
      }
      case 'is': {
        const isNull = of.states.some((state) => state.name === 'null');
        if (this.isAbsent(of.subject)) return isNull !== of.negated;
        const never = of.states.every((state) => this.isNever(of.subject, state.name, perspective));
        return never ? of.negated : null;
      }
      case 'compare': {
        if (of.right.kind !== 'name') return this.fixedLevel(of, perspective);
        if (this.isAbsent(of.left)) return (of.right.name === 'null') !== (of.operator === '!=');
        if (this.isNever(of.left, of.right.name, perspective)) return of.operator === '!=';
        if (of.left.kind !== 'rung') return this.fixedLevel(of, perspective);
        const wanted = this.chronicle.scenario.ladder.rungs.indexOf(of.right.name);
        const high = this.highest(of.left.one.name, of.left.other.name);
        const outcomes = Array.from({ length: high + 1 }, (_, level) => holdsAt(of.operator, level, wanted));
        return outcomes.every((outcome) => outcome)
          ? true
          : outcomes.some((outcome) => outcome)
            ? null
            : false;
      }
      case 'takes part':
        return mayTakePart(this.chronicle, of.episode.name, of.actor.name) ? null : false;
      case 'actors at': {
        const wanted = this.chronicle.scenario.ladder.rungs.indexOf(of.rung.name);
        const actors = this.chronicle.scenario.actors.map(({ name }) => name);
        if (wanted === 0) return actors.length >= of.count;
        const open = actors.filter((one) =>
          actors.some((other) => one !== other && this.highest(one, other) >= wanted),
        );
        return open.length < of.count ? false : null;
      }
      default:
        return null;
    }
  }

  /** A level or a number that is compared with what lies beyond all that it can be. */
  private fixedLevel(
    { left, right, operator }: Extract<Expression, { kind: 'compare' }>,
    perspective: Perspective,
  ): boolean | null {
    const name =
      left.kind === 'name'
        ? left.name
        : left.kind === 'trust' || left.kind === 'credibility'
          ? standingName(left, perspective)
          : null;
    const levels = name === null ? null : this.chronicle.levels(name);
    const sign = right.kind === 'negative' ? -1 : 1;
    const bound = right.kind === 'negative' ? right.operand : right;
    const wanted =
      bound.kind === 'number'
        ? sign * bound.value
        : bound.kind === 'name'
          ? (levels?.labels?.indexOf(bound.name) ?? -1)
          : null;
    if (levels === null || wanted === null) return null;
    const values = Array.from({ length: levels.high - levels.low + 1 }, (_, place) => levels.low + place);
    const outcomes = new Set(values.map((value) => holdsAt(operator, value, wanted)));
    return outcomes.size === 1 ? outcomes.has(true) : null;
  }

  /** The structure of the scenario leaves no way for it to be in that state. */
  private isNever(of: Expression, state: string, perspective: Perspective): boolean {
    if (of.kind === 'name' && !this.isCommitment(of.name))
      return everSaid(this.chronicle, of.name, state, perspective) === false;
    if (state !== 'offered') return false;
    if (of.kind === 'view') return this.offersTo(of.holder.name, of.commitment.name).length === 0;
    return of.kind === 'name' && this.offersTo(perspective, of.name).length === 0;
  }

  /** A commitment of the scenario that the variant removes. */
  private isAbsent(of: Expression): boolean {
    const name = of.kind === 'view' ? of.commitment.name : of.kind === 'name' ? of.name : null;
    if (name === null || !this.isCommitment(name)) return false;
    return !this.chronicle.commitments.some((one) => one.name === name);
  }

  private isEverSeen(
    pattern: Attribution['of'],
    perspective: Perspective,
    commitment: string | null,
  ): boolean {
    if (this.acts.some((act) => this.chronicle.matches(pattern, act))) return true;
    const counts = this.chronicle.scenario.scopes.some(
      (scope) =>
        commitment !== null &&
        scope.holder === perspective &&
        (scope.commitments?.includes(commitment) ?? true) &&
        this.acts.some(
          (act) =>
            act.author !== scope.countsAs &&
            this.chronicle.matches(scope.of, act) &&
            this.chronicle.matches(pattern, { ...act, author: scope.countsAs }),
        ),
    );
    if (counts) return true;
    return this.chronicle.scenario.attribution.some(
      (rule) =>
        rule.observer === perspective &&
        rule.blamed !== null &&
        this.acts.some(
          (act) =>
            act.author !== rule.observer &&
            act.author !== rule.blamed &&
            this.chronicle.matches(rule.of, act) &&
            this.chronicle.matches(pattern, { ...act, author: rule.blamed ?? '' }),
        ),
    );
  }

  private highest(one: string, other: string): number {
    const rungs = this.acts
      .filter(
        ({ author, target }) =>
          (author === one && target.actor === other) || (author === other && target.actor === one),
      )
      .map(({ kind }) => this.chronicle.scenario.acts.find(({ name }) => name === kind)?.rung ?? 0);
    return Math.max(highestHeld(this.chronicle, one, other), ...rungs);
  }
}

export function holdersOf({ debtor, creditor, observers }: Commitment): readonly string[] {
  return [debtor, creditor, ...observers];
}

/**
 * How it starts: a refrain that nothing has to precede is in force at once, if its window is open for the ticks to come.
 *
 * @param tick the one at which it is made or learnt of; 0 for what stood before the first
 */
function startOf(commitment: Commitment, tick: number): Life {
  const isPlain = commitment.form === 'refrain' && commitment.antecedent === null;
  // What stood before the first tick and closes with it is in force for that one tick.
  if (tick === 0) return isPlain && commitment.window.from <= 1 ? 'detached' : 'conditional';
  return isPlain && opensAt(commitment, tick) ? 'detached' : 'conditional';
}

/** A window includes its first and its last tick; a refrain judges acts from the tick after it comes into force. */
function opensAt({ form, antecedent, window: { from, until } }: Commitment, tick: number): boolean {
  if (form === 'perform') return tick >= from && (until === null || tick <= until);
  return tick >= (antecedent === null ? from - 1 : from) && (until === null || tick < until);
}

function holdsAt(operator: string, left: number, right: number): boolean {
  const outcomes: Readonly<Record<string, boolean>> = {
    '=': left === right,
    '!=': left !== right,
    '<': left < right,
    '<=': left <= right,
    '>': left > right,
    '>=': left >= right,
  };
  return outcomes[operator] ?? false;
}
