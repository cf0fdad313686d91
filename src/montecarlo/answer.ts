import { type ExactQuestion, type ExactResult, solve } from '../chain/index.js';
import type { Model } from '../model/model.js';
import { stateBudget } from '../model/print.js';
import type { Estimate, OutcomeResult, QuestionResult, SimulationResult } from './result.js';
import { simulate, type SimulateOptions } from './simulate.js';

/**
 * How the outcomes and the questions are answered: by runs that are played and counted, by the exact engine, or by the exact
 * engine where the model is small enough for it.
 */
export type Method = 'auto' | 'exact' | 'monte-carlo';

/** As for a simulation, and by which method. */
export interface AnswerMethod extends SimulateOptions {
  /** `auto` unless told. */
  readonly method?: Method;
}

/** What was to be answered exactly is too large for it. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
  /** What would make it smaller. */
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

/** With more states than that, if every variable could have any value with any other, nobody looks whether it is small. */
const MOST_STATES = 1e9;

/** Memory for the chain of a model that is small, in megabytes: known within a part of a second. */
const SMALL = 12;

/**
 * Answers what a Model asks. Its outcomes and questions are solved exactly where that is small, or asked for; the rest is
 * counted over runs in either case: what became of commitments, how often they were put to the test, how runs go.
 *
 * @throws TooLargeError if the method is `exact`, and it does not fit.
 * @throws RangeError, ModelError and CheckpointError as `simulate` does.
 */
export async function answerModel(model: Model, options: AnswerMethod = {}): Promise<SimulationResult> {
  const { method = 'auto', precision, ...simulation } = options;
  const solved = method === 'monte-carlo' ? null : solvedBy(model, method);
  if (solved === null)
    return simulate(model, precision === undefined ? simulation : { ...simulation, precision });
  // What is exact need not be made more precise.
  return exactly(await simulate(model, simulation), solved);
}

/**
 * The exact answers of a Model: null where it is not small, and that was not asked for.
 *
 * @param megabytes what counts as small
 * @throws TooLargeError if the method is `exact`, and it does not fit.
 */
export function solvedBy(
  model: Model,
  method: Exclude<Method, 'monte-carlo'>,
  megabytes = SMALL,
): ExactResult | null {
  if (method === 'auto' && stateBudget(model).product > MOST_STATES) return null;
  const solved = solve(model, {
    only: 'outcomes and questions',
    ...(method === 'auto' ? { megabytes, oneByOne: false } : {}),
  });
  const [refused] = solved.refused;
  if (refused === undefined) return solved;
  if (method === 'auto') return null;
  throw new TooLargeError(`${refused.what} cannot be solved exactly: ${refused.message}`, refused.hint);
}

/** A result in which what was solved stands in the place of what was counted. */
function exactly(counted: SimulationResult, solved: ExactResult): SimulationResult {
  return {
    ...counted,
    solved: solved.size,
    outcomes: counted.outcomes.map((outcome, place): OutcomeResult => {
      const found = solved.outcomes[place];
      if (found === undefined) return outcome;
      return { ...outcome, probability: exact(found.probability), cumulativeExact: found.cumulative };
    }),
    questions: counted.questions.map((question, place) => exactQuestion(question, solved.questions[place])),
  };
}

function exactQuestion(question: QuestionResult, found: ExactQuestion | undefined): QuestionResult {
  if (found === undefined) return question;
  const { time } = found;
  return {
    ...question,
    rows: question.rows.map((row, place) => {
      const { probability = null, given = null, endedBefore = 0 } = found.rows[place] ?? {};
      return {
        ...row,
        estimate: exact(probability),
        given: row.given === null ? null : given,
        endedBefore,
      };
    }),
    time:
      time === null
        ? null
        : {
            restricted: exact(time.restricted),
            conditional: exact(time.conditional),
            cameAbout: exact(time.cameAbout),
          },
  };
}

function exact(value: number | null): Estimate {
  return { value, low: value, high: value, runs: 0, exact: true };
}
