import { createLuck } from '../../../chance/index.js';
import { actName } from '../../../model/act-name.js';
import type { Model } from '../../../model/model.js';
import { wilson } from '../../../montecarlo/intervals.js';
import type { Estimate } from '../../../montecarlo/result.js';
import { diceOf, playRun, type Trace, traceRun } from '../../../reference/index.js';
import type { Refrain, Scenario } from '../../../scenario/scenario.js';
import type { Study, StudyOptions } from '../../evaluation/study.js';
import type { Analysis } from '../../evaluation/worlds.js';
import { commitmentsIn } from '../../evaluation/changed-world.js';
import { causalPast } from '../causal-past.js';
import { eachRun } from '../each-run.js';
import { outcomePlace, prepareAccount } from '../prepared.js';
import { type RungNames, type Rungs, rungsOf } from '../rungs.js';
import { type ActEvent, actsFrom, isBetween, type WarPair } from './blows.js';
import { believedStriker, firstStriker, type Striker } from './eyes.js';
import { type WarOrigin, ORIGINS, type Provenance, provenanceOf } from './origin.js';
import type { OriginsResult, OriginShare, OriginWay, PairOrigins, RootOrigins } from './result.js';
import { warsOf } from './wars.js';

/** Of which runs the wars are told. */
export interface OriginsOptions extends StudyOptions {
  /** The name of an outcome: only runs that end so are counted. All, unless told. */
  readonly of?: string;
  /** Rungs of the ladder, where others are meant than the codes of the acts say. */
  readonly rungs?: RungNames;
}

/** How many runs are looked through unless told. */
const RUNS = 1_000;

/**
 * Tells how each war begins: what its first blow was to its author, who struck first, and who each actor thinks it was. Runs
 * are played by the reference interpreter, and those that count are traced, every event with its causes.
 *
 * @throws AskedError if there is no such outcome or rung; RangeError on an option out of range.
 */
export async function originsOf(
  scenario: Scenario,
  options: OriginsOptions = {},
): Promise<Analysis<OriginsResult>> {
  const { study, diagnostics } = prepareAccount(scenario, options, RUNS);
  if (study === null) return { result: null, diagnostics };
  return { result: await new Telling(study, options).result(), diagnostics };
}

class Telling {
  readonly #study: Study;
  readonly #options: OriginsOptions;
  readonly #rungs: Rungs;
  readonly #refrains: readonly Refrain[];
  readonly #pairs = new Map<string, PairCount>();
  readonly #root: RootCount = { ways: new Ways(), withObligations: 0, obligations: 0 };

  constructor(study: Study, options: OriginsOptions) {
    this.#study = study;
    this.#options = options;
    this.#rungs = rungsOf(study.world.scenario, options.rungs);
    this.#refrains = commitmentsIn(study.world).filter((one): one is Refrain => one.form === 'refrain');
  }

  async result(): Promise<OriginsResult> {
    const { model, head, world } = this.#study;
    const { of = null } = this.#options;
    const { runs, seed } = head;
    const wanted = of === null ? null : outcomePlace(model, of);
    const luck = createLuck(seed);
    const { done, counted } = await eachRun(runs, this.#options, (run) => {
      const ends =
        wanted === null ? null : (playRun(model, diceOf(luck, run)).outcome ?? model.outcomes.length);
      if (wanted !== ends) return false;
      this.#count(traceRun(model, seed, run), run);
      return true;
    });
    const pairs = [...this.#pairs.values()]
      .map((one) => this.#pairOrigins(one, counted, model))
      .sort((one, other) => other.wars - one.wars);
    const wars = pairs.reduce((sum, one) => sum + one.wars, 0);
    const { rungs } = world.scenario.ladder;
    return {
      ...head,
      runs: done,
      stopped: done < runs,
      of,
      counted,
      rungs: { blow: rungs[this.#rungs.blow] ?? '', war: rungs[this.#rungs.war] ?? '' },
      wars,
      origins: this.#shares(
        ORIGINS.map((origin) =>
          [...this.#pairs.values()].reduce((sum, { ways }) => sum + ways.counts(origin), 0),
        ),
        wars,
      ),
      pairs,
      root: of === null ? null : this.#rootOrigins(counted),
    };
  }

  #count(trace: Trace, run: number): void {
    const { scenario } = this.#study.world;
    const acts = actsFrom(trace, scenario, this.#rungs.blow);
    for (const { pair, tick } of warsOf(trace, scenario, this.#rungs.war)) {
      const known = this.#pairs.get(pair.join(' ')) ?? newPair(pair, scenario);
      this.#pairs.set(pair.join(' '), known);
      known.wars += 1;
      const blows = acts.filter((act) => act.tick <= tick && isBetween(act, pair));
      known.ways.add(this.#first(blows, trace), run);
      known.first[firstStriker(blows, pair, tick)] += 1;
      for (const [observer, counts] of known.thinks) {
        counts[believedStriker(observer, pair, tick, { trace, scenario, rung: this.#rungs.blow })] += 1;
      }
    }
    if (this.#options.of !== undefined) this.#countRoot(trace, run, acts);
  }

  #countRoot(trace: Trace, run: number, acts: readonly ActEvent[]): void {
    const past = causalPast(trace, trace.grounds);
    const indices = new Set(past.map(({ index }) => index));
    const blows = acts.filter(({ index }) => indices.has(index));
    this.#root.ways.add(this.#first(blows, trace), run);
    const start = blows[0]?.index ?? Infinity;
    const owed = past.filter(({ index, description }) => index > start && description.kind === 'due').length;
    this.#root.obligations += owed;
    if (owed > 0) this.#root.withObligations += 1;
  }

  /** What the earliest of some acts was: of several in one tick, the first in the order of the origins. */
  #first(blows: readonly ActEvent[], trace: Trace): FirstBlow {
    const [earliest] = blows;
    const found = blows
      .filter(({ tick }) => tick === earliest?.tick)
      .map((blow): Provenance & { readonly act: string } => ({
        ...provenanceOf(blow, trace, this.#study.world.scenario, this.#refrains),
        act: actName(blow.description),
      }))
      .sort((one, other) => ORIGINS.indexOf(one.origin) - ORIGINS.indexOf(other.origin));
    return found[0] ?? { origin: 'no blow', of: null, act: null };
  }

  #pairOrigins(count: PairCount, counted: number, model: Model): PairOrigins {
    const { pair, wars, ways, first, thinks } = count;
    const actors = Object.keys(model.labels.actors);
    return {
      pair,
      wars,
      share: this.#estimate(wars, counted),
      origins: this.#shares(
        ORIGINS.map((origin) => ways.counts(origin)),
        wars,
      ),
      first,
      thinks: [...thinks]
        .sort(([one], [other]) => rank(one, pair, actors) - rank(other, pair, actors))
        .map(([observer, counts]) => ({ observer, first: counts })),
      ways: ways.all(),
    };
  }

  #rootOrigins(counted: number): RootOrigins {
    const { ways, withObligations, obligations } = this.#root;
    return {
      origins: this.#shares(
        ORIGINS.map((origin) => ways.counts(origin)),
        counted,
      ),
      ways: ways.all(),
      withObligations,
      meanObligations: counted === 0 ? 0 : obligations / counted,
    };
  }

  #shares(counts: readonly number[], of: number): readonly OriginShare[] {
    return ORIGINS.map((origin, place) => {
      const wars = counts[place] ?? 0;
      return { origin, wars, share: this.#estimate(wars, of) };
    });
  }

  #estimate(count: number, of: number): Estimate {
    if (of === 0) return { value: null, low: null, high: null, runs: 0 };
    return { value: count / of, ...wilson(count, of, this.#study.head.level), runs: of };
  }
}

interface FirstBlow {
  readonly origin: WarOrigin;
  readonly of: string | null;
  readonly act: string | null;
}

interface PairCount {
  readonly pair: WarPair;
  wars: number;
  readonly ways: Ways;
  readonly first: Record<Striker, number>;
  readonly thinks: ReadonlyMap<string, Record<Striker, number>>;
}

interface RootCount {
  readonly ways: Ways;
  withObligations: number;
  obligations: number;
}

/** Counts first blows by what they were. */
class Ways {
  readonly #found = new Map<string, { readonly blow: FirstBlow; wars: number; readonly run: number }>();

  add(blow: FirstBlow, run: number): void {
    const key = JSON.stringify(blow);
    const known = this.#found.get(key) ?? { blow, wars: 0, run };
    this.#found.set(key, known);
    known.wars += 1;
  }

  counts(origin: WarOrigin): number {
    return this.all().reduce((sum, way) => sum + (way.origin === origin ? way.wars : 0), 0);
  }

  /** The most frequent first. */
  all(): readonly OriginWay[] {
    return [...this.#found.values()]
      .map(({ blow, wars, run }) => ({ ...blow, wars, run }))
      .sort((one, other) => other.wars - one.wars);
  }
}

function newPair(pair: WarPair, { actors }: Scenario): PairCount {
  return {
    pair,
    wars: 0,
    ways: new Ways(),
    first: noStrikers(),
    thinks: new Map(actors.map(({ name }) => [name, noStrikers()])),
  };
}

function noStrikers(): Record<Striker, number> {
  return { one: 0, other: 0, both: 0, nobody: 0 };
}

/** The two of the pair come first. */
function rank(observer: string, pair: WarPair, actors: readonly string[]): number {
  const place = pair.indexOf(observer);
  return place >= 0 ? place - 2 : actors.indexOf(observer);
}
