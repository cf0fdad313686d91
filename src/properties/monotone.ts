import { solve } from '../chain/index.js';
import type { Seed } from '../chance/index.js';
import { clopperPearson } from '../montecarlo/index.js';
import { tally } from '../montecarlo/tally-runs.js';
import type { Scenario } from '../scenario/scenario.js';
import { LawBroken } from './law-broken.js';
import { modelIn, type PlayOptions } from './playing.js';

/** What is claimed: that raising a number makes an outcome no likelier. */
export interface Raising extends Omit<PlayOptions, 'run'> {
  /** The full name of the number, such as `commitments.alpha-restraint.fidelity`. */
  readonly number: string;
  readonly from: number;
  readonly to: number;
  readonly outcome: string;
  /** Runs where the chain does not fit: 4,096 unless told. */
  readonly runs?: number;
  /** Megabytes of memory for the chain: 50 unless told; 0 to count runs only. */
  readonly megabytes?: number;
}

/** An outcome's probability at both ends. */
export interface Raised {
  readonly before: number;
  readonly after: number;
  /** Whether both are exact, not counted. */
  readonly exact: boolean;
}

/** The chance that counting takes what is no likelier for likelier. */
const MISTAKEN = 1e-6;

/**
 * Raising a number makes an outcome no likelier. Not a law of nature: where it does not hold, how that comes about is worth
 * more than the law. Exact where the chain fits; else runs are counted, and it is held to be broken only where the intervals
 * leave no doubt.
 *
 * @throws LawBroken if the outcome becomes likelier.
 * @throws ScenarioError if the numbers do not go together; RangeError if there is no such outcome.
 */
export function raisingMakesNoLikelier(scenario: Scenario, raising: Raising): Raised {
  const before = probabilityAt(scenario, raising, raising.from);
  const after = probabilityAt(scenario, raising, raising.to);
  const likelier = after.exact && before.exact ? after.value - before.value > 1e-9 : after.low > before.high;
  if (likelier) {
    const { number, from, to, outcome } = raising;
    throw new LawBroken(
      `with ${number} raised from ${from} to ${to}, "${outcome}" goes from ${before.value} to ${after.value}`,
    );
  }
  return { before: before.value, after: after.value, exact: before.exact && after.exact };
}

interface Probability {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly exact: boolean;
}

function probabilityAt(scenario: Scenario, raising: Raising, value: number): Probability {
  const { number, outcome, world, runs = 4_096, seed = 1, megabytes = 50 } = raising;
  const settings = new Map([...(world?.settings ?? []), [number, value]]);
  const whole = modelIn(scenario, { ...raising, world: { forced: [], ...world, settings } });
  const model = { ...whole, questions: [] };
  const place = model.outcomes.findIndex(({ name }) => name === outcome);
  if (place === -1) throw new RangeError(`the scenario has no outcome "${outcome}"`);
  const exact =
    megabytes === 0 ? undefined : solve(model, { megabytes, only: 'outcomes and questions' }).outcomes[place];
  if (exact !== undefined) {
    const { probability } = exact;
    return { value: probability, low: probability, high: probability, exact: true };
  }
  return counted(tallyOf(model, seed, runs, place), runs);
}

function tallyOf(model: Parameters<typeof tally>[0], seed: Seed, runs: number, place: number): number {
  return tally(model, seed, 0, runs).outcomes[place] ?? 0;
}

function counted(count: number, runs: number): Probability {
  const { low, high } = clopperPearson(count, runs, 1 - MISTAKEN);
  return { value: count / runs, low, high, exact: false };
}
