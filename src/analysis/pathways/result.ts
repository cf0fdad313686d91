import type { ChainSize } from '../../chain/index.js';
import type { NoChain } from '../../chain/paths/index.js';
import type { Model } from '../../model/model.js';
import type { Estimate } from '../../montecarlo/result.js';
import type { Asked } from '../evaluation/asked.js';
import type { StudyHead } from '../evaluation/study.js';
import type { MilestoneEvent } from './milestone-event.js';

/** Which milestones make a chain: those that led to what is asked, or all that came about before it. */
export type ChainOf = 'what led to it' | 'everything';

/** By which ways something comes about. */
export interface PathwaysToResult extends StudyHead {
  readonly asked: Asked;
  readonly chainOf: ChainOf;
  /** How likely it is, among the runs in which it can be asked. */
  readonly nominal: Estimate;
  /** In how many runs it comes about. */
  readonly reached: number;
  /** How many of these were looked at for their chains: the first ones. */
  readonly looked: number;
  /** How many different chains these went. */
  readonly different: number;
  /** From this probability on, there is no return. */
  readonly threshold: number;
  /** The most frequent chains, the most frequent first. */
  readonly chains: readonly Chain[];
  /** Everything that came about on some way to it, the most frequent on the way first. */
  readonly events: readonly EventOnTheWay[];
  readonly flow: Flow;
  readonly follows: readonly Following[];
  /** The last acts that could still have turned it. */
  readonly turning: Turning;
  /** The shortest ways that runs were seen to go; null where none came to it. */
  readonly seen: SeenWays | null;
  /** What is known exactly, by the chain of the model; or why that does not fit. */
  readonly exact: ExactWays | NoChain;
  /** How to say the names in it. */
  readonly labels: Model['labels'];
}

/** The shortest ways among the runs that were looked at. There may be shorter ones. */
export interface SeenWays {
  /** That with the fewest events; of these the most frequent. */
  readonly fewest: SeenWay;
  /** That which was there first. */
  readonly earliest: SeenWay;
}

/** The way of one run. */
export interface SeenWay {
  readonly events: readonly string[];
  readonly run: number;
  readonly settledAt: number;
}

/** The ways to what is asked, exactly. Events are those that can influence it. */
export interface ExactWays {
  readonly probability: number;
  /** How probable each event is, and what is asked after it; null for one that cannot come about. */
  readonly events: readonly {
    readonly event: string;
    readonly probability: number;
    readonly after: number | null;
  }[];
  /** The most probable chains of events on the way, whatever their ticks. Events of one tick stand together. */
  readonly chains: readonly {
    readonly steps: readonly (readonly string[])[];
    readonly probability: number;
    /** Among all ways to it. */
    readonly share: number;
  }[];
  /** Whether it is proven that no other chain is more probable than these. */
  readonly proven: boolean;
  /** Single ways, tick by tick; null where none leads there. */
  readonly ways: {
    readonly mostProbable: ExactWay;
    readonly fewest: ExactWay;
    readonly earliest: ExactWay;
  } | null;
  readonly size: ChainSize;
}

/** One way, tick by tick: a state for the end of each. It is told by its events. */
export interface ExactWay {
  readonly probability: number;
  readonly settledAt: number;
  readonly steps: readonly {
    readonly tick: number;
    readonly events: readonly string[];
    /** What is asked, in the state at the end of that tick. */
    readonly after: number;
  }[];
}

/** A chain of milestones, in the order in which they first came about. */
export interface Chain {
  readonly steps: readonly ChainStep[];
  /** How many of the runs that were looked at went it. */
  readonly runs: number;
  /** Among the runs that were looked at; and among all runs as far as those reach. */
  readonly share: Estimate;
  readonly ofAll: Estimate;
  /** The first run that went it. Trace it to see the way. */
  readonly run: number;
  /** The first step after which what is asked is at or above the threshold, by its place; null where none is. */
  readonly noReturn: number | null;
}

/** One step of a chain. */
export interface ChainStep {
  readonly event: string;
  /** When it comes about in these runs, on average. */
  readonly meanTick: number;
  /** What is asked, among all runs in which the steps up to this one came about in this order, whatever came between. */
  readonly after: Estimate;
}

/** Something that comes about on the way, and what it means for what is asked. */
export interface EventOnTheWay extends MilestoneEvent {
  /** In how many of the runs that were looked at it is in the chain. */
  readonly onTheWay: number;
  /** In how many of all runs it comes about, and when in these, on average. */
  readonly runs: number;
  readonly meanTick: number;
  /** What is asked, among the runs in which it comes about; and among those in which it does not. */
  readonly after: Estimate;
  readonly without: Estimate;
}

/** The chains merged into one picture without circles: what comes first, second and so on. Fit for a Sankey diagram. */
export interface Flow {
  readonly nodes: readonly FlowNode[];
  /** From node to node, by their places. */
  readonly links: readonly { readonly from: number; readonly to: number; readonly runs: number }[];
}

/** A place that runs pass in the picture of how they flow: an event, in its step. */
export interface FlowNode {
  /** 0 for where all begin; one more than the last step for what is asked. */
  readonly step: number;
  readonly kind: 'start' | 'event' | 'others' | 'asked';
  /** The name of the event; null for a node that is none. */
  readonly event: string | null;
  readonly runs: number;
}

/** That one event comes next after another on a chain; null for the start, or for what is asked. */
export interface Following {
  readonly from: string | null;
  readonly to: string | null;
  readonly runs: number;
  /** Ticks from the one to the other, on average. */
  readonly meanTicks: number;
}

/** Which acts were the last to turn it: had one not happened on its tick, and all luck been the same, it had not come about. */
export interface Turning {
  /** In how many runs they were looked for: the first ones in which it comes about. */
  readonly runs: number;
  /** How many runs were played again, each without one act. */
  readonly replays: number;
  readonly acts: readonly TurningAct[];
  /** In so many runs no single act would have turned it. */
  readonly none: number;
}

/** An act that was the last to turn it, and in how many runs. */
export interface TurningAct {
  readonly event: string;
  readonly runs: number;
  readonly share: Estimate;
  /** Ticks from the act to the end of the run, or to when it is asked, on average. */
  readonly meanBefore: number;
  /** The first of these runs, and the tick of the act in it. */
  readonly run: number;
  readonly tick: number;
}
