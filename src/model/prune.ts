import { readByRule } from './lower/builder.js';
import { all, ALWAYS, any, atLeast, NEVER, not, variablesOf } from './conditions.js';
import type {
  Amount,
  Choice,
  Condition,
  Effect,
  Model,
  Rule,
  Stage,
  Variable,
  VariableIndex,
} from './model.js';
import { domainOf, isPossible } from './possible.js';

/**
 * Drops what can make no difference: rules that can never fire, values that no rule can bring about, and variables that
 * nothing reads. A dropped rule draws nothing in any run, and draws are keyed by site, so no other draw changes.
 */
export function prune(model: Model): Model {
  const { stages, reached } = dropImpossible(model);
  const told = rewrite({ ...model, stages }, new Rewriting((index) => index, reached));
  return dropUnread(told, reached);
}

/** The values that each variable can reach, taking each variable by itself. */
export function reachableValues(model: Model): ReadonlyMap<VariableIndex, ReadonlySet<number>> {
  return dropImpossible(model).reached;
}

function dropImpossible(
  model: Model,
): Pick<Model, 'stages'> & { reached: Map<VariableIndex, ReadonlySet<number>> } {
  const { variables } = model;
  const reached = new Map<VariableIndex, Set<number>>(
    variables.map((variable, index) => [
      index,
      variable.kind === 'choice'
        ? domainOf(variable)
        : new Set(
            typeof variable.start === 'number'
              ? [variable.start]
              : variable.start.weights.map(({ value }) => value),
          ),
    ]),
  );
  const firing = new Set<Rule>();
  const rules = model.stages
    .flatMap((stage) => stage.rules)
    .map((rule) => ({
      rule,
      reads: [...variablesOf(rule.when)],
      writes: effectsOf(rule).flatMap((effect) => effect.writes),
    }));
  // A rule is looked at again only where a variable has grown on which it depends: in this round, or in the one before.
  let grown = new Set<VariableIndex>(reached.keys());
  while (grown.size > 0) {
    const now = new Set<VariableIndex>();
    const hasGrown = (variable: VariableIndex): boolean => grown.has(variable) || now.has(variable);
    for (const { rule, reads, writes } of rules) {
      const isNew = !firing.has(rule);
      if (isNew) {
        if (reads.length > 0 && !reads.some(hasGrown)) continue;
        if (!isPossible(rule.when, variables, reached)) continue;
        firing.add(rule);
      }
      for (const { variable, value } of writes) {
        if (!isNew && !hasGrown(variable)) continue;
        const values = reached.get(variable) ?? new Set<number>();
        const before = values.size;
        for (const one of valuesWritten(model, variable, value, rule.when, values)) values.add(one);
        if (values.size > before) now.add(variable);
        reached.set(variable, values);
      }
    }
    grown = now;
  }
  const stages = model.stages.map((stage) => ({
    ...stage,
    rules: stage.rules.filter((rule) => firing.has(rule)),
  }));
  return { stages, reached };
}

function effectsOf(rule: Rule): Effect[] {
  return [
    ...rule.choices.map((choice) => choice.effect),
    ...(rule.otherwise === null ? [] : [rule.otherwise]),
  ];
}

/** What is written to a variable may make it so; made before any of it is told. */
export function valuesWritten(
  model: Model,
  variable: VariableIndex,
  value: Amount,
  when: Condition,
  before: ReadonlySet<number>,
): readonly number[] | ReadonlySet<number> {
  const target = model.variables[variable];
  if (target === undefined) return [];
  const constants = constantsOf(value);
  if (constants !== null) {
    if (target.merge === 'sum')
      return [...before].flatMap((old) => constants.map((by) => clamp(old + by, target)));
    return constants;
  }
  const step = stepOf(value, variable);
  if (step === null) return domainOf(target);
  const allowed = new Set([...before].filter((old) => mayHold(when, variable, old)));
  return [...allowed].flatMap((old) => [
    ...step.steps.map((by) => clamp(old + by, target)),
    ...step.constants,
  ]);
}

/** Whether a condition leaves open that the variable has this value. */
function mayHold(condition: Condition, variable: VariableIndex, value: number): boolean {
  if (condition.is === 'in') return condition.variable !== variable || condition.values.includes(value);
  if (condition.is === 'all') return condition.of.every((one) => mayHold(one, variable, value));
  return true;
}

function clamp(value: number, variable: Variable): number {
  return Math.min(variable.high, Math.max(variable.low, value));
}

function constantsOf(amount: Amount): number[] | null {
  if (amount.is === 'constant') return [amount.value];
  if (amount.is !== 'choose') return null;
  const then = constantsOf(amount.yes);
  const otherwise = constantsOf(amount.otherwise);
  return then === null || otherwise === null ? null : [...then, ...otherwise];
}

/** The variable plus or minus constants, perhaps capped: what it may be moved by. */
function stepOf(amount: Amount, variable: VariableIndex): { steps: number[]; constants: number[] } | null {
  switch (amount.is) {
    case 'constant':
      return { steps: [], constants: [amount.value] };
    case 'variable':
      return amount.variable === variable ? { steps: [0], constants: [] } : null;
    case 'sum': {
      const fixed = amount.of.reduce((total, one) => total + (one.is === 'constant' ? one.value : 0), 0);
      const rest = amount.of.filter((one) => one.is !== 'constant');
      const [only, another] = rest;
      if (only === undefined || another !== undefined || only.is !== 'variable' || only.variable !== variable)
        return null;
      return { steps: [fixed], constants: [] };
    }
    case 'least':
    case 'greatest':
    case 'choose': {
      const parts = amount.is === 'choose' ? [amount.yes, amount.otherwise] : amount.of;
      const steps = parts.map((one) => stepOf(one, variable));
      if (steps.includes(null)) return null;
      return {
        steps: steps.flatMap((one) => one?.steps ?? []),
        constants: steps.flatMap((one) => one?.constants ?? []),
      };
    }
    default:
      return null;
  }
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

/** The same model with every condition, amount and write rewritten. */
function rewrite(model: Model, by: Rewriting): Model {
  return {
    ...model,
    stages: model.stages.map((stage) => ({ ...stage, rules: stage.rules.map((rule) => by.rule(rule)) })),
    outcomes: model.outcomes.map((outcome) => ({ ...outcome, when: by.condition(outcome.when) })),
    watches: model.watches.map((watch) => ({ ...watch, when: by.condition(watch.when) })),
    fates: model.fates.map((fate) => ({ ...fate, variable: by.variable(fate.variable) })),
    questions: model.questions.map((question) => ({
      ...question,
      time: question.time === null ? null : by.condition(question.time),
      probes: question.probes.map((probe) => ({
        ...probe,
        when: by.condition(probe.when),
        given: probe.given === null ? null : by.condition(probe.given),
      })),
    })),
  };
}

type Reached = ReadonlyMap<VariableIndex, ReadonlySet<number>>;

/** Gives variables other indices, and settles what the values that they can reach decide. */
class Rewriting {
  constructor(
    readonly variable: (index: VariableIndex) => VariableIndex,
    private readonly reached: Reached,
  ) {}

  rule(rule: Rule): Rule {
    const effect = (one: Effect): Effect => ({
      ...one,
      writes: one.writes.map(({ variable, value }) => ({
        variable: this.variable(variable),
        value: this.amount(value),
      })),
    });
    return {
      ...rule,
      when: this.condition(rule.when),
      draw: rule.draw === null ? null : { kind: rule.draw.kind, chance: this.amount(rule.draw.chance) },
      choices: rule.choices.map((choice) => ({
        ...choice,
        weight: this.amount(choice.weight),
        effect: effect(choice.effect),
      })),
      otherwise: rule.otherwise === null ? null : effect(rule.otherwise),
    };
  }

  condition(condition: Condition): Condition {
    switch (condition.is) {
      case 'always':
      case 'never':
      case 'tick':
        return condition;
      case 'in': {
        const reached = this.reached.get(condition.variable);
        if (reached !== undefined) {
          const inside = [...reached].filter((value) => condition.values.includes(value)).length;
          if (inside === 0) return NEVER;
          if (inside === reached.size) return ALWAYS;
        }
        return { ...condition, variable: this.variable(condition.variable) };
      }
      case 'compare':
        return { ...condition, left: this.amount(condition.left), right: this.amount(condition.right) };
      case 'not':
        return not(this.condition(condition.of));
      case 'all':
        return all(...condition.of.map((one) => this.condition(one)));
      case 'any':
        return any(...condition.of.map((one) => this.condition(one)));
      case 'at least':
        return atLeast(
          condition.count,
          condition.of.map((one) => this.condition(one)),
        );
    }
  }

  amount(amount: Amount): Amount {
    switch (amount.is) {
      case 'constant':
      case 'parameter':
      case 'tick':
        return amount;
      case 'variable':
      case 'table':
        return { ...amount, variable: this.variable(amount.variable) };
      case 'sum':
      case 'product':
      case 'least':
      case 'greatest':
        return { ...amount, of: amount.of.map((one) => this.amount(one)) };
      case 'difference':
      case 'ratio':
        return { ...amount, left: this.amount(amount.left), right: this.amount(amount.right) };
      case 'choose':
        return {
          ...amount,
          when: this.condition(amount.when),
          yes: this.amount(amount.yes),
          otherwise: this.amount(amount.otherwise),
        };
      case 'logistic':
        return { ...amount, logOdds: this.amount(amount.logOdds) };
      case 'per tick':
        return { ...amount, within: this.amount(amount.within) };
    }
  }
}
