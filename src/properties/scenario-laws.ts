import { NOTHING_CHANGED } from '../analysis/exploration/world.js';
import { solve } from '../chain/index.js';
import { fnv1a } from '../chance/index.js';
import { lower } from '../model/lower/index.js';
import { clopperPearson } from '../montecarlo/index.js';
import { ScenarioError } from '../montecarlo/scenario-error.js';
import { mergeTallies } from '../montecarlo/tally.js';
import { tally } from '../montecarlo/tally-runs.js';
import type { Trace } from '../reference/trace.js';
import { overlay } from '../scenario/overlay.js';
import { readDocument, type ReadScenario, readScenario } from '../scenario/read/scenario.js';
import type { Scenario, Variant } from '../scenario/scenario.js';
import { UNCHANGED } from '../scenario/unchanged-variant.js';
import { LawBroken } from './law-broken.js';
import { modelIn, play, type PlayOptions } from './playing.js';

/** Laws of a scenario as a whole, over many of its runs or over how it is written. Each throws `LawBroken` where it does not hold. */

/** Which runs are counted, and in which world. */
export interface CountOptions extends Omit<PlayOptions, 'run'> {
  /** How many runs, from the first on: 1,024 unless told. */
  readonly runs?: number;
}

/** The chance that luck alone is taken for a difference, for each outcome. */
const MISTAKEN = 1e-6;

/**
 * Solving and counting agree: no exact probability of an outcome lies outside the interval of Clopper and Pearson about its
 * share of the runs, at 1 − 10⁻⁶. True of every scenario.
 *
 * @returns whether there was anything to compare: false where the chain does not fit into the memory
 * @throws LawBroken if they do not agree.
 * @throws ScenarioError if the numbers of the world do not go together.
 */
export function solvingAgrees(
  scenario: Scenario,
  { runs = 1_024, seed = 1, megabytes = 50, ...world }: CountOptions & { readonly megabytes?: number } = {},
): boolean {
  const model = { ...modelIn(scenario, world), questions: [] };
  const { outcomes } = solve(model, { megabytes, only: 'outcomes and questions' });
  const { outcomes: counts } = tally(model, seed, 0, runs);
  for (const [place, { name, probability }] of outcomes.entries()) {
    const count = counts[place] ?? 0;
    const { low, high } = clopperPearson(count, runs, 1 - MISTAKEN);
    // What is solved is rounded as a double is: a certain outcome may be told as a little less than 1.
    if (probability < low - 1e-9 || probability > high + 1e-9)
      throw new LawBroken(
        `"${name}" has probability ${probability}, and ${count} of ${runs} runs come to it`,
      );
  }
  return outcomes.length > 0;
}

/**
 * Counting in pieces, the last first, comes to the same as counting at once: so do any number of workers. True of every
 * scenario.
 *
 * @param at how many runs the first piece has, from 0 to all of them
 * @throws LawBroken if it does not.
 * @throws RangeError if there is no such piece; ScenarioError if the numbers of the world do not go together.
 */
export function piecesAddUp(
  scenario: Scenario,
  at: number,
  { runs = 1_024, seed = 1, ...world }: CountOptions = {},
): void {
  if (!Number.isInteger(at) || at < 0 || at > runs)
    throw new RangeError(`the first piece has from 0 to ${runs} runs, not ${at}`);
  const model = modelIn(scenario, world);
  const pieces = mergeTallies(tally(model, seed, at, runs - at), tally(model, seed, 0, at));
  if (JSON.stringify(pieces) !== JSON.stringify(tally(model, seed, 0, runs)))
    throw new LawBroken(`${runs} runs counted in pieces of ${at} and ${runs - at} come to something else`);
}

/**
 * Every run ends in one outcome, or in none of these. True of every scenario.
 *
 * @throws LawBroken if the counts of the outcomes do not add up to the runs.
 * @throws ScenarioError if the numbers of the world do not go together.
 */
export function outcomesAddUp(
  scenario: Scenario,
  { runs = 1_024, seed = 1, ...world }: CountOptions = {},
): void {
  const { outcomes } = tally(modelIn(scenario, world), seed, 0, runs);
  const sum = outcomes.reduce((total, count) => total + count, 0);
  if (sum !== runs) throw new LawBroken(`${runs} runs come to ${sum} outcomes`);
}

/**
 * A promise matters by holding its debtor back or making it act, and by nothing else: where it is never kept, the acts and
 * the outcome of a run are those of the same run without it. Where something else reads the promise, such as the trust of
 * another or an outcome, the law may be broken; then the run that is told shows who counts on the word and not on the deed.
 *
 * @throws LawBroken at the first tick at which the acts differ.
 * @throws RangeError if the scenario has no such commitment; ScenarioError if its fidelity cannot be set, or the numbers of
 * the world do not go together.
 */
export function onlyRestrains(
  scenario: Scenario,
  commitment: string,
  { variant = null, world = NOTHING_CHANGED, seed = 1, run = 0 }: PlayOptions = {},
): void {
  if (!scenario.commitments.some(({ name }) => name === commitment))
    throw new RangeError(`the scenario has no commitment "${commitment}"`);
  const settings = new Map([...world.settings, [`commitments.${commitment}.fidelity`, 0]]);
  const never = play(scenario, { variant, world: { ...world, settings }, seed, run }).trace;
  const without = withoutIt(scenario, variant, commitment);
  const none = play(without, { variant: WITHOUT, world, seed, run }).trace;
  const last = Math.max(never.endedAt, none.endedAt);
  for (let tick = 1; tick <= last; tick += 1) {
    const [one, other] = [actsAt(never, tick), actsAt(none, tick)];
    if (one === other) continue;
    const told = (acts: string): string => (acts === '' ? 'nothing happens' : acts);
    throw new LawBroken(`with ${commitment} never kept: ${told(one)}; without it: ${told(other)}`, tick);
  }
  if (never.outcome !== none.outcome)
    throw new LawBroken(`with ${commitment} never kept the run ends otherwise than without it`);
}

/** No name that a file can give. */
const WITHOUT = ' without it';

function withoutIt(scenario: Scenario, variant: string | null, commitment: string): Scenario {
  const own: Variant = { ...UNCHANGED, name: WITHOUT, remove: [commitment] };
  const base = scenario.variants.find(({ name }) => name === variant);
  const laid = base === undefined ? own : overlay(base, own);
  return { ...scenario, variants: [...scenario.variants, laid] };
}

function actsAt({ events }: Trace, at: number): string {
  return events
    .flatMap(({ tick, description }) => {
      if (tick !== at || description.kind !== 'act') return [];
      const { author, others = [], act, target } = description;
      const whom = target.part === null ? target.actor : `${target.actor}.${target.part}`;
      return [`${[author, ...others].join(' and ')} ${act} ${whom}`];
    })
    .sort()
    .join(', ');
}

/**
 * The order of the keys in a scenario makes no difference to its runs; but for `readings`, whose first alternative is the one
 * that holds. True of every scenario.
 *
 * @param document a scenario as an object of the same form as a file
 * @param order which other order: any whole number
 * @throws LawBroken if it makes a difference.
 * @throws ScenarioError if the document is no scenario.
 */
export function orderMakesNoDifference(document: unknown, order: number, options: PlayOptions = {}): void {
  const [one, other] = [document, inOrder(document, order)].map((each) => story(scenarioOf(each), options));
  if (one !== other)
    throw new LawBroken(`in another order of its keys (${order}) the scenario runs otherwise`);
}

function scenarioOf(document: unknown): Scenario {
  const { scenario, diagnostics } = readDocument(document);
  if (scenario === null) throw new ScenarioError(diagnostics);
  return scenario;
}

/** All that is told of a run, but for how its events are numbered. */
function story(scenario: Scenario, options: PlayOptions): string {
  const { trace, model } = play(scenario, options);
  const outcome = trace.outcome === null ? null : model.outcomes[trace.outcome]?.name;
  const events = trace.events.map(({ tick, rule, description, chance }) => ({
    tick,
    rule,
    description,
    chance,
  }));
  return JSON.stringify({ outcome, endedAt: trace.endedAt, events });
}

function inOrder(value: unknown, order: number): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => inOrder(item, order));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]: [string, unknown]) => {
    const { first } = fnv1a(new TextEncoder().encode(`${order} ${key}`));
    return { place: first, entry: [key, key === 'readings' ? item : inOrder(item, order)] as const };
  });
  return Object.fromEntries(entries.sort((one, other) => one.place - other.place).map(({ entry }) => entry));
}

/**
 * Any text at all is a scenario that can be played, or gives at least one error among its diagnostics; nothing is thrown.
 * True of every text.
 *
 * @returns what was read
 * @throws LawBroken if there is neither a scenario nor an error, or reading throws.
 */
export function readsOrRefuses(text: string): ReadScenario {
  const read = withoutThrowing(() => readScenario(text));
  const { scenario, diagnostics, source } = read;
  const made = scenario === null ? null : withoutThrowing(() => lower(scenario, { source }));
  const told = [...diagnostics, ...(made?.diagnostics ?? [])];
  if ((made === null || made.model === null) && !told.some(({ severity }) => severity === 'error'))
    throw new LawBroken('there is neither a scenario nor an error');
  return read;
}

function withoutThrowing<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw new LawBroken(`reading throws ${String(error)}`);
  }
}
