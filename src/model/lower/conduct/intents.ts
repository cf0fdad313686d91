import { all, not } from '../../conditions.js';
import type { Condition, VariableIndex } from '../../model.js';
import type { Act } from '../acts.js';
import type { Context } from '../context.js';
import type { Interventions } from '../interventions.js';
import { inStock } from '../stocks.js';

/** What is meant to be done in a tick, before any restraint is tried. */

export function intentVariable(context: Context, act: Act): VariableIndex {
  return context.builder.truth(`intent/${act.name}`, 'passing', {
    section: 'acts',
    name: act.name,
    role: 'intent',
  });
}

/** Nothing makes the act impossible: no variant forbids it, and nothing that it would use has run out. */
export function isOpen(context: Context, interventions: Interventions, act: Act): Condition {
  return all(not(interventions.forbids(act)), inStock(context, act));
}
