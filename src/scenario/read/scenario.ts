import type { Diagnostic, Path } from '../diagnostics/diagnostic.js';
import { type Problem, Reporter } from '../diagnostics/reporter.js';
import type { Scenario, Variant } from '../scenario.js';
import type { ScenarioDocument } from '../schema/document.js';
import { readText } from '../text/read.js';
import { checkShape } from '../text/shape.js';
import type { SourceText } from '../text/source.js';
import { readAccidents } from './accidents.js';
import { readAlarms } from './alarms.js';
import { readOutcomes } from './outcomes.js';
import { readQuestions } from './questions.js';
import { readVariants } from './variants.js';
import { readCommitments } from './commitments.js';
import { readAttribution } from './attribution.js';
import { readOptions } from './options.js';
import { readStandings } from './standings.js';
import { readEpisodes } from './episodes.js';
import { readEffects } from './effects.js';
import { checkTakenRungs, kindsUsed } from './act-presets.js';
import { checkIdleChannels } from './idle-channels.js';
import { gatherNames } from './names.js';
import { checkTerms, readOffers, withTerms } from './offers.js';
import { Reader } from './reader.js';
import { readStocks } from './stocks.js';
import { readSignals } from './signals.js';
import { readReadings } from './readings.js';
import { readScopes } from './scopes.js';
import {
  checkNames,
  readActors,
  readActs,
  readChannels,
  readLadder,
  readParameters,
  readProcesses,
} from './world.js';

/** A scenario, or what is wrong with it. */
export interface ReadScenario {
  /** null if any diagnostic is an error. */
  readonly scenario: Scenario | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Finds fields in the text; null for a scenario that was given as an object. */
  readonly source: SourceText | null;
}

/** Reads a scenario from YAML or JSON text. Bad input gives diagnostics, never an exception. */
export function readScenario(text: string, file = 'scenario'): ReadScenario {
  const { source, value, problems } = readText(text, file);
  const reporter = new Reporter(source);
  for (const problem of problems) reporter.report(problem);
  if (reporter.failed) return { scenario: null, diagnostics: reporter.diagnostics, source };
  return { ...readValue(value, reporter), source };
}

/** Reads a scenario from an object of the same form as a file. */
export function readDocument(value: unknown): ReadScenario {
  return { ...readValue(value, new Reporter(null)), source: null };
}

function readValue(value: unknown, reporter: Reporter): Omit<ReadScenario, 'source'> {
  const { document, problems } = checkShape(value);
  for (const problem of problems) reporter.report(problem);
  const scenario = document === null ? readTheRest(value, problems, reporter) : assemble(document, reporter);
  return { scenario: reporter.failed ? null : scenario, diagnostics: reporter.diagnostics };
}

/**
 * Every problem is told at once, so a file whose shape is wrong in places is read for what else is wrong with it: without
 * the fields that do not fit, and silent about the entries that they were taken from. It gives no scenario.
 */
function readTheRest(value: unknown, problems: readonly Problem[], reporter: Reporter): null {
  // A field of an entry, such as commitments.pact.within: taking less would take names that others refer to.
  const fields = problems.map(({ path }) => path).filter((path) => path.length > 2);
  if (fields.length < problems.length) return null;
  const mended = checkShape(fields.reduce(without, value));
  if (mended.document === null) return null;
  const entries = fields.map((path) => path.slice(0, 2).join('/'));
  assemble(mended.document, {
    report: (problem) => {
      if (!entries.includes(problem.path.slice(0, 2).join('/'))) reporter.report(problem);
    },
  });
  return null;
}

/** The value without the field at a path. */
function without(value: unknown, path: Path): unknown {
  const [key, ...rest] = path;
  if (key === undefined || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items: unknown[] = value;
    return rest.length === 0
      ? items.filter((_, index) => index !== key)
      : items.map((item, index) => (index === key ? without(item, rest) : item));
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]: [string, unknown]) => {
      if (name !== String(key)) return [[name, item]];
      return rest.length === 0 ? [] : [[name, without(item, rest)]];
    }),
  );
}

function assemble(document: ScenarioDocument, reporter: Pick<Reporter, 'report'>): Scenario {
  const names = gatherNames(document);
  const reader = new Reader(names, document.tick, document.horizon, reporter);
  checkNames(reader, document);
  const { episodes, lives } = readEpisodes(reader, document);
  const { stocks, levels } = readStocks(reader, document);
  const { offers, lives: offered } = readOffers(reader, document);
  checkTerms(reader, offers);
  const processes = [...readProcesses(reader, document), ...lives, ...offered, ...levels];
  const agreed = (overlay: Variant): Variant => ({ ...overlay, add: withTerms(reader, overlay.add, offers) });
  const variants = readVariants(reader, document, processes).map(agreed);
  const { accidents, explanations } = readAccidents(reader, document);
  const commitments = readCommitments(reader, document.commitments ?? {}, ['commitments']);
  const options = readOptions(reader, document);
  checkTakenRungs(reader, document, kindsUsed(options, commitments));
  const acts = readActs(reader, document);
  const scenario = {
    title: document.title,
    about: document.about ?? null,
    tick: document.tick,
    horizon: document.horizon,
    evidenceAsOf: document['evidence as of'] ?? null,
    sources: new Map(Object.entries(document.sources ?? {})),
    leftOut: new Map(Object.entries(document['left out'] ?? {})),
    notes: document.notes ?? [],
    actors: readActors(reader, document),
    ladder: readLadder(reader, document),
    acts,
    parameters: readParameters(reader, document),
    processes,
    episodes,
    offers,
    channels: readChannels(reader, document),
    commitments: withTerms(reader, commitments, offers),
    options,
    stocks,
    effects: readEffects(reader, document),
    attribution: [...readAttribution(reader, document), ...explanations],
    accidents,
    alarms: readAlarms(reader, document),
    scopes: readScopes(reader, document),
    signals: readSignals(reader, document),
    standings: readStandings(reader, document),
    outcomes: readOutcomes(reader, document),
    questions: readQuestions(reader, document),
    variants,
    readings: readReadings(reader, document, processes, variants).map((reading) => ({
      ...reading,
      alternatives: reading.alternatives.map(agreed),
    })),
  };
  checkIdleChannels(reader, scenario);
  return scenario;
}
