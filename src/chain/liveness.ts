import type { VariableIndex } from '../model/model.js';
import type { Step } from './steps.js';

/** A step, and which variables are still read when it is done. */
export interface LiveStep {
  readonly step: Step;
  readonly after: ReadonlySet<VariableIndex>;
}

/** Which variables are still read. */
export interface Liveness {
  readonly steps: readonly LiveStep[];
  /** From one tick into the next. */
  readonly carried: ReadonlySet<VariableIndex>;
}

/**
 * A variable is alive where some step reads it later, in this tick or in the next, before it is cleared; or where it is
 * asked about at the end of the tick.
 */
export function livenessOf(steps: readonly Step[], asked: ReadonlySet<VariableIndex>): Liveness {
  let carried: ReadonlySet<VariableIndex> = new Set();
  for (;;) {
    const found: LiveStep[] = [];
    let alive: ReadonlySet<VariableIndex> = new Set([...asked, ...carried]);
    for (const step of steps.toReversed()) {
      found.push({ step, after: alive });
      alive = new Set(
        step.clears ? [...alive].filter((variable) => !step.writes.has(variable)) : [...alive, ...step.reads],
      );
    }
    if (alive.size === carried.size) return { steps: found.reverse(), carried };
    carried = alive;
  }
}
