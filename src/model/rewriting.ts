import { all, ALWAYS, any, atLeast, hasValue, NEVER, not } from './conditions.js';
import type { Amount, Condition, Effect, Model, Rule, VariableIndex } from './model.js';
import type { Reached } from './reachable.js';

/** The same model with every condition, amount and write rewritten. */
export function rewrite(model: Model, by: Rewriting): Model {
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

/** Gives variables other indices, and settles what the values that they can reach decide. */
export class Rewriting {
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
          const inside = [...reached].filter((value) => hasValue(condition, value)).length;
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
