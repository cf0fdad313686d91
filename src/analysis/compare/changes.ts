import type { Seed } from '../../chance/index.js';
import type { Model } from '../../model/model.js';
import type { AbortSignalLike } from '../../montecarlo/simulate.js';
import { NONE_OF_THESE } from '../../model/none-of-these.js';
import { type Trace, traceRun } from '../../reference/index.js';
import { nextTurn } from '../evaluation/worlds.js';
import { type Parting, partingOf } from './parting.js';
import type { OutcomeChange, PartingCount } from './result.js';

/** A run that ends otherwise in the second world: places of outcomes. */
export interface ChangedRun {
  readonly run: number;
  readonly from: number;
  readonly to: number;
}

/** Two worlds on the same luck. */
interface Twins {
  readonly first: Model;
  readonly second: Model;
}

interface Tracing {
  readonly seed: Seed;
  /** How many runs are traced at most. */
  readonly traced: number;
  readonly signal: AbortSignalLike | null;
}

/** So many examples of each parting are named. */
const EXAMPLES = 3;

/** The changed runs by from what to what, and where they part; the first ones are traced, as many as is wanted. */
export async function changesOf(
  twins: Twins,
  changed: readonly ChangedRun[],
  { seed, traced, signal }: Tracing,
): Promise<readonly OutcomeChange[]> {
  const groups = new Map<string, { readonly first: ChangedRun; runs: number; readonly partings: Partings }>();
  let left = traced;
  for (const one of changed) {
    const key = `${one.from} ${one.to}`;
    const group = groups.get(key) ?? { first: one, runs: 0, partings: new Partings(twins) };
    groups.set(key, group);
    group.runs += 1;
    if (left === 0 || signal?.aborted === true) continue;
    left -= 1;
    group.partings.add(one.run, seed);
    await nextTurn();
  }
  return [...groups.values()]
    .map(({ first, runs, partings }) => ({
      from: nameOf(twins.first, first.from),
      to: nameOf(twins.second, first.to),
      runs,
      ...partings.counted(),
    }))
    .sort((one, other) => other.runs - one.runs);
}

/** Counts where traced runs part. */
class Partings {
  readonly #twins: Twins;
  readonly #found = new Map<
    string,
    { readonly parting: Parting | null; readonly told: PartingCount['told']; readonly runs: number[] }
  >();

  constructor(twins: Twins) {
    this.#twins = twins;
  }

  add(run: number, seed: Seed): void {
    const { first, second } = this.#twins;
    const traces = { first: traceRun(first, seed, run), second: traceRun(second, seed, run) };
    const parting = partingOf(traces.first, traces.second);
    const key = parting === null ? '' : keyOf(parting);
    const known = this.#found.get(key);
    if (known !== undefined) {
      known.runs.push(run);
      return;
    }
    const told = parting === null ? null : this.#told(parting, traces);
    this.#found.set(key, { parting, told, runs: [run] });
  }

  counted(): Pick<OutcomeChange, 'traced' | 'partings'> {
    const partings = [...this.#found.values()]
      .map(({ parting, told, runs }) => ({
        parting,
        told,
        runs: runs.length,
        examples: runs.slice(0, EXAMPLES),
      }))
      .sort((one, other) => other.runs - one.runs);
    return { traced: partings.reduce((sum, { runs }) => sum + runs, 0), partings };
  }

  #told({ side }: Parting, traces: Readonly<Record<Parting['side'], Trace>>): PartingCount['told'] {
    return { model: this.#twins[side], trace: traces[side] };
  }
}

/** Which option or answer brings an act about tells partings apart, as it is told; the tick does not. */
function keyOf({ side, event, heldBack }: Parting): string {
  return JSON.stringify([side, event.description, heldBack]);
}

function nameOf(model: Model, place: number): string {
  return model.outcomes[place]?.name ?? NONE_OF_THESE;
}
