import type { Model } from '../../model/model.js';
import type { Scenario } from '../../scenario/scenario.js';
import { AskedError } from '../evaluation/asked-error.js';
import type { Wanted } from './asking.js';
import { type Candidate, candidatesIn } from './candidates.js';
import { type Observation, observationText } from './observation.js';

/** What is wanted of the model: whether each of these has come about in its ticks. */
export interface Plan {
  readonly observedUpTo: number;
  /** What was observed; then, if so, that nothing else was. */
  readonly observations: readonly Observation[];
  readonly silences: readonly Observation[];
  /** The ticks in which something may come next; null for none. */
  readonly window: { readonly from: number; readonly to: number } | null;
  readonly candidates: readonly Candidate[];
  /** In the order of the three lists above. */
  readonly wanted: readonly Wanted[];
}

/** What a plan is made from. */
export interface PlanTerms {
  readonly observedUpTo?: number;
  readonly nothingElse?: boolean;
  readonly next: number;
  readonly candidates?: readonly string[];
}

/**
 * Makes a plan.
 *
 * @throws AskedError on a tick that no run has, or an observation from later than the world was observed.
 */
export function planOf(
  scenario: Scenario,
  model: Model,
  observations: readonly Observation[],
  terms: PlanTerms,
): Plan {
  const { horizon, tick: unit } = model;
  const last = observations.reduce((most, { tick }) => Math.max(most, tick), 0);
  const { observedUpTo = last, nothingElse = false, next } = terms;
  for (const observation of observations) {
    const { tick } = observation;
    if (tick >= 1 && tick <= Math.min(horizon, observedUpTo)) continue;
    const [problem, hint] =
      tick > observedUpTo && tick <= horizon
        ? [
            `the world was observed up to ${unit} ${observedUpTo}`,
            'Leave it out, or say that more was observed.',
          ]
        : [`a run lasts from ${unit} 1 to ${horizon}`, 'Name a time within it.'];
    throw new AskedError(`“${observationText(observation)}” is of ${unit} ${tick}, and ${problem}.`, hint);
  }
  if (!(Number.isInteger(observedUpTo) && observedUpTo >= 0 && observedUpTo <= horizon)) {
    const hint = `Name a whole number from 0 to ${horizon}.`;
    throw new AskedError(`No run has a ${unit} ${observedUpTo}: it lasts ${horizon}.`, hint);
  }
  const seen = candidatesIn(scenario, model);
  const silences =
    nothingElse && observedUpTo > 0
      ? seen.filter(({ is }) => is === 'act').map(({ event }) => silenceOf(event, observations, observedUpTo))
      : [];
  const window =
    next === 0 || observedUpTo >= horizon
      ? null
      : { from: observedUpTo + 1, to: Math.min(horizon, observedUpTo + next) };
  const own = (terms.candidates ?? []).map((event): Candidate => ({ event, is: 'state' }));
  const known = seen.filter(({ event }) => !own.some((one) => one.event === event));
  const candidates = window === null ? [] : [...own, ...known];
  return {
    observedUpTo,
    observations,
    silences,
    window,
    candidates,
    wanted: [
      ...[...observations, ...silences].map(wantedOf),
      ...candidates.map(
        ({ event, is }): Wanted => ({
          text: event,
          from: window?.from ?? 1,
          to: window?.to ?? horizon,
          afresh: is === 'state',
          optional: !own.some((one) => one.event === event),
        }),
      ),
    ],
  };
}

function wantedOf({ event, tick, when }: Observation): Wanted {
  return { text: event, from: when === 'on' ? tick : 1, to: tick, afresh: false, optional: false };
}

/** That an act did not happen but when it was observed. */
function silenceOf(act: string, observations: readonly Observation[], tick: number): Observation {
  const apart = observations
    .filter(({ event, happened }) => happened && event === act)
    .map((one) => (one.when === 'on' ? `tick = ${one.tick}` : `tick <= ${one.tick}`));
  const event = apart.length === 0 ? act : `${act} and not (${apart.join(' or ')})`;
  return { event, tick, when: 'by', happened: false };
}
