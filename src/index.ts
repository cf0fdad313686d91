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
export type { LocateOptions, SourceText } from './scenario/text/source.js';
export type { Scenario } from './scenario/scenario.js';
/** What a read scenario is made of. In a namespace of their own, for a Model has outcomes and questions too. */
export type * as ScenarioTypes from './scenario/scenario.js';
/** The syntax trees of conditions, acts and numbers. */
export type * as Syntax from './scenario/expressions/syntax.js';
export { type Combination, combinationsOf } from './scenario/readings.js';
export { ACT_PRESETS, type ActPreset, type ActPresetName, type PresetKind } from './scenario/act-presets.js';
export { LADDERS } from './scenario/ladders.js';
export { LIFECYCLE_STATES, type LifecycleState } from './scenario/lifecycle-states.js';

// The same as a typed object.
export { type DefinedScenario, defineScenario } from './scenario/define/define.js';
export type {
  ActorName,
  AlternativeName,
  CommitmentName,
  CommitmentRead,
  OutcomeName,
  ParameterName,
  QuestionName,
  ReadingName,
  VariantName,
} from './scenario/define/names-of.js';
export { type AlternativesOf, runScenario, type RunScenarioOptions } from './montecarlo/run-scenario.js';
export { runReadings, type RunReadingsOptions } from './montecarlo/run-readings.js';
export { ScenarioError } from './montecarlo/scenario-error.js';
export type { ScenarioResult, TemptationCounts, ViewResult, Views } from './montecarlo/scenario-result.js';

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
  type Moment,
  type State,
  stateAt,
  type Trace,
  type TracedTick,
  type TraceEvent,
  type Milestone,
  milestonesPassed,
  traceRun,
  type Way,
  waysOf,
  type WaysOptions,
} from './reference/index.js';

// Exact answers.
export {
  type ChainSize,
  type ExactCommitment,
  type ExactDispute,
  type ExactOutcome,
  type ExactQuestion,
  type ExactResult,
  type ExactRow,
  type ExactTemptation,
  type ExactTime,
  type Refused,
  solve,
  type SolveOptions,
} from './chain/index.js';

// Many runs, counted.
export {
  type AbortSignalLike,
  CheckpointError,
  type CheckpointStore,
  type Counted,
  type Crew,
  CrewError,
  type Hire,
  type Job,
  simulateInSteps,
  answerModel,
  type AnswerMethod,
  type AnswerRow,
  clopperPearson,
  type CommitmentResult,
  type DisputeResult,
  type Estimate,
  type Interval,
  type IntervalMethod,
  type Method,
  type OutcomeResult,
  type PathwayResult,
  type PathwaysResult,
  type PathwayTally,
  type QuestionResult,
  emptyTally,
  mergeTallies,
  NONE_OF_THESE,
  simulate,
  summarise,
  type SummariseOptions,
  tally,
  type ProbeTally,
  type QuestionTally,
  type Tally,
  type Team,
  type WatchTally,
  type Precision,
  type SimulateOptions,
  type SimulationResult,
  type TemptationResult,
  type TimeAnswer,
  TooLargeError,
  wilson,
} from './montecarlo/index.js';

// Results as text and data.
export { type AnswerOptions, printAnswers } from './report/answers.js';
export { toCsv, toWideCsv } from './report/csv.js';
export { LONG_COLUMNS } from './report/long-form.js';
export { resultSchema, type ResultDocument, toJson } from './report/json.js';
export { type ExactDocument, exactSchema, exactToJson, printExact } from './report/exact.js';

// A model in the languages of other tools.
export {
  type ChainOptions,
  type DrawingOptions,
  type ExplicitFiles,
  type ExplicitOptions,
  ExportError,
  type JaniAutomaton,
  type JaniChoice,
  type JaniEdge,
  type JaniExpression,
  type JaniModel,
  type JaniProperty,
  type JaniPropertyValues,
  type JaniVariable,
  type PrismFiles,
  type Shown,
  toDot,
  toExplicit,
  toJani,
  toMermaid,
  toPrism,
  toXState,
  type XStateDefinition,
  type XStateState,
} from './export/index.js';

// The same worlds under several variants.
export {
  type ComparedPair,
  type CompareOptions,
  type CompareResult,
  type ExactDifference,
  compareVariants,
  newcombePaired,
  type OutcomeChange,
  type OutcomeDifference,
  type PairedDifference,
  type PairedTable,
  type Parting,
  type PartingCount,
  type RowDifference,
} from './analysis/compare/index.js';
export { type CompareDocument, comparisonToJson, compareSchema } from './report/compare/json.js';
export { type CompareTextOptions, printComparison } from './report/compare.js';
export type { Analysis, WorldOptions } from './analysis/evaluation/worlds.js';
export { runLine } from './report/run-lines.js';

// A whole report, to be written as a page or as Markdown.
export {
  gatherReport,
  type Report,
  type ReportInput,
  type ToldRun,
  type PlayedWorld,
} from './report/whole/report.js';
export { markdownReport } from './report/markdown/index.js';
export type { Lane, Stretch } from './report/whole/lanes.js';
export type { StoryDay } from './report/story/days.js';

// What a probability of a scenario depends on, and what is not known of it.
export {
  type Answers,
  byRuns,
  type Evaluator,
  type EvaluatorOptions,
} from './analysis/evaluation/evaluator.js';
export { byChain } from './analysis/evaluation/by-chain.js';
export type { Asked } from './analysis/evaluation/asked.js';
export { AskedError } from './analysis/evaluation/asked-error.js';
export type { RangedNumber } from './analysis/evaluation/ranged-numbers.js';
export type { StudyHead, StudyOptions } from './analysis/evaluation/study.js';
export {
  type Morris,
  type SensitivityMethod,
  sensitivityOf,
  type SensitivityOptions,
  type SensitivityResult,
  type Tornado,
} from './analysis/sensitivity/index.js';
export {
  type Band,
  type EpistemicAnswer,
  epistemicOf,
  type EpistemicOptions,
  type EpistemicResult,
  type GroupPart,
} from './analysis/epistemic/index.js';
export {
  type HeadlineAnswer,
  headlineOf,
  type HeadlineOptions,
  type HeadlineResult,
} from './analysis/headline/index.js';
export {
  type RobustAnswer,
  type RobustDifference,
  robustnessOf,
  type RobustOptions,
  type RobustResult,
  type SignCounts,
  type Verdict,
} from './analysis/robustness/index.js';
export { type RobustDocument, robustSchema, robustToJson } from './report/robustness/json.js';
export { printRobust, type RobustTextOptions } from './report/robustness.js';
export { type EpistemicDocument, epistemicSchema, epistemicToJson } from './report/epistemic/json.js';
export { type EpistemicTextOptions, printEpistemic } from './report/epistemic.js';
export { discover, type DiscoverOptions, type DiscoverResult } from './analysis/discover/index.js';
export { type DiscoverDocument, discoverSchema, discoveryToJson } from './report/discover/json.js';
export { printDiscovery } from './report/discover.js';
export {
  thresholdOf,
  type ThresholdCrossing,
  type ThresholdOptions,
  type ThresholdPlace,
  type ThresholdResult,
} from './analysis/threshold/index.js';
export { type ThresholdDocument, thresholdSchema, thresholdToJson } from './report/threshold/json.js';
export { printThreshold } from './report/threshold.js';
export {
  type Bond,
  type CommitmentLoad,
  type JointLoad,
  loadBearing,
  type LoadBearingOptions,
  type LoadBearingResult,
  type LoadChange,
  type LoadChangeKind,
  type LoadDifference,
  type Shapley,
} from './analysis/load-bearing/index.js';
export {
  type LoadBearingDocument,
  loadBearingSchema,
  loadBearingToJson,
} from './report/load-bearing/json.js';
export { printLoadBearing } from './report/load-bearing.js';
export {
  type BayesFactor,
  type Observation,
  observationText,
  parseObservation,
  type Information,
  type Prospect,
  type Prospects,
  type Sample,
  update,
  type Updated,
  type UpdateOptions,
  type UpdatingMethod,
  type UpdatingResult,
} from './analysis/updating/index.js';
export { type UpdatingDocument, updatingSchema, updatingToJson } from './report/updating/json.js';
export { printUpdating } from './report/updating.js';
export {
  type AccountName,
  ACCOUNTS,
  type Accounts,
  accountsOf,
  type AccountsOptions,
  type WarOrigin,
  type WarPair,
  type Striker,
  type OriginShare,
  ORIGINS,
  originsOf,
  type OriginsOptions,
  type OriginsResult,
  type OriginWay,
  type PairOrigins,
  type RootOrigins,
  type RungNames,
  type StrikerCounts,
  LEDGER_ROWS,
  type LedgerRow,
  type ThreatLedger,
  threatsOf,
  type ThreatsOptions,
  type ThreatsResult,
  timesOf,
  type DifferingViews,
  type OutcomeTime,
  type Ticks,
  type TimeBought,
  type TimeOptions,
  type TimeResult,
  signsOf,
  type Sign,
  type SignRow,
  type SignsOptions,
  type SignsResult,
  spreadOf,
  type SpreadOptions,
  halvedTick,
  tickOf,
  type Halved,
  type TickAnswer,
  type TickOptions,
  type TickResult,
} from './analysis/accounts/index.js';
export { type AccountsDocument, accountsSchema, accountsToJson } from './report/accounts/json.js';
export { printAccounts } from './report/accounts/accounts.js';
export { type SensitivityDocument, sensitivitySchema, sensitivityToJson } from './report/sensitivity/json.js';
export { printSensitivity } from './report/sensitivity.js';

// By which ways something comes about.
export {
  type Chain,
  type ChainOf,
  type ChainStep,
  type EventOnTheWay,
  type ExactWay,
  type ExactWays,
  type Flow,
  type FlowNode,
  type Following,
  type MilestoneEvent,
  pathwaysTo,
  type PathwaysToOptions,
  type PathwaysToResult,
  type SeenWay,
  type SeenWays,
  type Turning,
  type TurningAct,
} from './analysis/pathways/index.js';
export { type PathwaysTextOptions, printPathways } from './report/pathways.js';
export { type PathwaysDocument, pathwaysSchema, pathwaysToJson } from './report/pathways/json.js';

// What a scenario implies, beside how often such things have happened.
export {
  type BaseRate,
  type BaseRates,
  type Candidate,
  type Comparison,
  type Dyad,
  type Level,
  type LevelOfKind,
  type Measure,
  plausibility,
  type Plausibility,
  type PlausibilityOptions,
  type PlausibilityResult,
  type RateValue,
  type ReadBaseRates,
  readBaseRates,
  type Spread,
  type Topic,
} from './analysis/plausibility/index.js';
export { printPlausibility } from './report/plausibility.js';
export {
  type PlausibilityDocument,
  plausibilitySchema,
  plausibilityToJson,
} from './report/plausibility/json.js';

// How far probabilities can go: over ranges of numbers, and over what may be chosen freely.
export {
  type BoundedParameter,
  type BoundedRow,
  bounds,
  type Bounds,
  type BoundsOptions,
  type BoundsResult,
  type Extreme,
  type LeastAndGreatest,
} from './analysis/bounds/index.js';
export {
  type ChosenRow,
  type Constrained,
  policies,
  type Policies,
  type PoliciesOptions,
  type PoliciesResult,
  type PolicyExtreme,
  type PolicyRow,
} from './analysis/policies/index.js';
export { printBounds } from './report/bounds.js';
export { type BoundsDocument, boundsSchema, boundsToJson } from './report/bounds/json.js';
export { printPolicies } from './report/policies.js';
export { type PoliciesDocument, policiesSchema, policiesToJson } from './report/policies/json.js';

// What is not known: parameters with ranges, designs of points to evaluate, and what the values say.
export {
  type Design,
  type Distribution,
  type RangedParameter,
  sampleDesign,
  type SampleOptions,
  sobolSequence,
  type SobolSequenceOptions,
} from './analysis/methods/sampling/index.js';
export {
  type ElementaryEffects,
  elementaryEffects,
  type IndexEstimate,
  morrisDesign,
  type MorrisDesign,
  type MorrisOptions,
  oneAtATimeDesign,
  type PairIndex,
  type ParameterIndices,
  type PawnIndex,
  pawnIndices,
  type PawnOptions,
  type RangeEffect,
  type RangeEffects,
  rangeEffects,
  saltelliDesign,
  type SaltelliDesign,
  type SaltelliOptions,
  samplesNeeded,
  type SensitivityWarning,
  type SobolIndices,
  sobolIndices,
  type SobolOptions,
} from './analysis/methods/sensitivity-indices/index.js';

// Where the cases of interest lie, what each cause contributes, where an answer turns.
export {
  type Box,
  type BoxRestriction,
  type BoxWish,
  type CaseSample,
  chooseBox,
  classificationTree,
  prim,
  type PrimOptions,
  type Restriction,
  rulesOf,
  type TreeNode,
  type TreeOptions,
  type TreeRule,
  type TreeSplit,
} from './analysis/methods/boxes-and-trees/index.js';
export {
  type AllCoalitions,
  allCoalitions,
  type CoalitionDesign,
  type Joining,
  type JoiningOptions,
  type JoiningOrders,
  joiningOrders,
  type ShapleyValue,
  shapleyValues,
} from './analysis/methods/shapley/index.js';
export {
  answer,
  answerInTime,
  type Crossing,
  crossingSearch,
  levelChanges,
  type OrderChange,
  orderChanges,
  type Root,
  rootSearch,
  type Search,
  type Series,
  type Side,
  type SideChange,
} from './analysis/methods/roots/index.js';

// A search for a run that breaks what is claimed of all runs.
export {
  type Certainty,
  type Counterexample,
  type Exploration,
  explore,
  type Explored,
  type ExploreOptions,
  type ForcedAct,
  type MovedNumber,
  type Property,
  propertyText,
  type Unexercised,
  type World,
} from './analysis/exploration/index.js';
export { type ExplorationOptions, printExploration } from './report/exploration.js';
export {
  type ExplorationDocument,
  explorationSchema,
  explorationToJson,
} from './report/exploration/json.js';

// A person takes one actor's decisions, the model the rest.
export {
  type Alternative,
  type Decision,
  type DecisionKind,
  type DecisionTaken,
  type Due,
  type Ending,
  type Game,
  GameError,
  gameSchema,
  judge,
  type Judged,
  modelSum,
  type Move,
  type Odds,
  type OddsGiven,
  oddsOf,
  type OddsOptions,
  type Opening,
  type Position as GamePosition,
  positionAfter,
  positionOf,
  readGame,
  type Seen,
  setTable,
  type Table as GameTable,
  truthOf,
  writeGame,
} from './analysis/play/index.js';
export { printAfterwards } from './report/play/afterwards.js';
export { type BriefOptions, printBrief } from './report/play/brief.js';
export { type BriefDocument, briefSchema, briefToJson } from './report/play/json.js';
export { printDue, printOdds, printView } from './report/play/session.js';

// Probabilities in words.
export {
  LIKELIHOOD_WORDS,
  type LikelihoodWord,
  likelihoodWord,
  likelihoodWords,
  percent,
  percentBand,
} from './analysis/methods/probability-words/index.js';

// Chance.
export { type ChoiceTable, createLuck, type Draws, type Luck, type Seed, SeedError } from './chance/index.js';
export { VERSION } from './version.js';
