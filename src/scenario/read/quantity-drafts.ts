import type { z } from 'zod';
import type { Path } from '../diagnostics/diagnostic.js';
import { parseQuantity } from '../expressions/parse.js';
import type { Expression, UnitNode } from '../expressions/syntax.js';
import type { Basis, Distribution, Unit } from '../scenario.js';
import type { distribution, quantityMap } from '../schema/quantity.js';
import { MOST_TICKS } from '../schema/words.js';
import type { Viewer } from './viewer.js';
import type { Reader } from './reader.js';

const BASES: readonly string[] = ['reported', 'calibrated', 'elicited', 'assumed'];

export type QuantityMap = z.infer<typeof quantityMap>;

/** What a number is for: a rate needs a unit; a probability and a plain number have none. */
export type Purpose = 'rate' | 'probability' | 'number' | 'weight';

export interface QuantityPlace {
  readonly name: string;
  readonly path: Path;
  readonly purpose: Purpose;
  readonly viewer: Viewer;
  /** The basis and source of the section, for numbers that state none of their own. */
  readonly ground?: {
    readonly basis?: Basis | undefined;
    readonly source?: string | readonly string[] | undefined;
  };
}

/** A quantity as it stands in the file, before it is checked. */
export interface Draft {
  readonly value: Expression;
  readonly unit: Unit | null;
  readonly range: readonly [number, number] | null;
  readonly distribution: Distribution | null;
  readonly basis: Basis | null;
  readonly sources: readonly string[];
  readonly note: string | null;
}

export function plainDraft(value: number): Draft {
  return draftOf({ kind: 'number', value, span: { start: 0, end: 0 } });
}

function draftOf(value: Expression): Draft {
  return { value, unit: null, range: null, distribution: null, basis: null, sources: [], note: null };
}

export function sentenceDraft(reader: Reader, text: string, place: QuantityPlace): Draft | null {
  const parsed = parseQuantity(text, reader.vocabulary);
  if (!parsed.ok) {
    reader.syntax(parsed, place.path);
    return null;
  }
  const { value, range, basis, sources } = parsed.value;
  const unit = parsed.value.unit === null ? null : readUnit(reader, parsed.value.unit, place.path);
  if (basis !== null && !BASES.includes(basis.name)) {
    reader.unknown('basis', basis.name, BASES, place.path);
    return null;
  }
  return {
    ...draftOf(value),
    unit,
    range,
    basis: basis === null ? null : (basis.name as Basis),
    sources: reader.sources(
      sources.map((source) => source.name),
      place.path,
    ),
  };
}

function readUnit(reader: Reader, unit: UnitNode, path: Path): Unit {
  if (unit.kind === 'occasion') return { kind: 'occasion' };
  if (unit.unit !== null && unit.unit !== 'tick' && unit.unit !== reader.tick) {
    reader.report({
      code: 'wrong-unit',
      path,
      span: unit.span,
      message: `the unit of time here is "${unit.unit}", and a tick of this scenario is a ${reader.tick}`,
      hint: `give the number in ${reader.tick}s`,
    });
  }
  if (unit.kind !== 'within') return { kind: 'tick' };
  if (unit.ticks >= 1 && unit.ticks <= MOST_TICKS) return { kind: 'within', ticks: unit.ticks };
  reader.report({
    code: 'out-of-range',
    path,
    span: unit.span,
    message: `a chance is given within 1 to ${MOST_TICKS} ${reader.tick}s, not within ${unit.ticks}`,
    value: unit.ticks,
    ...(unit.ticks < 1 ? { hint: `for a chance in each ${reader.tick}, write "per ${reader.tick}"` } : {}),
  });
  return { kind: 'tick' };
}

export function mapDraft(reader: Reader, map: QuantityMap, place: QuantityPlace): Draft | null {
  const { value } = map;
  if (value === undefined) {
    reader.report({
      code: 'missing-key',
      path: place.path,
      message: 'a quantity needs a `value`',
      hint: 'or, for a curve since an event, `by` and `since`',
    });
    return null;
  }
  const expression =
    typeof value === 'number'
      ? plainDraft(value).value
      : reader.expression(value, [...place.path, 'value'], 'number', place.viewer);
  if (expression === null) return null;
  if (map.per !== undefined && map.within !== undefined) {
    reader.report({
      code: 'contradiction',
      path: place.path,
      message: 'a chance is `per` something or `within` some ticks, not both',
    });
    return null;
  }
  let unit: Unit | null = null;
  if (map.within !== undefined) unit = { kind: 'within', ticks: map.within };
  if (map.per === 'occasion') unit = { kind: 'occasion' };
  else if (map.per !== undefined) {
    unit = readUnit(reader, { kind: 'each tick', unit: map.per, span: { start: 0, end: 0 } }, [
      ...place.path,
      'per',
    ]);
  }
  return {
    value: expression,
    unit,
    range: map.range ?? null,
    distribution:
      map.distribution === undefined ? null : readDistribution(reader, map.distribution, place.path),
    basis: map.basis ?? null,
    sources: reader.sources(map.source, [...place.path, 'source']),
    note: map.note ?? null,
  };
}

function readDistribution(
  reader: Reader,
  input: z.infer<typeof distribution>,
  path: Path,
): Distribution | null {
  const bad = (message: string): null => {
    reader.report({ code: 'bad-range', path: [...path, 'distribution'], message });
    return null;
  };
  if ('uniform' in input) {
    const [low, high] = input.uniform;
    return low < high
      ? { kind: 'uniform', low, high }
      : bad('a uniform distribution needs a low below its high');
  }
  if ('beta' in input) return { kind: 'beta', alpha: input.beta[0], beta: input.beta[1] };
  if ('discrete' in input) {
    const values = Object.entries(input.discrete).map(([value, weight]) => ({
      value: Number(value),
      weight,
    }));
    const fine =
      values.every(({ value }) => Number.isFinite(value)) && values.some(({ weight }) => weight > 0);
    return fine ? { kind: 'discrete', values } : bad('a discrete distribution maps numbers to weights');
  }
  const [kind, [low, mode, high]] =
    'triangular' in input ? (['triangular', input.triangular] as const) : (['pert', input.pert] as const);
  if (low <= mode && mode <= high && low < high) return { kind, low, mode, high };
  return bad(`a ${kind} distribution is [low, most likely, high], in this order`);
}

/** The value of an expression without names; null if it has any. */
export function constantOf(expression: Expression): number | null {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'negative': {
      const value = constantOf(expression.operand);
      return value === null ? null : -value;
    }
    case 'arithmetic': {
      const left = constantOf(expression.left);
      const right = constantOf(expression.right);
      if (left === null || right === null) return null;
      if (expression.operator === '+') return left + right;
      if (expression.operator === '-') return left - right;
      return expression.operator === '*' ? left * right : left / right;
    }
    default:
      return null;
  }
}
