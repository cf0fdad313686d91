import { type Attribution, explanationName, type Expression } from '../../../scenario/scenario.js';
import { any, holds } from '../../conditions.js';
import type { Condition } from '../../model.js';
import type { Context } from '../context.js';

type Believes = Extract<Expression, { kind: 'believes' }>;

/** An observer believes something of an act: by a rule of attribution, or since an alarm rang. */
export function believes(context: Context, expression: Believes): Condition {
  return any(
    ...beliefs(context, expression).map((rule) => holds(context.beliefVariable(rule))),
    ...alarms(context, expression),
  );
}

function beliefs(context: Context, expression: Believes): Attribution[] {
  const rules = context.attributionsOf(expression.observer.name);
  const { belief } = expression;
  if (belief.kind === 'rule') {
    const explained = explanationName(belief.rule.name, expression.observer.name);
    return rules.filter(({ name }) => name === belief.rule.name || name === explained);
  }
  const about = new Set(context.matching(belief.pattern).map((act) => act.name));
  return rules.filter(
    (rule) =>
      rule.kind === belief.kind &&
      rule.blamed === belief.actor.name &&
      context.blamable(rule).some((act) => about.has(act.name)),
  );
}

function alarms(context: Context, { belief, observer }: Believes): Condition[] {
  if (belief.kind !== 'rule') return [];
  return context.scenario.alarms
    .filter((alarm) => alarm.name === belief.rule.name && alarm.observer === observer.name)
    .map((alarm) => holds(context.alarmBelief(alarm)));
}
