import type { Amount, Condition, Model, Rule } from '../model.js';
import { again, isFollowed, pinnedValue, type Values } from '../tracing.js';

/** The numbers of a Model that may become others: chances and weights. All that is not said here shapes the Model. */

/** Pins what is followed and stands in a condition, in what is written, or in a start: it shapes the Model. */
export function pinShaping({ variables, stages, outcomes, watches, questions }: Model): void {
  for (const { start } of variables) {
    if (typeof start !== 'number') start.weights.forEach(({ weight }) => pinAmount(weight));
  }
  for (const { when, draw, choices, otherwise } of stages.flatMap(({ rules }) => rules)) {
    pinCondition(when);
    for (const amount of [...(draw === null ? [] : [draw.chance]), ...choices.map(({ weight }) => weight)])
      conditionsIn(amount).forEach(pinCondition);
    for (const { writes } of [
      ...choices.map(({ effect }) => effect),
      ...(otherwise === null ? [] : [otherwise]),
    ])
      writes.forEach(({ value }) => pinAmount(value));
  }
  for (const { when } of [...outcomes, ...watches]) pinCondition(when);
  for (const { time, probes } of questions) {
    if (time !== null) pinCondition(time);
    for (const { when, given } of probes) {
      pinCondition(when);
      if (given !== null) pinCondition(given);
    }
  }
}

function pinCondition(condition: Condition): void {
  switch (condition.is) {
    case 'compare':
      pinAmount(condition.left);
      pinAmount(condition.right);
      break;
    case 'not':
      pinCondition(condition.of);
      break;
    case 'all':
    case 'any':
    case 'at least':
      condition.of.forEach(pinCondition);
      break;
    default:
  }
}

function pinAmount(amount: Amount): void {
  if (amount.is === 'constant') pinnedValue(amount);
  partsOf(amount).forEach(pinAmount);
  conditionsIn(amount).forEach(pinCondition);
}

/** The conditions that an amount asks. */
function conditionsIn(amount: Amount): readonly Condition[] {
  const own = amount.is === 'choose' ? [amount.when] : [];
  return [...own, ...partsOf(amount).flatMap(conditionsIn)];
}

function partsOf(amount: Amount): readonly Amount[] {
  switch (amount.is) {
    case 'constant':
    case 'parameter':
    case 'variable':
    case 'tick':
    case 'table':
      return [];
    case 'sum':
    case 'product':
    case 'least':
    case 'greatest':
      return amount.of;
    case 'difference':
    case 'ratio':
      return [amount.left, amount.right];
    case 'choose':
      return [amount.yes, amount.otherwise];
    case 'logistic':
      return [amount.logOdds];
    case 'per tick':
      return [amount.within];
  }
}

/** Whether any chance or weight of a rule comes of a number that is followed. */
export function hasFollowed({ draw, choices }: Rule): boolean {
  const comesOfOne = (amount: Amount): boolean => isFollowed(amount) || partsOf(amount).some(comesOfOne);
  return [...(draw === null ? [] : [draw.chance]), ...choices.map(({ weight }) => weight)].some(comesOfOne);
}

/** The rule for other values of the numbers that are followed. */
export function ruleAgain(rule: Rule, values: Values): Rule {
  return {
    ...rule,
    draw: rule.draw === null ? null : { ...rule.draw, chance: amountAgain(rule.draw.chance, values) },
    choices: rule.choices.map((choice) => ({ ...choice, weight: amountAgain(choice.weight, values) })),
  };
}

function amountAgain(amount: Amount, values: Values): Amount {
  const inner = (one: Amount): Amount => amountAgain(one, values);
  switch (amount.is) {
    case 'constant':
      return again(amount, values);
    case 'parameter':
    case 'variable':
    case 'tick':
    case 'table':
      return amount;
    case 'sum':
    case 'product':
    case 'least':
    case 'greatest':
      return { ...amount, of: amount.of.map(inner) };
    case 'difference':
    case 'ratio':
      return { ...amount, left: inner(amount.left), right: inner(amount.right) };
    case 'choose':
      return { ...amount, yes: inner(amount.yes), otherwise: inner(amount.otherwise) };
    case 'logistic':
      return { ...amount, logOdds: inner(amount.logOdds) };
    case 'per tick':
      return { ...amount, within: inner(amount.within) };
  }
}
