import type { Batch } from './batch.js';
import type { Evaluators } from './evaluate.js';
import type { Place } from './layout.js';
import type { ProgramStage } from './program.js';
import type { Rule } from './rule.js';

/** Plays a stage in the lanes that have not ended. */
export type PlayStage = (batch: Batch, active: number) => void;

/** A stage that judges all its guards at once, and then fires the rules whose guard holds somewhere. */
export function stageByJudging(
  stage: ProgramStage,
  rules: readonly Rule[],
  evaluators: Evaluators,
): PlayStage {
  const judge = evaluators.all(stage.rules.map(({ guard }) => guard));
  const truth = new Int32Array(rules.length);
  const places = placesWritten(stage);
  const { clears } = stage;
  return (batch, active) => {
    const { words } = batch;
    for (const { plane, ones } of clears) {
      const before = words[plane] ?? 0;
      words[plane] = ones ? before | active : before & ~active;
    }
    judge(words, truth);
    let fired = 0;
    for (let at = 0; at < truth.length; at += 1) {
      const lanes = (truth[at] ?? 0) & active;
      if (lanes === 0) continue;
      const rule = rules[at];
      if (rule !== undefined) fired |= play(batch, rule, lanes);
    }
    if (fired !== 0) batch.commit(places);
  };
}

/** Gives the lanes in which something may have been written. */
function play(batch: Batch, rule: Rule, lanes: number): number {
  if (rule.hazard === null) {
    batch.fire(rule, lanes);
    return lanes;
  }
  // Most hazards do not happen most of the time: one look at the calendar says so.
  const success = batch.calendars.lanes(rule.hazard, lanes);
  if (success !== 0) batch.succeed(rule, success);
  return success;
}

/** Where the variables stand that the rules of a stage may write. */
export function placesWritten({ rules }: ProgramStage): readonly Place[] {
  const places = new Map<number, Place>();
  for (const { effects, otherwise } of rules) {
    for (const effect of otherwise === null ? effects : [...effects, otherwise]) {
      for (const { place } of effect.writes) places.set(place.variable, place);
    }
  }
  return [...places.values()];
}
