import { Lowerings } from '../../model/lower/lowerings.js';
import type { Model } from '../../model/model.js';
import type { AbortSignalLike } from '../../montecarlo/simulate.js';
import { ModelError } from '../../reference/index.js';
import type { Combination } from '../../scenario/readings.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Design } from '../methods/sampling/index.js';
import type { Answers, Evaluator } from './evaluator.js';
import { nextTurn } from './worlds.js';

/** A scenario of which only some numbers are not fixed. */
export interface PointWorld {
  readonly scenario: Scenario;
  readonly variant: string | null;
  readonly readings: Combination;
  readonly set: ReadonlyMap<string, number>;
}

/** How points are evaluated, and how far it has come. */
export interface PointsOptions<Found = Answers> {
  readonly evaluate: Evaluator<Found>;
  /** How many at once: one unless told. */
  readonly atOnce?: number;
  readonly signal?: AbortSignalLike;
  /** Called with the points that are done, after each. */
  readonly onProgress?: (done: number) => void;
}

/** What a point answers; null where its numbers go together in no model. */
export type PointAnswer<Found = Answers> = { readonly model: Model; readonly answers: Found } | null;

/** Gives the models of a world at points; null where the numbers do not go together, such as shares that sum to more than 1. */
function modelsAt(
  { scenario, variant, readings, set }: PointWorld,
  names: readonly string[],
): (point: readonly number[]) => Model | null {
  const lowerings = new Lowerings(scenario, { variant, readings, set }, names);
  return (point) => lowerings.at(new Map(names.map((name, axis) => [name, point[axis] ?? 0])));
}

/**
 * Evaluates the points of a design, in their order. Stopped, it gives the answers of the first points, fewer than there are.
 *
 * @throws what the evaluator throws, but for a ModelError: such a point is impossible.
 */
export async function evaluatePoints<Found = Answers>(
  world: PointWorld,
  design: Pick<Design, 'parameters' | 'size' | 'point'>,
  { evaluate, atOnce = 1, signal, onProgress }: PointsOptions<Found>,
): Promise<readonly PointAnswer<Found>[]> {
  const modelAt = modelsAt(
    world,
    design.parameters.map(({ name }) => name),
  );
  const found: (PointAnswer<Found> | undefined)[] = Array.from({ length: design.size }, () => undefined);
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    while (next < design.size && signal?.aborted !== true) {
      const place = next;
      next += 1;
      found[place] = await answerAt(modelAt(design.point(place)), evaluate);
      done += 1;
      onProgress?.(done);
      await nextTurn();
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, atOnce) }, work));
  const end = found.indexOf(undefined);
  return found.slice(0, end < 0 ? design.size : end).map((one) => one ?? null);
}

/** What an evaluator answers for a model; null where the model turns out to be none. */
export async function answerAt<Found>(
  model: Model | null,
  evaluate: Evaluator<Found>,
): Promise<PointAnswer<Found>> {
  if (model === null) return null;
  try {
    return { model, answers: await evaluate(model) };
  } catch (error) {
    if (error instanceof ModelError) return null;
    throw error;
  }
}
