import {
  type ExactPath,
  type NoChain,
  outcomeGoal,
  pathsTo,
  type PathsTo,
  probeGoal,
} from '../../chain/paths/index.js';
import type { Model } from '../../model/model.js';
import type { Asked } from '../evaluation/asked.js';
import { outcomeAsked, probeAsked } from './asked-ways.js';
import type { ExactWay, ExactWays } from './result.js';

/** How exactly it is reckoned. */
export interface ExactlyOptions {
  /** Of memory for the chain; 0 for not at all. */
  readonly megabytes: number;
  /** How many chains of events. */
  readonly most: number;
}

/** The ways to what is asked, exactly, where the chain of a model fits into memory. */
export function exactly(
  model: Model,
  asked: Asked,
  { megabytes, most }: ExactlyOptions,
): ExactWays | NoChain {
  if (megabytes === 0) return { message: 'it was not tried', hint: 'allow some memory for it' };
  const probe = probeAsked(model, asked);
  const goal = probe === null ? outcomeGoal(model, outcomeAsked(model, asked)) : probeGoal(probe);
  const found = pathsTo(model, goal, megabytes, most);
  return 'message' in found ? found : waysOf(found);
}

function waysOf({ probability, counted, milestones, best, chains, proven, size }: PathsTo): ExactWays {
  const reached = probability * counted;
  return {
    probability,
    events: milestones.map(({ name, ...rest }) => ({ event: name, ...rest })),
    chains: chains.map(({ steps, probability: of }) => ({
      steps,
      probability: of / counted,
      share: of / reached,
    })),
    proven,
    ways:
      best === null
        ? null
        : {
            mostProbable: amongCounted(best.mostProbable, counted),
            fewest: amongCounted(best.fewest, counted),
            earliest: amongCounted(best.earliest, counted),
          },
    size,
  };
}

function amongCounted({ probability, settledAt, steps }: ExactPath, counted: number): ExactWay {
  return {
    probability: probability / counted,
    settledAt,
    steps: steps.map(({ tick, milestones, after }) => ({ tick, events: milestones, after })),
  };
}
