import { solve } from '../../chain/index.js';
import type { Model } from '../../model/model.js';

/** What is known for certain about the runs of a world, its numbers being as they are. */
export type Certainty =
  /** How likely a run is to break the property: 0 where no run can. */
  | { readonly kind: 'exact'; readonly probability: number; readonly states: number }
  /** The chain does not fit, or was not asked for. */
  | { readonly kind: 'not known'; readonly why: string };

/**
 * Solves the chain for the property alone.
 *
 * @param megabytes of memory for the chain; 0 for not at all
 */
export function certaintyOf(model: Model, megabytes: number): Certainty {
  if (megabytes === 0) return { kind: 'not known', why: 'solving the chain was not asked for' };
  // Outcomes that end no run make no difference to the property.
  const outcomes = model.outcomes.filter(({ ends }) => ends);
  const { questions, refused, size } = solve(
    { ...model, outcomes },
    { megabytes, only: 'outcomes and questions' },
  );
  const [asked] = questions;
  const probability = asked?.time?.cameAbout ?? asked?.rows[0]?.probability ?? null;
  if (probability === null)
    return { kind: 'not known', why: refused.at(-1)?.message ?? 'the chain was not solved' };
  return { kind: 'exact', probability, states: size.states };
}
