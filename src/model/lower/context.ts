import type { Problem } from '../../scenario/diagnostics/reporter.js';
import type { Path } from '../../scenario/diagnostics/diagnostic.js';
import type {
  ActEffect,
  Accident,
  Alarm,
  ActPattern,
  Attribution,
  Commitment,
  Delay,
  Process,
  Quantity,
  Scenario,
  Scope,
  Standing,
  Unit,
  Variant,
} from '../../scenario/scenario.js';
import { namedAuthors } from '../../scenario/expressions/authors.js';
import { overlaysOf } from '../../scenario/overlay.js';
import { any, all, ALWAYS, constant, holds, NEVER, not } from '../conditions.js';
import type { Amount, Assumption, Condition, VariableIndex } from '../model.js';
import type { Tracing } from '../tracing.js';
import { accidentalAct, type Act, makeAct, matches, possibleActs, type Soil, soilOf } from './acts.js';
import { ModelBuilder } from './builder.js';
import { highestFloor } from './floors.js';

/** Whose eyes a condition is read with: an actor's, or nobody's (what is so). */
export type Perspective = string | null;

/**
 * How an act has turned out, where that is asked. Where someone is blamed for it, by which rule: the blame may come long
 * after the act, whose effect is then remembered.
 */
export type TurnedOut = (act: Act, blamedBy: Attribution | null) => Condition;

/** Two actors between whom there is a rung. */
export interface Dyad {
  readonly one: string;
  readonly other: string;
  readonly variable: VariableIndex;
}

/** The scenario with an overlay (readings, then a variant) laid over it, and the variables that its parts share. */
export class Context {
  readonly builder = new ModelBuilder();
  readonly commitments: readonly Commitment[];
  readonly removed: ReadonlySet<string>;
  readonly acts: readonly Act[];
  readonly problems: Problem[] = [];
  /** The quantities that were to be kept by name, and whose value shaped the model after all. */
  readonly shaping = new Set<string>();
  /** Dyads whose rung something reads, as `a b` in the order of their names. */
  readonly dyads = new Map<string, Dyad>();
  private readonly soil: Soil;
  private readonly used = new Map<string, Assumption>();

  constructor(
    readonly scenario: Scenario,
    readonly variant: Variant | null,
    private readonly settings: ReadonlyMap<string, number>,
    private readonly kept: ReadonlySet<string> = new Set(),
    private readonly tracing: Tracing | null = null,
  ) {
    const removed = new Set(variant?.remove ?? []);
    const added = variant?.add ?? [];
    // What is added takes the place of what has its name; of two that are added, the last.
    const byName = new Map([...scenario.commitments, ...added].map((one) => [one.name, one] as const));
    this.commitments = [...byName.values()]
      .filter((one) => !removed.has(one.name))
      .map((one) => withDisclosure(one, variant))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
    this.removed = new Set([
      ...removed,
      ...overlaysOf(scenario).flatMap((one) => one.add.map((commitment) => commitment.name)),
    ]);
    this.soil = soilOf(scenario);
    this.acts = possibleActs(scenario, variant, this.commitments);
  }

  report(problem: Problem): void {
    this.problems.push(problem);
  }

  warn(code: Problem['code'], path: Path, message: string, hint?: string): void {
    this.problems.push({ code, severity: 'warning', path, message, ...(hint === undefined ? {} : { hint }) });
  }

  // --- numbers ---

  /** The value that a setting or the file gives a quantity; null where it is an expression. Notes that it is used. */
  number(quantity: Quantity): number | null {
    if (this.kept.has(quantity.name)) this.shaping.add(quantity.name);
    const value = this.valueOf(quantity);
    if (value !== null) this.tracing?.pin(quantity.name, value);
    return value;
  }

  /** The quantity as a constant, or by its name where it is kept so; null where it is an expression. Notes that it is used. */
  amount(quantity: Quantity): Amount | null {
    const kept = this.parameter(quantity);
    if (kept !== null) return kept;
    if (this.kept.has(quantity.name)) this.shaping.add(quantity.name);
    const value = this.valueOf(quantity);
    return value === null ? null : (this.tracing?.constant(quantity.name, value) ?? constant(value));
  }

  /** The quantity by its name, where it is kept so; else null. Notes that it is used. */
  parameter(quantity: Quantity): Extract<Amount, { is: 'parameter' }> | null {
    if (!this.kept.has(quantity.name)) return null;
    const value = this.valueOf(quantity);
    return value === null ? null : { is: 'parameter', name: quantity.name, value, scale: 'plain' };
  }

  private valueOf(quantity: Quantity): number | null {
    const set = this.settings.get(quantity.name);
    const value = set ?? quantity.nominal;
    if (value !== null && !isStructural(quantity, value, set !== undefined)) {
      this.used.set(quantity.name, {
        name: quantity.name,
        value,
        unit: unitText(quantity.unit, this.scenario.tick),
        range: quantity.range,
        basis: quantity.basis ?? 'assumed',
        sources: quantity.sources,
        overridden: set !== undefined,
      });
    }
    return value;
  }

  /** Notes a law that is not a single number, and gives the number that stands for it, as it may have been set. */
  useLaw(law: Pick<Delay, 'name' | 'basis' | 'sources'>, given: number, unit: string): number {
    const { name, basis, sources } = law;
    if (this.kept.has(name)) this.shaping.add(name);
    const set = this.settings.get(name);
    const value = set ?? given;
    this.tracing?.pin(name, value);
    this.used.set(name, { name, value, unit, range: null, basis, sources, overridden: set !== undefined });
    return value;
  }

  assumptions(): Assumption[] {
    return [...this.used.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  // --- acts and beliefs ---

  actVariable(act: Act): VariableIndex {
    return this.builder.truth(`act/${act.name}`, 'passing', { section: 'acts', name: act.name });
  }

  /** The act happens in this tick; in a decision, in the tick before. */
  occurs(act: Act): Condition {
    return this.acts.some((one) => one.name === act.name) ? holds(this.actVariable(act)) : NEVER;
  }

  matching(pattern: ActPattern): Act[] {
    return this.acts.filter((act) => matches(pattern, act, this.soil));
  }

  /** True while an accident happens; it does not where its author does the same of its own will. */
  accidentVariable({ name, actor }: Accident): VariableIndex {
    return this.builder.truth(`accident/${name}`, 'passing', { section: 'accidents', name, holder: actor });
  }

  accidentsOf(act: Act): Accident[] {
    return this.scenario.accidents.filter((one) => accidentalAct(one).name === act.name);
  }

  /** True while an alarm rings: its observer sees an act that did not happen. */
  alarmVariable({ name, observer }: Alarm): VariableIndex {
    return this.builder.truth(`alarm/${name}`, 'passing', { section: 'alarms', name, holder: observer });
  }

  alarmBelief({ name, observer }: Alarm): VariableIndex {
    return this.builder.truth(`belief/${name}`, 'state', { section: 'alarms', name, holder: observer });
  }

  /** The alarms in which an observer sees an act that matches. */
  private alarmsOf(observer: string, pattern: ActPattern): { alarm: Alarm; act: Act }[] {
    return this.scenario.alarms
      .filter((alarm) => alarm.observer === observer)
      .map((alarm) => ({ alarm, act: makeAct(alarm.actor, alarm.act, alarm.target) }))
      .filter(({ act }) => matches(pattern, act, this.soil));
  }

  /** True while an attribution rule makes its observer blame someone for this act, in the tick at which it does. */
  blameVariable(rule: Attribution, act: Act): VariableIndex {
    return this.builder.truth(`blame/${rule.name}/${act.name}`, 'passing', {
      section: 'attribution',
      name: rule.name,
      holder: rule.observer,
    });
  }

  beliefVariable(rule: Attribution): VariableIndex {
    const origin = { section: 'attribution', name: rule.name, holder: rule.observer };
    // Two acts of one tick may both lead to it.
    return this.builder.truth(`belief/${rule.name}`, 'state', origin);
  }

  attributionsOf(observer: string): Attribution[] {
    return this.scenario.attribution.filter((rule) => rule.observer === observer);
  }

  /** The acts that a rule of attribution is about. */
  blamable(rule: Attribution): Act[] {
    return this.matching(rule.of).filter(
      ({ authors }) => !authors.some((author) => author === rule.observer || author === rule.blamed),
    );
  }

  /** What the observer takes an act for, once the rule has made it blame someone. */
  blamedAct(rule: Attribution, act: Act): Act | null {
    return rule.blamed === null ? null : makeAct(rule.blamed, act.kind, act.target);
  }

  // --- what counts as whose ---

  /** Those that make a difference to a commitment of this variant. */
  get scopes(): Scope[] {
    return this.scenario.scopes.filter((scope) =>
      this.commitments.some((commitment) => isWithin(scope, commitment)),
    );
  }

  /** The acts that may count as another's. */
  counting(scope: Scope): Act[] {
    return this.matching(scope.of).filter((act) => !act.authors.includes(scope.countsAs));
  }

  /** True in the tick at which an act counts as another's for the holder. */
  countsVariable(scope: Scope, act: Act): VariableIndex {
    return this.builder.truth(`counts/${scope.name}/${scope.holder}/${act.name}`, 'passing', {
      section: 'scopes',
      name: scope.name,
      holder: scope.holder,
    });
  }

  /** The acts that count as one that matches, in a holder's view of a commitment. */
  private countingAs(holder: string, pattern: ActPattern, commitment: string): { scope: Scope; act: Act }[] {
    return this.scopes
      .filter((scope) => scope.holder === holder && (scope.commitments?.includes(commitment) ?? true))
      .flatMap((scope) =>
        this.counting(scope)
          .filter((act) => matches(pattern, makeAct(scope.countsAs, act.kind, act.target), this.soil))
          .map((act) => ({ scope, act })),
      );
  }

  /**
   * An act that matches happens as far as this actor can tell; as nobody in particular sees it, if it truly does. In a
   * holder's view of a commitment, an act of another's may count as one that matches.
   */
  seen(
    perspective: Perspective,
    pattern: ActPattern,
    turnedOut: TurnedOut = () => ALWAYS,
    commitment: string | null = null,
  ): Condition {
    const happening = this.matching(pattern).map((act) =>
      all(this.seenAct(perspective, act), turnedOut(act, null)),
    );
    if (perspective === null) return any(...happening);
    const imagined = this.attributionsOf(perspective).flatMap((rule) =>
      this.blamable(rule)
        .filter((act) => {
          const blamed = this.blamedAct(rule, act);
          return blamed !== null && matches(pattern, blamed, this.soil);
        })
        .map((act) => all(holds(this.blameVariable(rule, act)), turnedOut(act, rule))),
    );
    const alarming = this.alarmsOf(perspective, pattern).map(({ alarm, act }) =>
      all(holds(this.alarmVariable(alarm)), turnedOut(act, null)),
    );
    const counting =
      commitment === null
        ? []
        : this.countingAs(perspective, pattern, commitment).map(({ scope, act }) =>
            all(holds(this.countsVariable(scope, act)), turnedOut(act, null)),
          );
    return any(...happening, ...imagined, ...alarming, ...counting);
  }

  /** Acts that match, one condition each, for what happens once an act. */
  seenEach(
    perspective: Perspective,
    pattern: ActPattern,
    turnedOut: TurnedOut = () => ALWAYS,
  ): { name: string; authors: readonly string[]; when: Condition }[] {
    const each = this.matching(pattern).map((act) => ({
      name: act.name,
      authors: act.authors,
      when: all(this.seenAct(perspective, act), turnedOut(act, null)),
    }));
    if (perspective === null) return each;
    for (const rule of this.attributionsOf(perspective)) {
      for (const act of this.blamable(rule)) {
        const blamed = this.blamedAct(rule, act);
        if (blamed === null || !matches(pattern, blamed, this.soil)) continue;
        const when = all(holds(this.blameVariable(rule, act)), turnedOut(act, rule));
        each.push({ name: `${rule.name}: ${blamed.name}`, authors: blamed.authors, when });
      }
    }
    for (const { alarm, act } of this.alarmsOf(perspective, pattern)) {
      const when = all(holds(this.alarmVariable(alarm)), turnedOut(act, null));
      each.push({ name: `${alarm.name}: ${act.name}`, authors: act.authors, when });
    }
    return each;
  }

  private seenAct(perspective: Perspective, act: Act): Condition {
    const occurs = this.occurs(act);
    if (perspective === null) return occurs;
    // Nobody takes its own accident for an act of will.
    if (act.authors.includes(perspective)) {
      const accidents = this.accidentsOf(act).map((accident) => not(holds(this.accidentVariable(accident))));
      return all(occurs, ...accidents);
    }
    const excused = this.attributionsOf(perspective)
      .filter((rule) => rule.kind !== 'took part' && this.blamable(rule).some((one) => one.name === act.name))
      .map((rule) => not(holds(this.blameVariable(rule, act))));
    return all(occurs, ...excused);
  }

  /** Whether two actors may take what happens for different things, where this pattern asks. */
  seeDifferently(pattern: ActPattern, one: string, other: string, commitment: string): boolean {
    const touched = (observer: string): boolean =>
      this.alarmsOf(observer, pattern).length > 0 ||
      this.attributionsOf(observer).some((rule) =>
        this.blamable(rule).some((act) => {
          const blamed = this.blamedAct(rule, act);
          const imagined = blamed !== null && matches(pattern, blamed, this.soil);
          return imagined || (rule.kind !== 'took part' && matches(pattern, act, this.soil));
        }),
      );
    const slips = (author: string): boolean =>
      this.matching(pattern).some((act) => act.authors.includes(author) && this.accidentsOf(act).length > 0);
    const counts = (holder: string): boolean => this.countingAs(holder, pattern, commitment).length > 0;
    return [one, other].some((who) => touched(who) || slips(who) || counts(who));
  }

  /**
   * What the scenario says of the effect of an act: nothing, one law, or by mistake several. Of a joint act, what names
   * most of its authors speaks.
   */
  effectsOf(act: Act): ActEffect[] {
    const found = this.scenario.effects.filter((effect) => matches(effect.of, act, this.soil));
    if (act.authors.length === 1) return found;
    const most = Math.max(...found.map(({ of }) => namedAuthors(of).length));
    return found.filter(({ of }) => namedAuthors(of).length === most);
  }

  // --- variables that several parts read ---

  /** The process of this name, or the life of an episode. */
  process(name: string): Process | null {
    return this.scenario.processes.find((process) => process.name === name) ?? null;
  }

  /** The values for which a word stands that means several; undefined for the name of one state. */
  valuesOf(process: string, word: string, perspective: Perspective): readonly number[] | undefined {
    const offer = this.scenario.offers.find(({ name }) => name === process);
    const isRecipient = perspective !== null && offer?.to.includes(perspective) === true;
    return isRecipient ? offer.heard.get(word) : this.process(process)?.groups.get(word);
  }

  processVariable(name: string): VariableIndex {
    return this.builder.variable(name, () => {
      throw new Error(`the process ${name} is not declared yet`);
    });
  }

  postureVariable(actor: string): VariableIndex {
    return this.builder.variable(`posture/${actor}`, () => {
      throw new Error(`the posture of ${actor} is not declared yet`);
    });
  }

  /** What a holder trusts or finds credible. A commitment of which nothing else is said is as credible as its debtor. */
  standing(kind: 'trust' | 'credibility', of: string, holder: string): Standing | null {
    const found = this.ownStanding(kind, of, holder);
    if (found !== null || kind === 'trust') return found;
    const debtor = [...this.commitments, ...this.scenario.commitments].find(
      ({ name }) => name === of,
    )?.debtor;
    return debtor === undefined ? null : this.ownStanding('trust', debtor, holder);
  }

  private ownStanding(kind: 'trust' | 'credibility', of: string, holder: string): Standing | null {
    return (
      this.scenario.standings.find(
        ({ holder: who, subject }) =>
          who === holder &&
          subject.kind === kind &&
          (subject.kind === 'trust' ? subject.trusted : subject.commitment) === of,
      ) ?? null
    );
  }

  standingVariable(standing: Standing): VariableIndex {
    const name = standingName(standing);
    return this.builder.variable(name, () => ({
      low: standing.low,
      high: standing.high,
      ...(standing.levels === null ? {} : { labels: standing.levels }),
      start: standing.start,
      merge: 'sum',
      kind: 'state',
      origin: { section: standing.subject.kind, name, holder: standing.holder },
    }));
  }

  /** The rung of a dyad, made once something reads it; null where no act can ever raise it. */
  rungVariable(one: string, other: string): VariableIndex | null {
    const high = this.highestRung(one, other);
    if (high === 0) return null;
    const [first, second] = one < other ? [one, other] : [other, one];
    const pair = `${first} ${second}`;
    const variable = this.builder.variable(`rung/${pair}`, () => ({
      low: 0,
      high,
      labels: this.scenario.ladder.rungs.slice(0, high + 1),
      start: 0,
      merge: 'single',
      kind: 'state',
      origin: { section: 'ladder', name: pair },
    }));
    this.dyads.set(pair, { one: first, other: second, variable });
    return variable;
  }

  /** The highest rung that an act or an episode can bring two actors to. */
  highestRung(one: string, other: string): number {
    return Math.max(
      highestFloor(this.scenario, one, other),
      ...this.actsBetween(one, other).map(
        (act) => this.scenario.acts.find(({ name }) => name === act.kind)?.rung ?? 0,
      ),
    );
  }

  actsBetween(one: string, other: string): Act[] {
    return this.acts.filter(
      ({ authors, target }) =>
        (authors.includes(one) && target.actor === other) ||
        (authors.includes(other) && target.actor === one),
    );
  }

  openChannel(name: string): Condition {
    const cuts = (this.variant?.cut ?? []).filter((cut) => cut.channel === name).map((cut) => cut.from);
    if (cuts.length === 0) return { is: 'always' };
    const from = Math.min(...cuts);
    return from <= 1 ? NEVER : { is: 'tick', from: 0, to: from - 1 };
  }
}

function isWithin(scope: Scope, commitment: Commitment): boolean {
  const holders = [commitment.debtor, commitment.creditor, ...commitment.observers];
  return holders.includes(scope.holder) && (scope.commitments?.includes(commitment.name) ?? true);
}

/** A variant may conceal a commitment for good, or publish it from the start. */
function withDisclosure(commitment: Commitment, variant: Variant | null): Commitment {
  if ((variant?.conceal ?? []).includes(commitment.name))
    return { ...commitment, disclosed: { kind: 'never' } };
  const isPublished = (variant?.publish ?? []).some(
    (one) => one.commitment === commitment.name && one.on === 0,
  );
  return isPublished ? { ...commitment, disclosed: { kind: 'from the start' } } : commitment;
}

export function standingName(standing: Standing): string {
  return standing.subject.kind === 'trust'
    ? `trust/${standing.holder} in ${standing.subject.trusted}`
    : `credibility/${standing.subject.commitment} as seen by ${standing.holder}`;
}

/** 0 and 1 that the author left without a basis mean never and always: they are structure, not a guess. */
function isStructural(quantity: Quantity, value: number, set: boolean): boolean {
  return !set && quantity.basis === null && (value === 0 || value === 1);
}

/** `within 90 days`, `per occasion`: a unit as a reader is told of it. */
export function unitText(unit: Unit | null, tick: string): string {
  if (unit === null) return '';
  if (unit.kind === 'occasion') return 'per occasion';
  if (unit.kind === 'tick') return `per ${tick}`;
  return `within ${unit.ticks} ${tick}${unit.ticks === 1 ? '' : 's'}`;
}
