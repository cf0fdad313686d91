import type { Path } from './diagnostics/diagnostic.js';
import type { ActPattern, Expression } from './expressions/syntax.js';

/**
 * A scenario, read and checked: what the author wrote, with every expression parsed, every name known to exist, every
 * short form spelt out and `mirrors` resolved. It still speaks of promises; `model/` turns it into variables and rules.
 *
 * Only `readScenario` makes one, and only from a document without errors.
 */

export type Basis = 'reported' | 'calibrated' | 'elicited' | 'assumed';
/** How long a tick is. */
export type TickUnit = 'hour' | 'day' | 'week' | 'month' | 'year';

/** An expression that is true or false, with the text it was read from. */
export interface Condition {
  readonly text: string;
  readonly expression: Expression;
  readonly path: Path;
}

/** The unit of a probability. */
export type Unit =
  | { readonly kind: 'tick' }
  /** The chance that it happens within so many ticks, at a constant hazard. */
  | { readonly kind: 'within'; readonly ticks: number }
  | { readonly kind: 'occasion' };

/** How likely each value of a number is, where the number itself is not known. */
export type Distribution =
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | {
      readonly kind: 'triangular' | 'pert';
      readonly low: number;
      readonly mode: number;
      readonly high: number;
    }
  | { readonly kind: 'beta'; readonly alpha: number; readonly beta: number }
  | {
      readonly kind: 'discrete';
      readonly values: readonly { readonly value: number; readonly weight: number }[];
    };

/** A number of the scenario, with its unit and what it rests on. */
export interface Quantity {
  /** How `--set` and the table of assumptions name it, such as `commitments.alpha-restraint.fidelity`. */
  readonly name: string;
  readonly path: Path;
  readonly value: Expression;
  /** The number itself where `value` is one; null where it is an expression over other quantities. */
  readonly nominal: number | null;
  readonly unit: Unit | null;
  readonly range: readonly [number, number] | null;
  readonly distribution: Distribution | null;
  readonly basis: Basis | null;
  readonly sources: readonly string[];
  readonly note: string | null;
}

/** A chance that something happens: a quantity with a unit, or a curve since an event. */
export type Chance =
  | { readonly kind: 'rate'; readonly quantity: Quantity }
  | {
      readonly kind: 'curve';
      readonly name: string;
      readonly path: Path;
      /** Ticks after the event, and the chance that it has happened by then; both increasing. */
      readonly knots: readonly { readonly tick: number; readonly by: number }[];
      readonly since: Condition;
      readonly basis: Basis;
      readonly sources: readonly string[];
    };

/** A part of an actor that can be a target of its own. */
export interface Part {
  readonly name: string;
  readonly label: string;
  /** The actor on whose soil it stands; null where that is its owner. */
  readonly host: string | null;
}

/** A move of a machine. */
export interface Move {
  readonly name: string;
  readonly path: Path;
  /** The state that it leaves; null for a step of an integer, which may leave any. */
  readonly from: number | null;
  readonly to:
    | { readonly kind: 'value'; readonly value: number }
    | { readonly kind: 'step'; readonly by: number };
  readonly when: Condition | null;
  /** null where it is certain while `when` holds. */
  readonly chance: Chance | null;
}

/** Where a machine starts. */
export type Start =
  | { readonly kind: 'fixed'; readonly value: number }
  | {
      readonly kind: 'drawn';
      /** A null weight takes what the others leave. */
      readonly weights: readonly { readonly value: number; readonly weight: Quantity | null }[];
    };

/** A variable with finitely many values and its moves: named states, or an integer between bounds. */
export interface Machine {
  readonly path: Path;
  /** Labels of the values low, low + 1, …; null for an integer. */
  readonly states: readonly string[] | null;
  readonly low: number;
  readonly high: number;
  readonly start: Start;
  readonly moves: readonly Move[];
}

/** An actor, with its parts and its posture. */
export interface Actor {
  readonly name: string;
  readonly label: string;
  readonly parts: readonly Part[];
  readonly posture: Machine | null;
  readonly regimeChange: Condition | null;
}

/** A ladder of escalation, from its lowest rung to its highest. */
export interface Ladder {
  readonly name: string;
  readonly rungs: readonly string[];
  readonly cools: Chance | null;
}

/** A kind of act. */
export interface ActKind {
  readonly name: string;
  readonly rung: number | null;
  readonly calmsTo: number | null;
  readonly hostility: number | null;
  readonly codes: { readonly mid?: number; readonly cameo?: string; readonly plover?: string };
  readonly says: string;
}

/** A named variable of the world with its moves. */
export interface Process extends Machine {
  readonly name: string;
  /** null where everybody knows it. */
  readonly knownTo: readonly string[] | null;
  /** When its state is drawn again from its start; null for never. */
  readonly drawnAgain: Condition | null;
  /** Whose life it is: its own, or that of the episode, the offer or the stock of this name. It decides in which step it moves. */
  readonly of: 'process' | 'episode' | 'offer' | 'stock';
  /** Words that stand for several of its states, such as `ended`, with the values that they stand for. */
  readonly groups: ReadonlyMap<string, readonly number[]>;
}

/** How a recipient may answer an offer. */
export type ReplyKind = 'accepted' | 'rejected' | 'countered';

/** An answer that a recipient may give: when, and how likely. */
export interface Reply {
  readonly kind: ReplyKind;
  readonly path: Path;
  readonly when: Condition | null;
  /** null where it is certain while `when` holds. */
  readonly chance: Chance | null;
}

/** A proposal, an ultimatum, terms of a ceasefire. The process of its name is its life. */
export interface Offer {
  readonly name: string;
  readonly path: Path;
  readonly from: string;
  /** Of several, all must accept. */
  readonly to: readonly string[];
  readonly when: Condition | null;
  readonly chance: Chance | null;
  /** null for a public offer. */
  readonly through: string | null;
  /** The ticks within which it must be answered. */
  readonly within: number | null;
  readonly replies: readonly { readonly recipient: string; readonly answers: readonly Reply[] }[];
  /** The offer that is made in return, when this one is countered. */
  readonly counter: string | null;
  readonly terms: readonly string[];
  readonly calmsTo: number | null;
  /** Between whom it calms. */
  readonly between: readonly string[];
  /** So many ticks after it was turned down it may be made again; null for never. */
  readonly again: number | null;
  /** What its states are called by a recipient, to whom a lost offer was never made. */
  readonly heard: ReadonlyMap<string, readonly number[]>;
}

/** Who may take part in an episode later, and on which side. */
export interface Joining {
  readonly actor: string;
  readonly path: Path;
  readonly side: 0 | 1;
  readonly when: Condition | null;
  /** null where it is certain while `when` holds. */
  readonly chance: Chance | null;
}

/** A war, a campaign or a truce. The process of its name is its life. */
export interface Episode {
  readonly name: string;
  readonly path: Path;
  readonly sides: readonly [readonly string[], readonly string[]];
  readonly joins: readonly Joining[];
  /** The rung at which opposing sides stand at least while it goes on. */
  readonly rung: number | null;
  /** The rung to which opposing sides fall when it ends. */
  readonly calmsTo: number | null;
}

/** A private channel, with its carriers and what it does to messages. */
export interface Channel {
  readonly name: string;
  readonly path: Path;
  readonly carriers: readonly string[];
  readonly openWhile: Condition | null;
  readonly delivery: Quantity | null;
  readonly withholds: Quantity | null;
  /** The mean of the geometric delay in ticks beyond the tick of sending; null for none. */
  readonly delay: Quantity | null;
  readonly leaks: Chance | null;
}

/** How far the log-odds of a fidelity move while a condition holds. */
export interface Shift {
  readonly when: Condition;
  readonly by: Quantity;
}

/** How likely a debtor is to keep a commitment when it is put to the test. */
export interface Fidelity {
  readonly quantity: Quantity;
  readonly shifts: readonly Shift[];
}

/** An act of will that makes or ends a commitment: at a tick, or when a condition holds, perhaps by chance. */
export interface Occasion {
  readonly on: number | null;
  readonly when: Condition | null;
  readonly chance: Chance | null;
  /** It is agreed between debtor and creditor, so both know of it at once. */
  readonly agreed?: boolean;
}

/** What becomes of a commitment when its debtor's regime changes. */
export type RegimeChange =
  | { readonly kind: 'binds' | 'lapses' }
  | { readonly kind: 'pending'; readonly until: Condition };

/** What both forms of commitment have. */
export interface CommitmentBase {
  readonly name: string;
  readonly path: Path;
  readonly debtor: string;
  readonly creditor: string;
  readonly observers: readonly string[];
  readonly antecedent: Condition | null;
  /** null for a public commitment. */
  readonly channel: string | null;
  /** null for one that was made before the first tick. */
  readonly made: Occasion | null;
  readonly window: { readonly from: number; readonly until: number | null };
  readonly released: Occasion | null;
  readonly cancelled: Occasion | null;
  readonly suspendedWhile: Condition | null;
  readonly onRegimeChange: RegimeChange;
  readonly repeat: boolean;
  readonly disclosed:
    | { readonly kind: 'never' | 'from the start' }
    | { readonly kind: 'chance'; readonly chance: Chance };
  readonly fidelity: Fidelity;
  readonly sources: readonly string[];
}

/** A commitment not to do certain acts. */
export interface Refrain extends CommitmentBase {
  readonly form: 'refrain';
  readonly forbidden: readonly ActPattern[];
  readonly unless: Condition | null;
}

/** A concrete target: an actor, or a part of one. */
export interface Target {
  readonly actor: string;
  readonly part: string | null;
}

/** A target of a response, with its weight. */
export interface WeightedTarget extends Target {
  readonly standing: 'named' | 'omitted';
  readonly weight: Quantity;
}

/** The law of a delay, in ticks. */
export type DelayLaw =
  | {
      readonly kind: 'geometric';
      readonly mixture: readonly { readonly mean: Quantity; readonly share: number }[];
    }
  | {
      readonly kind: 'table';
      readonly weights: readonly { readonly tick: number; readonly weight: number }[];
    }
  | { readonly kind: 'lognormal'; readonly mean: number; readonly sd: number; readonly plus: number };

/** How long a response takes. */
export interface Delay {
  readonly law: DelayLaw;
  readonly name: string;
  readonly path: Path;
  readonly basis: Basis;
  readonly sources: readonly string[];
}

/** A commitment to answer within a deadline. */
export interface Perform extends CommitmentBase {
  readonly form: 'perform';
  readonly antecedent: Condition;
  readonly acts: readonly string[];
  readonly targets: readonly WeightedTarget[];
  readonly within: number;
  /** null: as soon as it can, one tick after the antecedent. */
  readonly delay: Delay | null;
  readonly ifRestrained: 'retarget' | 'wait' | 'fail';
}

/** A commitment of either form. */
export type Commitment = Refrain | Perform;

/** How a chance changes with time: by half, or to its double, each so many ticks. */
export interface Pace {
  readonly kind: 'halves' | 'doubles';
  readonly every: Quantity;
  /** How many times as large, or as small, it may become. */
  readonly limit: number;
  /** null: from the first tick on. */
  readonly since: Condition | null;
}

/** What an actor may do, when, and how likely. */
export interface Option {
  /** As written: `alpha may strike beta`, perhaps with a label in brackets. */
  readonly name: string;
  readonly path: Path;
  /** Who decides; of a joint act, the first that is named. */
  readonly actor: string;
  /** Who acts together with the actor. */
  readonly others: readonly string[];
  readonly act: string;
  readonly target: Target;
  readonly when: Condition | null;
  /** Free: taken at a tick or not as the actor likes, which no chance says. */
  readonly chance: Chance | { readonly kind: 'free' };
  readonly group: string | null;
  /** The ticks in which it is possible, the last included; null for all. */
  readonly window: { readonly from: number; readonly until: number | null } | null;
  readonly paces: readonly Pace[];
}

/** How grave an act turns out, from the least to the gravest. */
export type EffectLevel = 'none' | 'limited' | 'severe';

/** One case of an effect: how likely each level is while the case holds. */
export interface EffectCase {
  readonly path: Path;
  /** null for the last case, which holds where no other does. */
  readonly when: Condition | null;
  /** A null weight takes what the others leave. A level that is left out has none. */
  readonly weights: readonly { readonly level: EffectLevel; readonly weight: Quantity | null }[];
}

/** The effect of the acts that match a pattern. */
export interface ActEffect {
  /** The pattern as written. */
  readonly name: string;
  readonly path: Path;
  readonly of: ActPattern;
  /** The first that holds is taken. */
  readonly cases: readonly EffectCase[];
}

/** What acts of its owner use up. The process of its name is how many there are. */
export interface Stock {
  readonly name: string;
  readonly path: Path;
  readonly owner: string;
  readonly high: number;
  readonly usedBy: readonly ActPattern[];
  /** null where nothing refills it. */
  readonly refills: { readonly when: Condition | null; readonly chance: Chance } | null;
}

/** How an observer comes to believe who was behind an act. */
export interface Attribution {
  readonly name: string;
  readonly path: Path;
  readonly observer: string;
  readonly of: ActPattern;
  /** `took part` adds an author, `did` replaces the true one, `nobody` excuses the act. */
  readonly kind: 'took part' | 'did' | 'nobody';
  /** null for `nobody`. */
  readonly blamed: string | null;
  readonly when: Condition | null;
  readonly chance: Chance;
  readonly fades: Chance | null;
}

/** An act that happens without intention. Who believes so is told by rules of attribution. */
export interface Accident {
  readonly name: string;
  readonly path: Path;
  readonly actor: string;
  readonly act: string;
  readonly target: Target;
  readonly when: Condition | null;
  readonly chance: Chance;
}

/** The name of the rule by which an observer takes an act for the accident that it was. */
export function explanationName(accident: string, observer: string): string {
  return `${accident} explained to ${observer}`;
}

/** An act that an observer sees though it did not happen. */
export interface Alarm {
  readonly name: string;
  readonly path: Path;
  readonly observer: string;
  readonly actor: string;
  readonly act: string;
  readonly target: Target;
  readonly when: Condition | null;
  readonly chance: Chance;
  /** null for a belief that lasts. */
  readonly fades: Chance | null;
}

/** An act that counts as another actor's, in the eyes of one holder. */
export interface Scope {
  readonly name: string;
  readonly path: Path;
  readonly of: ActPattern;
  readonly countsAs: string;
  readonly holder: string;
  /** null for all commitments of which the holder has a view. */
  readonly commitments: readonly string[] | null;
  readonly when: Condition | null;
  /** Per occasion. */
  readonly chance: Chance;
}

/** What an act does to what others believe. */
export interface Signal {
  /** The act as written, what it does and to what: `alpha assure beta.backs alpha-word`. */
  readonly name: string;
  readonly path: Path;
  readonly of: ActPattern;
  readonly does: 'backs' | 'contradicts' | 'acknowledges' | 'denies' | 'explains';
  readonly about: {
    readonly kind: 'commitment' | 'attribution' | 'alarm' | 'accident';
    readonly name: string;
  };
  /** By how many levels it moves credibility. */
  readonly by: number;
  /** null where it is believed by whoever hears it. */
  readonly believed: Chance | null;
}

/** A move of trust or credibility. */
export interface StandingMove {
  readonly path: Path;
  readonly when: Condition;
  readonly by: number;
  readonly chance: Chance | null;
}

/** A bounded level of trust or credibility. */
export interface Standing {
  readonly path: Path;
  readonly holder: string;
  readonly subject:
    | { readonly kind: 'trust'; readonly trusted: string }
    | { readonly kind: 'credibility'; readonly commitment: string };
  readonly levels: readonly string[] | null;
  readonly low: number;
  readonly high: number;
  readonly start: number;
  readonly moves: readonly StandingMove[];
  /** When it goes back to its start; null for never. */
  readonly startsAgain: Condition | null;
  readonly basis: Basis;
  readonly sources: readonly string[];
}

/** An outcome, as the author put it. */
export interface Outcome {
  readonly name: string;
  readonly path: Path;
  readonly when: Condition;
  readonly ends: boolean;
}

/** How a question is asked. */
export type QuestionForm =
  /** Is it so at these ticks? Where there is a `given`, only runs count in which that has come about by then. */
  | { readonly kind: 'at'; readonly ticks: readonly number[]; readonly given: Condition | null }
  /** Has it come about by these ticks? */
  | { readonly kind: 'by'; readonly ticks: readonly number[] }
  /** Does it come about once `given` has, within so many ticks of that, or by the horizon? */
  | { readonly kind: 'given'; readonly given: Condition; readonly within: number | null }
  | { readonly kind: 'before'; readonly before: Condition }
  | { readonly kind: 'time' };

/** A question, as the author put it. */
export interface Question {
  readonly name: string;
  readonly path: Path;
  readonly title: string | null;
  readonly ask: Condition;
  readonly form: QuestionForm;
  /** Names of variants; `as given` is the file itself. Null: whichever variant is run. */
  readonly under: readonly string[] | null;
}

/** An act that a variant forces or forbids. */
export interface Forced {
  readonly act: ActPattern;
  readonly from: number | null;
  readonly until: number | null;
  readonly once: Condition | null;
}

/** A named overlay on a scenario. */
export interface Variant {
  readonly name: string;
  readonly path: Path;
  readonly about: string | null;
  /** With those of the variants that it includes. */
  readonly set: ReadonlyMap<string, number>;
  readonly put: readonly { readonly process: string; readonly value: number; readonly on: number }[];
  readonly force: readonly Forced[];
  readonly forbid: readonly Forced[];
  readonly remove: readonly string[];
  readonly add: readonly Commitment[];
  /** On tick 0 means from the start. */
  readonly publish: readonly { readonly commitment: string; readonly on: number }[];
  readonly conceal: readonly string[];
  readonly cut: readonly { readonly channel: string; readonly from: number }[];
}

/** A claim that may be read in more than one way. */
export interface Reading {
  readonly name: string;
  readonly path: Path;
  readonly about: string | null;
  /** What each way means, as overlays of the form of a variant. The first holds unless another is chosen. */
  readonly alternatives: readonly Variant[];
}

/** A scenario, read and checked. */
export interface Scenario {
  readonly title: string;
  readonly about: string | null;
  readonly tick: TickUnit;
  readonly horizon: number;
  readonly evidenceAsOf: string | null;
  readonly sources: ReadonlyMap<string, string>;
  readonly leftOut: ReadonlyMap<string, string>;
  readonly notes: readonly string[];
  readonly actors: readonly Actor[];
  readonly ladder: Ladder;
  readonly acts: readonly ActKind[];
  readonly parameters: readonly Quantity[];
  /** With the lives of episodes and offers. */
  readonly processes: readonly Process[];
  readonly episodes: readonly Episode[];
  readonly offers: readonly Offer[];
  readonly channels: readonly Channel[];
  readonly commitments: readonly Commitment[];
  readonly options: readonly Option[];
  readonly stocks: readonly Stock[];
  readonly effects: readonly ActEffect[];
  /** With those that explain accidents. */
  readonly attribution: readonly Attribution[];
  readonly accidents: readonly Accident[];
  readonly alarms: readonly Alarm[];
  readonly scopes: readonly Scope[];
  readonly signals: readonly Signal[];
  readonly standings: readonly Standing[];
  readonly outcomes: readonly Outcome[];
  readonly questions: readonly Question[];
  readonly variants: readonly Variant[];
  readonly readings: readonly Reading[];
}

export type { ActPattern, Expression };
