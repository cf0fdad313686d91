import type { Seed } from '../../chance/index.js';
import { all, any, constant, not } from '../../model/conditions.js';
import { milestoneOf } from '../../model/milestones.js';
import type { Condition, Model, Stage } from '../../model/model.js';
import { traceRun } from '../../reference/index.js';
import type { Trace } from '../../reference/trace.js';
import type { Asked } from '../evaluation/asked.js';
import { outcomeAsked, probeAsked } from './asked-ways.js';

/** The rule that fires where what is asked holds: what made it fire led there. */
const WITNESS = 'asked/witness';

/** The same Model, which tells at the end of a tick that what is asked holds. No run goes otherwise. */
export function witnessed(model: Model, asked: Asked): Model {
  const stage: Stage = {
    phase: 'judge',
    step: 'witness',
    clears: [],
    rules: [
      {
        name: WITNESS,
        when: conditionAsked(model, asked),
        draw: null,
        choices: [
          {
            name: 'yes',
            weight: constant(1),
            effect: { writes: [], counts: [], event: { kind: 'put', process: WITNESS, label: 'yes' } },
          },
        ],
        otherwise: null,
        origin: { section: 'asked', name: WITNESS },
      },
    ],
  };
  return { ...model, stages: [...model.stages, stage] };
}

/** What holds where a run has come to what is asked. */
function conditionAsked(model: Model, asked: Asked): Condition {
  const probe = probeAsked(model, asked);
  if (probe !== null) return probe.when;
  const outcome = model.outcomes[outcomeAsked(model, asked) ?? -1];
  return outcome === undefined ? not(any(...model.outcomes.map(({ when }) => when))) : all(outcome.when);
}

/**
 * The milestones that led to what is asked in a run in which it came about: those among the causes of its condition, and
 * the causes of these, as a story tells them. A milestone counts if it led there at any time that it came about.
 *
 * @param model as `witnessed` gives it
 * @param settledAt the tick by which it had come about
 */
export function leadingTo(model: Model, seed: Seed, run: number, settledAt: number): ReadonlySet<string> {
  return leadingIn(traceRun(model, seed, run), settledAt);
}

function leadingIn({ events }: Pick<Trace, 'events'>, settledAt: number): ReadonlySet<string> {
  const witness = events.findLast(({ rule, tick }) => rule === WITNESS && tick <= settledAt);
  const behind = new Set<number>();
  const open = [...(witness?.causes ?? [])];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (behind.has(index)) continue;
    behind.add(index);
    open.push(...(events[index]?.causes ?? []));
  }
  return new Set(
    [...behind].flatMap((index) => {
      const event = events[index];
      return event === undefined ? [] : (milestoneOf(event.description) ?? []);
    }),
  );
}
