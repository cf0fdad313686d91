import { describe, expect, it } from 'vitest';
import { packingOf } from '../../src/chain/packing.js';
import { over, partsThatTell, truthOver } from '../../src/chain/truth.js';
import type { Condition } from '../../src/model/model.js';
import { Meaning } from '../../src/reference/index.js';
import {
  all,
  always,
  any,
  constant,
  is,
  model,
  never,
  not,
  ticks,
  valueOf,
  variable,
} from '../reference/models.js';

/** Three variables of three values each, the second of which starts with 1, so that its codes are not its values. */
const HIGH = 2;
const of = model({
  variables: [
    variable('a', HIGH),
    variable('b', HIGH, { start: 1 }),
    variable('c', HIGH, { low: -1, high: 1 }),
  ],
});
const plain = of.variables.map(
  ({ low, high }) => new Map(Array.from({ length: high - low + 1 }, (_, at) => [low + at, low + at])),
);
const { fields } = packingOf(of, plain);
const [a, b, c] = [is(0, 1), is(1, 0, 2), is(2, -1, 0)];

/** Every set of some of three codes, but the empty one, for each of three variables. */
const SETS = Array.from({ length: 7 ** 3 }, (_, at) =>
  Int32Array.of(1 + (at % 7), 1 + (Math.floor(at / 7) % 7), 1 + Math.floor(at / 49)),
);

/** The states that some sets leave possible. */
function* statesIn(sets: Int32Array): Generator<readonly number[]> {
  const values = fields.map((field, at) => field.values.filter((_, code) => ((sets[at] ?? 0) >> code) & 1));
  for (const one of values[0] ?? [])
    for (const other of values[1] ?? []) for (const third of values[2] ?? []) yield [one, other, third];
}

describe('the truth of a condition over sets of values', () => {
  // Where each variable stands once in a condition, what holds of the parts by themselves holds of the whole: then it is
  // known exactly where all the states agree that the sets leave possible.
  it.each<readonly [string, Condition]>([
    ['one', b],
    ['not one', not(b)],
    ['all', all(a, b, c)],
    ['any', any(a, b, c)],
    ['all of some, and not others', all(not(a), b)],
    ['not all', not(all(a, b, c))],
    ['not any', not(any(a, not(b), c))],
    ['two of three', { is: 'at least', count: 2, of: [a, b, c] }],
    ['not two of three', not({ is: 'at least', count: 2, of: [a, b, c] })],
    ['all or one', any(all(a, b), not(c))],
    ['not not', not(not(all(a, c)))],
    ['always', always],
    ['never', never],
    ['not always, or one', any(not(always), c)],
    ['not never, and one', all(not(never), c)],
    ['no values', is(0)],
  ])('is that on which all states agree: %s', (_, condition) => {
    const holds = new Meaning(of.variables).test(condition);
    const asked = over(condition, fields);
    const wrong = SETS.filter((sets) => {
      const truths = new Set([...statesIn(sets)].map((state) => Number(holds(state, 1))));
      return truthOver(asked, sets) !== (truths.size === 2 ? -1 : [...truths][0]);
    });
    expect(wrong).toEqual([]);
  });

  it.each<readonly [string, Condition, readonly number[]]>([
    ['a tick', ticks(2, 3), []],
    ['a comparison', { is: 'compare', operator: '<', left: valueOf(2), right: constant(5) }, [2]],
  ])('is open: %s', (_, condition, variables) => {
    expect(over(condition, fields)).toEqual({ is: 'open', variables });
    expect(truthOver(over(not(condition), fields), Int32Array.of(1, 1, 1))).toBe(-1);
  });

  it('is open for a variable of more than 31 values', () => {
    const wide = model({ variables: [variable('wide', 31), variable('narrow', 30)] });
    const { fields: both } = packingOf(
      wide,
      wide.variables.map(({ high }) => new Map(Array.from({ length: high + 1 }, (_, at) => [at, at]))),
    );
    expect(over(is(0, 0), both)).toEqual({ is: 'open', variables: [0] });
    expect(over(is(1, 0, 30), both)).toEqual({ is: 'in', variable: 1, codes: 1 + 2 ** 30 });
    expect(over(is(7, 0), both)).toEqual({ is: 'open', variables: [7] });
  });
});

describe('the parts that tell the truth of a condition', () => {
  // Only the code 0 of each: a is 0, b is 1, c is 0.
  const sets = Int32Array.of(1, 1, 1);
  const yes = [is(0, 0), is(1, 1), is(2, 0)];
  const no = yes.map(not);
  const some = [...no, ...yes];
  it.each<readonly [string, Condition, readonly Condition[]]>([
    ['any that holds: the first that does', any(...some), [yes[0] ?? never]],
    ['any that does not: all of them', any(...no), no],
    ['all that hold: all of them', all(...yes), yes],
    ['all that do not: the first that does not', all(...yes, ...no), [no[0] ?? never]],
    ['two that hold', { is: 'at least', count: 2, of: some }, yes.slice(0, 2)],
    // Of six five need to hold: two that do not are enough.
    ['five that do not', { is: 'at least', count: 5, of: some }, no.slice(0, 2)],
  ])('are, of %s', (_, condition, parts) => {
    const asked = over(condition, fields);
    if (asked.is !== 'at least') throw new Error('it has parts');
    expect(partsThatTell(asked, truthOver(asked, sets), sets)).toEqual(parts.map((one) => over(one, fields)));
  });

  it('are all of them where it is open', () => {
    const open = over(all(is(0, 0), is(1, 1), is(2, 0)), fields);
    if (open.is !== 'at least') throw new Error('it has parts');
    expect(partsThatTell(open, -1, Int32Array.of(3, 1, 1))).toEqual(open.of);
  });
});
