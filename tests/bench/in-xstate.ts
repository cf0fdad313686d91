import { assign, initialTransition, setup, transition } from 'xstate';
import type { Model } from '../../src/model/model.js';
import type { PlainScenario, State } from './plain-js.js';

/** XState takes types from values that it does not read. */
const types: { readonly context: Record<string, number>; readonly events: { type: 'day'; day: number } } = {
  context: {},
  events: { type: 'day', day: 0 },
};

/**
 * A scenario as a state machine of XState 5, played day by day. Its context holds the variables, a day is an event, and
 * an outcome that ends a run is a final state. Simplified to the rival's advantage: a day is one event with one `assign`,
 * not one for each thing that happens; a commitment is numbers in the context, not a region of its own; pure transitions
 * are played, without an actor and its mailbox; and nothing but the outcome is kept.
 *
 * @returns plays one run, and gives the place of its outcome: behind the last for none of these
 */
export function playerInXstate(model: Model, plain: PlainScenario): () => number {
  const ending = model.outcomes.flatMap(({ ends }, place) => (ends ? [place] : []));
  const closing = model.outcomes.flatMap(({ ends }, place) => (ends ? [] : [place]));
  const holds = (place: number, state: State, day: number): boolean =>
    plain.outcomes[place]?.(state, day) ?? false;
  const machine = setup({
    types,
    actions: {
      'live through the day': assign(({ context, event: { day } }) => {
        const state = { ...context, day };
        for (const step of plain.steps) Object.assign(state, step(state, day));
        return state;
      }),
    },
  }).createMachine({
    context: () => plain.starts(),
    initial: 'under way',
    states: {
      'under way': {
        on: { day: { actions: 'live through the day' } },
        always: ending.map((place) => ({
          guard: ({ context }: { readonly context: State }) =>
            (context['day'] ?? 0) > 0 && holds(place, context, context['day'] ?? 0),
          target: `outcome ${place}`,
        })),
      },
      ...Object.fromEntries(ending.map((place) => [`outcome ${place}`, { type: 'final' as const }])),
    },
  });
  return () => {
    let [snapshot] = initialTransition(machine);
    for (let day = 1; day <= model.horizon; day += 1) {
      [snapshot] = transition(machine, snapshot, { type: 'day', day });
      if (snapshot.status === 'done') return Number(String(snapshot.value).slice('outcome '.length));
    }
    const { context } = snapshot;
    return closing.find((place) => holds(place, context, model.horizon)) ?? model.outcomes.length;
  };
}
