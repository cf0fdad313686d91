import { decide, type Dice, merge, type PreparedEffect, type PreparedModel } from '../../reference/index.js';
import type { PreparedStage } from '../../reference/index.js';
import type { State } from '../../reference/trace.js';

/** A stage that was played: the state that its rules read, and what they did. */
export interface StagePlayed {
  readonly stage: PreparedStage;
  readonly before: State;
  readonly effects: readonly PreparedEffect[];
}

/** A tick that was played, stage by stage. */
export interface TickPlayed {
  readonly state: State;
  readonly stages: readonly StagePlayed[];
}

/** One tick, as `step` defines it, with no account of causes and changes. */
export function playTick({ stages }: PreparedModel, state: State, tick: number, dice: Dice): TickPlayed {
  let now = state;
  const played = stages.map((stage): StagePlayed => {
    if (stage.clears.length > 0) {
      const cleared = now.slice();
      for (const { variable, start } of stage.clears) cleared[variable] = start;
      now = cleared;
    }
    const before = now;
    const effects = stage.rules.flatMap((rule) => decide(rule, before, tick, dice) ?? []);
    if (effects.length > 0) {
      const after = before.slice();
      for (const [variable, value] of merge(effects, before, tick)) after[variable] = value;
      now = after;
    }
    return { stage, before, effects };
  });
  return { state: now, stages: played };
}
