import type { Estimate } from '../../montecarlo/result.js';
import { countHere } from '../../montecarlo/team.js';
import type { Commitment, Variant } from '../../scenario/scenario.js';
import { answerTo } from '../evaluation/asked.js';
import { AskedError } from '../evaluation/asked-error.js';
import { changedModel } from '../evaluation/changed-world.js';
import { type Answers, byRuns, type Evaluator } from '../evaluation/evaluator.js';
import { answerAt } from '../evaluation/points.js';
import type { AskedStudy, StudyOptions } from '../evaluation/study.js';
import { nextTurn } from '../evaluation/worlds.js';
import { bondOf } from './bond.js';
import { changesOfCommitment, changeTogether } from './changes.js';
import { type Batches, combination } from './combination.js';
import type { JointLoad, LoadDifference } from './result.js';
import { subsetCount, subsetsOf } from './subsets.js';

/** In so many batches the runs are counted, for the intervals. */
const BATCHES = 32;

/** So many sets are changed together at most. */
const MOST_SETS = 1_000;

/** A change of each of some commitments, by their names. */
type Kind = JointLoad['kind'];
type ChangesByName = ReadonlyMap<string, Partial<Variant>>;

/** Commitments that are to be changed together: how many models that takes, and what comes of it. */
export interface Together {
  readonly models: number;
  /** @param done is called after each model */
  readonly play: (done: () => void) => Promise<{
    readonly loads: readonly JointLoad[];
    readonly impossible: readonly string[];
  }>;
}

/**
 * Prepares to change every set of two commitments and more, up to so many, together.
 *
 * @param most how many at most are changed together: of 1 there is none
 * @throws AskedError if that makes more sets than can be played.
 */
export function prepareTogether(
  study: AskedStudy,
  commitments: readonly Commitment[],
  most: number,
  options: StudyOptions,
): Together {
  const kinds = byKind(commitments);
  if (most < 2) return { models: 0, play: async () => ({ loads: [], impossible: [] }) };
  const sets = [...kinds.values()].reduce((sum, { size }) => sum + subsetCount(size, most), 0);
  if (sets > MOST_SETS) {
    throw new AskedError(
      `Up to ${most} of ${commitments.length} commitments together are ${sets} sets; at most ${MOST_SETS} are played.`,
      `Take fewer together: ${most > 2 ? `--together ${most - 1}` : 'leave --together out'}.`,
    );
  }
  const alone = [...kinds.values()].reduce((sum, { size }) => sum + (size > 1 ? size : 0), 0);
  return { models: sets + alone + 1, play: (done) => new Playing(study, options, done).all(kinds, most) };
}

/** The changes there are of each kind, by the names of the commitments. */
function byKind(commitments: readonly Commitment[]): ReadonlyMap<Kind, ChangesByName> {
  const found = new Map<Kind, Map<string, Partial<Variant>>>();
  for (const commitment of commitments) {
    for (const { kind, change } of changesOfCommitment(commitment)) {
      const known = found.get(kind) ?? new Map<string, Partial<Variant>>();
      found.set(kind, known.set(commitment.name, change));
    }
  }
  return found;
}

/** What is asked, and every outcome, in batches; null where a change goes together in no model with the rest. */
type Counted = readonly Batches[] | null;

class Playing {
  readonly #study: AskedStudy;
  readonly #options: StudyOptions;
  readonly #evaluate: Evaluator<readonly Answers[]>;
  readonly #done: () => void;
  readonly #impossible: string[] = [];

  constructor(study: AskedStudy, options: StudyOptions, done: () => void) {
    this.#study = study;
    this.#options = options;
    this.#evaluate = inBatches(study, options);
    this.#done = done;
  }

  async all(
    kinds: ReadonlyMap<Kind, ChangesByName>,
    most: number,
  ): Promise<{ readonly loads: readonly JointLoad[]; readonly impossible: readonly string[] }> {
    const base = await this.#count({});
    const loads: JointLoad[] = [];
    for (const [kind, changes] of kinds) {
      if (changes.size > 1) loads.push(...(await this.#ofKind(kind, changes, most, base)));
    }
    return { loads, impossible: this.#impossible };
  }

  async #ofKind(kind: Kind, changes: ChangesByName, most: number, base: Counted): Promise<JointLoad[]> {
    const names = [...changes.keys()];
    const sets = [...names.map((name) => [name]), ...subsetsOf(names, most)];
    const counted = await this.#countAll(
      sets.map((set) => changeTogether(set.flatMap((name) => changes.get(name) ?? []))),
    );
    const known = new Map(sets.map((set, place) => [keyOf(set), counted[place] ?? null]));
    return sets
      .filter((set) => set.length > 1)
      .flatMap((set): JointLoad[] => {
        if (known.get(keyOf(set)) !== null) return [this.#load(kind, set, known, base)];
        if (this.#options.signal?.aborted !== true) this.#impossible.push(`${set.join(' with ')}: ${kind}`);
        return [];
      })
      .sort((one, other) => sizeOf(other.difference) - sizeOf(one.difference));
  }

  #load(kind: Kind, set: readonly string[], known: ReadonlyMap<string, Counted>, base: Counted): JointLoad {
    const { level } = this.#study.head;
    const terms = (which: readonly (readonly [weight: number, of: Counted])[], place: number) =>
      which.map(([weight, of]) => ({ weight, batches: of?.[place] ?? [] }));
    const joint: Counted = known.get(keyOf(set)) ?? null;
    const singles = set.map((name): Counted => known.get(keyOf([name])) ?? null);
    const change = (place: number): LoadDifference | null =>
      combination(
        terms(
          [
            [1, joint],
            [-1, base],
          ],
          place,
        ),
        level,
      );
    const difference = change(0);
    const interaction = combination(
      terms([[1, joint], ...singles.map((one) => [-1, one] as const), [set.length - 1, base]], 0),
      level,
    );
    const parts = [set.map((name) => [name]), subsetsOf(set, set.length - 1)].flat().map((part) => {
      const found = combination(
        terms(
          [
            [1, known.get(keyOf(part)) ?? null],
            [-1, base],
          ],
          0,
        ),
        level,
      );
      return found?.value ?? null;
    });
    const whole = parts.flatMap((one) => one ?? []);
    return {
      commitments: set,
      kind,
      difference,
      separately: difference === null || interaction === null ? null : difference.value - interaction.value,
      interaction,
      bond:
        kind !== 'removed' || difference === null || interaction === null
          ? null
          : bondOf(difference, interaction, whole.length === parts.length ? whole : []),
      outcomes: (joint ?? []).slice(1).map((_, place) => change(place + 1)),
    };
  }

  async #countAll(changes: readonly Partial<Variant>[]): Promise<readonly Counted[]> {
    const found: Counted[] = changes.map(() => null);
    let next = 0;
    const work = async (): Promise<void> => {
      while (next < changes.length && this.#options.signal?.aborted !== true) {
        const place = next;
        next += 1;
        found[place] = await this.#count(changes[place] ?? {});
      }
    };
    await Promise.all(Array.from({ length: this.#study.points.atOnce ?? 1 }, work));
    return found;
  }

  async #count(change: Partial<Variant>): Promise<Counted> {
    const { world, asked } = this.#study;
    const found = await answerAt(changedModel(world, change), this.#evaluate);
    this.#done();
    await nextTurn();
    if (found === null) return null;
    const { model, answers } = found;
    const outcomes = answers[0]?.outcomes.length ?? 0;
    return [
      answers.map((batch) => answerTo(asked, model, batch)),
      ...Array.from({ length: outcomes }, (_, place) =>
        answers.map((batch): Estimate => batch.outcomes[place] ?? NOTHING),
      ),
    ];
  }
}

const NOTHING: Estimate = { value: null, low: null, high: null, runs: 0 };

/** The runs of each model in batches, the same for all models; whole where the answer is exact, or the caller's own. */
function inBatches({ head, evaluate }: AskedStudy, options: StudyOptions): Evaluator<readonly Answers[]> {
  const { runs, seed, level, method } = head;
  if (method === 'exact' || options.evaluate !== undefined) return async (model) => [await evaluate(model)];
  const size = Math.ceil(runs / BATCHES);
  const team = options.team ?? countHere;
  const batches = Array.from({ length: Math.ceil(runs / size) }, (_, batch) =>
    byRuns({
      runs: Math.min(size, runs - batch * size),
      firstRun: batch * size,
      seed,
      level,
      team,
    }),
  );
  return async (model) => {
    const found: Answers[] = [];
    for (const batch of batches) found.push(await batch(model));
    return found;
  };
}

function keyOf(set: readonly string[]): string {
  return JSON.stringify(set);
}

function sizeOf(difference: LoadDifference | null): number {
  return difference === null ? -1 : Math.abs(difference.value);
}
