import { compareByCodePoint } from '../../chance/index.js';
import type { Diagnostic } from '../../scenario/diagnostics/diagnostic.js';
import { Reporter } from '../../scenario/diagnostics/reporter.js';
import type { Scenario } from '../../scenario/scenario.js';
import { AS_GIVEN } from '../../scenario/unchanged-variant.js';
import { overlayOf } from '../../scenario/readings.js';
import { nearestName } from '../../scenario/diagnostics/nearest.js';
import type { SourceText } from '../../scenario/text/source.js';
import { checkModel } from '../check.js';
import type { Model } from '../model.js';
import { prune } from '../prune.js';
import type { Tracing } from '../tracing.js';
import { pinShaping } from './followed-numbers.js';
import { lowerOutcomes, lowerQuestions, lowerWatches } from './answers.js';
import { lowerAlarms } from './alarms.js';
import { lowerAttribution } from './attribution.js';
import { checkCommitments } from './possible-acts.js';
import { Commitments } from './commitments.js';
import { Conduct } from './conduct/conduct.js';
import { checkCalming } from './calming.js';
import { Context } from './context.js';
import { lowerEpisodes } from './episodes.js';
import { checkEffects } from './effects.js';
import { Expressions } from './expressions/expressions.js';
import { lowerOffers } from './offers.js';
import { lowerPostures } from './postures.js';
import { lowerRegimeChanges } from './regimes.js';
import { lowerRungs } from './rungs.js';
import { Signals } from './signals.js';
import { lowerStandings } from './standings.js';
import { Interventions } from './interventions.js';
import { lowerStocks } from './stocks.js';
import { Messages } from './messages.js';
import { declareMachine, lowerProcess } from './processes.js';
import { chosenAlternatives, readingConflicts } from './readings.js';
import { readSettings, warnOfIdleSettings, warnOfOvertaken } from './settings.js';
import { lowerScopes } from './scopes.js';
import { Views } from './views.js';

/** How a scenario is to be lowered: under which variant, with which settings. */
export interface LowerOptions {
  /** The name of a variant; null or `as given` for the file itself. */
  readonly variant?: string | null;
  /** Alternatives by the names of their readings; of a reading that is left out, the first. The variant comes after them. */
  readonly readings?: Readonly<Record<string, string | undefined>>;
  /** Values for parameters, by name or by the end of a name where that is unique. They beat those of the variant. */
  readonly set?: ReadonlyMap<string, number>;
  /** The full names of parameters that stay in the model by their names, so that they can be varied there. */
  readonly keep?: ReadonlySet<string>;
  /** Whether options may be chosen freely: what is to be played must not have any, and they are refused unless told. */
  readonly choices?: 'refused' | 'free';
  /** Finds fields in the text, so that diagnostics can point at them. */
  readonly source?: SourceText | null;
  /** Follows numbers, so that the Model for other values of them can be had without lowering anew. */
  readonly tracing?: Tracing;
}

/** A model, or what is wrong. */
export interface Lowered {
  /** null if any diagnostic is an error. */
  readonly model: Model | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Of the parameters that were to be kept by name those whose value shaped the model: varied there, they are not. */
  readonly shaping: readonly string[];
}

/** Translates a scenario, under one variant, into a Model. What cannot be translated is told as diagnostics. */
export function lower(scenario: Scenario, options: LowerOptions = {}): Lowered {
  const reporter = new Reporter(options.source ?? null);
  const name = options.variant ?? null;
  const variant = scenario.variants.find((one) => one.name === name) ?? null;
  if (name !== null && name !== AS_GIVEN && variant === null) {
    const names = [AS_GIVEN, ...scenario.variants.map((one) => one.name)];
    const near = nearestName(name, names);
    reporter.report({
      code: 'unknown-name',
      path: ['variants'],
      message: `there is no variant named "${name}"`,
      hint: near === null ? `known: ${names.join(', ')}` : `did you mean "${near}"?`,
    });
    return { model: null, diagnostics: reporter.diagnostics, shaping: [] };
  }
  const { combination, problems } = chosenAlternatives(scenario, options.readings ?? {});
  for (const problem of [...problems, ...readingConflicts(scenario)]) reporter.report(problem);
  if (reporter.failed) return { model: null, diagnostics: reporter.diagnostics, shaping: [] };
  if (options.choices !== 'free') refuseChoices(scenario, reporter);
  const laid = overlayOf(scenario, combination, variant);
  const settings = readSettings(scenario, laid?.set ?? new Map(), options.set ?? new Map(), reporter);
  if (reporter.failed) return { model: null, diagnostics: reporter.diagnostics, shaping: [] };
  const context = new Context(scenario, laid, settings, options.keep, options.tracing);
  warnOfIdleSettings(context);
  warnOfOvertaken(context, options.set ?? new Map());
  const built = { ...build(context), variant: variant?.name ?? null, readings: combination };
  if (options.tracing !== undefined) pinShaping(built);
  const model = prune(built);
  for (const problem of context.problems) reporter.report(problem);
  if (!reporter.failed) for (const problem of checkModel(model)) reporter.report(problem);
  const shaping = [...context.numbers.shaping].sort(compareByCodePoint);
  return { model: reporter.failed ? null : model, diagnostics: reporter.diagnostics, shaping };
}

/** What is played draws everything. */
function refuseChoices({ options }: Scenario, reporter: Reporter): void {
  const free = options.filter(({ chance }) => chance.kind === 'free');
  for (const { name, path } of free) {
    reporter.report({
      code: 'free-choice',
      path: [...path, 'choice'],
      message: `"${name}" is chosen freely, so there is no chance by which it could be drawn`,
      hint: 'ask `policies` or `bounds` what may come of it, or give it a chance',
    });
  }
}

function build(context: Context): Omit<Model, 'variant' | 'readings'> {
  const { scenario, builder } = context;
  declareMachines(context);
  const views = new Views(context);
  const expressions = new Expressions(context, views);
  const messages = new Messages(context, expressions, views);
  const commitments = new Commitments(context, expressions, views, messages);
  const interventions = new Interventions(context, expressions);
  interventions.lower();
  for (const process of scenario.processes) {
    if (process.of === 'process') lowerProcess(context, expressions, process);
  }
  new Conduct(context, expressions, views, commitments, interventions).lower();
  lowerAttribution(context, expressions);
  lowerAlarms(context, expressions);
  lowerScopes(context, expressions);
  lowerRegimeChanges(context, expressions);
  lowerOffers(context, expressions);
  lowerEpisodes(context, expressions);
  for (const commitment of context.commitments) commitments.lower(commitment);
  checkCommitments(context);
  checkCalming(context);
  checkEffects(context);
  lowerStocks(context, expressions);
  lowerPostures(context, expressions);
  lowerStandings(context, expressions);
  new Signals(context, expressions, views).lower();
  const outcomes = lowerOutcomes(context, expressions);
  const questions = lowerQuestions(context, expressions);
  const watches = lowerWatches(context, views);
  lowerRungs(context, expressions);
  return {
    title: scenario.title,
    tick: scenario.tick,
    horizon: scenario.horizon,
    variables: builder.variables,
    stages: builder.stages(),
    outcomes,
    counters: builder.counters,
    watches,
    fates: commitments.fates,
    questions,
    assumptions: context.numbers.assumptions(),
    labels: labelsOf(scenario),
  };
}

/** By code point of their names, in which order their starts are told. */
function declareMachines(context: Context): void {
  const { scenario } = context;
  const machines = [
    ...scenario.processes.map((process) => ({
      name: process.name,
      machine: process,
      origin: { section: process.of === 'process' ? 'processes' : `${process.of}s`, name: process.name },
      // What is used and what is refilled in one tick add up.
      merge: process.of === 'stock' ? ('sum' as const) : ('single' as const),
    })),
    ...scenario.actors.flatMap(({ name, posture }) =>
      posture === null
        ? []
        : [
            {
              name: `posture/${name}`,
              machine: posture,
              origin: { section: 'postures', name, holder: name },
              merge: 'single' as const,
            },
          ],
    ),
  ];
  for (const { name, machine, origin, merge } of machines.sort((one, other) =>
    compareByCodePoint(one.name, other.name),
  )) {
    declareMachine(context, name, machine, origin, merge);
  }
}

function labelsOf(scenario: Scenario): Model['labels'] {
  return {
    actors: Object.fromEntries(scenario.actors.map(({ name, label }) => [name, label])),
    parts: Object.fromEntries(
      scenario.actors.flatMap((actor) =>
        actor.parts.map((part) => [`${actor.name}.${part.name}`, part.label]),
      ),
    ),
    acts: Object.fromEntries(scenario.acts.map(({ name, says }) => [name, says])),
    unit: scenario.tick,
  };
}
