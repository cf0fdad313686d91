import { variablesOf } from '../model/conditions.js';
import type { Condition, VariableIndex } from '../model/model.js';
import type { Field } from './packing.js';

/**
 * Conditions over sets of values: what is known of their truth if each variable has one of the codes of its set. A set is
 * a word with a bit for each code; a variable with more codes than that is open, and nothing is known of it.
 */

/** How many codes a set can tell apart. */
export const MOST_CODES = 31;

export type Over =
  | { readonly is: 'in'; readonly variable: VariableIndex; readonly codes: number }
  | { readonly is: 'open'; readonly variables: readonly VariableIndex[] }
  | { readonly is: 'at least'; readonly count: number; readonly of: readonly Over[] };

/** A condition, or what denies it, ready to be asked of sets of codes: all and any are so many at least. */
export function over(condition: Condition, fields: readonly Field[], wanted = true): Over {
  const atLeast = (count: number, of: readonly Condition[]): Over => ({
    is: 'at least',
    // It is denied where too few are left.
    count: wanted ? count : of.length + 1 - count,
    of: of.map((one) => over(one, fields, wanted)),
  });
  switch (condition.is) {
    case 'in': {
      const { variable } = condition;
      const field = fields[variable];
      if (field === undefined || field.values.length > MOST_CODES)
        return { is: 'open', variables: [variable] };
      const codes = field.values.reduce(
        (bits, value, code) => (condition.values.includes(value) === wanted ? bits | (1 << code) : bits),
        0,
      );
      return { is: 'in', variable, codes };
    }
    case 'tick':
    case 'compare':
      return { is: 'open', variables: [...variablesOf(condition)] };
    case 'not':
      return over(condition.of, fields, !wanted);
    case 'always':
      return atLeast(0, []);
    case 'never':
      return atLeast(1, []);
    case 'all':
      return atLeast(condition.of.length, condition.of);
    case 'any':
      return atLeast(1, condition.of);
    case 'at least':
      return atLeast(condition.count, condition.of);
  }
}

/** 1 for true, 0 for false, −1 where the sets leave it open. */
export type Truth = 1 | 0 | -1;

/** @param sets by variable the codes that it may have */
export function truthOver(condition: Over, sets: Int32Array): Truth {
  switch (condition.is) {
    case 'in': {
      const set = sets[condition.variable] ?? 0;
      return (set & condition.codes) === 0 ? 0 : (set & ~condition.codes) === 0 ? 1 : -1;
    }
    case 'open':
      return -1;
    case 'at least': {
      let certain = 0;
      let possible = 0;
      for (const one of condition.of) {
        const truth = truthOver(one, sets);
        if (truth === 1) certain += 1;
        if (truth !== 0) possible += 1;
      }
      return certain >= condition.count ? 1 : possible < condition.count ? 0 : -1;
    }
  }
}

/** Parts of a condition that make it as true or as false as it is; all of them where it is open. */
export function partsThatTell(
  { count, of }: Extract<Over, { is: 'at least' }>,
  truth: Truth,
  sets: Int32Array,
): readonly Over[] {
  if (truth === -1) return of;
  return of
    .filter((one) => truthOver(one, sets) === truth)
    .slice(0, truth === 1 ? count : of.length + 1 - count);
}
