import {
  coinThreshold,
  hazardThresholds,
  type Luck,
  type SiteHandle,
  type SiteHazard,
} from '../chance/index.js';
import { ALWAYS, type Evaluate, type EvaluateAll, type Gate, NEVER } from './circuit.js';
import type { Evaluators } from './evaluate.js';
import type { Place } from './layout.js';
import type { Picking, ProgramEffect, ProgramRule, ProgramWrite } from './program.js';
import type { Case } from './tabulate.js';

/** A rule of a program, bound to its draws and with its gates as functions. */
export interface Rule {
  readonly number: number;
  readonly site: SiteHandle;
  /** null for nowhere. */
  readonly wrong: Evaluate | null;
  /** null for a rule that leaves nothing to chance. */
  readonly chances: Cases<Chance> | null;
  /**
   * The calendar of a rule that is a plain hazard and no more: one chance, which the calendar alone decides, and nothing when
   * it does not happen.
   */
  readonly hazard: number | null;
  readonly picks: Cases<Picking>;
  readonly effects: readonly Effect[];
  readonly otherwise: Effect | null;
}

/** What holds in which lanes: results and their lanes stand in the same order, and no lane has two. */
export interface Cases<Result> {
  readonly results: readonly Result[];
  /** null where the one result holds everywhere. */
  readonly where: EvaluateAll | null;
}

export interface Chance {
  readonly p: number;
  /** What a coin falls below. */
  readonly threshold: number;
  /** The calendar of a hazard; null for a coin, and where nothing is left to chance. */
  readonly calendar: number | null;
}

export interface Effect {
  readonly counts: readonly number[];
  readonly milestone: number | null;
  readonly writes: readonly Write[];
}

export interface ValueWrite {
  readonly merge: 'single' | 'max';
  readonly place: Place;
  readonly bits: EvaluateAll;
  readonly wrong: Evaluate | null;
}

export interface SumWrite {
  readonly merge: 'sum';
  readonly place: Place;
  readonly added: Cases<number>;
  readonly wrong: Evaluate | null;
}

export type Write = ValueWrite | SumWrite;

/**
 * Binds a rule.
 *
 * @param hazards where the calendars that it needs are put down
 */
export function bindRule(rule: ProgramRule, luck: Luck, evaluators: Evaluators, hazards: SiteHazard[]): Rule {
  const site = luck.site(rule.name);
  const casesOf = <From, Result>(
    cases: readonly Case<From>[],
    result: (from: From) => Result,
  ): Cases<Result> => ({
    results: cases.map((one) => result(one.result)),
    where: cases.every(({ lanes }) => lanes === ALWAYS)
      ? null
      : evaluators.all(cases.map(({ lanes }) => lanes)),
  });
  const wrongIn = (gate: Gate): Evaluate | null => (gate === NEVER ? null : evaluators.of(gate));
  const writeOf = (write: ProgramWrite): Write => {
    const { place } = write;
    const wrong = wrongIn(write.wrong);
    return write.merge === 'sum'
      ? { merge: 'sum', place, added: casesOf(write.added, (amount) => amount), wrong }
      : { merge: write.merge, place, bits: evaluators.all(write.bits), wrong };
  };
  const effectOf = ({ counts, milestone, writes }: ProgramEffect): Effect => ({
    counts,
    milestone,
    writes: writes.map(writeOf),
  });
  const { draw } = rule;
  const chances =
    draw === null
      ? null
      : casesOf(draw.chances, (p): Chance => {
          const isCalendar = draw.kind === 'hazard' && p > 0 && p < 1;
          return {
            p,
            threshold: coinThreshold(p),
            calendar: isCalendar ? hazards.push({ site, p }) - 1 : null,
          };
        });
  const only = chances?.where === null ? chances.results[0] : undefined;
  const isPlain =
    only !== undefined &&
    hazardThresholds(only.p).coin === 0 &&
    rule.otherwise === null &&
    rule.wrong === NEVER;
  return {
    number: rule.number,
    site,
    wrong: wrongIn(rule.wrong),
    chances,
    hazard: isPlain ? only.calendar : null,
    picks: casesOf(rule.picks.cases, (picking) => picking),
    effects: rule.effects.map(effectOf),
    otherwise: rule.otherwise === null ? null : effectOf(rule.otherwise),
  };
}
