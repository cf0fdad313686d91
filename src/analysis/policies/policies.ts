import type { ChainSize, Refused } from '../../chain/index.js';
import { bestPolicy, type Objective, OpenChain, type Sense } from '../../chain/open/index.js';
import { type LowerOptions, lower } from '../../model/lower/index.js';
import type { Model } from '../../model/model.js';
import type { Diagnostic } from '../../scenario/diagnostics/diagnostic.js';
import type { Scenario } from '../../scenario/scenario.js';
import { BOUNDS_MEGABYTES, objectivesOf } from '../bounds/bounds.js';
import type { ChosenRow, Constrained, PoliciesResult, PolicyExtreme } from './result.js';
import { policyTable } from './table.js';

/** What is asked of policies. */
export interface PoliciesOptions extends Pick<LowerOptions, 'variant' | 'readings' | 'set' | 'source'> {
  /** Names of outcomes or questions; all outcomes, unless told. */
  readonly of?: readonly string[];
  /** Megabytes of memory for one chain: 500 unless told. What would need more is refused. */
  readonly megabytes?: number;
}

/** What policies were found, or what is wrong with the scenario. */
export interface Policies {
  /** null if any diagnostic is an error. */
  readonly result: PoliciesResult | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The least and the greatest probability of what may happen over all that may be chosen freely, and policies that reach
 * them: a Markov decision process, solved backwards from the horizon (Puterman 1994). All free options are chosen to one
 * end, whoever has them. A policy knows the whole state at the start of a tick, hidden things too, and nothing of what is
 * still to be drawn; what was before and no longer influences what is asked it need not know, so no other policy does better.
 *
 * ```ts
 * const { result } = policies(scenario);
 * for (const row of result?.rows ?? []) console.log(row.name, row.least.probability, row.greatest.probability);
 * ```
 *
 * @throws RangeError on a name that the scenario does not have, if nothing is chosen freely, or on a budget of no memory.
 * @throws ModelError if the Model does what no Model may do.
 */
export function policies(scenario: Scenario, options: PoliciesOptions = {}): Policies {
  const { of, megabytes = BOUNDS_MEGABYTES, ...lowering } = options;
  if (!(megabytes > 0))
    throw new RangeError(`the memory for a chain is more than 0 megabytes, not ${megabytes}`);
  const { model, diagnostics } = lower(scenario, { ...lowering, choices: 'free' });
  if (model === null) return { result: null, diagnostics };
  const choices = model.variables.flatMap(({ kind, origin }) =>
    kind === 'choice' ? [{ option: origin.name, actor: origin.holder ?? '' }] : [],
  );
  if (choices.length === 0)
    throw new RangeError(
      'no option of this scenario is chosen freely: write `choice: free` in place of its chance',
    );
  const bytes = megabytes * 1_000_000;
  const solving = new Solving(bytes);
  const rows = objectivesOf(model, of ?? null).flatMap((objective) => solving.row(model, objective));
  const actors = [...new Set(choices.map(({ actor }) => actor))];
  const constrained = actors.flatMap((actor): Constrained[] => {
    const { commitments, set } = kept(scenario, model, actor);
    if (commitments.length === 0) return [];
    const held = lower(scenario, {
      ...lowering,
      choices: 'free',
      set: new Map([...(lowering.set ?? []), ...set]),
    });
    if (held.model === null) return [];
    const found = objectivesOf(held.model, of ?? null).flatMap((objective) => {
      const chain = OpenChain.of(held.model ?? model, objective, bytes);
      return chain instanceof OpenChain
        ? [
            {
              name: objective.name,
              least: known(chain.value(NOWHERE, 'least')),
              greatest: known(chain.value(NOWHERE, 'greatest')),
            },
          ]
        : [];
    });
    return [{ actor, commitments, rows: found }];
  });
  const { title, variant, readings, horizon, tick } = model;
  const { size, refused } = solving;
  const result = {
    scenario: title,
    variant,
    readings,
    horizon,
    tick,
    choices,
    rows,
    constrained,
    size,
    refused,
  };
  return { result, diagnostics };
}

/** No parameter is varied. */
const NOWHERE = new Map<string, never>();

class Solving {
  readonly refused: Refused[] = [];
  size: ChainSize = { states: 0, nodes: 0, edges: 0 };
  readonly #bytes: number;

  constructor(bytes: number) {
    this.#bytes = bytes;
  }

  row(model: Model, objective: Objective): ChosenRow[] {
    const telling = OpenChain.of(model, objective, this.#bytes, false);
    const chain = telling instanceof OpenChain ? telling : OpenChain.of(model, objective, this.#bytes);
    if (!(chain instanceof OpenChain)) {
      this.refused.push(chain);
      return [];
    }
    if (chain.size.nodes > this.size.nodes) this.size = chain.size;
    const { name, kind, tick } = objective;
    if (!(chain.conditionOver(NOWHERE, 'greatest') > 0)) {
      const message = 'its condition cannot come about, whatever is chosen';
      this.refused.push({ what: name, message, hint: 'give one of the numbers another value with --set' });
      return [];
    }
    const never = known(chain.value(NOWHERE, 'least', { never: true }));
    const condition = chain.isConditional
      ? { least: chain.conditionOver(NOWHERE, 'least'), greatest: chain.conditionOver(NOWHERE, 'greatest') }
      : null;
    const extreme = (sense: Sense): PolicyExtreme => {
      if (chain !== telling || !this.#fits(chain))
        return { probability: chain.value(NOWHERE, sense), table: null };
      const { probability, situations } = bestPolicy(chain, NOWHERE, sense);
      return { probability, table: policyTable(chain, situations) };
    };
    return [{ name, kind, tick, condition, never, least: extreme('least'), greatest: extreme('greatest') }];
  }

  /** A decision is remembered for each tick and state in which something is chosen. */
  #fits(chain: OpenChain): boolean {
    const decisions = chain.layers.reduce(
      (sum, { stretch, explored }) =>
        sum +
        (stretch.to - stretch.from + 1) *
          [...explored.laws.values()].filter(({ is }) => is === 'chosen').length,
      0,
    );
    return decisions * BYTES_PER_DECISION < this.#bytes;
  }
}

const BYTES_PER_DECISION = 50;

/** A share of those runs in which a condition holds; null where it cannot hold. */
function known(share: number): number | null {
  return Number.isNaN(share) ? null : share;
}

/** The commitments of an actor in this model, and what makes them certain to be kept. */
function kept(
  scenario: Scenario,
  { fates }: Model,
  actor: string,
): { readonly commitments: readonly string[]; readonly set: ReadonlyMap<string, number> } {
  const here = new Set(fates.map(({ commitment }) => commitment));
  const own = scenario.commitments.filter(({ debtor, name }) => debtor === actor && here.has(name));
  return {
    commitments: own.map(({ name }) => name),
    set: new Map(own.map(({ fidelity }) => [fidelity.quantity.name, 1])),
  };
}
