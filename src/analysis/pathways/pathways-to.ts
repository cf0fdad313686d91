import type { Model } from '../../model/model.js';
import { requireLevel } from '../../montecarlo/intervals.js';
import { Estimator } from '../../montecarlo/estimator.js';
import { requireRuns } from '../../montecarlo/simulate.js';
import type { Scenario } from '../../scenario/scenario.js';
import { type AskedStudy, prepareAsked, type StudyOptions } from '../evaluation/study.js';
import { type Analysis, nextTurn } from '../evaluation/worlds.js';
import { type AskedWay, askedWays } from './asked-ways.js';
import { ChainCounts, type CountedChain } from './chain-counts.js';
import { exactly } from './exactly.js';
import { Followings, flowOf } from './flow.js';
import { leadingTo, witnessed } from './leading.js';
import { milestoneEvents } from './milestone-event.js';
import type {
  Chain,
  ChainOf,
  EventOnTheWay,
  PathwaysToResult,
  SeenWays,
  SeenWay,
  Turning,
} from './result.js';
import { TurningPoints } from './turning.js';
import { type Reached, WayCounts } from './way-counts.js';

/** To what pathways are looked for, and how. */
export interface PathwaysToOptions extends Omit<StudyOptions, 'evaluate' | 'team'> {
  /** The name of an outcome, or `QUESTION:ROW`. */
  readonly to: string;
  /** Which milestones make a chain: what led to it, unless told. */
  readonly chainOf?: ChainOf;
  /** How many chains are told: 5 unless told. */
  readonly chains?: number;
  /** In how many of the runs that come to it its chain is looked at: 1000 unless told. */
  readonly looked?: number;
  /** In how many of these the last act is looked for that could have turned it: 100 unless told. */
  readonly turned?: number;
  /** From this probability on there is no return, more than 0 and at most 1: 0.5 unless told. */
  readonly threshold?: number;
  /** Megabytes of memory for the chain that answers exactly: 100 unless told; 0 for no exact answer. */
  readonly megabytes?: number;
}

/** How many runs unless told. */
const RUNS = 10_000;
const CHAINS = 5;
const LOOKED = 1_000;
const TURNED = 100;
const THRESHOLD = 0.5;
const MEGABYTES = 100;

/** How much of the flow is kept. */
const FLOW = { steps: 8, most: 8 };

/** So many runs are played between two looks at the signal. */
const RUNS_A_TURN = 64;

/**
 * Says by which ways something comes about: the most frequent chains of events to it, merged into a flow and into what
 * follows what; how likely it is after each event; from where on there is no return; and which was the last act that could
 * still have turned it.
 *
 * @throws AskedError if the scenario asks no such thing; RangeError on an option out of range.
 */
export async function pathwaysTo(
  scenario: Scenario,
  options: PathwaysToOptions,
): Promise<Analysis<PathwaysToResult>> {
  const { threshold = THRESHOLD } = options;
  if (!(threshold > 0 && threshold <= 1))
    throw new RangeError(`a threshold is a probability above 0, not ${threshold}`);
  if (!((options.megabytes ?? MEGABYTES) >= 0))
    throw new RangeError(`the memory for a chain is 0 megabytes or more, not ${options.megabytes}`);
  requireLevel(options.level ?? 0.95);
  for (const count of [options.runs ?? RUNS, options.looked ?? LOOKED]) requireRuns(count, 0);
  const { study, diagnostics } = prepareAsked(scenario, options.to, options, RUNS);
  if (study === null) return { result: null, diagnostics };
  return { result: await new Looking(study, options).result(), diagnostics };
}

class Looking {
  readonly #study: AskedStudy;
  readonly #options: PathwaysToOptions;
  readonly #estimator: Estimator;
  readonly #ways = new WayCounts();
  readonly #chains = new ChainCounts();
  readonly #followings = new Followings();
  /** The first runs that come to what is asked. */
  readonly #reaching: Pick<AskedWay, 'run' | 'settledAt' | 'passed'>[] = [];
  /** How many runs can be asked up to each of these, itself included. */
  readonly #asOf: number[] = [];
  #earliest: SeenWay | null = null;
  #done = 0;
  #looked = 0;

  constructor(study: AskedStudy, options: PathwaysToOptions) {
    this.#study = study;
    this.#options = options;
    this.#estimator = new Estimator('wilson', study.head.level);
  }

  async result(): Promise<PathwaysToResult> {
    const { model, asked, head } = this.#study;
    const { chainOf = 'what led to it', chains: most = CHAINS, threshold = THRESHOLD } = this.#options;
    const { megabytes = MEGABYTES } = this.#options;
    await this.#play(model);
    await this.#look(model, chainOf);
    const turning = await this.#turning(model);
    const counted = this.#chains.chains();
    const { runs, reached } = this.#ways.all;
    return {
      ...head,
      runs: this.#done,
      stopped: this.#isStopped,
      asked,
      chainOf,
      nominal: this.#estimator.proportion(reached, runs),
      reached,
      looked: this.#looked,
      different: counted.length,
      threshold,
      chains: counted.slice(0, most).map((chain) => this.#chain(chain, threshold)),
      events: this.#events(model, counted),
      flow: flowOf(counted, FLOW),
      follows: this.#followings.all(),
      turning,
      seen: this.#seen(counted),
      exact: exactly(model, asked, { megabytes: this.#isStopped ? 0 : megabytes, most }),
      labels: model.labels,
    };
  }

  get #isStopped(): boolean {
    return this.#options.signal?.aborted === true;
  }

  /** Plays all runs, and keeps the first that come to what is asked. */
  async #play(model: Model): Promise<void> {
    const { asked, head } = this.#study;
    const { looked = LOOKED } = this.#options;
    for (let first = 0; first < head.runs && !this.#isStopped; first += RUNS_A_TURN) {
      const count = Math.min(RUNS_A_TURN, head.runs - first);
      for (const { run, truth, settledAt, passed } of askedWays(model, asked, head.seed, first, count)) {
        if (truth === null) continue;
        this.#ways.count(passed, truth);
        if (!truth || this.#reaching.length >= looked) continue;
        this.#reaching.push({ run, settledAt, passed });
        this.#asOf.push(this.#ways.all.runs);
      }
      this.#done += count;
      await this.#turn(this.#done, head.runs);
    }
  }

  /** Finds the chains of the first runs that came to what is asked. */
  async #look(model: Model, chainOf: ChainOf): Promise<void> {
    const { asked, head } = this.#study;
    const telling = chainOf === 'everything' ? null : witnessed(model, asked);
    for (const { run, settledAt, passed } of this.#reaching) {
      if (this.#isStopped) return;
      const leading = telling === null ? null : leadingTo(telling, head.seed, run, settledAt);
      const chain = new Map([...passed].filter(([event]) => leading?.has(event) !== false));
      this.#chains.count(run, chain);
      this.#followings.count(chain, settledAt);
      this.#looked += 1;
      if (this.#earliest === null || settledAt < this.#earliest.settledAt)
        this.#earliest = { events: [...chain.keys()], run, settledAt };
      if (this.#looked % 8 === 0) await this.#turn(this.#looked, this.#reaching.length);
    }
  }

  async #turn(done: number, of: number): Promise<void> {
    this.#options.onProgress?.(done, of);
    await nextTurn();
  }

  #seen(chains: readonly CountedChain[]): SeenWays | null {
    // They come the most frequent first, and sorting keeps that.
    const [fewest] = chains.toSorted((one, other) => one.events.length - other.events.length);
    const earliest = this.#earliest;
    if (fewest === undefined || earliest === null) return null;
    const { events, run } = fewest;
    const settledAt = this.#reaching.find((one) => one.run === run)?.settledAt ?? 0;
    return { fewest: { events, run, settledAt }, earliest };
  }

  #chain({ events, runs, run, meanTicks }: CountedChain, threshold: number): Chain {
    const after = this.#ways.afterEach(events).map((counts) => this.#share(counts));
    const noReturn = after.findIndex(({ value }) => (value ?? 0) >= threshold);
    return {
      steps: events.map((event, step) => ({
        event,
        meanTick: meanTicks[step] ?? 0,
        after: after[step] ?? this.#share({ runs: 0, reached: 0 }),
      })),
      runs,
      share: this.#estimator.proportion(runs, this.#looked),
      ofAll: this.#estimator.proportion(runs, this.#reach),
      run,
      noReturn: noReturn < 0 ? null : noReturn,
    };
  }

  /** How many of the runs that can be asked lie up to the last that was looked at: all, if all that came to it were. */
  get #reach(): number {
    const { runs, reached } = this.#ways.all;
    return this.#looked === reached ? runs : (this.#asOf[this.#looked - 1] ?? 0);
  }

  #share({ runs, reached }: Reached): Chain['share'] {
    return this.#estimator.proportion(reached, runs);
  }

  #events(model: Model, chains: readonly CountedChain[]): readonly EventOnTheWay[] {
    const known = milestoneEvents(model);
    const onTheWay = new Map<string, number>();
    for (const { events, runs } of chains)
      for (const event of events) onTheWay.set(event, (onTheWay.get(event) ?? 0) + runs);
    const all = this.#ways.all;
    return [...onTheWay]
      .map(([name, runs]): EventOnTheWay => {
        const after = this.#ways.after(name);
        const event = known.get(name) ?? { event: name, kind: 'put', who: [], what: name, whom: [] };
        return {
          ...event,
          onTheWay: runs,
          runs: after.runs,
          meanTick: after.meanTick,
          after: this.#share(after),
          without: this.#share({ runs: all.runs - after.runs, reached: all.reached - after.reached }),
        };
      })
      .sort((one, other) => other.onTheWay - one.onTheWay || (one.event < other.event ? -1 : 1));
  }

  async #turning(model: Model): Promise<Turning> {
    const { world, asked, head } = this.#study;
    const { turned = TURNED } = this.#options;
    const points = new TurningPoints(world, model, asked, head.seed);
    const acts = new Map<string, { run: number; tick: number; runs: number; before: number }>();
    const sample = this.#reaching.slice(0, Math.min(turned, this.#looked));
    let runs = 0;
    let none = 0;
    for (const one of sample) {
      if (this.#isStopped) break;
      const point = points.of(one);
      runs += 1;
      if (point === null) none += 1;
      else {
        const { event, tick } = point;
        const known = acts.get(event) ?? { run: one.run, tick, runs: 0, before: 0 };
        known.runs += 1;
        known.before += one.settledAt - tick;
        acts.set(event, known);
      }
      await this.#turn(runs, sample.length);
    }
    return {
      runs,
      replays: points.replays,
      none,
      acts: [...acts]
        .map(([event, act]) => ({
          event,
          runs: act.runs,
          share: this.#estimator.proportion(act.runs, runs),
          meanBefore: act.before / act.runs,
          run: act.run,
          tick: act.tick,
        }))
        .sort((one, other) => other.runs - one.runs || one.run - other.run),
    };
  }
}
