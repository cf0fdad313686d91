/** Words for time. A model says only what a tick is called. */

/** `day 10`. */
export function tickName(unit: string, tick: number): string {
  return `${unit} ${tick}`;
}

/** `1 day`, `90 days`. */
export function duration(unit: string, ticks: number): string {
  return `${ticks} ${ticks === 1 ? unit : `${unit}s`}`;
}

/** A handful of round ticks up to the horizon, which is always the last. */
export function roundTicks(horizon: number, most = 6): readonly number[] {
  const step = roundStep(horizon / most);
  const ticks: number[] = [];
  for (let tick = step; tick < horizon; tick += step) ticks.push(tick);
  // A last step that is a stump of the others tells nothing of its own.
  const last = ticks.at(-1);
  if (last !== undefined && horizon - last < step / 3) ticks.pop();
  return [...ticks, horizon];
}

const ROUND = [1, 2, 5, 7, 10, 14, 15, 20, 30, 50, 60, 90, 100, 120, 180, 200, 300, 365, 500, 730];

/** The least round number that is not below this one. */
function roundStep(least: number): number {
  const found = ROUND.find((step) => step >= least);
  return found ?? Math.ceil(least / 1_000) * 1_000;
}
