import { lower } from '../../model/lower/index.js';
import { NEVER, not } from '../../model/conditions.js';
import type { Condition, Model, Question } from '../../model/model.js';
import { NONE_OF_THESE } from '../../model/none-of-these.js';
import { TooLargeError } from '../../montecarlo/answer.js';
import { requireLevel } from '../../montecarlo/intervals.js';
import type { Estimate } from '../../montecarlo/result.js';
import { requireRuns } from '../../montecarlo/simulate.js';
import { AS_GIVEN } from '../../scenario/unchanged-variant.js';
import type { Scenario } from '../../scenario/scenario.js';
import { type Asked, findAsked } from '../evaluation/asked.js';
import { AskedError } from '../evaluation/asked-error.js';
import type { Analysis } from '../evaluation/worlds.js';
import { readingOf, readingOfAsked } from './asked-readings.js';
import { type Asking, askWhether, readGiven } from './asking.js';
import { NOTHING, updated } from './bayes-factor.js';
import { endingsOf, type Evidence, type Filtered, filtered, type Reading } from './filter.js';
import { entropy, information } from './information.js';
import type { Observation } from './observation.js';
import { type Plan, planOf } from './plan.js';
import { FIRST_LOOK, type Read, readByChain, readByRuns, type SampleOptions } from './reading-methods.js';
import type { Prospect, Prospects, UpdatingMethod, UpdatingResult } from './result.js';
import { steeringOf } from './steering.js';
import type { UpdateOptions } from './update-options.js';
import { readByWeightedRuns } from './weighted.js';

/** Fewer effective runs say too little. */
const LEAST_EFFECTIVE = 100;

const MOST_RUNS = 4_000_000;
const ENOUGH = 20_000;
const NEXT = 14;

/** Where fewer are to be expected of all runs, weighted runs may do better. */
const WORTHWHILE = 1_000;

/** A weighted run takes about as long as so many others. */
const WEIGHTED_SLOWNESS = 200;

/** What nobody observed yet is counted over so many runs. */
const RUNS_BEFORE = 100_000;

/** Megabytes for a chain of which nobody said that it must fit: known within a part of a second. */
const SMALL = 12;

const MEGABYTES = 1500;

/**
 * Says what a scenario answers once something has been observed, and what to watch next.
 *
 * The observations condition the answers; they change nothing in the world. So they also tell of what came before them and of
 * what nobody sees. To ask what would follow if somebody made an act happen, force it in a variant instead.
 *
 * Where the chain is small the answers are exact: it is filtered by what was observed. Else they are counted over those runs
 * that agree with it.
 *
 * @param given the text of a scenario file, or an object of the same form
 * @throws AskedError if an observation cannot be read, or cannot be answered from so few runs as agree with it.
 * @throws TooLargeError if the method is `exact`, and it does not fit.
 * @throws RangeError on an option out of range.
 */
export async function update(
  given: unknown,
  observations: readonly Observation[],
  options: UpdateOptions = {},
): Promise<Analysis<UpdatingResult>> {
  const { level = 0.95, runs = MOST_RUNS, effective = ENOUGH } = options;
  requireLevel(level);
  requireRuns(runs, 0);
  requireRuns(effective, 0);
  const alone = readGiven(given);
  if (alone.scenario === null) return { result: null, diagnostics: alone.diagnostics };
  const base = lowered(alone.scenario, options);
  if (base.model === null) return { result: null, diagnostics: [...alone.diagnostics, ...base.diagnostics] };
  const plan = planOf(alone.scenario, base.model, observations, { ...options, next: options.next ?? NEXT });
  const asking = askWhether(given, plan.wanted);
  const model = asking.scenario === null ? null : lowered(asking.scenario, options).model;
  const diagnostics = [...alone.diagnostics, ...base.diagnostics];
  if (asking.scenario === null || model === null) return { result: null, diagnostics };
  const elsewhere = asking.scenario.questions.flatMap(({ name, under }) =>
    under === null || under.includes(model.variant ?? AS_GIVEN) ? [] : [name],
  );
  const updating = new Updating(model, { plan, names: asking.names, elsewhere }, options);
  return { result: await updating.result(), diagnostics };
}

function lowered(scenario: Scenario, options: UpdateOptions): ReturnType<typeof lower> {
  const { variant = null, readings = {}, set = new Map<string, number>(), source = null } = options;
  return lower(scenario, { variant: variant === AS_GIVEN ? null : variant, readings, set, source });
}

/** What is to be done with a model. */
interface Terms {
  readonly plan: Plan;
  /** The names of the questions that were added. */
  readonly names: Asking['names'];
  /** Of those that are asked of other variants only. */
  readonly elsewhere: readonly string[];
}

/** Something that may be observed, with where it stands in a model. */
interface Watched {
  readonly event: string;
  readonly cameAbout: Condition;
}

class Updating {
  readonly #model: Model;
  readonly #plan: Plan;
  readonly #options: UpdateOptions;
  /** The questions of the scenario that are asked of this variant. */
  readonly #questions: readonly Question[];
  readonly #observed: readonly Evidence[];
  readonly #watched: readonly Watched[];
  readonly #asked: Asked;
  readonly #askedReading: Reading;

  constructor(model: Model, { plan, names, elsewhere }: Terms, options: UpdateOptions) {
    this.#model = model;
    this.#plan = plan;
    this.#options = options;
    const questions = model.questions.filter(({ name }) => !names.includes(name));
    this.#questions = questions.filter(({ name }) => !elsewhere.includes(name));
    const cameAbout = names.map(
      (name) => model.questions.find((one) => one.name === name)?.probes[0]?.when ?? NEVER,
    );
    const evidence = [...plan.observations, ...plan.silences];
    this.#observed = evidence.map(({ tick, when, happened }, place) => ({
      cameAbout: cameAbout[place] ?? NEVER,
      from: when === 'on' ? tick : 1,
      tick,
      happened,
    }));
    this.#watched = plan.candidates.flatMap(({ event }, place) => {
      const at = evidence.length + place;
      return names[at] === null ? [] : [{ event, cameAbout: cameAbout[at] ?? NEVER }];
    });
    const { of = model.outcomes[0]?.name ?? NONE_OF_THESE } = options;
    const asked = findAsked({ ...model, questions }, of);
    if ('problem' in asked) throw new AskedError(asked.problem, asked.hint);
    this.#asked = asked;
    this.#askedReading = readingOfAsked(asked, { ...model, questions });
  }

  async result(): Promise<UpdatingResult> {
    const { seed = 1, level = 0.95 } = this.#options;
    const { title, variant, readings, horizon, tick } = this.#model;
    const { observations, silences, observedUpTo } = this.#plan;
    const endings = endingsOf(this.#model);
    const rows = this.#questions.flatMap(({ name, title: of, probes }) =>
      probes.map((probe) => ({ question: name, title: of, ...probe })),
    );
    const answers: readonly Reading[][] = [
      endings.map((condition): Reading => ({ when: { condition, tick: horizon }, given: [] })),
      [this.#askedReading],
      ...this.#questions.map(({ probes }) => probes.map(readingOf)),
    ];
    const alone = this.#observed
      .slice(0, observations.length)
      .map(({ cameAbout, happened, tick: at }): Reading[] => [
        { when: { condition: happened ? cameAbout : not(cameAbout), tick: at }, given: [] },
      ]);
    const before = await this.#before([...answers, ...alone]);
    const prospects = this.#watched.map(({ cameAbout }) => this.#readingsOf(cameAbout));
    const { after, next } = await this.#after(answers, prospects);
    const afterRows = after.lists.slice(2, answers.length).flat();
    const beforeRows = before.lists.slice(2, answers.length).flat();
    return {
      scenario: title,
      variant,
      readings,
      horizon,
      tick,
      seed,
      level,
      stopped: before.stopped || after.stopped,
      observedUpTo,
      method: methodOf(after),
      sample:
        after.sample === null ? null : { played: after.sample.played, effective: after.sample.effective },
      observations: observations.map((one, place) => ({
        ...one,
        probability: before.lists[answers.length + place]?.[0] ?? NOTHING,
      })),
      nothingElse: silences.length > 0,
      evidence: after.evidence,
      asked: this.#asked,
      answer: updated(before.lists[1]?.[0], after.lists[1]?.[0]),
      outcomes: [...this.#model.outcomes.map(({ name }) => name), NONE_OF_THESE].map((name, place) => ({
        name,
        ...updated(before.lists[0]?.[place], after.lists[0]?.[place]),
      })),
      rows: rows.map(({ question, title: of, label, tick: at }, place) => ({
        question,
        title: of,
        label,
        tick: at,
        ...updated(beforeRows[place], afterRows[place]),
      })),
      next,
    };
  }

  /** As the world was before anything was observed. */
  async #before(lists: readonly (readonly Reading[])[]): Promise<Read> {
    const { model } = filtered(this.#model, [], lists);
    return (
      this.#byChain(model) ??
      (await readByRuns(model, { ...this.#sampling(), most: RUNS_BEFORE, first: RUNS_BEFORE }))
    );
  }

  /**
   * What is answered after what was observed, and what may come next: all over the same runs; or, where the chain fits, each
   * event that may come by a chain of its own.
   */
  async #after(
    answers: readonly (readonly Reading[])[],
    prospects: readonly (readonly Reading[])[],
  ): Promise<{ readonly after: Read; readonly next: Prospects | null }> {
    const exact = this.#byChain(filtered(this.#model, this.#observed, answers).model);
    if (exact !== null) {
      this.#require(exact);
      const found = this.#chains(prospects);
      if (found !== null) return { after: exact, next: this.#next(found, exact) };
    }
    const counted = await this.#byRuns(filtered(this.#model, this.#observed, [...answers, ...prospects]));
    this.#require(counted);
    const found = counted.lists.slice(answers.length);
    return { after: exact ?? counted, next: this.#next(found, counted) };
  }

  /** Each event that may come, by a chain of its own; null if one of them does not fit. */
  #chains(prospects: readonly (readonly Reading[])[]): readonly (readonly Estimate[])[] | null {
    const found: (readonly Estimate[])[] = [];
    for (const list of prospects) {
      const [estimates] = this.#byChain(filtered(this.#model, this.#observed, [list]).model)?.lists ?? [];
      if (estimates === undefined) return null;
      found.push(estimates);
    }
    return found;
  }

  /** By runs; by weighted ones where they are asked for, or where few runs agree and weighted ones are worth more. */
  async #byRuns({ model, evidence }: Filtered): Promise<Read> {
    const { method = 'auto' } = this.#options;
    const sampling = this.#sampling();
    const steering = steeringOf(model, evidence);
    const most = Math.max(1, Math.round(sampling.most / WEIGHTED_SLOWNESS));
    const weighted = async (): Promise<Read> => readByWeightedRuns(model, steering, { ...sampling, most });
    if (method === 'weighted') return weighted();
    if (method !== 'auto' || steering.size === 0) return readByRuns(model, sampling);
    const counted = await readByRuns(model, { ...sampling, worthwhile: WORTHWHILE });
    if (counted.stopped || (counted.sample?.effective ?? 0) >= WORTHWHILE) return counted;
    const other = await weighted();
    return (other.sample?.effective ?? 0) > (counted.sample?.effective ?? 0) ? other : counted;
  }

  /** Null where the chain is not asked for, or is not small and may be as large as it likes. */
  #byChain(model: Model): Read | null {
    const { method = 'auto', megabytes = MEGABYTES } = this.#options;
    if (method === 'monte-carlo' || method === 'weighted') return null;
    const read = readByChain(model, method === 'exact' ? megabytes : SMALL, method === 'exact');
    if (!('refused' in read)) return read;
    if (method === 'auto') return null;
    const { what, message, hint } = read.refused;
    throw new TooLargeError(`${what} cannot be solved exactly: ${message}`, hint);
  }

  #sampling(): SampleOptions {
    const { seed = 1, level = 0.95, runs = MOST_RUNS, effective = ENOUGH, crew, signal } = this.#options;
    return {
      seed,
      level,
      first: FIRST_LOOK,
      wanted: effective,
      most: runs,
      worthwhile: 0,
      crew: crew ?? null,
      signal: signal ?? null,
      onProgress: this.#options.onProgress ?? ((): void => {}),
    };
  }

  /** @throws AskedError if what was observed is impossible, or agrees with too few runs. */
  #require({ evidence, sample, stopped }: Read): void {
    if (sample === null) {
      if ((evidence.value ?? 0) > 0) return;
      throw new AskedError(
        'What was observed cannot come about in this scenario: its probability is 0.',
        'Take the observations one by one to see which, or look whether an option for it is missing.',
      );
    }
    if (sample.effective >= LEAST_EFFECTIVE || stopped) return;
    const { played, effective, weighted } = sample;
    throw new AskedError(
      weighted
        ? `Too little can be said: ${played} weighted runs are worth ${effective} that agree with what was observed, and fewer ` +
            `than ${LEAST_EFFECTIVE} are no sample.`
        : `Too little can be said: of ${played} runs ${effective} agree with what was observed, and fewer than ` +
            `${LEAST_EFFECTIVE} are no sample.`,
      'Play more with --runs, observe less exactly (@<=DAY), or try --method exact under a smaller variant.',
    );
  }

  /** How an event that may come goes with what is asked. */
  #readingsOf(event: Condition): readonly Reading[] {
    const { when, given } = this.#askedReading;
    const at = this.#plan.window?.to ?? this.#model.horizon;
    return [
      { when: { condition: event, tick: at }, given },
      { when, given: [...given, { condition: event, tick: at }] },
      { when, given: [...given, { condition: not(event), tick: at }] },
    ];
  }

  /** @param found for each event its three estimates */
  #next(found: readonly (readonly Estimate[])[], read: Read): Prospects | null {
    const { lists, sample } = read;
    const { window } = this.#plan;
    if (window === null) return null;
    const { level = 0.95 } = this.#options;
    const runs = sample?.effective ?? null;
    const now = lists[1]?.[0] ?? NOTHING;
    const events: Prospect[] = [];
    const settled: string[] = [];
    this.#watched.forEach(({ event }, place) => {
      const [probability = NOTHING, ifSo = NOTHING, ifNot = NOTHING] = found[place] ?? [];
      if (probability.value === null || ifSo.value === null || ifNot.value === null) {
        settled.push(event);
        return;
      }
      const joint = { event: probability.value, ifSo: ifSo.value, ifNot: ifNot.value, runs };
      events.push({ event, probability, ifSo, ifNot, information: information(joint, level) });
    });
    return {
      ...window,
      method: methodOf(read),
      entropy: entropy(now.value ?? 0),
      events: events.sort((one, other) => other.information.bits - one.information.bits),
      settled,
    };
  }
}

function methodOf({ sample }: Read): UpdatingMethod {
  if (sample === null) return 'exact';
  return sample.weighted ? 'weighted runs' : 'runs';
}
