import { fileURLToPath } from 'node:url';
import { lower, type Scenario, simulate, type SimulationResult } from 'brinkmanship';
import { loadScenario } from 'brinkmanship/node';

/** What history demands of July 1914 and of its twin: the signs, the numbers they are tried with, and how one tries. */

const FOLDER = new URL('../../scenarios/', import.meta.url);
export const JULY = 'july-1914.yaml';
export const TWIN = 'balkans-1912.yaml';

/** Numbers to use in place of those of the files. */
export type Setting = ReadonlyMap<string, number>;

/** A setting that is tried, with a name for it. */
export interface Trial {
  readonly name: string;
  readonly set: Setting;
}

/** One share of the runs is to be greater than another. */
export interface Sign {
  readonly name: string;
  readonly greater: number;
  readonly less: number;
}

/** What came out of a trial. */
export interface Findings {
  readonly signs: readonly Sign[];
  /** The last sign without its two weeks. It can be a tie: in the end Britain may come in either way. */
  readonly britainEver: Sign;
  /** Where Italy takes each attack for what it is: in how many runs its treaty calls it to arms after its allies attacked. */
  readonly calledAfterAttack: number;
}

export async function readCase(file: string): Promise<Scenario> {
  const { scenario } = await loadScenario(fileURLToPath(new URL(file, FOLDER)));
  if (scenario === null) throw new Error(`${file} cannot be read`);
  return scenario;
}

/** Both ends of the range of each number that is assumed, one at a time. */
export function endsOfRanges(july: Scenario): Trial[] {
  return rangesOf(july).flatMap(({ name, low, high }) =>
    [low, high].map((value) => ({ name: `${name} = ${value}`, set: new Map([[name, value]]) })),
  );
}

/** Corners of all ranges at once: each number at one end or the other, by a toss of its own. */
export function corners(july: Scenario, count: number): Trial[] {
  const ranges = rangesOf(july);
  const toss = tosses(1914);
  return Array.from({ length: count }, (_, index) => ({
    name: `corner ${index + 1}`,
    set: new Map(ranges.map(({ name, low, high }) => [name, toss() ? high : low])),
  }));
}

/** The one corner in which every number stands against the signs: what they compare is as close there as it gets. */
export function hardestCorner(july: Scenario): Trial {
  const set = rangesOf(july).map(({ name, low, high }): [string, number] => [
    name,
    LOW.has(name) ? low : high,
  ]);
  return { name: 'the hardest corner', set: new Map(set) };
}

/** What has to be small to make the signs small: what the cheque adds, what time is good for, what Britain owes Belgium. */
const LOW = new Set([
  'commitments.threat.fidelity.shift 1',
  'commitments.blank-cheque.fidelity',
  'commitments.belgian-guarantee.fidelity',
  'commitments.triple-alliance.fidelity',
  'processes.conference.not called > sitting',
  'processes.demand.open > accepted',
  'processes.demand.open > settled by the powers',
]);

/** The numbers of the file that have a range. */
export function rangesOf(july: Scenario): { name: string; low: number; high: number }[] {
  const { model } = lower(july);
  if (model === null) throw new Error(`${july.title} cannot be translated`);
  return model.assumptions.flatMap(({ name, range }) =>
    range === null ? [] : [{ name, low: range[0], high: range[1] }],
  );
}

/** Plays every world that a sign compares, all with the same luck. */
export async function tryIt(july: Scenario, twin: Scenario, { set }: Trial, runs: number): Promise<Findings> {
  const worlds = new Map<string, SimulationResult>();
  for (const variant of WORLDS) worlds.set(variant, await play(july, variant, set, runs));
  const shared = new Set(rangesOf(twin).map(({ name }) => name));
  worlds.set(
    TWIN,
    await play(twin, 'as given', new Map([...set].filter(([name]) => shared.has(name))), runs),
  );
  const share = (world: string, question: string): number => answer(worlds.get(world), question);
  const sign = (name: string, question: string, greater: string, less: string): Sign => ({
    name,
    greater: share(greater, question),
    less: share(less, question),
  });
  return {
    signs: [
      sign('general war: 1914 over its twin', 'Q1', 'as given', TWIN),
      sign('general war: with the blank cheque over without', 'Q1', 'as given', 'without the blank cheque'),
      sign('general war: two days over two weeks', 'Q1', 'as given', 'with two weeks to answer'),
      sign('Italy comes in: Russia believed to attack over not', 'Q3', MISTAKEN, CLEAR),
      sign('Britain comes in within two weeks: through Belgium over not', 'Q4a', THROUGH, AROUND),
    ],
    britainEver: sign('Britain ever comes in: through Belgium over not', 'Q4b', THROUGH, AROUND),
    calledAfterAttack: share(CLEAR, 'Q2'),
  };
}

const AS_GIVEN = 'as given';
const CLEAR = 'Italy sees it as it is';
const MISTAKEN = 'Italy takes Russia for the attacker';
const THROUGH = 'Germany goes through Belgium';
const AROUND = 'Germany leaves Belgium alone';
const WORLDS = [
  AS_GIVEN,
  'without the blank cheque',
  'with two weeks to answer',
  CLEAR,
  MISTAKEN,
  THROUGH,
  AROUND,
];

async function play(
  scenario: Scenario,
  variant: string,
  set: Setting,
  runs: number,
): Promise<SimulationResult> {
  // A variant that is about a number keeps its own.
  const own = scenario.variants.find(({ name }) => name === variant)?.set ?? new Map<string, number>();
  const { model } = lower(scenario, { variant, set: new Map([...set, ...own]) });
  if (model === null) throw new Error(`${scenario.title} cannot be translated under ${variant}`);
  return simulate(model, { runs, seed: 'history' });
}

/** The share of the runs in which it came about. */
function answer(result: SimulationResult | undefined, question: string): number {
  const row = result?.questions.find(({ name }) => name === question)?.rows.at(-1);
  if (row === undefined) throw new Error(`${question} was not asked`);
  return row.estimate.value ?? 0;
}

/** Fair tosses that are the same wherever they are made: the high bit of a linear congruential generator. */
function tosses(seed: number): () => boolean {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >= 0x8000_0000;
  };
}
