import type { Problem } from '../../scenario/diagnostics/reporter.js';
import type { Path } from '../../scenario/diagnostics/diagnostic.js';
import type {
  Accident,
  Alarm,
  ActPattern,
  Attribution,
  Commitment,
  Condition as Written,
  Process,
  Scenario,
  Scope,
  Variant,
} from '../../scenario/scenario.js';
import { overlaysOf } from '../../scenario/overlay.js';
import { holds, NEVER } from '../conditions.js';
import type { Condition, VariableIndex } from '../model.js';
import type { Tracing } from '../tracing.js';
import { accidentalAct, type Act, makeAct, matches, possibleActs, type Soil, soilOf } from './acts.js';
import { ModelBuilder } from './builder.js';
import { GivenNumbers } from './given-numbers.js';

/** Whose eyes a condition is read with: an actor's, or nobody's (what is so). */
export type Perspective = string | null;

/** A condition as the author wrote it, with the commitment of which it is a part, if it is of one. */
export type Asked = Written & { readonly commitment?: string };

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
  readonly numbers: GivenNumbers;
  /** Dyads whose rung something reads, as `a b` in the order of their names. */
  readonly dyads = new Map<string, Dyad>();
  private readonly soil: Soil;

  constructor(
    readonly scenario: Scenario,
    readonly variant: Variant | null,
    settings: ReadonlyMap<string, number>,
    kept: ReadonlySet<string> = new Set(),
    tracing: Tracing | null = null,
  ) {
    this.numbers = new GivenNumbers(scenario.tick, settings, kept, tracing);
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

  // --- acts and beliefs ---

  actVariable(act: Act): VariableIndex {
    return this.builder.truth(`act/${act.name}`, 'passing', { section: 'acts', name: act.name });
  }

  /** The act happens in this tick; in a decision, in the tick before. */
  occurs(act: Act): Condition {
    return this.acts.some((one) => one.name === act.name) ? holds(this.actVariable(act)) : NEVER;
  }

  matching(pattern: ActPattern): Act[] {
    return this.acts.filter((act) => this.matches(pattern, act));
  }

  matches(pattern: ActPattern, act: Act): boolean {
    return matches(pattern, act, this.soil);
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
