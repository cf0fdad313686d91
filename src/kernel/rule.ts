import { coinThreshold, type Luck, type SiteHandle, type SiteHazard } from '../chance/index.js';
import { ALWAYS, type Evaluate, type Gate, NEVER } from './circuit.js';
import type { Evaluators } from './evaluate.js';
import type { Place } from './layout.js';
import type { Picking, ProgramEffect, ProgramRule, ProgramWrite } from './program.js';

/** A rule of a program, bound to its draws and with its gates as functions. */
export interface Rule {
  readonly number: number;
  readonly site: SiteHandle;
  /** null for nowhere. */
  readonly wrong: Evaluate | null;
  readonly chances: readonly Chance[] | null;
  /** The calendar of a rule that is a plain hazard and no more: one chance, and nothing when it does not happen. */
  readonly hazard: number | null;
  readonly picks: readonly { readonly picking: Picking; readonly where: Evaluate | null }[];
  readonly effects: readonly Effect[];
  readonly otherwise: Effect | null;
}

export interface Chance {
  readonly p: number;
  /** null for everywhere. */
  readonly where: Evaluate | null;
  /** What a coin falls below. */
  readonly threshold: number;
  /** The calendar of a hazard; null for a coin, and where nothing is left to chance. */
  readonly calendar: number | null;
}

export interface Effect {
  readonly counts: readonly number[];
  readonly writes: readonly Write[];
}

export interface ValueWrite {
  readonly merge: 'single' | 'max';
  readonly place: Place;
  readonly bits: readonly Evaluate[];
  readonly wrong: Evaluate | null;
}

export interface SumWrite {
  readonly merge: 'sum';
  readonly place: Place;
  readonly added: readonly { readonly amount: number; readonly where: Evaluate | null }[];
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
  const where = (gate: Gate): Evaluate | null => (gate === ALWAYS ? null : evaluators.of(gate));
  const wrongIn = (gate: Gate): Evaluate | null => (gate === NEVER ? null : evaluators.of(gate));
  const writeOf = (write: ProgramWrite): Write => {
    const { place } = write;
    const wrong = wrongIn(write.wrong);
    if (write.merge !== 'sum') {
      return { merge: write.merge, place, bits: write.bits.map((gate) => evaluators.of(gate)), wrong };
    }
    const added = write.added.map(({ result, lanes }) => ({ amount: result, where: where(lanes) }));
    return { merge: 'sum', place, added, wrong };
  };
  const effectOf = ({ counts, writes }: ProgramEffect): Effect => ({ counts, writes: writes.map(writeOf) });
  const { draw } = rule;
  const chances =
    draw?.chances.map(({ result: p, lanes }) => ({
      p,
      where: where(lanes),
      threshold: coinThreshold(p),
      calendar: draw.kind === 'hazard' && p > 0 && p < 1 ? hazards.push({ site, p }) - 1 : null,
    })) ?? null;
  const isPlain =
    chances?.length === 1 && chances[0]?.where === null && rule.otherwise === null && rule.wrong === NEVER;
  return {
    number: rule.number,
    site,
    wrong: wrongIn(rule.wrong),
    chances,
    hazard: isPlain ? (chances[0]?.calendar ?? null) : null,
    picks: rule.picks.map(({ result, lanes }) => ({ picking: result, where: where(lanes) })),
    effects: rule.effects.map(effectOf),
    otherwise: rule.otherwise === null ? null : effectOf(rule.otherwise),
  };
}
