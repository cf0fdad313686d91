import type { Model } from '../model/model.js';
import { focus } from '../model/focus.js';
import { NEVER } from '../model/conditions.js';
import { remembering } from '../model/ever.js';
import { Answers } from './answers.js';
import { chainProgram } from './chain-program.js';
import type { ChainSize, ExactResult, Refused } from './exact-result.js';
import {
  commitmentTasks,
  countsTask,
  disputeTasks,
  outcomesTask,
  questionTasks,
  type Task,
} from './tasks.js';
import { refusalOf } from './refusal.js';
import { transient } from './transient.js';

/** How much may be spent on a solution. */
export interface SolveOptions {
  /** Megabytes of memory for one chain: 1500 unless told. What would need more is refused. */
  readonly megabytes?: number;
  /** Whether everything is solved, or the outcomes and the questions alone: everything unless told. */
  readonly only?: 'outcomes and questions';
  /**
   * Whether what does not fit at once is solved one thing after the other: true unless told. Else it is refused, which is
   * soon known.
   */
  readonly oneByOne?: boolean;
}

/** Memory for one chain unless told, in megabytes. */
const MEGABYTES = 1500;

/** What is tried first with everything that is asked at once: no more memory than this share. */
const AT_ONCE = 1 / 16;

/**
 * Solves a Model exactly: a scenario with its numbers fixed is a finite Markov chain, and how probability flows through it is
 * reckoned tick by tick. For each thing that is asked the chain is built of what can influence it, as far as nothing tells
 * its states apart. What needs too much memory is refused, with a reason, and the rest is answered.
 *
 * ```ts
 * const { outcomes } = solve(model);
 * console.log(outcomes.map(({ name, probability }) => `${name}: ${probability}`));
 * ```
 *
 * Exact means up to rounding (about 1e-13), and given the Model.
 *
 * @throws RangeError on a budget of no memory, or on a Model with numbers kept by name or free choices.
 * @throws ModelError if the Model does what no Model may do.
 */
export function solve(model: Model, options: SolveOptions = {}): ExactResult {
  const { megabytes = MEGABYTES } = options;
  if (!(megabytes > 0))
    throw new RangeError(`the memory for a chain is more than 0 megabytes, not ${megabytes}`);
  const solving = new Solving(model, megabytes * 1_000_000, options.oneByOne ?? true);
  const all = options.only === undefined;
  const outcomes = solving.add(outcomesTask(model));
  const questions = questionTasks(model).map((task) => solving.add(task));
  const commitments = all ? commitmentTasks(model).map((task) => solving.add(task)) : [];
  const disputes = all ? disputeTasks(model).map((task) => solving.add(task)) : [];
  const counted = all ? solving.add(countsTask(model)) : null;
  const { size, refused } = solving.run();
  const { title, variant, readings, horizon, tick, assumptions } = model;
  const counts = counted?.();
  return {
    scenario: title,
    variant,
    readings,
    horizon,
    tick,
    outcomes: outcomes() ?? [],
    questions: questions.flatMap((answer) => answer() ?? []),
    commitments: commitments.flatMap((answer, place) => {
      const found = answer();
      return found === null ? [] : [{ ...found, entries: counts?.entries[place] ?? {} }];
    }),
    temptations: counts?.temptations ?? [],
    disputes: disputes.flatMap((answer) => answer() ?? []),
    assumptions,
    size,
    refused,
  };
}

/** A task, and what takes its answer. */
interface Pending extends Omit<Task<unknown>, 'read'> {
  readonly settle: (answers: Answers, place: number, counts: readonly number[]) => void;
}

/** Solves tasks: all at once if that is small, else one by one. */
class Solving {
  readonly #model: Model;
  readonly #bytes: number;
  readonly #pending: Pending[] = [];
  #size: ChainSize = { states: 0, nodes: 0, edges: 0 };

  readonly #oneByOne: boolean;

  constructor(model: Model, bytes: number, oneByOne: boolean) {
    this.#model = model;
    this.#bytes = bytes;
    this.#oneByOne = oneByOne;
  }

  /** Takes a task; gives what will say its answer, null if it was refused. */
  add<Answer>({ read, ...task }: Task<Answer>): () => Answer | null {
    let found: Answer | null = null;
    const settle: Pending['settle'] = (answers, place, counts) => {
      found = read(answers, place, counts);
    };
    this.#pending.push({ ...task, settle });
    return () => found;
  }

  run(): { readonly size: ChainSize; readonly refused: readonly Refused[] } {
    const refused: Refused[] = [];
    const atOnce = this.#solve(this.#pending, this.#oneByOne ? this.#bytes * AT_ONCE : this.#bytes);
    if (atOnce !== null && !this.#oneByOne) refused.push({ what: 'what is asked', ...atOnce });
    else if (atOnce !== null) {
      for (const task of this.#pending) {
        const refusal = this.#solve([task], this.#bytes);
        if (refusal !== null) refused.push({ what: task.what, ...refusal });
      }
    }
    return { size: this.#size, refused };
  }

  /** Solves some tasks by one chain; says why not, if that is too large. */
  #solve(tasks: readonly Pending[], bytes: number): Omit<Refused, 'what'> | null {
    const { model, ever } = remembering(
      this.#model,
      tasks.flatMap((task) => task.ever),
    );
    const remembered = ever.values();
    const lists = tasks.flatMap((task) => [
      ...task.lists,
      ...task.ever.map(() => [remembered.next().value ?? NEVER]),
    ]);
    const counters = tasks.some((task) => task.counters === true);
    const program = chainProgram(
      focus(model, lists.flat(), counters),
      lists.map(({ length }) => length),
    );
    const solved = transient(program, { bytes });
    if ('unfinished' in solved) return refusalOf(program, solved.unfinished, bytes);
    if (solved.size.nodes > this.#size.nodes) this.#size = solved.size;
    const answers = new Answers(solved);
    // The first answer says which outcome has ended the run.
    let place = 1;
    for (const task of tasks) {
      task.settle(answers, place, solved.counts);
      place += task.lists.length + task.ever.length;
    }
    return null;
  }
}
