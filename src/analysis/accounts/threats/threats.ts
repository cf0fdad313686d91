import { createLuck } from '../../../chance/index.js';
import type { Model } from '../../../model/model.js';
import { wilson } from '../../../montecarlo/intervals.js';
import type { Estimate } from '../../../montecarlo/result.js';
import { type Dice, diceOf } from '../../../reference/index.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { prepareStudy, type Study, type StudyOptions } from '../../evaluation/study.js';
import type { Analysis } from '../../evaluation/worlds.js';
import { changedModel, commitmentsIn } from '../../evaluation/changed-world.js';
import { playForTimes, timeOf } from '../coming-about.js';
import { eachRun } from '../each-run.js';
import { outcomePlace, prepareAccount } from '../prepared.js';
import { LEDGER_ROWS, type LedgerRow, type ThreatLedger, type ThreatsResult } from './result.js';
import { type Threat, threatsAmong } from './threat.js';

/** Of which runs the ledger is kept. */
export interface ThreatsOptions extends StudyOptions {
  /** The name of an outcome: only runs that end so are counted. All, unless told. */
  readonly of?: string;
}

/** How many runs are played, each with a twin for each threat, unless told. */
const RUNS = 1_000;

/**
 * Keeps the ledger of each threat: never challenged, deterred, carried out, or a bluff called. Every run is held against its
 * twin on the same luck in which the threat was never made.
 *
 * @throws AskedError if there is no such outcome; RangeError on an option out of range.
 */
export async function threatsOf(
  scenario: Scenario,
  options: ThreatsOptions = {},
): Promise<Analysis<ThreatsResult>> {
  const plain = prepareAccount(scenario, options, RUNS);
  if (plain.study === null) return { result: null, diagnostics: plain.diagnostics };
  const commitments = commitmentsIn(plain.study.world);
  const threats = threatsAmong(commitments, scenario);
  // Whether what a threat warns of comes about is asked of both worlds in the same words, if it can be asked from outside.
  const asking = (some: readonly Threat[]): Scenario => ({
    ...scenario,
    questions: some.map(({ commitment: { name, antecedent } }) => timeOf(name, antecedent)),
  });
  const askable = threats.filter((one) => prepareStudy(asking([one]), options, RUNS).study !== null);
  const { study, diagnostics } = prepareStudy(asking(askable), options, RUNS);
  if (study === null) return { result: null, diagnostics };
  const names = threats.map(({ commitment: { name } }) => name);
  const kept = await new Keeping(study, askable, options).result();
  const told = kept.threats.map(({ name }) => name);
  const others = commitments.flatMap(({ name, form }) =>
    form === 'perform' && !names.includes(name) ? [name] : [],
  );
  const impossible = names.filter((name) => !told.includes(name));
  return { result: { ...kept, others, impossible }, diagnostics: plain.diagnostics };
}

class Keeping {
  readonly #study: Study;
  readonly #options: ThreatsOptions;
  readonly #ledgers: readonly Ledger[];

  constructor(study: Study, threats: readonly Threat[], options: ThreatsOptions) {
    this.#study = study;
    this.#options = options;
    this.#ledgers = threats.flatMap((threat) => ledgerOf(threat, study) ?? []);
  }

  async result(): Promise<Omit<ThreatsResult, 'others' | 'impossible'>> {
    const { head, model } = this.#study;
    const { of = null } = this.#options;
    const { runs, seed } = head;
    const wanted = of === null ? null : outcomePlace(model, of);
    const luck = createLuck(seed);
    const { done, counted } = await eachRun(runs, this.#options, (run) =>
      this.#play(diceOf(luck, run), wanted),
    );
    return {
      ...head,
      runs: done,
      stopped: done < runs,
      of,
      counted,
      threats: this.#ledgers.map((one) => this.#told(one, counted)),
    };
  }

  /** Plays a run and its twins; false where it does not end as is wanted. */
  #play(dice: Dice, wanted: number | null): boolean {
    const { model } = this.#study;
    const lives = this.#ledgers.map((one) => new Life(one));
    const { record, times } = playForTimes(model, dice, model.questions, (state, tick) => {
      for (const life of lives) life.observe(state, tick);
    });
    if (wanted !== null && wanted !== (record.outcome ?? model.outcomes.length)) return false;
    this.#ledgers.forEach((ledger, place) => {
      const life = lives[place];
      const asked = model.questions.findIndex(({ name }) => name === ledger.threat.commitment.name);
      const { twin } = ledger;
      const own = twin.questions.filter(({ name }) => name === ledger.threat.commitment.name);
      const cameWithout = (playForTimes(twin, dice, own).times[0] ?? null) !== null;
      if (life !== undefined) enter(ledger, life, (times[asked] ?? null) !== null, cameWithout);
    });
    return true;
  }

  #told({ threat, rows, provoked, without, times }: Ledger, counted: number): ThreatLedger {
    const { name, debtor, creditor } = threat.commitment;
    return {
      name,
      debtor,
      creditor,
      warned: threat.warned,
      rows: LEDGER_ROWS.map((row) => ({ row, runs: rows[row], share: this.#estimate(rows[row], counted) })),
      provoked: { runs: provoked, share: this.#estimate(provoked, counted) },
      without: { runs: without, share: this.#estimate(without, counted) },
      times: { ...times },
    };
  }

  #estimate(count: number, of: number): Estimate {
    if (of === 0) return { value: null, low: null, high: null, runs: 0 };
    return { value: count / of, ...wilson(count, of, this.#study.head.level), runs: of };
  }
}

/** What is counted of a threat. */
interface Ledger {
  readonly threat: Threat;
  /** The world in which it was never made. */
  readonly twin: Model;
  /** Its debtor's view of it: which variable, and by value in which state. */
  readonly variable: number;
  readonly states: ReadonlyMap<number, string>;
  readonly rows: Record<LedgerRow, number>;
  readonly times: { challenged: number; executed: number; bluffs: number };
  provoked: number;
  without: number;
}

function ledgerOf(threat: Threat, { model, world }: Study): Ledger | null {
  const { name, debtor } = threat.commitment;
  const twin = changedModel(world, { remove: [name] });
  const table = model.fates.find((one) => one.commitment === name && one.holder === debtor);
  if (twin === null || table === undefined) return null;
  return {
    threat,
    twin,
    variable: table.variable,
    states: new Map(table.fates.flatMap((fate) => fate.values.map((value) => [value, fate.name] as const))),
    rows: Object.fromEntries(LEDGER_ROWS.map((row) => [row, 0])) as Record<LedgerRow, number>,
    times: { challenged: 0, executed: 0, bluffs: 0 },
    provoked: 0,
    without: 0,
  };
}

/** What becomes of a threat in one run, in its debtor's view. */
class Life {
  readonly #ledger: Ledger;
  #state = '';
  /** How its first challenge ended; null while there is none. */
  first: LedgerRow | null = null;
  challenged = 0;
  executed = 0;
  bluffs = 0;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  observe(state: readonly number[], tick: number): void {
    const { variable, states } = this.#ledger;
    const now = states.get(state[variable] ?? NaN) ?? '';
    const before = this.#state;
    this.#state = now;
    if (tick === 0 || now === before) return;
    if (now === 'detached') {
      this.challenged += 1;
      this.first ??= 'still owed';
    }
    if (before !== 'detached') return;
    const end = ENDS[now] ?? 'excused';
    if (end === 'executed') this.executed += 1;
    if (end === 'bluff called') this.bluffs += 1;
    if (this.first === 'still owed') this.first = end;
  }
}

/** How a challenge ends, by the state that a view enters then. */
const ENDS: Readonly<Record<string, LedgerRow>> = { satisfied: 'executed', violated: 'bluff called' };

function enter(ledger: Ledger, life: Life, came: boolean, cameWithout: boolean): void {
  const { first, challenged, executed, bluffs } = life;
  const unchallenged = !came && cameWithout ? 'deterred' : 'never challenged';
  ledger.rows[first ?? unchallenged] += 1;
  if (first !== null && !cameWithout) ledger.provoked += 1;
  if (cameWithout) ledger.without += 1;
  ledger.times.challenged += challenged;
  ledger.times.executed += executed;
  ledger.times.bluffs += bluffs;
}
