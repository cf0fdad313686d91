import type { Commitment } from '../../scenario/scenario.js';
import { all, ALWAYS, any, holds, NEVER, not } from '../conditions.js';
import type { Condition, Origin, VariableIndex } from '../model.js';
import type { Context } from './context.js';
import type { View, Views } from './views.js';

/** What can be so of a commitment beside the state that it is in. */

const STATES = ['conditional', 'detached', 'satisfied', 'violated', 'terminated', 'expired'] as const;

/** A passing variable that is true in the tick at which a restraint is tried, holds or breaks. */
export function testVariable(
  context: Context,
  test: 'tempted' | 'kept' | 'broken',
  commitment: string,
): VariableIndex {
  return context.builder.truth(`${test}/${commitment}`, 'passing', {
    section: 'commitments',
    name: commitment,
    role: test,
  });
}

/** Two holders' views are not null and differ. */
export function disputed(views: Views, among: readonly View[]): Condition {
  const pairs: Condition[] = [];
  for (const [index, one] of among.entries()) {
    for (const other of among.slice(index + 1)) {
      const known = [not(views.is(one, 'null')), not(views.is(other, 'null'))];
      const same = STATES.map((state) => all(views.is(one, state), views.is(other, state)));
      pairs.push(all(...known, not(any(...same))));
    }
  }
  return any(...pairs);
}

/** The commitment is known to all its holders. */
export function disclosed(context: Context, name: string): Condition {
  const commitment = context.commitments.find((one) => one.name === name);
  if (commitment === undefined) return NEVER;
  if (commitment.channel === null || commitment.disclosed.kind === 'from the start') return ALWAYS;
  return holds(disclosureVariable(context, name));
}

export function disclosureVariable(context: Context, name: string): VariableIndex {
  return context.builder.truth(`disclosed/${name}`, 'state', {
    section: 'commitments',
    name,
    role: 'disclosed',
  });
}

/** Its debtor has admitted to it in public, and has not denied it since. */
export function acknowledgedVariable(context: Context, name: string): VariableIndex {
  return context.builder.truth(`acknowledged/${name}`, 'state', {
    section: 'commitments',
    name,
    role: 'acknowledged',
  });
}

/** What a variable, a rule or a counter of a commitment is for. */
export function commitmentOrigin(commitment: Commitment, role: string, holder?: string): Origin {
  return { section: 'commitments', name: commitment.name, role, ...(holder === undefined ? {} : { holder }) };
}
