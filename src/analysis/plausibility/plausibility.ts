import { lower } from '../../model/lower/index.js';
import type { Estimate, SimulationResult } from '../../montecarlo/result.js';
import { simulate, type SimulateOptions } from '../../montecarlo/simulate.js';
import type { Diagnostic } from '../../scenario/diagnostics/diagnostic.js';
import { AS_GIVEN } from '../../scenario/unchanged-variant.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { SourceText } from '../../scenario/text/source.js';
import { inquiriesOf, spreadsOf, type SpreadInquiry } from './asking.js';
import type { BaseRates } from './base-rates.js';
import { compare } from './compare.js';
import { levelsOf } from './levels.js';
import { GraveActs } from './pairs.js';
import { remarksOn } from './remarks.js';
import type { PlausibilityResult, Spread } from './result.js';
import { daysIn } from './time.js';

/** How a scenario is to be held against base rates. */
export interface PlausibilityOptions
  extends Pick<SimulateOptions, 'runs' | 'seed' | 'level' | 'signal' | 'onProgress' | 'pause'> {
  /** What it is held against: see `readBaseRates`. */
  readonly rates: BaseRates;
  /** The name of a variant; null or `as given` for the file itself. */
  readonly variant?: string | null;
  /** Values for numbers of the scenario, by name. */
  readonly set?: ReadonlyMap<string, number>;
  /** Finds fields in the text, so that diagnostics can point at them. */
  readonly source?: SourceText | null;
}

/** What a scenario implies beside base rates, or what is wrong with the scenario. */
export interface Plausibility {
  /** null if any diagnostic is an error. */
  readonly result: PlausibilityResult | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Plays a scenario, and holds what it implies against how often such things have happened: disputes, force and war between
 * two, answers to force, third parties that join. It asks ordinary questions, which nothing in a run reads, so the runs are
 * those of `runScenario` with the same seed.
 *
 * A difference is not an error. It says where to look: at a number, at what is left out, or at why this case is not like
 * others.
 */
export async function plausibility(scenario: Scenario, options: PlausibilityOptions): Promise<Plausibility> {
  const { rates, variant = null, set, source, ...simulation } = options;
  const name = variant === AS_GIVEN ? null : variant;
  const all = levelsOf(scenario);
  const acts = new GraveActs(scenario, name, all);
  const levels = all.filter(({ kind }) => acts.canHappen(kind));
  const inquiries = inquiriesOf(scenario, acts);
  const spreads = spreadsOf(scenario, acts);
  const questions = [...inquiries, ...spreads].map(({ question }) => question);
  const { model, diagnostics } = lower(
    { ...scenario, questions },
    {
      variant: name,
      ...(set === undefined ? {} : { set }),
      ...(source === undefined ? {} : { source }),
    },
  );
  if (model === null) return { result: null, diagnostics };
  const played = await simulate(model, simulation);
  const answers = answersOf(played);
  const comparisons = inquiries.map((inquiry) =>
    compare(inquiry, answers(inquiry.question.name), scenario.horizon, rates),
  );
  return {
    result: {
      scenario: scenario.title,
      variant: name,
      seed: played.seed,
      runs: played.runs,
      stopped: played.stopped,
      horizon: scenario.horizon,
      tick: scenario.tick,
      days: daysIn(scenario.tick, scenario.horizon),
      level: played.level,
      labels: Object.fromEntries(scenario.actors.map((actor) => [actor.name, actor.label])),
      levels,
      comparisons,
      spread: spreadFrom(spreads, answers),
      remarks: remarksOn(scenario, levels, acts, endedEarly(played)),
      rates,
    },
    diagnostics,
  };
}

/** The share of runs that an outcome ended before the horizon. */
function endedEarly({ outcomes, horizon, runs }: SimulationResult): number {
  const ended = outcomes.reduce(
    (sum, { ends, cumulative }) => sum + (ends ? (cumulative[horizon - 2] ?? 0) : 0),
    0,
  );
  return runs === 0 ? 0 : ended / runs;
}

const NOTHING: Estimate = { value: null, low: null, high: null, runs: 0 };

function answersOf({ questions }: SimulationResult): (name: string) => Estimate {
  const byName = new Map(questions.map((question) => [question.name, question.rows[0]?.estimate]));
  return (name) => byName.get(name) ?? NOTHING;
}

/** From the shares that reach a level at least, the shares that go no further. */
function spreadFrom(inquiries: readonly SpreadInquiry[], answers: (name: string) => Estimate): Spread[] {
  const places = [...new Set(inquiries.map(({ between }) => between))];
  return places.map((between) => {
    const reach = (level: number): number => {
      const found = inquiries.find((one) => one.between === between && one.level === level);
      return found === undefined ? 0 : (answers(found.question.name).value ?? 0);
    };
    const [threat, display, force, war] = [reach(2), reach(3), reach(4), reach(5)];
    return {
      between,
      none: 1 - threat,
      threat: threat - display,
      display: display - force,
      force: force - war,
      war,
    };
  });
}
