import type { Model } from '../model/model.js';
import type { Way } from '../reference/index.js';
import { jsonLine } from './json/text.js';

/** A run as one line of JSON: which it was, how and when it ended, and the milestones that it passed. */
export function runLine({ variant, readings }: Pick<Model, 'variant' | 'readings'>, way: Way): string {
  const { run, outcome, endedAt, milestones } = way;
  return jsonLine({
    variant,
    ...(Object.keys(readings).length === 0 ? {} : { readings }),
    run,
    outcome,
    endedAt,
    milestones: milestones.map(({ name, tick }) => ({ name, tick })),
  });
}
