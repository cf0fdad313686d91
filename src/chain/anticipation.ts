import { readByRule } from '../model/lower/builder.js';
import { variablesOf } from '../model/conditions.js';
import type { Model, Rule, Stage, VariableIndex } from '../model/model.js';
import { effectsOf } from '../model/reachable.js';
import { Meaning, readsOf } from '../reference/index.js';
import { latchesOf, writtenBy } from './latches.js';

/**
 * The same Model, with what a tick makes of the acts of the tick before brought forward into that tick. "An answer comes on
 * the day after, if it comes": whether it comes is drawn the evening before, which changes no law, since nothing can touch
 * it in between. Then a state carries overnight that an answer will come, and not all the acts that may call for one.
 *
 * A rule is brought forward if all that it reads is left over from the tick before, if it only sets truths that are cleared
 * before it and read after it, counts nothing, and can do nothing in the first tick. Where actors choose freely nothing is brought
 * forward: they choose at the start of a tick, and would know what is drawn the evening before.
 */
export function anticipated(model: Model): Model {
  const { variables, stages } = model;
  if (variables.some(({ kind }) => kind === 'choice')) return model;
  const meaning = new Meaning(variables);
  const starts = variables.map(({ start }) => Number(start));
  const free = freeLatches(model);
  /** What is left over from the tick before; a start that is drawn may be anything. */
  const leftOver = new Set(
    variables.flatMap(({ kind, start }, index) =>
      kind === 'passing' && typeof start === 'number' ? [index] : [],
    ),
  );
  /** What has been cleared or written in this tick. */
  const touched = new Set<VariableIndex>();
  const moved = new Set<Rule>();
  stages.forEach(({ clears, rules }, place) => {
    for (const index of clears) touched.add(index);
    for (const rule of rules) {
      const writes = writtenBy(rule);
      if (
        [...readByRule(rule)].every((index) => leftOver.has(index) && !touched.has(index)) &&
        !readsOf(rule.when).tick &&
        (rule.draw === null || !readsOf(rule.draw.chance).tick) &&
        rule.choices.length === 1 &&
        rule.choices.every(({ weight }) => !readsOf(weight).tick) &&
        effectsOf(rule).every(({ counts }) => counts.length === 0) &&
        writes.length > 0 &&
        writes.every((index) => free.get(index)?.(place) === true) &&
        !meaning.test(rule.when)(starts, 1)
      )
        moved.add(rule);
    }
    for (const rule of rules) for (const index of writtenBy(rule)) touched.add(index);
  });
  if (moved.size === 0) return model;
  const early = new Set([...moved].flatMap(writtenBy));
  const ahead: Stage = { phase: 'judge', step: 'ahead', clears: [...early], rules: [...moved] };
  const rest = stages.map((stage) => ({
    ...stage,
    clears: stage.clears.filter((index) => !early.has(index)),
    rules: stage.rules.filter((rule) => !moved.has(rule)),
  }));
  return { ...model, stages: [...rest, ahead] };
}

/**
 * The truths that nobody looks at before a stage is over: by variable, whether that holds of a stage. They are cleared once a
 * tick, before that stage or in it.
 */
function freeLatches(model: Model): ReadonlyMap<VariableIndex, (stage: number) => boolean> {
  const asked = new Set<VariableIndex>();
  for (const { when } of [...model.outcomes, ...model.watches]) variablesOf(when, asked);
  const free = new Map<VariableIndex, (stage: number) => boolean>();
  for (const latch of latchesOf(model)) {
    const cleared = placesWhere(model.stages, ({ clears }) => clears.includes(latch));
    const read = placesWhere(model.stages, ({ rules }) => rules.some((rule) => readByRule(rule).has(latch)));
    const [once = Number.POSITIVE_INFINITY, twice] = cleared;
    if (twice !== undefined || asked.has(latch)) continue;
    if (
      placesWhere(model.stages, ({ rules }) => rules.some((rule) => writtenBy(rule).includes(latch))).some(
        (place) => place < once,
      )
    )
      continue;
    free.set(latch, (stage) => once <= stage && read.every((place) => place > stage));
  }
  return free;
}

function placesWhere(stages: readonly Stage[], holds: (stage: Stage) => boolean): readonly number[] {
  return stages.flatMap((stage, place) => (holds(stage) ? [place] : []));
}
