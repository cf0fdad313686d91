import type { Choice, EventDescription, Model, Rule, Variable } from './model.js';
import { reachableValues } from './reachable.js';
import { amountText, conditionText, label } from './text.js';

/** A Model as text: its variables with their domains, the product of these, and every rule by stage. */
export function printModel(model: Model): string {
  const { variables } = model;
  const lines = [
    `model of "${model.title}"${model.variant === null ? '' : `, variant "${model.variant}"`}`,
    ...Object.entries(model.readings).map(([name, alternative]) => `reading ${name}: ${alternative}`),
    `${model.horizon} ticks of one ${model.tick}`,
    '',
    ...budgetLines(model),
    '',
  ];
  for (const stage of model.stages) {
    lines.push(`stage ${stage.phase}: ${stage.step}`);
    if (stage.clears.length > 0) {
      lines.push(`  clears ${stage.clears.map((index) => variables[index]?.name ?? '').join(', ')}`);
    }
    for (const rule of stage.rules) lines.push(...ruleLines(model, rule));
    lines.push('');
  }
  lines.push('outcomes, in order');
  for (const outcome of model.outcomes) {
    lines.push(
      `  ${outcome.name}${outcome.ends ? ' (ends the run)' : ''}: ${conditionText(outcome.when, variables)}`,
    );
  }
  if (model.questions.length > 0) lines.push('', 'questions');
  for (const question of model.questions) {
    lines.push(`  ${question.name}: ${question.text}`);
    for (const probe of question.probes) {
      const given = probe.given === null ? '' : ` given ${conditionText(probe.given, variables)}`;
      lines.push(`    ${probe.label}: ${conditionText(probe.when, variables)}${given}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** What each variable costs: an exact engine multiplies the domains that a question can feel. */
export interface StateBudget {
  /** Variables that live from tick to tick, with how many values each can reach. */
  readonly lasting: readonly { readonly name: string; readonly size: number; readonly domain: string }[];
  /** The product of these: an upper bound of the number of states, most of them unreachable. */
  readonly product: number;
  /** Variables that only questions read. */
  readonly monitors: readonly { readonly name: string; readonly size: number }[];
  readonly passing: number;
  /** What is chosen freely at every tick. */
  readonly choices: readonly string[];
}

/** Counts what the variables of a model cost. */
export function stateBudget(model: Model): StateBudget {
  const size = ({ low, high }: Variable): number => high - low + 1;
  const reached = reachableValues(model);
  const lasting = model.variables.flatMap((variable, index) => {
    if (variable.kind !== 'state') return [];
    const values = reached.get(index) ?? new Set<number>();
    return [{ name: variable.name, size: values.size, domain: domainText(variable, values) }];
  });
  return {
    lasting,
    product: lasting.reduce((product, variable) => product * variable.size, 1),
    monitors: model.variables
      .filter((variable) => variable.kind === 'monitor')
      .map((variable) => ({ name: variable.name, size: size(variable) })),
    passing: model.variables.filter((variable) => variable.kind === 'passing').length,
    choices: model.variables.filter((variable) => variable.kind === 'choice').map(({ name }) => name),
  };
}

function budgetLines(model: Model): string[] {
  const budget = stateBudget(model);
  const width = Math.max(8, ...budget.lasting.map(({ name }) => Math.min(60, name.length)));
  return [
    `state: ${budget.lasting.length} variables that last, at most ${budget.product.toExponential(2)} states`,
    ...budget.lasting.map(
      ({ name, size, domain }) => `  ${name.padEnd(width)}  ${String(size).padStart(4)}  ${domain}`,
    ),
    ...(budget.choices.length === 0
      ? []
      : [`chosen freely at the start of every tick: ${budget.choices.join(', ')}`]),
    `beside them: ${budget.passing} variables that pass with the tick, ${budget.monitors.length} that only questions read`,
  ];
}

function domainText(variable: Variable, reached: ReadonlySet<number>): string {
  const start =
    typeof variable.start === 'number'
      ? `starts ${label(variable, variable.start)}`
      : `drawn: ${variable.start.weights
          .map(({ value, weight }) => `${label(variable, value)} ${amountText(weight, [])}`)
          .join(', ')}`;
  const values = [...reached].sort((one, other) => one - other);
  const shown =
    variable.labels === undefined || values.length > 8
      ? `${label(variable, values[0] ?? 0)} … ${label(variable, values.at(-1) ?? 0)}`
      : values.map((value) => label(variable, value)).join(' | ');
  return `${shown}; ${start}`;
}

function ruleLines(model: Model, rule: Rule): string[] {
  const { variables } = model;
  const draw = rule.draw === null ? '' : `  ${rule.draw.kind} ${amountText(rule.draw.chance, variables)}`;
  const lines = [`  ${rule.name}`, `    when ${conditionText(rule.when, variables)}${draw}`];
  const single = rule.choices.length === 1;
  for (const choice of rule.choices) {
    const weight = single ? '' : `${choice.name} (weight ${amountText(choice.weight, variables)}): `;
    lines.push(`    ${weight}${effectText(model, choice.effect)}`);
  }
  if (rule.otherwise !== null) lines.push(`    else ${effectText(model, rule.otherwise)}`);
  return lines;
}

function effectText(model: Model, effect: Choice['effect']): string {
  const writes = effect.writes.map(({ variable, value }) => {
    const target = model.variables[variable];
    if (target === undefined) return '';
    const sign = target.merge === 'sum' ? '+=' : ':=';
    const text =
      value.is === 'constant' && target.merge !== 'sum'
        ? label(target, value.value)
        : amountText(value, model.variables);
    return `${target.name} ${sign} ${text}`;
  });
  const counts = effect.counts.map((index) => `count ${model.counters[index]?.name ?? ''}`);
  const event = effect.event === null ? [] : [`tell ${eventText(effect.event)}`];
  return [...writes, ...counts, ...event].join('; ') || 'nothing';
}

function eventText(event: EventDescription): string {
  return event.kind;
}
