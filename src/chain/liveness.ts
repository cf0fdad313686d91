import type { VariableIndex } from '../model/model.js';
import type { Step } from './steps.js';

/** Which variables are still read. */
export interface Liveness {
  /** By step, after it. */
  readonly after: readonly ReadonlySet<VariableIndex>[];
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
    const after: ReadonlySet<VariableIndex>[] = [];
    let alive = new Set([...asked, ...carried]);
    for (const step of steps.toReversed()) {
      after.push(new Set(alive));
      alive = new Set(
        step.clears ? [...alive].filter((variable) => !step.writes.has(variable)) : [...alive, ...step.reads],
      );
    }
    if (alive.size === carried.size) return { after: after.reverse(), carried };
    carried = alive;
  }
}
