import { hasValue, textOf } from './conditions.js';
import type { Condition, Variable, VariableIndex } from './model.js';

/**
 * Whether a condition can hold at all, by splitting on its atoms. A comparison of numbers is taken to come out either
 * way, though each time the same, so the answer errs towards yes. Bounded: beyond so many splits the answer is yes.
 */

const MOST_SPLITS = 4_000;

/** The values that a variable may have; absent for a variable that may have any. */
export type Domains = ReadonlyMap<VariableIndex, ReadonlySet<number>>;

export function isPossible(
  condition: Condition,
  variables: readonly Variable[],
  domains: Domains = new Map(),
): boolean {
  return new Search(variables, domains).possible(condition);
}

/** Every value of a variable. */
export function domainOf(variable: Variable | undefined): Set<number> {
  const values = new Set<number>();
  if (variable !== undefined)
    for (let value = variable.low; value <= variable.high; value += 1) values.add(value);
  return values;
}

/** Stretches of ticks, both ends included. */
type Ticks = readonly (readonly [number, number])[];

const ANY_TICK: Ticks = [[0, Number.MAX_SAFE_INTEGER]];

/** What a branch of the search takes for granted. */
interface Known {
  /** What the branch has split on; of all else the domains that were given. */
  readonly narrowed: Map<VariableIndex, ReadonlySet<number>>;
  readonly domains: Domains;
  ticks: Ticks;
  readonly compared: Map<string, boolean>;
}

class Search {
  private splits = 0;
  private readonly known: Known;

  constructor(
    private readonly variables: readonly Variable[],
    domains: Domains,
  ) {
    this.known = { narrowed: new Map(), domains, ticks: ANY_TICK, compared: new Map() };
  }

  possible(condition: Condition): boolean {
    const { known } = this;
    const truth = truthOf(condition, known);
    if (truth !== null) return truth;
    this.splits += 1;
    if (this.splits > MOST_SPLITS) return true;
    const atom = openAtom(condition, known);
    if (atom === null) return true;
    if (atom.is === 'tick') return this.splitTicks(condition, atom.from, atom.to);
    if (atom.is === 'compare') {
      const text = textOf(atom);
      const either = [true, false].some((outcome) => {
        known.compared.set(text, outcome);
        return this.possible(condition);
      });
      known.compared.delete(text);
      return either;
    }
    return this.splitValues(condition, atom);
  }

  private splitTicks(condition: Condition, from: number, to: number): boolean {
    const { known } = this;
    const before = known.ticks;
    const during = overlap(before, from, to);
    const else_ = [...overlap(before, 0, from - 1), ...overlap(before, to + 1, Number.MAX_SAFE_INTEGER)];
    const either = [during, else_].some((some) => {
      known.ticks = some;
      return some.length > 0 && this.possible(condition);
    });
    known.ticks = before;
    return either;
  }

  private splitValues(condition: Condition, atom: Extract<Condition, { is: 'in' }>): boolean {
    const { variable } = atom;
    const { narrowed } = this.known;
    const before = narrowed.get(variable);
    const domain = domainIn(this.known, variable) ?? domainOf(this.variables[variable]);
    const inside = new Set<number>();
    const outside = new Set<number>();
    for (const value of domain) (hasValue(atom, value) ? inside : outside).add(value);
    const either = [inside, outside].some((some) => {
      narrowed.set(variable, some);
      return some.size > 0 && this.possible(condition);
    });
    if (before === undefined) narrowed.delete(variable);
    else narrowed.set(variable, before);
    return either;
  }
}

function domainIn({ narrowed, domains }: Known, variable: VariableIndex): ReadonlySet<number> | undefined {
  return narrowed.get(variable) ?? domains.get(variable);
}

function overlap(ticks: Ticks, from: number, to: number): [number, number][] {
  return ticks
    .map(([first, last]): [number, number] => [Math.max(first, from), Math.min(last, to)])
    .filter(([first, last]) => first <= last);
}

/** True, false, or null where the domains leave it open. */
function truthOf(condition: Condition, known: Known): boolean | null {
  const { ticks, compared } = known;
  switch (condition.is) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'in': {
      const domain = domainIn(known, condition.variable);
      if (domain === undefined) return null;
      let some = false;
      let every = true;
      for (const value of domain) {
        if (hasValue(condition, value)) some = true;
        else every = false;
        if (some && !every) return null;
      }
      return every;
    }
    case 'tick': {
      const during = overlap(ticks, condition.from, condition.to);
      if (during.length === 0) return false;
      return ticks.every(([first, last]) => first >= condition.from && last <= condition.to) ? true : null;
    }
    case 'compare':
      return compared.get(textOf(condition)) ?? null;
    case 'not': {
      const truth = truthOf(condition.of, known);
      return truth === null ? null : !truth;
    }
    case 'all': {
      let open = false;
      for (const one of condition.of) {
        const truth = truthOf(one, known);
        if (truth === false) return false;
        open ||= truth === null;
      }
      return open ? null : true;
    }
    case 'any': {
      let open = false;
      for (const one of condition.of) {
        const truth = truthOf(one, known);
        if (truth === true) return true;
        open ||= truth === null;
      }
      return open ? null : false;
    }
    case 'at least': {
      let certain = 0;
      let open = 0;
      for (const one of condition.of) {
        const truth = truthOf(one, known);
        if (truth === true) certain += 1;
        else if (truth === null) open += 1;
      }
      return certain >= condition.count ? true : certain + open < condition.count ? false : null;
    }
  }
}

/** An atom that what is known leaves open; null if there is none. */
function openAtom(
  condition: Condition,
  known: Known,
): Extract<Condition, { is: 'in' | 'tick' | 'compare' }> | null {
  switch (condition.is) {
    case 'in':
    case 'tick':
    case 'compare':
      return truthOf(condition, known) === null ? condition : null;
    case 'not':
      return openAtom(condition.of, known);
    case 'all':
    case 'any':
    case 'at least':
      for (const one of condition.of) {
        if (truthOf(one, known) !== null) continue;
        const atom = openAtom(one, known);
        if (atom !== null) return atom;
      }
      return null;
    default:
      return null;
  }
}
