/**
 * A Model as a plain chain: what PRISM and JANI write down. A tick is a walk through numbered steps. A step either tosses
 * the dice of one rule or puts what the rules of a stage have given into the variables. So there are as many steps as the
 * model has stages and rules that draw, and no product of rules is ever formed.
 *
 * | step | what happens in it |
 * |---|---|
 * | 0 | the tick is over: this is where questions are read |
 * | 1 to n | the steps of a tick, in order; every one is taken in every tick |
 * | n + 1 | the run is over: the chain stays there |
 * | n + 2 on | before tick 1: starts that are drawn |
 */
import type { Condition, Write } from '../../model/model.js';

/** A whole number from low to high. */
export interface ProgramVariable {
  /** Legal in PRISM and JANI. */
  readonly name: string;
  readonly low: number;
  readonly high: number;
  /** Its value at the beginning. */
  readonly start: number;
  /** What it is, in a line. */
  readonly about: string;
}

/** One way in which a command may go. What it writes are new values, all reckoned in the state before. */
export interface Branch {
  readonly probability: number;
  readonly writes: readonly Write[];
}

/** What happens in a step where a condition holds. The conditions of one step shut each other out and leave nothing out. */
export interface Command {
  readonly step: number;
  readonly next: number;
  readonly when: Condition;
  /** Their probabilities add up to 1, up to rounding. */
  readonly branches: readonly Branch[];
}

/** Commands that belong together, with what they are. */
export interface Block {
  readonly about: readonly string[];
  readonly commands: readonly Command[];
}

/** Blocks under a title: a stage of the tick. */
export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** How the variables that every program has are called. */
export const STEP = 'step';
export const TICK = 'tick';
export const OUTCOME = 'outcome';

export interface Program {
  /** Those of the Model, by the same numbers, then further ones. Conditions and amounts speak of these numbers. */
  readonly variables: readonly ProgramVariable[];
  /** The numbers of those that are there: what no outcome and no question can feel is left out. */
  readonly present: ReadonlySet<number>;
  /** The number of the variable that holds the outcome: 0 while the run goes on, then its place from 1. */
  readonly outcome: number;
  /** The number of the variable that holds the tick, which conditions and amounts call by its own name. */
  readonly tick: number;
  readonly horizon: number;
  /** The step in which a chain begins, the one in which it stays, and the highest. */
  readonly firstStep: number;
  readonly overStep: number;
  readonly lastStep: number;
  readonly sections: readonly Section[];
}
