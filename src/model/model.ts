/**
 * The Model: the one intermediate representation. It is what every engine reads.
 *
 * A Scenario speaks of promises, actors and channels. A Model speaks of bounded integer variables, rules that read and
 * write them, and conditions to be judged. The translation between the two is `lower/`; new kinds of commitment are
 * added there, and no engine knows what a commitment is. What an engine needs in order to tell a story (who, which
 * commitment, as whose view) travels with each variable, rule and event as an `origin`, which it copies and never reads.
 *
 * A tick runs the stages in order. At the start of a stage its `clears` are set back to their starts. Then every rule
 * of the stage reads the state as it was when the stage began, all writes are merged, and the next stage follows. So no
 * order of rules changes a result. A run begins with the start values (drawn at tick 0 where they are random) and ends
 * at the first tick at which an outcome marked `ends` holds, or at the horizon.
 *
 * Numbers that decide a result are made of + − × ÷ and the project's own series, so they are the same everywhere.
 */

/** An index into `Model.variables`. */
export type VariableIndex = number;

/** Where something in a Model comes from. Engines copy it to tallies and traces and never read it. */
export interface Origin {
  readonly section: string;
  readonly name: string;
  readonly holder?: string;
  readonly role?: string;
}

/** A variable with finitely many values. */
export interface Variable {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  /** Labels of low, low + 1, …; absent for an integer and for a truth (0 or 1). */
  readonly labels?: readonly string[];
  readonly start:
    | number
    | { readonly weights: readonly { readonly value: number; readonly weight: Amount }[] };
  /** How the writes of one stage merge: one only; the greatest of them; their sum with the old value, clamped. */
  readonly merge: 'single' | 'max' | 'sum';
  /**
   * A `passing` variable is cleared every tick; a `monitor` is read by questions only; a `choice` is a truth that an actor
   * sets as it likes at the start of every tick, and which no rule writes.
   */
  readonly kind: 'state' | 'passing' | 'monitor' | 'choice';
  readonly origin: Origin;
}

/** A condition on the state and the tick. */
export type Condition =
  | { readonly is: 'always' }
  | { readonly is: 'never' }
  /** The variable has one of these values, in ascending order. */
  | { readonly is: 'in'; readonly variable: VariableIndex; readonly values: readonly number[] }
  /** from ≤ tick ≤ to. */
  | { readonly is: 'tick'; readonly from: number; readonly to: number }
  | {
      readonly is: 'compare';
      readonly operator: '=' | '<' | '<=';
      readonly left: Amount;
      readonly right: Amount;
    }
  | { readonly is: 'not'; readonly of: Condition }
  | { readonly is: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly is: 'at least'; readonly count: number; readonly of: readonly Condition[] };

/** A number that may depend on the state and the tick. */
export type Amount =
  | { readonly is: 'constant'; readonly value: number }
  /**
   * A number of the scenario that was kept by its name, so that it can be varied: by itself, or as the log-odds of the
   * probability that it is. Who plays the model takes its value.
   */
  | {
      readonly is: 'parameter';
      readonly name: string;
      readonly value: number;
      readonly scale: 'plain' | 'log-odds';
    }
  | { readonly is: 'variable'; readonly variable: VariableIndex }
  | { readonly is: 'tick' }
  | { readonly is: 'sum' | 'product' | 'least' | 'greatest'; readonly of: readonly Amount[] }
  | { readonly is: 'difference' | 'ratio'; readonly left: Amount; readonly right: Amount }
  | { readonly is: 'choose'; readonly when: Condition; readonly yes: Amount; readonly otherwise: Amount }
  /** One value for each value of a variable, from its low on. */
  | { readonly is: 'table'; readonly variable: VariableIndex; readonly values: readonly number[] }
  /** 1 / (1 + e^−x): a probability given by its log-odds. */
  | { readonly is: 'logistic'; readonly logOdds: Amount }
  /** 1 − (1 − P)^(1/N): the chance at each of N ticks that makes P over all of them. */
  | { readonly is: 'per tick'; readonly within: Amount; readonly ticks: number };

/** What an effect writes to one variable. */
export interface Write {
  readonly variable: VariableIndex;
  /** The new value; or, where the variable's `merge` is `sum`, what is added to the old one. */
  readonly value: Amount;
}

/** What is told of an event. Engines copy it; `report/` puts it into words. */
export type EventDescription =
  | { readonly kind: 'start'; readonly variable: string; readonly label: string }
  | { readonly kind: 'put'; readonly process: string; readonly label: string }
  | { readonly kind: 'move'; readonly process: string; readonly from: string | null; readonly label: string }
  | { readonly kind: 'posture'; readonly actor: string; readonly from: string; readonly label: string }
  | {
      readonly kind: 'act';
      readonly author: string;
      /** Who acted together with the author, where several did. */
      readonly others?: readonly string[];
      readonly act: string;
      readonly target: { readonly actor: string; readonly part: string | null };
      readonly by: 'option' | 'response' | 'variant' | 'accident';
      /** The options, commitments, variants or accidents that may have led to it. */
      readonly of: string;
    }
  | { readonly kind: 'effect'; readonly act: string; readonly effect: 'none' | 'limited' | 'severe' }
  | {
      readonly kind: 'intends';
      readonly author: string;
      readonly others?: readonly string[];
      readonly act: string;
      readonly option: string;
    }
  | { readonly kind: 'kept' | 'spared' | 'broken'; readonly commitment: string; readonly act: string }
  | {
      readonly kind: 'restrained';
      readonly commitment: string;
      readonly outcome: 'retargeted' | 'waits' | 'fails';
    }
  | { readonly kind: 'due'; readonly commitment: string; readonly act: string }
  | {
      readonly kind: 'view';
      readonly commitment: string;
      /** All who share the view. */
      readonly holders: readonly string[];
      readonly from: string;
      readonly to: string;
      readonly because: string;
      /** For a perform that detaches in its debtor's view: whether it will answer. */
      readonly answers?: boolean;
    }
  | {
      readonly kind: 'pending';
      readonly commitment: string;
      readonly holders: readonly string[];
      readonly pending: boolean;
      readonly because: string;
    }
  | {
      readonly kind: 'belief';
      readonly observer: string;
      readonly rule: string;
      readonly held: boolean;
      readonly act: string | null;
    }
  /** An act of another's counts as this actor's, in the view of a commitment. */
  | {
      readonly kind: 'counts';
      readonly holder: string;
      readonly act: string;
      readonly as: string;
      readonly scope: string;
    }
  | {
      /** An observer sees an act that did not happen; or no longer believes in it. */
      readonly kind: 'alarm';
      readonly observer: string;
      readonly alarm: string;
      readonly act: string;
      readonly held: boolean;
    }
  | {
      readonly kind: 'message';
      readonly commitment: string;
      readonly message: 'made' | 'released' | 'cancelled';
      readonly holder: string;
      readonly fate: 'sent' | 'delivered' | 'lost' | 'under way';
    }
  | {
      /** A debtor admits to its commitment in public, or denies it. */
      readonly kind: 'acknowledged';
      readonly commitment: string;
      readonly by: string;
      readonly acknowledged: boolean;
    }
  | { readonly kind: 'disclosed'; readonly commitment: string; readonly by: string }
  | {
      readonly kind: 'episode';
      readonly episode: string;
      readonly how: 'begins' | 'turns' | 'ends' | 'joins';
      /** The phase or the end; for one who joins, a participant of the side that it joins. */
      readonly label: string;
      /** Who joins. */
      readonly actor: string | null;
    }
  | {
      readonly kind: 'offer';
      readonly offer: string;
      /** `agreed` is that all of several recipients have accepted. */
      readonly how: 'made' | 'heard' | 'lost' | 'accepted' | 'rejected' | 'countered' | 'agreed' | 'lapsed';
      /** Who makes it; who answers. */
      readonly by: string;
      readonly to: readonly string[];
    }
  | { readonly kind: 'regime'; readonly actor: string }
  | {
      readonly kind: 'standing';
      readonly standing: string;
      readonly holder: string;
      /** 0 where it starts afresh. */
      readonly by: number;
    }
  | { readonly kind: 'rung'; readonly one: string; readonly other: string; readonly label: string };

/** What takes effect when a rule fires: writes, counts, and an event to tell. */
export interface Effect {
  readonly writes: readonly Write[];
  /** Indices into `Model.counters`, each raised by one. */
  readonly counts: readonly number[];
  /** null for an effect that is not worth telling. */
  readonly event: EventDescription | null;
}

/** One alternative of a rule. */
export interface Choice {
  /** Names the alternative in the draw: unique in its rule. */
  readonly name: string;
  readonly weight: Amount;
  readonly effect: Effect;
}

/**
 * When its condition holds, a rule draws (if it has a draw), and on success one of its choices takes effect; more than
 * one choice is a further draw, by weight. On failure `otherwise` takes effect.
 */
export interface Rule {
  /** The site of its draws: unique in the model, and made of where the rule stands in the scenario. */
  readonly name: string;
  readonly when: Condition;
  /** A coin is tossed on an occasion; a hazard is a chance at every tick. Their draws differ, see docs/draws.md. */
  readonly draw: { readonly kind: 'coin' | 'hazard'; readonly chance: Amount } | null;
  readonly choices: readonly Choice[];
  readonly otherwise: Effect | null;
  readonly origin: Origin;
}

/** The phases of a tick, in order. */
export type Phase = 'script' | 'context' | 'decide' | 'observe' | 'settle' | 'adjust' | 'judge';

/** A step of a phase. */
export interface Stage {
  readonly phase: Phase;
  readonly step: string;
  readonly clears: readonly VariableIndex[];
  /** By code point of their names. */
  readonly rules: readonly Rule[];
}

/** An outcome, in the order in which they are judged. */
export interface Outcome {
  readonly name: string;
  readonly when: Condition;
  readonly ends: boolean;
}

/** A count over a run, raised by effects and read by no rule. */
export interface Counter {
  readonly name: string;
  readonly origin: Origin;
}

/** Something looked at after every tick: in how many runs it ever held, and for how many ticks. */
export interface Watch {
  readonly name: string;
  readonly when: Condition;
  readonly origin: Origin;
}

/** What became of a commitment in a holder's view: the state in which the run leaves it. */
export interface FateTable {
  readonly commitment: string;
  readonly holder: string;
  readonly variable: VariableIndex;
  /** Disjoint groups of values that cover the variable's domain. */
  readonly fates: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** Counters of entries into final states, for a commitment that repeats. */
  readonly entries: readonly { readonly fate: string; readonly counter: number }[];
}

/** A probability read at one tick: of `when`, among the runs in which `given` holds. */
export interface Probe {
  readonly label: string;
  readonly when: Condition;
  readonly given: Condition | null;
  readonly tick: number;
}

/** A question, as probes to be read. */
export interface Question {
  readonly name: string;
  readonly title: string | null;
  /** As the author put it. */
  readonly text: string;
  readonly probes: readonly Probe[];
  /** For a question of time: true from the tick on at which it has come about. */
  readonly time: Condition | null;
}

/** A number that the model stands on. */
export interface Assumption {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly range: readonly [number, number] | null;
  readonly basis: string;
  readonly sources: readonly string[];
  /** True where `--set` or a variant gave the value. */
  readonly overridden: boolean;
}

/** What every engine reads: variables, stages of rules, outcomes and questions. */
export interface Model {
  readonly title: string;
  readonly variant: string | null;
  /** Which alternative of each reading holds, by the names of the readings; empty where the scenario has none. */
  readonly readings: Readonly<Record<string, string>>;
  readonly tick: string;
  readonly horizon: number;
  readonly variables: readonly Variable[];
  readonly stages: readonly Stage[];
  readonly outcomes: readonly Outcome[];
  readonly counters: readonly Counter[];
  readonly watches: readonly Watch[];
  readonly fates: readonly FateTable[];
  readonly questions: readonly Question[];
  readonly assumptions: readonly Assumption[];
  /** How to say the names of actors, parts and acts. */
  readonly labels: {
    readonly actors: Readonly<Record<string, string>>;
    readonly parts: Readonly<Record<string, string>>;
    readonly acts: Readonly<Record<string, string>>;
    readonly unit: string;
  };
}
