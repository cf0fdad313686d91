import { variablesOf } from '../../model/conditions.js';
import type { Choice, Effect, Model, Rule, Stage, Variable, VariableIndex } from '../../model/model.js';
import { readsOf } from '../../reference/index.js';

/**
 * What of a Model its outcomes and some of its questions can feel: the rest only multiplies states. A variable counts if an
 * outcome or a question reads it, or a rule that writes to one that counts. So the variables that count move by themselves
 * alone, and their chances are those of the whole.
 */
export interface Relevant {
  /** The Model without the writes that nobody asks about. Its variables keep their numbers. */
  readonly model: Model;
  /** The variables that count. */
  readonly variables: ReadonlySet<VariableIndex>;
}

/** @param questions the names of the questions that are asked; null for all */
export function relevantPart(whole: Model, questions: readonly string[] | null): Relevant {
  const asked = whole.questions.filter(({ name }) => questions === null || questions.includes(name));
  const variables = new Set<VariableIndex>();
  for (const { when } of whole.outcomes) variablesOf(when, variables);
  for (const { probes, time } of asked) {
    if (time !== null) variablesOf(time, variables);
    for (const { when, given } of probes) {
      variablesOf(when, variables);
      if (given !== null) variablesOf(given, variables);
    }
  }
  const rules = whole.stages.flatMap((stage) => stage.rules);
  for (let before = -1; before < variables.size; ) {
    before = variables.size;
    for (const rule of rules) {
      if (!effectsOf(rule).some(({ writes }) => writes.some(({ variable }) => variables.has(variable))))
        continue;
      for (const read of readBy(rule, variables)) variables.add(read);
    }
  }
  return { model: reduced(whole, asked, variables), variables };
}

function effectsOf({ choices, otherwise }: Rule): readonly Effect[] {
  return [...choices.map(({ effect }) => effect), ...(otherwise === null ? [] : [otherwise])];
}

/** What decides whether and how a rule writes to variables that count. */
function readBy(rule: Rule, variables: ReadonlySet<VariableIndex>): Set<VariableIndex> {
  const amounts = [
    ...(rule.draw === null ? [] : [rule.draw.chance]),
    ...rule.choices.map(({ weight }) => weight),
    ...effectsOf(rule).flatMap(({ writes }) =>
      writes.filter(({ variable }) => variables.has(variable)).map(({ value }) => value),
    ),
  ];
  return new Set([rule.when, ...amounts].flatMap((part) => [...readsOf(part).variables]));
}

function reduced(model: Model, questions: Model['questions'], variables: ReadonlySet<VariableIndex>): Model {
  const keep = (effect: Effect): Effect => ({
    ...effect,
    writes: effect.writes.filter(({ variable }) => variables.has(variable)),
  });
  const stages = model.stages.map(
    (stage): Stage => ({
      ...stage,
      clears: stage.clears.filter((variable) => variables.has(variable)),
      rules: stage.rules.map((rule) => ({
        ...rule,
        choices: rule.choices.map((choice): Choice => ({ ...choice, effect: keep(choice.effect) })),
        otherwise: rule.otherwise === null ? null : keep(rule.otherwise),
      })),
    }),
  );
  return {
    ...model,
    questions,
    stages,
    variables: model.variables.map((variable, index): Variable => {
      return variables.has(index) ? variable : { ...variable, start: variable.low };
    }),
  };
}
