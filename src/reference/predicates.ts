import type { State } from './trace.js';

/** Whether something holds in a state at a tick. */
export type Test = (state: State, tick: number) => boolean;

/** The variable has one of these values, given in ascending order. */
export function membership(variable: number, values: readonly number[]): Test {
  const first = values[0] ?? NaN;
  const last = values.at(-1) ?? NaN;
  if (first === last) return (state) => state[variable] === first;
  if (last - first === values.length - 1) {
    return (state) => {
      const value = state[variable] ?? NaN;
      return first <= value && value <= last;
    };
  }
  const members = new Set(values);
  return (state) => members.has(state[variable] ?? NaN);
}

/** A number read from a state at a tick. */
export type Reckoning = (state: State, tick: number) => number;

export function comparison(operator: '=' | '<' | '<=', left: Reckoning, right: Reckoning): Test {
  switch (operator) {
    case '=':
      return (state, tick) => left(state, tick) === right(state, tick);
    case '<':
      return (state, tick) => left(state, tick) < right(state, tick);
    case '<=':
      return (state, tick) => left(state, tick) <= right(state, tick);
  }
}

/** All hold; true of none. */
export function conjunction(of: readonly Test[]): Test {
  const [first, second] = of;
  if (first !== undefined && second !== undefined && of.length === 2) {
    return (state, tick) => first(state, tick) && second(state, tick);
  }
  return (state, tick) => {
    for (const test of of) if (!test(state, tick)) return false;
    return true;
  };
}

/** At least one holds; false of none. */
export function disjunction(of: readonly Test[]): Test {
  return (state, tick) => {
    for (const test of of) if (test(state, tick)) return true;
    return false;
  };
}

/** So many of them hold, or more. */
export function atLeast(count: number, of: readonly Test[]): Test {
  return (state, tick) => {
    let held = 0;
    for (const test of of) if (test(state, tick)) held += 1;
    return held >= count;
  };
}
