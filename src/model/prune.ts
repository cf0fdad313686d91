import { readByRule } from './lower/builder.js';
import { variablesOf } from './conditions.js';
import type { Choice, Effect, Model, Rule, Stage, VariableIndex } from './model.js';
import { effectsOf, type Reached, whatCanFire } from './reachable.js';
import { rewrite, Rewriting } from './rewriting.js';

/**
 * Drops what can make no difference: rules that can never fire, values that no rule can bring about, and variables that
 * nothing reads. A dropped rule draws nothing in any run, and draws are keyed by site, so no other draw changes.
 */
export function prune(model: Model): Model {
  const { firing, reached } = whatCanFire(model);
  const stages = model.stages.map((stage) => ({
    ...stage,
    rules: stage.rules.filter((rule) => firing.has(rule)),
  }));
  const told = rewrite({ ...model, stages }, new Rewriting((index) => index, reached));
  return dropUnread(told, reached);
}

/** The same Model with these variables alone. Nothing that is left may read another. */
export function keepVariables(model: Model, kept: ReadonlySet<VariableIndex>): Model {
  return renumber({ ...model, stages: stagesWith(model, kept) }, kept);
}

function stagesWith(model: Model, kept: ReadonlySet<VariableIndex>): Stage[] {
  return model.stages
    .map((stage) => ({
      ...stage,
      clears: stage.clears.filter((index) => kept.has(index)),
      rules: stage.rules.map((rule) => withoutWrites(rule, kept)).filter((rule) => hasEffect(rule)),
    }))
    .filter((stage) => stage.rules.length > 0 || stage.clears.length > 0);
}

function dropUnread(model: Model, reached: Reached): Model {
  let current = model;
  for (;;) {
    const read = readAnywhere(current, reached);
    const stages = stagesWith(current, read);
    const before = current.stages.reduce((total, stage) => total + stage.rules.length, 0);
    const after = stages.reduce((total, stage) => total + stage.rules.length, 0);
    current = { ...current, stages };
    if (after === before) return renumber(current, readAnywhere(current, reached));
  }
}

/** Variables that a rule other than its own memory reads, or that are asked about. */
function readAnywhere(model: Model, reached: Reached): Set<VariableIndex> {
  const read = new Set<VariableIndex>();
  for (const stage of model.stages) {
    for (const rule of stage.rules) {
      const own = new Set(effectsOf(rule).flatMap((effect) => effect.writes.map((write) => write.variable)));
      const told = effectsOf(rule).some((effect) => effect.event !== null || effect.counts.length > 0);
      for (const index of readByRule(rule)) if (!own.has(index) || told || own.size > 1) read.add(index);
    }
  }
  for (const outcome of model.outcomes) variablesOf(outcome.when, read);
  for (const watch of model.watches) variablesOf(watch.when, read);
  for (const fate of model.fates) read.add(fate.variable);
  for (const question of model.questions) {
    if (question.time !== null) variablesOf(question.time, read);
    for (const probe of question.probes) {
      variablesOf(probe.when, read);
      if (probe.given !== null) variablesOf(probe.given, read);
    }
  }
  for (const [index, variable] of model.variables.entries()) {
    // A state that moves is worth telling even where nothing acts on it.
    const moves = (reached.get(index)?.size ?? 0) > 1;
    if (variable.kind === 'state' && variable.origin.section !== 'memory' && moves) read.add(index);
  }
  return read;
}

function withoutWrites(rule: Rule, read: ReadonlySet<VariableIndex>): Rule {
  const keep = (effect: Effect): Effect => ({
    ...effect,
    writes: effect.writes.filter((write) => read.has(write.variable)),
  });
  return {
    ...rule,
    choices: rule.choices.map((choice): Choice => ({ ...choice, effect: keep(choice.effect) })),
    otherwise: rule.otherwise === null ? null : keep(rule.otherwise),
  };
}

function hasEffect(rule: Rule): boolean {
  return effectsOf(rule).some(
    (effect) => effect.writes.length > 0 || effect.counts.length > 0 || effect.event !== null,
  );
}

function renumber(model: Model, read: ReadonlySet<VariableIndex>): Model {
  const place = new Map<VariableIndex, VariableIndex>();
  const variables = model.variables.filter((_, index) => {
    if (!read.has(index)) return false;
    place.set(index, place.size);
    return true;
  });
  if (variables.length === model.variables.length) return model;
  const at = (index: VariableIndex): VariableIndex => {
    const found = place.get(index);
    if (found === undefined)
      throw new Error(`the variable ${model.variables[index]?.name ?? index} is read after all`);
    return found;
  };
  return rewrite(
    {
      ...model,
      variables,
      stages: model.stages.map((stage) => ({ ...stage, clears: stage.clears.map(at) })),
    },
    new Rewriting(at, new Map()),
  );
}
