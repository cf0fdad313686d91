import type {
  AlternativeName,
  CommitmentRead,
  CommitmentUnder,
  HolderName,
  OutcomeName,
  QuestionName,
  ReadingName,
  RefrainIn,
} from '../scenario/define/names-of.js';
import type { NONE_OF_THESE } from '../model/none-of-these.js';
import type { Diagnostic } from '../scenario/diagnostics/diagnostic.js';
import { LIFECYCLE_STATES, type LifecycleState } from '../scenario/lifecycle-states.js';
import { overlayOf } from '../scenario/readings.js';
import type { Commitment, Scenario } from '../scenario/scenario.js';
import type {
  CommitmentResult,
  DisputeResult,
  OutcomeResult,
  QuestionResult,
  SimulationResult,
} from './result.js';

/** What became of a commitment in one holder's view. */
export interface ViewResult extends Omit<CommitmentResult, 'fates' | 'entries'> {
  /** Runs by the state in which the view was left. */
  readonly fates: Readonly<Record<LifecycleState, number>>;
  /** How often each final state was entered, over all runs; 0 for a commitment that does not repeat. */
  readonly entries: Readonly<Record<(typeof FINAL)[number], number>>;
}

/** How often a restraint was tried over all runs: tempted = kept + spared + broken; forced acts and accidents are apart. */
export type TemptationCounts = Readonly<Record<(typeof TESTS)[number], number>>;

const FINAL = ['satisfied', 'violated', 'terminated', 'expired'] as const;
const TESTS = ['tempted', 'kept', 'spared', 'broken', 'forced', 'accidents'] as const;

/**
 * What a simulation answers, by the names that the scenario declares. `T` is the type of the scenario, `Variant` the name
 * of the variant: what it removes is not there to ask about, and what it adds is.
 */
export interface ScenarioResult<T, Variant> {
  readonly variant: Variant;
  /** Which alternative of each reading held. */
  readonly readings: { readonly [Name in ReadingName<T>]: AlternativeName<T, Name> };
  readonly runs: number;
  /** True where it was stopped before all the runs that were asked for. */
  readonly stopped: boolean;
  readonly outcomes: Readonly<Record<OutcomeName<T> | typeof NONE_OF_THESE, OutcomeResult>>;
  /** By commitment, then by holder. What a reading adds or removes may be missing. */
  readonly commitments: Views<T, Exclude<CommitmentUnder<T, Variant>, CommitmentRead<T>>> &
    Partial<Views<T, CommitmentRead<T>>>;
  readonly temptations: Tests<RefrainIn<T, Exclude<CommitmentUnder<T, Variant>, CommitmentRead<T>>>> &
    Partial<Tests<RefrainIn<T, CommitmentRead<T>>>>;
  /** Not there for a commitment that all its holders always see alike. */
  readonly disputes: {
    readonly [Commitment in CommitmentUnder<T, Variant> | CommitmentRead<T>]?: DisputeResult;
  };
  readonly questions: Readonly<Record<QuestionName<T>, QuestionResult>>;
  /** The same as lists, with the rest of what was counted: what the reports take. */
  readonly simulation: SimulationResult;
  /** Warnings about the scenario. */
  readonly warnings: readonly Diagnostic[];
}

/** Views of commitments, by commitment and holder. */
export type Views<T, Commitment extends string> = {
  readonly [Name in Commitment]: { readonly [Holder in HolderName<T, Name>]: ViewResult };
};

type Tests<Commitment extends string> = Readonly<Record<Commitment, TemptationCounts>>;

/** The result of a simulation by the names of the scenario that it is of. */
export function byName<T, Variant extends string>(
  scenario: Scenario,
  variant: Variant,
  simulation: SimulationResult,
  warnings: readonly Diagnostic[],
): ScenarioResult<T, Variant> {
  const result: ScenarioResult<Scenario, string> = {
    variant,
    readings: simulation.readings,
    runs: simulation.runs,
    stopped: simulation.stopped,
    outcomes: named(simulation.outcomes),
    commitments: views(simulation),
    temptations: temptations(scenario, simulation),
    disputes: named(simulation.disputes),
    questions: named(simulation.questions),
    simulation,
    warnings,
  };
  // The names are those of the scenario of type T, which was read before it was simulated.
  return result as unknown as ScenarioResult<T, Variant>;
}

function named<Row extends { readonly name: string }>(rows: readonly Row[]): Record<string, Row> {
  return Object.fromEntries(rows.map((row) => [row.name, row]));
}

function views({ commitments }: SimulationResult): Record<string, Record<string, ViewResult>> {
  const names = new Set(commitments.map(({ name }) => name));
  const ofEach = [...names].map((name) => {
    const held = commitments.filter((row) => row.name === name);
    return [name, Object.fromEntries(held.map((row) => [row.holder, viewOf(row)]))] as const;
  });
  return Object.fromEntries(ofEach);
}

function viewOf({ name, holder, fates, entries }: CommitmentResult): ViewResult {
  return {
    name,
    holder,
    fates: complete(LIFECYCLE_STATES, fates),
    entries: complete(FINAL, entries),
  };
}

/** A row for every restraint that there is, also for one that nothing ever puts to the test. */
function temptations(scenario: Scenario, simulation: SimulationResult): Record<string, TemptationCounts> {
  const variant = scenario.variants.find(({ name }) => name === simulation.variant) ?? null;
  const laid = overlayOf(scenario, simulation.readings, variant);
  // What is added takes the place of a commitment of the same name.
  const made = named<Commitment>([...scenario.commitments, ...(laid?.add ?? [])]);
  const restraints = simulation.commitments.filter(({ name }) => made[name]?.form === 'refrain');
  const counted = named(simulation.temptations);
  return Object.fromEntries(
    restraints.map(({ name }) => [name, complete(TESTS, counted[name]?.counts ?? {})]),
  );
}

function complete<Name extends string>(
  names: readonly Name[],
  counts: Readonly<Record<string, number>>,
): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, counts[name] ?? 0])) as Record<Name, number>;
}
