import { perTick } from '../../../chance/index.js';
import type { Chance, Quantity } from '../../../scenario/scenario.js';
import { constant, constantValue, isConstant } from '../../conditions.js';
import type { Amount, Condition, Rule } from '../../model.js';
import { decided, reckoned } from '../../tracing.js';
import type { StageName } from '../builder.js';
import type { Perspective } from '../context.js';
import type { Expressions } from './expressions.js';

/** A draw, what must hold for it to be made, and how large its chance is. */
export interface Drawn {
  readonly draw: Rule['draw'];
  readonly when: Condition;
  readonly chance: Amount;
}

/**
 * A chance as a draw: its kind, its size at this tick, and what must hold besides. A chance per occasion is a coin,
 * tossed when `when` comes about; any other is a hazard, while `when` holds.
 */
export function drawOf(
  expressions: Expressions,
  chance: Chance | null,
  when: Condition,
  perspective: Perspective,
  stage: StageName,
): Drawn {
  if (chance === null) return { draw: null, when, chance: constant(1) };
  if (chance.kind === 'curve') {
    const amount = curve(expressions, chance, perspective);
    return { draw: { kind: 'hazard', chance: amount }, when, chance: amount };
  }
  const { quantity } = chance;
  const value = expressions.quantity(quantity, perspective);
  if (quantity.unit?.kind === 'occasion') {
    const occasion = expressions.memories.occasion(when, stage);
    return { draw: certain(value) ? null : { kind: 'coin', chance: value }, when: occasion, chance: value };
  }
  const perEach =
    quantity.unit?.kind === 'within' ? perEachTick(expressions, quantity, value, quantity.unit.ticks) : value;
  return { draw: certain(perEach) ? null : { kind: 'hazard', chance: perEach }, when, chance: perEach };
}

function perEachTick(expressions: Expressions, quantity: Quantity, value: Amount, ticks: number): Amount {
  if (ticks === 1) return value;
  if (value.is !== 'constant') return { is: 'per tick', within: value, ticks };
  if (decided([value], ([within = 0]) => within >= 0 && within < 1))
    return reckoned([value], ([within = 0]) => perTick(within, ticks));
  const fixed = constantValue(value);
  expressions.context.report({
    code: fixed === 1 ? 'certain-within' : 'out-of-range',
    path: quantity.path,
    message: `${quantity.name} is ${fixed}: a chance within ${ticks} ticks lies from 0 to below 1`,
  });
  return constant(0);
}

/** A piecewise constant hazard: the curve's own chances at its knots, and nothing after the last. */
function curve(
  expressions: Expressions,
  curve: Extract<Chance, { kind: 'curve' }>,
  perspective: Perspective,
): Amount {
  const last = curve.knots.at(-1)?.tick ?? 0;
  const variable = expressions.memories.since(expressions.asked(curve.since, perspective), last);
  const values: number[] = [];
  let from = { tick: 0, by: 0 };
  for (const knot of curve.knots) {
    const left = (1 - knot.by) / (1 - from.by);
    const each = perTick(1 - left, knot.tick - from.tick);
    for (let tick = from.tick; tick < knot.tick; tick += 1) values.push(each);
    from = knot;
  }
  while (values.length < last + 2) values.push(0);
  expressions.context.numbers.useLaw(
    curve,
    from.by,
    `by ${from.tick} ${expressions.context.scenario.tick}s after the event (a curve)`,
  );
  return { is: 'table', variable, values };
}

function certain(amount: Amount): boolean {
  return isConstant(amount, 1);
}
