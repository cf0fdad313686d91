import type { Model } from '../../model/model.js';
import type { Estimate } from '../../montecarlo/result.js';
import { wilsonDifference } from '../compare/difference.js';
import type { Diagnostic } from '../../scenario/diagnostics/diagnostic.js';
import type { Scenario } from '../../scenario/scenario.js';
import { quantitiesOf } from '../../scenario/quantities.js';
import { findQuantity } from '../../scenario/quantities.js';
import { AS_GIVEN } from '../../scenario/unchanged-variant.js';
import { AskedError } from '../evaluation/asked-error.js';
import { answerTo } from '../evaluation/asked.js';
import { evaluatePoints } from '../evaluation/points.js';
import { type AskedStudy, prepareAsked, type StudyOptions } from '../evaluation/study.js';
import type { Analysis } from '../evaluation/worlds.js';
import { answerInTime, rootSearch } from '../methods/roots/index.js';
import type { ThresholdCrossing, ThresholdPlace, ThresholdResult } from './result.js';

/** Which number is moved, and what is looked for. */
export interface ThresholdOptions extends StudyOptions {
  /** The name of a number, or the end of it where that is unique. */
  readonly parameter: string;
  /** The name of an outcome, or `QUESTION:ROW`. */
  readonly of: string;
  /** The level that the answer is to reach, from 0 to 1; or instead */
  readonly at?: number;
  /** two variants, null or `as given` for the file itself, that are to change their order. Then `variant` does nothing. */
  readonly between?: readonly [string | null, string | null];
  /** From where to where: the range of the number unless told. */
  readonly from?: number;
  readonly to?: number;
  /** How many values, evenly over the range, are played first, from 2: 11 unless told. */
  readonly places?: number;
}

/** How many runs of each model unless told. */
const RUNS = 10_000;

const PLACES = 11;

/** A crossing is found to this share of the range. */
const TOLERANCE = 1 / 1000;

/** The edges of where its side is not known are found to this share of the range. */
const EDGE_TOLERANCE = 1 / 200;

/**
 * At which value of a number an answer reaches a level, or two variants change their order. All values are played on the same
 * luck, so the answer moves with the number as smoothly as runs can. First some values over the whole range are played, and
 * wherever two neighbours lie on different sides the crossing is searched between them: by `rootSearch` in these runs
 * themselves, and outwards for the values at which the interval lies whole on one side. Two crossings between two neighbours
 * stay unseen.
 *
 * The difference of two variants has the interval of two independent shares, which on common luck is too wide rather than too
 * narrow.
 *
 * @throws AskedError if the scenario has no such number, outcome or question, or the number has no range and no ends are given.
 * @throws RangeError on an option out of range.
 */
export async function thresholdOf(
  scenario: Scenario,
  options: ThresholdOptions,
): Promise<Analysis<ThresholdResult>> {
  const { at = null, between = null, places = PLACES } = options;
  if ((at === null) === (between === null))
    throw new RangeError('a threshold is of a level, or between two variants');
  if (at !== null && !(at >= 0 && at <= 1)) throw new RangeError(`a level lies from 0 to 1, not at ${at}`);
  if (!(Number.isSafeInteger(places) && places >= 2)) {
    throw new RangeError(`a range is looked at from 2 places, not ${places}`);
  }
  const variants = (between ?? [options.variant ?? null]).map((name) => (name === AS_GIVEN ? null : name));
  const name = numberNamed(scenario, options.parameter);
  const studies: AskedStudy[] = [];
  const told: Diagnostic[] = [];
  for (const variant of variants) {
    const { study, diagnostics } = prepareAsked(scenario, options.of, { ...options, variant }, RUNS);
    told.push(...diagnostics);
    if (study === null) return { result: null, diagnostics: told };
    studies.push(study);
  }
  const [study] = studies;
  if (study === undefined) throw new RangeError('a threshold is of at least one variant');
  const parameter = rangeOf(name, studies, options);
  const looking = new Looking(studies, parameter, at, options);
  const series = await looking.series(places);
  const crossings = await looking.crossings(series);
  const { variant: _, ...head } = study.head;
  const [first = null, second = null] = variants;
  return {
    result: {
      ...head,
      stopped: options.signal?.aborted === true,
      asked: study.asked,
      parameter,
      goal: at === null ? { is: 'order', first, second } : { is: 'level', at, variant: first },
      series,
      crossings,
      evaluations: looking.evaluations,
      impossible: looking.impossible,
    },
    diagnostics: told,
  };
}

function numberNamed(scenario: Scenario, wanted: string): string {
  const names = quantitiesOf(scenario).map(({ name }) => name);
  const found = findQuantity(wanted, names);
  if ('name' in found) return found.name;
  const { problem, hint = '`check FILE --names` lists all that can be set' } = found;
  throw new AskedError(`${capital(problem)}.`, `${capital(hint)}${hint.endsWith('?') ? '' : '.'}`);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function rangeOf(
  name: string,
  studies: readonly AskedStudy[],
  { from, to }: ThresholdOptions,
): ThresholdResult['parameter'] {
  const found = studies.flatMap(({ model }: { readonly model: Model }) =>
    model.assumptions.filter((one) => one.name === name),
  );
  const [assumption] = found;
  if (assumption === undefined) {
    throw new AskedError(
      `Nothing that is asked rests on ${name}.`,
      'Name another number, or another outcome.',
    );
  }
  const low = from ?? assumption.range?.[0];
  const high = to ?? assumption.range?.[1];
  if (low === undefined || high === undefined) {
    throw new AskedError(`${name} has no range.`, 'Say from where to where: --from 0 --to 1.');
  }
  if (!(low < high))
    throw new AskedError(`${name} cannot go from ${low} to ${high}.`, 'Give a low end below the high one.');
  return { name, nominal: assumption.value, low, high, unit: assumption.unit };
}

type Distance = NonNullable<ThresholdPlace['distance']>;

/** Plays values of one number, each once. */
class Looking {
  evaluations = 0;
  impossible = 0;
  readonly #studies: readonly AskedStudy[];
  readonly #parameter: ThresholdResult['parameter'];
  readonly #at: number | null;
  readonly #options: ThresholdOptions;
  readonly #known = new Map<number, ThresholdPlace>();

  constructor(
    studies: readonly AskedStudy[],
    parameter: ThresholdResult['parameter'],
    at: number | null,
    options: ThresholdOptions,
  ) {
    this.#studies = studies;
    this.#parameter = parameter;
    this.#at = at;
    this.#options = options;
  }

  async series(places: number): Promise<readonly ThresholdPlace[]> {
    const { low, high } = this.#parameter;
    const values = Array.from({ length: places }, (_, place) =>
      place === places - 1 ? high : low + ((high - low) * place) / (places - 1),
    );
    await this.#play(values);
    return values.flatMap((value) => this.#known.get(value) ?? []);
  }

  async crossings(series: readonly ThresholdPlace[]): Promise<readonly ThresholdCrossing[]> {
    const found: ThresholdCrossing[] = [];
    const known = series.flatMap(({ value, distance }) => (distance === null ? [] : [{ value, distance }]));
    for (const [place, left] of known.entries()) {
      const right = known[place + 1];
      if (right === undefined || isAbove(left.distance) === isAbove(right.distance)) continue;
      const crossing = await this.#crossing(left.value, right.value, known);
      if (crossing !== null) found.push(crossing);
    }
    return found;
  }

  async #crossing(
    low: number,
    high: number,
    series: readonly { readonly value: number; readonly distance: Distance }[],
  ): Promise<ThresholdCrossing | null> {
    const width = this.#parameter.high - this.#parameter.low;
    const root = await answerInTime(rootSearch(low, high, width * TOLERANCE), async (value) => {
      const distance = await this.#distance(value);
      // Stopped, or where no model is: the search ends where it is.
      return distance === null ? 0 : distance.value === 0 ? -Number.MIN_VALUE : distance.value;
    });
    if (!root.found || this.#isStopped()) return null;
    const isFirstSide = isAbove((await this.#distance(low)) ?? { value: 0, low: 0, high: 0 });
    const sureLow = series
      .filter(({ value, distance }) => value <= low && isSure(distance, isFirstSide))
      .at(-1);
    const sureHigh = series.find(({ value, distance }) => value >= high && isSure(distance, !isFirstSide));
    return {
      at: root.at,
      low: await this.#edge(sureLow?.value ?? this.#parameter.low, root.at, isFirstSide),
      high: await this.#edge(sureHigh?.value ?? this.#parameter.high, root.at, !isFirstSide),
      rises: !isFirstSide,
    };
  }

  /** How far from a sure value towards an unsure one the side stays sure. */
  async #edge(sure: number, unsure: number, above: boolean): Promise<number> {
    const tolerance = (this.#parameter.high - this.#parameter.low) * EDGE_TOLERANCE;
    let near = sure;
    let far = unsure;
    while (Math.abs(far - near) > tolerance && !this.#isStopped()) {
      const middle = near + (far - near) / 2;
      const distance = await this.#distance(middle);
      if (distance !== null && isSure(distance, above)) near = middle;
      else far = middle;
    }
    return near;
  }

  #isStopped(): boolean {
    return this.#options.signal?.aborted === true;
  }

  async #distance(value: number): Promise<Distance | null> {
    if (!this.#known.has(value)) await this.#play([value]);
    return this.#known.get(value)?.distance ?? null;
  }

  async #play(values: readonly number[]): Promise<void> {
    const { name, nominal } = this.#parameter;
    // The ends may lie outside the range of the file: as a design it needs no more than points.
    const parameters = [{ name, nominal, low: Math.min(...values), high: Math.max(...values) }];
    const point = (place: number): readonly number[] => [values[place] ?? 0];
    const found: (readonly (Estimate | null)[])[] = [];
    for (const { world, points, asked } of this.#studies) {
      const evaluated = await evaluatePoints(
        world,
        { parameters, size: values.length, point },
        {
          ...points,
          onProgress: () => this.#options.onProgress?.(this.evaluations, this.evaluations + values.length),
        },
      );
      this.evaluations += evaluated.length;
      this.impossible += evaluated.filter((one) => one === null).length;
      found.push(evaluated.map((one) => (one === null ? null : answerTo(asked, one.model, one.answers))));
    }
    values.forEach((value, place) => {
      const answers = found.map((each) => each[place]);
      if (answers.some((one) => one === undefined)) return;
      const estimates = answers.flatMap((one) => one ?? []);
      this.#known.set(value, { value, answers: estimates, distance: this.#against(estimates) });
    });
  }

  /** What is held against 0. */
  #against([first, second]: readonly Estimate[]): Distance | null {
    const one = bounded(first);
    if (one === null) return null;
    if (this.#at !== null) {
      const at = this.#at;
      return { value: one.value - at, low: one.low - at, high: one.high - at };
    }
    const other = bounded(second);
    return other === null ? null : wilsonDifference(one, other);
  }
}

function bounded(estimate: Estimate | undefined): Distance | null {
  const { value = null, low = null, high = null } = estimate ?? {};
  return value === null || low === null || high === null ? null : { value, low, high };
}

/** What is exactly on the line counts as below it. */
function isAbove({ value }: Distance): boolean {
  return value > 0;
}

function isSure({ low, high }: Distance, above: boolean): boolean {
  return above ? low > 0 : high < 0;
}
