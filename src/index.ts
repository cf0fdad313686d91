/**
 * brinkmanship: how promises between states hold together under shock.
 *
 * A scenario (actors, conditional commitments, shocks) is read and checked, lowered to a finite model of variables and
 * rules, played by an interpreter that tells every event with its cause, and counted by Monte Carlo. Nothing here touches
 * files, clocks or terminals: see `brinkmanship/node` for those.
 *
 * @module
 */

// From text or an object to a checked scenario.
export { readDocument, readScenario, type ReadScenario } from './scenario/read/scenario.js';
export { scenarioDocument, type ScenarioDocument } from './scenario/schema/document.js';
export type { Diagnostic, DiagnosticCode, Path, Position } from './scenario/diagnostics/diagnostic.js';
export { renderDiagnostics, type RenderOptions } from './scenario/diagnostics/render.js';
export type { SourceText } from './scenario/text/source.js';
export type { Scenario } from './scenario/scenario.js';
export { LADDERS } from './scenario/ladders.js';

// The same as a typed object.
export { type DefinedScenario, defineScenario } from './scenario/define/define.js';

// From a scenario to a model.
export { type Lowered, lower, type LowerOptions } from './model/lower/index.js';
export type * from './model/model.js';
export { printModel, type StateBudget, stateBudget } from './model/print.js';
export { type Cause, PERFORM, REFRAIN, type Transition } from './model/lifecycle.js';

// Single runs, told with their causes.
export { tellStory, type StoryOptions } from './report/story.js';
export {
  back,
  type Change,
  forward,
  ModelError,
  stateAt,
  type Trace,
  type TraceEvent,
  traceRun,
} from './reference/index.js';

// Many runs, counted.
export {
  type AnswerRow,
  clopperPearson,
  type CommitmentResult,
  type DisputeResult,
  type Estimate,
  type OutcomeResult,
  type QuestionResult,
  emptyTally,
  mergeTallies,
  simulate,
  summarise,
  tally,
  type Tally,
  type SimulateOptions,
  type SimulationResult,
  type TemptationResult,
  type TimeAnswer,
  wilson,
} from './montecarlo/index.js';

// Results as text and data.
export { type AnswerOptions, printAnswers } from './report/answers.js';
export { CSV_COLUMNS, toCsv } from './report/csv.js';
export { resultSchema, type ResultDocument, toJson } from './report/json.js';

// Chance.
export { createLuck, type Draws, type Luck, type Seed, SeedError } from './chance/index.js';
export { VERSION } from './version.js';
