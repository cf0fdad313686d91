import { produce } from 'immer';
import type { Model } from '../../src/model/model.js';
import type { PlainScenario, State } from './plain-js.js';

/**
 * A scenario as an immutable state that immer carries on from step to step. Simplified to the rival's advantage: one
 * `produce` for all that happens in a step, not one for each event; none where nothing happens; and nothing but the
 * outcome is kept.
 *
 * @returns plays one run, and gives the place of its outcome: behind the last for none of these
 */
export function playerInImmer(model: Model, plain: PlainScenario): () => number {
  const ending = model.outcomes.flatMap(({ ends }, place) => (ends ? [place] : []));
  const closing = model.outcomes.flatMap(({ ends }, place) => (ends ? [] : [place]));
  const first = (places: readonly number[], state: State, day: number): number | undefined =>
    places.find((place) => plain.outcomes[place]?.(state, day) === true);
  return () => {
    let state = plain.starts();
    for (let day = 1; day <= model.horizon; day += 1) {
      for (const step of plain.steps) {
        const changes = step(state, day);
        if (changes === null) continue;
        state = produce(state, (draft: Record<string, number>) => {
          Object.assign(draft, changes);
        });
      }
      const outcome = first(ending, state, day);
      if (outcome !== undefined) return outcome;
    }
    return first(closing, state, model.horizon) ?? model.outcomes.length;
  };
}
