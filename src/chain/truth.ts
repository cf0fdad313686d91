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
  | { readonly is: 'known'; readonly truth: boolean }
  | { readonly is: 'in'; readonly variable: VariableIndex; readonly codes: number }
  | { readonly is: 'open'; readonly variables: readonly VariableIndex[] }
  | { readonly is: 'not'; readonly of: Over }
  | { readonly is: 'all' | 'any'; readonly of: readonly Over[] }
  | { readonly is: 'at least'; readonly count: number; readonly of: readonly Over[] };

/** A condition, ready to be asked of sets of codes. */
export function over(condition: Condition, fields: readonly Field[]): Over {
  switch (condition.is) {
    case 'always':
    case 'never':
      return { is: 'known', truth: condition.is === 'always' };
    case 'in': {
      const { variable } = condition;
      const field = fields[variable];
      if (field === undefined || field.values.length > MOST_CODES)
        return { is: 'open', variables: [variable] };
      const codes = field.values.reduce(
        (bits, value, code) => (condition.values.includes(value) ? bits | (1 << code) : bits),
        0,
      );
      return { is: 'in', variable, codes };
    }
    case 'tick':
      return { is: 'open', variables: [] };
    case 'compare':
      return { is: 'open', variables: [...variablesOf(condition)] };
    case 'not':
      return { is: 'not', of: over(condition.of, fields) };
    case 'all':
    case 'any':
      return { is: condition.is, of: condition.of.map((one) => over(one, fields)) };
    case 'at least':
      return { is: 'at least', count: condition.count, of: condition.of.map((one) => over(one, fields)) };
  }
}

/** 1 for true, 0 for false, −1 where the sets leave it open. */
export type Truth = 1 | 0 | -1;

/** @param sets by variable the codes that it may have */
export function truthOver(condition: Over, sets: Int32Array): Truth {
  switch (condition.is) {
    case 'known':
      return condition.truth ? 1 : 0;
    case 'in': {
      const set = sets[condition.variable] ?? 0;
      return (set & condition.codes) === 0 ? 0 : (set & ~condition.codes) === 0 ? 1 : -1;
    }
    case 'open':
      return -1;
    case 'not': {
      const truth = truthOver(condition.of, sets);
      return truth === -1 ? -1 : truth === 1 ? 0 : 1;
    }
    case 'all':
    case 'any': {
      const settling = condition.is === 'all' ? 0 : 1;
      let open = false;
      for (const one of condition.of) {
        const truth = truthOver(one, sets);
        if (truth === settling) return settling;
        open ||= truth === -1;
      }
      return open ? -1 : settling === 0 ? 1 : 0;
    }
    case 'at least': {
      let certain = 0;
      let open = 0;
      for (const one of condition.of) {
        const truth = truthOver(one, sets);
        if (truth === 1) certain += 1;
        else if (truth === -1) open += 1;
      }
      return certain >= condition.count ? 1 : certain + open < condition.count ? 0 : -1;
    }
  }
}

/** Every variable that it reads. */
export function variablesOver(condition: Over): readonly VariableIndex[] {
  switch (condition.is) {
    case 'known':
      return [];
    case 'in':
      return [condition.variable];
    case 'open':
      return condition.variables;
    case 'not':
      return variablesOver(condition.of);
    default:
      return condition.of.flatMap(variablesOver);
  }
}
