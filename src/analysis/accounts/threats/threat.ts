import { namedAuthors } from '../../../scenario/expressions/authors.js';
import { partsOfExpression } from '../../../scenario/expressions/parts.js';
import type { Commitment, Perform, Scenario } from '../../../scenario/scenario.js';

/** A commitment to answer an act with a hostile one, and whom it warns. */
export interface Threat {
  readonly commitment: Perform;
  /** Whom its answer may hit, and whose acts its antecedent asks for or to whom it is given. */
  readonly warned: readonly string[];
}

/** The threats among commitments: see docs/accounts.md. */
export function threatsAmong(commitments: readonly Commitment[], scenario: Scenario): readonly Threat[] {
  return commitments.flatMap((commitment) => {
    if (commitment.form !== 'perform') return [];
    const warned = warnedBy(commitment, scenario);
    return warned.length === 0 ? [] : [{ commitment, warned }];
  });
}

function warnedBy(
  { debtor, creditor, acts, targets, antecedent }: Perform,
  scenario: Scenario,
): readonly string[] {
  const hostile = scenario.acts.some(({ name, rung }) => acts.includes(name) && rung !== null);
  if (!hostile) return [];
  // One that it is given to is warned by it, whatever it asks for: a threat that compels.
  const provokers = new Set([creditor]);
  for (const { part, negated } of partsOfExpression(antecedent.expression)) {
    if (negated) continue;
    if (part.kind === 'act') {
      const authors = namedAuthors(part.pattern);
      for (const name of authors.length > 0 ? authors : scenario.actors.map((actor) => actor.name))
        provokers.add(name);
    }
    if (part.kind === 'believes' && part.belief.kind !== 'rule') provokers.add(part.belief.actor.name);
  }
  provokers.delete(debtor);
  return [...new Set(targets.map(({ actor }) => actor))].filter((actor) => provokers.has(actor));
}
