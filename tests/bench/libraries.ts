import { createLuck } from '../../src/chance/index.js';
import type { Model } from '../../src/model/model.js';
import { RunCounter } from '../../src/montecarlo/run-counter.js';
import { playerInImmer } from './in-immer.js';
import { playerInXstate } from './in-xstate.js';
import { plainScenario } from './plain-js.js';

const ROUNDS = 5;
/** How long each is timed in a round, in milliseconds. */
const SLICE = 400;
const RUNS_A_STEP = 1024;

/** The library, counting all that it counts, beside the same scenario by hand in XState and in immer. */
export async function besideLibraries(name: string, model: Model): Promise<string> {
  const plain = await plainScenario(model);
  const counter = new RunCounter(model, createLuck(1), true);
  let next = 0;
  const library = (): number => {
    counter.play(next, RUNS_A_STEP);
    next += RUNS_A_STEP;
    return RUNS_A_STEP;
  };
  const byHand = [playerInXstate(model, plain), playerInImmer(model, plain)].map((play) => () => {
    play();
    return 1;
  });
  const players = [library, ...byHand];
  for (const player of players) speed(player);
  const rounds = Array.from({ length: ROUNDS }, () => players.map(speed));
  const of = (place: number): number => median(rounds.map((speeds) => speeds[place] ?? NaN));
  const ratio = (to: number): number =>
    median(rounds.map((speeds) => (speeds[0] ?? NaN) / (speeds[to] ?? NaN)));
  const cells = [0, 1, 2].map((place) =>
    place === 0 ? rounded(of(0)) : `${rounded(of(place))} (${rounded(ratio(place))} × slower)`,
  );
  return `| ${[name, ...cells].join(' | ')} |`;
}

/** Runs a second, over a slice of time. */
export function speed(player: () => number): number {
  const start = performance.now();
  let runs = 0;
  let elapsed = 0;
  do {
    runs += player();
    elapsed = performance.now() - start;
  } while (elapsed < SLICE);
  return (runs * 1000) / elapsed;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

export function rounded(value: number): string {
  return Number(value.toPrecision(2)).toLocaleString('en');
}
