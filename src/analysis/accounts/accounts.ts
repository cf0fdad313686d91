import type { Scenario } from '../../scenario/scenario.js';
import type { StudyHead, StudyOptions } from '../evaluation/study.js';
import type { Analysis } from '../evaluation/worlds.js';
import { originsOf } from './origins/index.js';
import type { OriginsResult } from './origins/index.js';
import type { RungNames } from './rungs.js';
import { threatsOf } from './threats/index.js';
import type { ThreatsResult } from './threats/index.js';
import { timesOf } from './time/index.js';
import type { TimeResult } from './time/index.js';
import { signsOf } from './signs/index.js';
import type { SignsResult } from './signs/index.js';
import { spreadOf } from './spread/index.js';
import type { EpistemicResult } from '../epistemic/index.js';
import { tickOf } from './tick/index.js';
import type { TickResult } from './tick/index.js';

/** The accounts there are, in the order in which they are given. */
export const ACCOUNTS = ['origins', 'threats', 'time', 'signs', 'spread', 'tick'] as const;

/** The name of an account. */
export type AccountName = (typeof ACCOUNTS)[number];

/** Those that only runs of one model are needed for: given unless others are asked for. */
export const FROM_RUNS: readonly AccountName[] = ['origins', 'threats', 'time'];

/** Accounts of a scenario; null for those that were not asked for, or not come to. */
export interface Accounts {
  readonly origins: OriginsResult | null;
  readonly threats: ThreatsResult | null;
  readonly time: TimeResult | null;
  readonly signs: SignsResult | null;
  readonly spread: EpistemicResult | null;
  readonly tick: TickResult | null;
  /** True where it was stopped before its end. */
  readonly stopped: boolean;
}

/** Which accounts are wanted, and of what. */
export interface AccountsOptions extends StudyOptions {
  /** Those that runs alone are needed for, unless told. */
  readonly show?: readonly AccountName[];
  /** The name of an outcome; each account says what it makes of it. */
  readonly of?: string;
  /** Rungs of the ladder, where others are meant than the codes of the acts say. */
  readonly rungs?: RungNames;
  /** Signs: at how many places of the others each number is moved, from 2. */
  readonly places?: number;
  /** Spread: the points of each of the two samples, from 2. */
  readonly points?: number;
}

/**
 * Gives several accounts of a scenario, one after the other. `runs` is the number for each; each has its own unless told.
 *
 * @throws AskedError if the scenario has no such outcome or rung; RangeError on an option out of range.
 */
export async function accountsOf(
  scenario: Scenario,
  options: AccountsOptions = {},
): Promise<Analysis<Accounts>> {
  const { show = FROM_RUNS } = options;
  let diagnostics: Analysis<Accounts>['diagnostics'] = [];
  let failed = false;
  const given = async <Result extends StudyHead>(
    name: AccountName,
    work: (scenario: Scenario, options: AccountsOptions) => Promise<Analysis<Result>>,
  ): Promise<Result | null> => {
    if (!show.includes(name) || failed || options.signal?.aborted === true) return null;
    const found = await work(scenario, options);
    ({ diagnostics } = found);
    failed ||= found.result === null;
    return found.result;
  };
  const accounts = {
    origins: await given('origins', originsOf),
    threats: await given('threats', threatsOf),
    time: await given('time', timesOf),
    signs: await given('signs', signsOf),
    spread: await given('spread', spreadOf),
    tick: await given('tick', tickOf),
  };
  if (failed) return { result: null, diagnostics };
  return { result: { ...accounts, stopped: options.signal?.aborted === true }, diagnostics };
}
