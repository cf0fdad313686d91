import { z } from 'zod';
import { nearestName } from '../diagnostics/nearest.js';

/**
 * The small words that every section of a scenario file is made of: names, conditions, quantities, and the strict
 * sections that refuse an unknown key.
 */

/** A name: words of letters, digits and `_`, joined by single spaces or hyphens, beginning with a letter. */
const NAME_PATTERN = /^[A-Za-z_][A-Za-z0-9_']*(?:[ -][A-Za-z0-9_']+)*$/;

export const name = z
  .string()
  .max(80)
  .regex(NAME_PATTERN, 'a name: words of letters and digits, joined by single spaces or hyphens');

/** `gamma.bases`, or an actor alone. */
export const targetName = z
  .string()
  .max(161)
  .regex(/^[A-Za-z_][^.]*(?:\.[^.]+)?$/, 'an actor, or an actor and its part joined by a dot');

/** An expression that is true or false. Read by the grammar in `expressions/`. */
export const condition = z
  .string()
  .min(1)
  .max(2_000)
  .describe('A condition, such as: unrest is crackdown')
  .meta({ id: 'condition' });

/** `alpha strike beta.bases`: author, kind of act, target. */
export const actPattern = z
  .string()
  .min(1)
  .max(300)
  .describe('An act: author, kind, target')
  .meta({ id: 'act-pattern' });

export const source = z
  .union([name, z.array(name).min(1)])
  .describe('Where it comes from: ids of the claims or rates that it rests on')
  .meta({ id: 'source' });

export const basis = z
  .enum(['reported', 'calibrated', 'elicited', 'assumed'])
  .describe('What a number rests on. `reported` may stand on structure, never on a number');

/** No length of time is longer, in ticks. */
export const MOST_TICKS = 100_000;

export const ticks = z.int().min(1).max(MOST_TICKS);

/**
 * A section: an object that refuses any key it does not know, and names the nearest one that it does.
 */
export function section<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return undefined;
      const first = String(issue.keys?.[0] ?? '');
      const near = nearestName(first, known);
      const hint = near === null ? `known here: ${known.join(', ')}` : `did you mean "${near}"?`;
      return `unknown key "${first}"; ${hint}`;
    },
  });
}

/** A mapping from names to things. */
export function named<Value extends z.ZodType>(value: Value) {
  return z.record(name, value);
}

/** One, or a list of at least one. */
export function oneOrMore<Value extends z.ZodType>(value: Value) {
  return z.union([value, z.array(value).min(1)]);
}
