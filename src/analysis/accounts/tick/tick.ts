import { NONE_OF_THESE } from '../../../model/none-of-these.js';
import { requireLevel } from '../../../montecarlo/intervals.js';
import type { Estimate, SimulationResult } from '../../../montecarlo/result.js';
import { countHere } from '../../../montecarlo/team.js';
import { AS_GIVEN } from '../../../scenario/unchanged-variant.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { wilsonDifference } from '../../compare/difference.js';
import { resultByRuns } from '../../evaluation/evaluator.js';
import { prepareStudy, type StudyOptions } from '../../evaluation/study.js';
import type { Analysis } from '../../evaluation/worlds.js';
import { outcomePlace } from '../prepared.js';
import { halvedTick } from './halve.js';
import type { TickAnswer, TickResult } from './result.js';

/** Of which outcome it is asked; the questions are asked in any case. */
export interface TickOptions extends Omit<StudyOptions, 'evaluate'> {
  /** The name of an outcome: it alone, and no questions. Everything, unless told. */
  readonly of?: string;
}

/** How many runs of each unless told. */
const RUNS = 400_000;

/**
 * Plays a scenario with its ticks and with ticks of half the length, and says which answers move by more than chance. The two
 * simulations are independent, for a draw belongs to its tick.
 *
 * @throws AskedError if there is no such outcome; RangeError on an option out of range.
 */
export async function tickOf(scenario: Scenario, options: TickOptions = {}): Promise<Analysis<TickResult>> {
  const { of, level = 0.95, team = countHere, onProgress } = options;
  const isStopped = (): boolean => options.signal?.aborted === true;
  requireLevel(level);
  const variant = options.variant ?? AS_GIVEN;
  const asked: Scenario = {
    ...scenario,
    questions:
      of === undefined
        ? scenario.questions.filter(({ under }) => under === null || under.includes(variant))
        : [],
  };
  const whole = prepareStudy(asked, options, RUNS);
  if (whole.study === null) return { result: null, diagnostics: whole.diagnostics };
  const { model, head } = whole.study;
  if (of !== undefined) outcomePlace(model, of);
  const { scenario: halved, refused, doubled } = halvedTick(asked);
  const nothing = { ...head, stopped: isStopped(), refused, answers: [], each: level };
  if (halved === null) return { result: nothing, diagnostics: whole.diagnostics };
  const set = new Map(
    [...(options.set ?? [])].map(([name, value]) => [name, isDoubled(name, doubled) ? 2 * value : value]),
  );
  const { study: half, diagnostics } = prepareStudy(halved, { ...options, set }, RUNS);
  if (half === null) return { result: null, diagnostics };
  const { runs, seed } = head;
  // As many answers as there may be are judged together.
  const count =
    model.outcomes.length + 1 + model.questions.reduce((sum, one) => sum + one.probes.length + 1, 0);
  const each = 1 - (1 - level) / count;
  const first = await resultByRuns(model, { runs, seed, level: each, team });
  onProgress?.(1, 2);
  if (isStopped()) return { result: { ...nothing, stopped: true, each }, diagnostics: whole.diagnostics };
  const second = await resultByRuns(half.model, { runs, seed: `${seed}, half a tick`, level: each, team });
  onProgress?.(2, 2);
  const answers = answersOf(first, second).filter(
    (one) => of === undefined || (one.asked.is === 'outcome' && one.asked.name === of),
  );
  return {
    result: { ...nothing, stopped: isStopped(), answers, each },
    diagnostics: whole.diagnostics,
  };
}

/** A number may be set by the end of its name. */
function isDoubled(name: string, doubled: ReadonlySet<string>): boolean {
  return [...doubled].some((one) => one === name || one.endsWith(`.${name}`));
}

function answersOf(whole: SimulationResult, half: SimulationResult): readonly TickAnswer[] {
  const probability = (
    asked: TickAnswer['asked'],
    title: string | null,
    one: Estimate,
    other: Estimate | undefined,
  ): TickAnswer => answer({ kind: 'probability', asked, title, whole: one, half: other ?? NOTHING });
  const outcomes = whole.outcomes.map(({ name, probability: one }, place) =>
    probability(
      { is: 'outcome', name: name === '' ? NONE_OF_THESE : name },
      null,
      one,
      half.outcomes[place]?.probability,
    ),
  );
  const rows = whole.questions.flatMap(({ name, title, rows: own, time }, place) => {
    const other = half.questions[place];
    const told = own.map(({ label, estimate }, row) =>
      probability({ is: 'row', question: name, label }, title, estimate, other?.rows[row]?.estimate),
    );
    if (time === null) return told;
    return [
      ...told,
      answer({
        kind: 'time',
        asked: { is: 'row', question: name, label: 'expected time' },
        title,
        whole: time.restricted,
        half: halfOf(other?.time?.restricted ?? NOTHING),
      }),
    ];
  });
  return [...outcomes, ...rows];
}

const NOTHING: Estimate = { value: null, low: null, high: null, runs: 0 };

/** Half ticks as whole ones. */
function halfOf({ value, low, high, runs }: Estimate): Estimate {
  const half = (one: number | null): number | null => (one === null ? null : one / 2);
  return { value: half(value), low: half(low), high: half(high), runs };
}

function answer(one: Omit<TickAnswer, 'difference' | 'moves'>): TickAnswer {
  const [whole, half] = [known(one.whole), known(one.half)];
  if (whole === null || half === null) return { ...one, difference: null, moves: false };
  const difference = one.kind === 'probability' ? wilsonDifference(whole, half) : timeDifference(whole, half);
  return { ...one, difference, moves: difference.low > 0 || difference.high < 0 };
}

interface Known {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

function known({ value, low, high }: Estimate): Known | null {
  return value === null || low === null || high === null ? null : { value, low, high };
}

/** The difference of two independent means, from their intervals. */
function timeDifference(whole: Known, half: Known): Known {
  const value = half.value - whole.value;
  const join = (one: number, other: number): number => Math.sqrt(one * one + other * other);
  return {
    value,
    low: value - join(half.value - half.low, whole.high - whole.value),
    high: value + join(half.high - half.value, whole.value - whole.low),
  };
}
