import { constant } from '../../conditions.js';
import type { Choice } from '../../model.js';
import { type Act, beside } from '../acts.js';
import type { Context } from '../context.js';

/** What it is to do an act: it happens in this tick, and the event says on whose account. */
export function does(
  context: Context,
  act: Act,
  by: 'option' | 'response' | 'variant',
  of: string,
): Choice['effect'] {
  return {
    writes: [{ variable: context.actVariable(act), value: constant(1) }],
    counts: [],
    event: { kind: 'act', author: act.author, ...beside(act), act: act.kind, target: act.target, by, of },
  };
}
