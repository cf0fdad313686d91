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
  return new Search(variables).possible(condition, { domains, ticks: ANY_TICK, compared: new Map() });
}

/** Every value of a variable. */
export function domainOf(variable: Variable | undefined): ReadonlySet<number> {
  const values = new Set<number>();
  if (variable !== undefined)
    for (let value = variable.low; value <= variable.high; value += 1) values.add(value);
  return values;
}

/** Stretches of ticks, both ends included. */
type Ticks = readonly (readonly [number, number])[];

const ANY_TICK: Ticks = [[0, Number.MAX_SAFE_INTEGER]];

/** How comparisons of numbers are taken to come out, by what they compare. */
type Compared = ReadonlyMap<string, boolean>;

/** What a branch of the search takes for granted. */
interface Known {
  readonly domains: Domains;
  readonly ticks: Ticks;
  readonly compared: Compared;
}

class Search {
  private splits = 0;

  constructor(private readonly variables: readonly Variable[]) {}

  possible(condition: Condition, known: Known): boolean {
    const truth = truthOf(condition, known);
    if (truth !== null) return truth;
    this.splits += 1;
    if (this.splits > MOST_SPLITS) return true;
    const atom = openAtom(condition, known);
    if (atom === null) return true;
    const { domains, ticks, compared } = known;
    if (atom.is === 'tick') {
      const during = overlap(ticks, atom.from, atom.to);
      const else_ = [
        ...overlap(ticks, 0, atom.from - 1),
        ...overlap(ticks, atom.to + 1, Number.MAX_SAFE_INTEGER),
      ];
      return [during, else_].some(
        (some) => some.length > 0 && this.possible(condition, { ...known, ticks: some }),
      );
    }
    if (atom.is === 'compare') {
      return [true, false].some((outcome) =>
        this.possible(condition, { ...known, compared: new Map([...compared, [keyOf(atom), outcome]]) }),
      );
    }
    const domain = domains.get(atom.variable) ?? domainOf(this.variables[atom.variable]);
    const inside = new Set([...domain].filter((value) => atom.values.includes(value)));
    const outside = new Set([...domain].filter((value) => !atom.values.includes(value)));
    const within = (values: ReadonlySet<number>): boolean =>
      values.size > 0 &&
      this.possible(condition, { ...known, domains: new Map([...domains, [atom.variable, values]]) });
    return within(inside) || within(outside);
  }
}

function keyOf(comparison: Extract<Condition, { is: 'compare' }>): string {
  return JSON.stringify(comparison);
}

function overlap(ticks: Ticks, from: number, to: number): [number, number][] {
  return ticks
    .map(([first, last]): [number, number] => [Math.max(first, from), Math.min(last, to)])
    .filter(([first, last]) => first <= last);
}

/** True, false, or null where the domains leave it open. */
function truthOf(condition: Condition, known: Known): boolean | null {
  const { domains, ticks, compared } = known;
  switch (condition.is) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'in': {
      const domain = domains.get(condition.variable);
      if (domain === undefined) return null;
      let some = false;
      let every = true;
      for (const value of domain) {
        if (condition.values.includes(value)) some = true;
        else every = false;
      }
      return every ? true : some ? null : false;
    }
    case 'tick': {
      const during = overlap(ticks, condition.from, condition.to);
      if (during.length === 0) return false;
      return ticks.every(([first, last]) => first >= condition.from && last <= condition.to) ? true : null;
    }
    case 'compare':
      return compared.get(keyOf(condition)) ?? null;
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
