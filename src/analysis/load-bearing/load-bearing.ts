import type { Model } from '../../model/model.js';
import { NONE_OF_THESE } from '../../model/none-of-these.js';
import type { Estimate, TemptationResult } from '../../montecarlo/result.js';
import { countHere } from '../../montecarlo/team.js';
import type { Commitment, Scenario, Variant } from '../../scenario/scenario.js';
import { wilsonDifference } from '../compare/difference.js';
import { answerTo } from '../evaluation/asked.js';
import { answersOf, resultByRuns } from '../evaluation/evaluator.js';
import { answerAt, type PointAnswer } from '../evaluation/points.js';
import { type AskedStudy, prepareAsked, type StudyOptions } from '../evaluation/study.js';
import { type Analysis, nextTurn } from '../evaluation/worlds.js';
import { allCoalitions, joiningOrders, shapleyValues } from '../methods/shapley/index.js';
import { changedModel, commitmentsIn } from '../evaluation/changed-world.js';
import { changesOfCommitment } from './changes.js';
import { heldBack } from './held.js';
import { prepareTogether, type Together } from './together.js';
import type {
  CommitmentLoad,
  LoadBearingResult,
  LoadChange,
  LoadChangeKind,
  LoadDifference,
  Shapley,
} from './result.js';

/** Of which probability it is asked what carries it. */
export interface LoadBearingOptions extends StudyOptions {
  /** The name of an outcome, or `QUESTION:ROW`. */
  readonly of: string;
  /** Orders of joining that are drawn for Shapley values; unless told they are exact up to 12 commitments, and of 64 orders beyond. */
  readonly orders?: number;
  /** Sets of up to so many commitments are changed together too: 1 unless told, which is none. */
  readonly together?: number;
  /** In how many runs it is looked what held acts back: 200 unless told. */
  readonly traced?: number;
}

/** How many runs of each model unless told. */
const RUNS = 4_000;

const TRACED = 200;

/** Up to so many commitments, all coalitions are played. */
const MOST_EXACT = 12;

const ORDERS = 64;

/**
 * Says what each commitment and each channel carries: what changes, in what is asked and in every outcome, if it is taken
 * away, always kept, made public or never disclosed; how often it held an act back, and how often nothing else did; and what
 * it contributes to what is asked, as a Shapley value over all commitments.
 *
 * With `together` it is also said what sets of commitments carry, and how far that is more or less than what each carries by
 * itself.
 *
 * Every change is a variant that nobody wrote, laid over the one that is asked about. All are played on the same luck.
 *
 * @throws AskedError if the scenario asks no such thing, or the sets are too many; RangeError on an option out of range.
 */
export async function loadBearing(
  scenario: Scenario,
  options: LoadBearingOptions,
): Promise<Analysis<LoadBearingResult>> {
  const { study, diagnostics } = prepareAsked(scenario, options.of, options, RUNS);
  if (study === null) return { result: null, diagnostics };
  return { result: await new Carrying(study, options).result(), diagnostics };
}

class Carrying {
  readonly #study: AskedStudy;
  readonly #options: LoadBearingOptions;
  readonly #commitments: readonly Commitment[];
  readonly #together: Together;
  readonly #impossible: string[] = [];
  #evaluations = 0;
  #planned = 0;

  constructor(study: AskedStudy, options: LoadBearingOptions) {
    this.#study = study;
    this.#options = options;
    this.#commitments = commitmentsIn(study.world);
    this.#together = prepareTogether(study, this.#commitments, options.together ?? 1, options);
  }

  async result(): Promise<LoadBearingResult> {
    const { model, asked, head, world } = this.#study;
    const { seed = 1, traced = TRACED, signal = null } = this.#options;
    const channels = world.scenario.channels.map(({ name }) => name);
    this.#plan(channels.length);
    const { base, temptations } = await this.#base(model);
    const held = await heldBack(model, { seed, runs: traced, signal });
    const commitments: CommitmentLoad[] = [];
    for (const commitment of this.#commitments) {
      const changes: LoadChange[] = [];
      for (const { kind, change } of changesOfCommitment(commitment)) {
        const found = await this.#change(commitment.name, kind, change, base);
        if (found !== null) changes.push(found);
      }
      const { name, form } = commitment;
      commitments.push({
        name,
        form,
        tests: form === 'refrain' ? testsOf(temptations, name) : null,
        held: held.times.get(name) ?? 0,
        heldAlone: held.alone.get(name) ?? 0,
        changes,
      });
    }
    const cuts: LoadBearingResult['channels'][number][] = [];
    for (const name of channels) {
      const found = await this.#change(name, 'cut', { cut: [{ channel: name, from: 1 }] }, base);
      cuts.push({ name, changes: found === null ? [] : [found] });
    }
    const together = await this.#together.play(() => this.#done());
    const shapley = await this.#shapley();
    const names = [...model.outcomes.map(({ name }) => name), NONE_OF_THESE];
    return {
      ...head,
      stopped: signal?.aborted === true,
      asked,
      nominal: this.#answer(base),
      outcomes: names.map((name, place) => ({ name, probability: base?.answers.outcomes[place] ?? NOTHING })),
      commitments,
      channels: cuts,
      together: together.loads,
      shapley,
      traced: held.runs,
      evaluations: this.#evaluations,
      impossible: [...this.#impossible, ...together.impossible],
    };
  }

  #plan(channels: number): void {
    const changes = this.#commitments.reduce((sum, one) => sum + changesOfCommitment(one).length, 0);
    const coalitions = this.#commitments.length === 0 ? 0 : this.#coalitions().size;
    this.#planned = 1 + changes + channels + this.#together.models + coalitions;
  }

  /** As the world is, with what only runs can count. An evaluator of the caller's own counts nothing. */
  async #base(
    model: Model,
  ): Promise<{ readonly base: PointAnswer; readonly temptations: readonly TemptationResult[] }> {
    const { team = countHere } = this.#options;
    const { evaluate, head } = this.#study;
    const { runs, seed, level } = head;
    const isCounted = head.method === 'monte-carlo' && this.#options.evaluate === undefined;
    const result = await resultByRuns(model, { runs, seed, level, team });
    this.#done();
    const base = isCounted ? { model, answers: answersOf(result) } : await answerAt(model, evaluate);
    return { base, temptations: result.temptations };
  }

  async #change(
    name: string,
    kind: LoadChangeKind,
    change: Partial<Variant>,
    base: PointAnswer,
  ): Promise<LoadChange | null> {
    if (this.#options.signal?.aborted === true) return null;
    const found = await this.#evaluate(change);
    if (found === null) {
      this.#impossible.push(`${name}: ${kind}`);
      return null;
    }
    const probability = this.#answer(found);
    return {
      kind,
      probability,
      difference: differenceOf(this.#answer(base), probability),
      outcomes: found.answers.outcomes.map((one, place) => differenceOf(base?.answers.outcomes[place], one)),
    };
  }

  async #evaluate(change: Partial<Variant>): Promise<PointAnswer> {
    const { world, evaluate } = this.#study;
    const found = await answerAt(changedModel(world, change), evaluate);
    this.#done();
    await nextTurn();
    return found;
  }

  #done(): void {
    this.#evaluations += 1;
    this.#options.onProgress?.(this.#evaluations, this.#planned);
  }

  #answer(found: PointAnswer): Estimate {
    return found === null ? NOTHING : answerTo(this.#study.asked, found.model, found.answers);
  }

  #coalitions(): ReturnType<typeof allCoalitions> | ReturnType<typeof joiningOrders> {
    const players = this.#commitments.map(({ name }) => name);
    const { orders, seed = 1 } = this.#options;
    return orders === undefined && players.length <= MOST_EXACT
      ? allCoalitions(players)
      : joiningOrders(players, { orders: orders ?? ORDERS, seed });
  }

  async #shapley(): Promise<Shapley | null> {
    const players = this.#commitments.map(({ name }) => name);
    if (players.length === 0) return null;
    const design = this.#coalitions();
    const worths: number[] = Array.from({ length: design.size }, () => 0);
    let next = 0;
    let isWhole = true;
    const work = async (): Promise<void> => {
      while (next < design.size && isWhole) {
        const place = next;
        next += 1;
        const inForce = design.coalition(place);
        const found = await this.#evaluate({ remove: players.filter((name) => !inForce.includes(name)) });
        const { value } = this.#answer(found);
        if (value === null || this.#options.signal?.aborted === true) isWhole = false;
        worths[place] = value ?? 0;
      }
    };
    await Promise.all(Array.from({ length: this.#study.points.atOnce ?? 1 }, work));
    if (!isWhole) return null;
    const values = shapleyValues(design, worths, this.#study.head.level);
    const placeOf = (size: number): number =>
      Array.from({ length: design.size }, (_, place) => place).find(
        (place) => design.coalition(place).length === size,
      ) ?? 0;
    return {
      exact: design.kind === 'all',
      all: worths[placeOf(players.length)] ?? 0,
      none: worths[placeOf(0)] ?? 0,
      values: [...values].sort((one, other) => Math.abs(other.value) - Math.abs(one.value)),
    };
  }
}

const NOTHING: Estimate = { value: null, low: null, high: null, runs: 0 };

function testsOf(temptations: readonly TemptationResult[], name: string): CommitmentLoad['tests'] {
  const counts = temptations.find((one) => one.name === name)?.counts ?? {};
  const times = (kind: string): number => counts[kind] ?? 0;
  return {
    tempted: times('tempted'),
    kept: times('kept'),
    spared: times('spared'),
    broken: times('broken'),
  };
}

function differenceOf(base: Estimate | undefined, changed: Estimate): LoadDifference | null {
  const { value = null, low = null, high = null } = base ?? {};
  if (value === null || low === null || high === null) return null;
  if (changed.value === null || changed.low === null || changed.high === null) return null;
  return wilsonDifference(
    { value, low, high },
    { value: changed.value, low: changed.low, high: changed.high },
  );
}
