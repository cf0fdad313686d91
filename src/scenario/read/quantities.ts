import { ticks } from '../schema/words.js';
import type { z } from 'zod';
import type { Path } from '../diagnostics/diagnostic.js';
import { parseQuantity } from '../expressions/parse.js';
import type { Expression, UnitNode } from '../expressions/syntax.js';
import type { Basis, Chance, Distribution, Quantity, Unit } from '../scenario.js';
import type { distribution, quantity, quantityMap } from '../schema/quantity.js';
import type { Viewer } from './check-expression.js';
import type { Reader } from './reader.js';

/** Reads numbers: as 0 or 1, as a sentence, or as a mapping. Checks unit, basis, source and range. */

export type QuantityInput = z.infer<typeof quantity>;
type QuantityMap = z.infer<typeof quantityMap>;

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

const BASES: readonly string[] = ['reported', 'calibrated', 'elicited', 'assumed'];

/** A quantity as it stands in the file, before it is checked. */
interface Draft {
  readonly value: Expression;
  readonly unit: Unit | null;
  readonly range: readonly [number, number] | null;
  readonly distribution: Distribution | null;
  readonly basis: Basis | null;
  readonly sources: readonly string[];
  readonly note: string | null;
}

/** Reads a chance: a rate, or a curve since an event. */
export function readChance(reader: Reader, input: QuantityInput, place: QuantityPlace): Chance | null {
  if (typeof input === 'object' && input.by !== undefined) return readCurve(reader, input, input.by, place);
  const quantity = readQuantity(reader, input, place);
  return quantity === null ? null : { kind: 'rate', quantity };
}

/** Reads a number; null, and a report, if something is wrong with it. */
export function readQuantity(reader: Reader, input: QuantityInput, place: QuantityPlace): Quantity | null {
  const draft =
    typeof input === 'number'
      ? plainDraft(input)
      : typeof input === 'string'
        ? sentenceDraft(reader, input, place)
        : mapDraft(reader, input, place);
  if (draft === null) return null;
  if (!reader.checked(draft.value, place.path, 'number', place.viewer)) return null;
  const grounded = withGround(reader, draft, place);
  const nominal = constantOf(grounded.value);
  const sound = [
    checkUnit(reader, grounded, nominal, place),
    checkBasis(reader, grounded, nominal, place, typeof input === 'string' ? input : String(nominal ?? '')),
    checkRange(reader, grounded, nominal, place),
  ];
  if (sound.includes(false)) return null;
  return { ...grounded, nominal, name: place.name, path: place.path };
}

function plainDraft(value: number): Draft {
  return draftOf({ kind: 'number', value, span: { start: 0, end: 0 } });
}

function draftOf(value: Expression): Draft {
  return { value, unit: null, range: null, distribution: null, basis: null, sources: [], note: null };
}

function sentenceDraft(reader: Reader, text: string, place: QuantityPlace): Draft | null {
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
  return unit.kind === 'within' ? { kind: 'within', ticks: unit.ticks } : { kind: 'tick' };
}

function mapDraft(reader: Reader, map: QuantityMap, place: QuantityPlace): Draft | null {
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

function withGround(reader: Reader, draft: Draft, place: QuantityPlace): Draft {
  if (draft.basis !== null || place.ground === undefined) return draft;
  return {
    ...draft,
    basis: place.ground.basis ?? null,
    sources: draft.sources.length > 0 ? draft.sources : reader.sources(place.ground.source, place.path),
  };
}

function checkUnit(reader: Reader, draft: Draft, nominal: number | null, place: QuantityPlace): boolean {
  const { unit } = draft;
  const { path, purpose } = place;
  // Never and always need no unit: they are the same at every tick and on every occasion.
  const plain = draft.basis === null && (nominal === 0 || nominal === 1);
  if (purpose === 'rate' && unit === null && !plain) {
    reader.report({
      code: 'no-unit',
      path,
      message: 'a chance needs its unit: in how much time, or on what occasion?',
      hint: `write "within 30 ${reader.tick}s", "per ${reader.tick}" or "per occasion"`,
      ...(nominal === null ? {} : { value: nominal }),
    });
    return false;
  }
  if (purpose !== 'rate' && unit !== null && unit.kind !== 'occasion') {
    reader.report({
      code: 'wrong-unit',
      path,
      message: 'this number is a probability on each occasion or a plain number: it has no rate over time',
      hint: `leave "within …" or "per ${reader.tick}" out`,
    });
    return false;
  }
  if (unit?.kind === 'within' && unit.ticks > 1 && nominal === 1) {
    reader.report({
      code: 'certain-within',
      path,
      message: `a chance of 1 within ${unit.ticks} ${reader.tick}s has no constant hazard`,
      hint: `write a number below 1, or "1 per ${reader.tick}" for what happens at once`,
    });
    return false;
  }
  if (unit?.kind === 'within' && draft.basis === 'calibrated' && reader.horizon > 3 * unit.ticks) {
    reader.report({
      code: 'beyond-window',
      severity: 'warning',
      path,
      message: `a rate measured within ${unit.ticks} ${reader.tick}s is used over ${reader.horizon}`,
      hint: 'beyond three times its window a constant hazard overstates it: use a curve (`by:` and `since:`)',
    });
  }
  return true;
}

function checkBasis(
  reader: Reader,
  draft: Draft,
  nominal: number | null,
  place: QuantityPlace,
  written: string,
): boolean {
  const { path } = place;
  if (draft.basis === 'reported') {
    reader.report({
      code: 'reported-number',
      path,
      message: 'a number is never "reported": reports say who promised what, not how likely it is',
      hint: 'write assumed, with the range that you would defend, or calibrated or elicited with a source',
    });
    return false;
  }
  if (draft.basis === null) {
    const structural = nominal === 0 || nominal === 1 || nominal === null;
    if (structural) return true;
    reader.report({
      code: 'no-basis',
      path,
      message: `what does the number ${nominal} rest on?`,
      hint: `write "${written}, assumed" or give its basis and source (only 0, never, and 1, always, stand alone)`,
      value: nominal,
    });
    return false;
  }
  if (draft.basis !== 'assumed' && draft.sources.length === 0) {
    reader.report({
      code: 'no-source',
      path,
      message: `a number that is ${draft.basis} needs its source`,
      hint: `write "${draft.basis} (B7)" or add \`source:\``,
    });
    return false;
  }
  return true;
}

function checkRange(reader: Reader, draft: Draft, nominal: number | null, place: QuantityPlace): boolean {
  const { path, purpose } = place;
  const chance = purpose === 'rate' || purpose === 'probability';
  if (
    nominal !== null &&
    ((chance && (nominal < 0 || nominal > 1)) || (purpose === 'weight' && nominal < 0))
  ) {
    reader.report({
      code: 'out-of-range',
      path,
      message: chance
        ? `a probability lies between 0 and 1, and this is ${nominal}`
        : 'a weight is never negative',
      ...(chance && nominal > 1 && nominal <= 100 ? { hint: `did you mean ${nominal}%?` } : {}),
      value: nominal,
    });
    return false;
  }
  if (draft.range === null) return true;
  const [low, high] = draft.range;
  const message =
    low > high
      ? `the range goes from its least to its greatest value, and ${low} is above ${high}`
      : chance && (low < 0 || high > 1)
        ? 'the range of a probability lies between 0 and 1'
        : nominal !== null && (nominal < low || nominal > high)
          ? `the value ${nominal} lies outside its own range, ${low} to ${high}`
          : null;
  if (message === null) return true;
  reader.report({ code: 'bad-range', path, message });
  return false;
}

/** The value of an expression without names; null if it has any. */
function constantOf(expression: Expression): number | null {
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

function readCurve(
  reader: Reader,
  map: QuantityMap,
  by: Readonly<Record<string, number>>,
  place: QuantityPlace,
): Chance | null {
  const { path } = place;
  const since = reader.condition(map.since, [...path, 'since'], place.viewer);
  if (map.since === undefined) {
    reader.report({
      code: 'missing-key',
      path,
      message: 'a curve needs the event in `since` that it counts from',
    });
  }
  const knots = Object.entries(by)
    .map(([tick, chance]) => ({ tick: Number(tick), by: chance }))
    .sort((one, other) => one.tick - other.tick);
  const beyond = knots.find(({ tick }) => !ticks.safeParse(tick).success);
  if (beyond !== undefined) {
    reader.report({
      code: 'out-of-range',
      path: [...path, 'by'],
      message: `a curve is given at whole ticks from 1 to ${ticks.maxValue}, not at ${beyond.tick}`,
    });
    return null;
  }
  let last = { tick: 0, by: 0 };
  for (const knot of knots) {
    if (knot.tick <= last.tick || knot.by < last.by || knot.by >= 1) {
      reader.report({
        code: 'bad-range',
        path: [...path, 'by'],
        message: 'a curve rises from tick to tick and stays below 1',
      });
      return null;
    }
    last = knot;
  }
  if (map.basis === undefined || map.basis === 'reported') {
    reader.report({ code: 'no-basis', path, message: 'what does the curve rest on?', hint: 'add `basis:`' });
    return null;
  }
  const sources = reader.sources(map.source, [...path, 'source']);
  if (map.basis !== 'assumed' && sources.length === 0) {
    reader.report({ code: 'no-source', path, message: `a curve that is ${map.basis} needs its source` });
    return null;
  }
  if (since === null || knots.length === 0) return null;
  return { kind: 'curve', name: place.name, path, knots, since, basis: map.basis, sources };
}
