import { z } from 'zod';
import { nearestName } from '../diagnostics/nearest.js';
import type { Path } from '../diagnostics/diagnostic.js';
import type { Problem } from '../diagnostics/reporter.js';
import { type CutShort, cutShortIn, isRest } from './cut-short.js';
import { kindOf, kindsOf, purposeOf, quote, type Schema } from './kinds.js';
import { leafMisfits, subject, wrongKind } from './leaves.js';

/**
 * Where a value does not fit a schema, and how badly. The value is walked along with the schema: so of the forms that
 * a field may have, the one is taken that the author most likely meant, and only what is wrong in that one is told.
 */
export interface Misfits {
  readonly problems: readonly Problem[];
  /** Grows with every problem; less for a key that is only misspelt. */
  readonly cost: number;
}

const NONE: Misfits = { problems: [], cost: 0 };
const MOST_KNOWN_KEYS = 24;

export function findMisfits(schema: Schema, value: unknown, path: Path): Misfits {
  if (schema instanceof z.ZodOptional) {
    return value === undefined ? NONE : findMisfits(schema.def.innerType, value, path);
  }
  const kinds = kindsOf(schema);
  if (kinds.size > 0 && !kinds.has(kindOf(value))) return one(wrongKind(schema, value, path));
  if (schema instanceof z.ZodUnion) return bestForm(schema, value, path);
  if (schema instanceof z.ZodObject && isSection(value)) return sectionMisfits(schema, value, path);
  if (schema instanceof z.ZodRecord && isSection(value)) return recordMisfits(schema, value, path);
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    const { element } = schema;
    return together([
      ownMisfits(schema, value, path),
      ...value.map((item, index) => findMisfits(element, item, [...path, index])),
    ]);
  }
  if (schema instanceof z.ZodTuple && Array.isArray(value)) return tupleMisfits(schema, value, path);
  return ownMisfits(schema, value, path);
}

/** The form that takes this kind of value and fits it best. */
function bestForm(schema: z.ZodUnion, value: unknown, path: Path): Misfits {
  const forms: readonly Schema[] = schema.def.options;
  let best: Misfits | null = null;
  for (const form of forms) {
    if (!kindsOf(form).has(kindOf(value))) continue;
    const isWord = form instanceof z.ZodLiteral || form instanceof z.ZodEnum;
    const found = findMisfits(form, value, path);
    const misfits = isWord && found.cost > 0 ? otherForms(schema, found, value, path) : found;
    if (best === null || misfits.cost < best.cost) best = misfits;
  }
  return best ?? NONE;
}

/** Where a word stands that is none of those that may, the other forms are told too, unless it is only misspelt. */
function otherForms(schema: z.ZodUnion, misfits: Misfits, value: unknown, path: Path): Misfits {
  const forms: readonly Schema[] = schema.def.options;
  const [problem] = misfits.problems;
  const section = forms.find((form) => form instanceof z.ZodObject);
  if (section === undefined || problem?.hint !== undefined) return misfits;
  const hint = `a section here may have: ${Object.keys(section.def.shape).join(', ')}`;
  return { ...misfits, problems: [{ ...wrongKind(schema, value, path), hint }] };
}

function sectionMisfits(schema: z.ZodObject, value: Readonly<Record<string, unknown>>, path: Path): Misfits {
  const fields: Readonly<Record<string, Schema>> = schema.def.shape;
  const known = Object.keys(fields);
  const parts: Misfits[] = [];
  const meant = new Set<string>();
  /** A section that is empty, so that the unknown keys after it may be meant to stand in it. */
  let empty: string | null = null;
  const cut = cutShortIn(value);
  const rests = new Set(cut.flatMap(({ rest }) => rest).filter((key) => !Object.hasOwn(fields, key)));
  parts.push(
    ...cut.filter(({ rest }) => rest.some((key) => rests.has(key))).map((entry) => cutShort(entry, path)),
  );
  for (const key of Object.keys(value).filter((name) => !rests.has(name))) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (field !== undefined) {
      empty = value[key] === null && mayHoldKeys(field) ? key : null;
      const after = Object.keys(value)[Object.keys(value).indexOf(key) + 1];
      // Told at the first of the keys that ought to stand in it.
      if (empty !== null && after !== undefined && !Object.hasOwn(fields, after)) continue;
      parts.push(findMisfits(field, value[key], [...path, key]));
      continue;
    }
    if (empty !== null) {
      parts.push(outsideOf(empty, key, path));
      continue;
    }
    const near = nearestName(
      key,
      known.filter((other) => !Object.hasOwn(value, other)),
    );
    if (near !== null) meant.add(near);
    parts.push(unknownKey(key, near, known, path));
  }
  for (const key of known) {
    const field = fields[key];
    if (field === undefined || field instanceof z.ZodOptional || Object.hasOwn(value, key)) continue;
    // A key that is only misspelt is told once.
    parts.push(meant.has(key) ? { problems: [], cost: 1 } : missingKey(key, field, path));
  }
  return together(parts);
}

function mayHoldKeys(field: Schema): boolean {
  return kindsOf(field).has('section') && !kindsOf(field).has('nothing');
}

/** A key that stands beside an empty section, and not in it. */
function outsideOf(section: string, key: string, path: Path): Misfits {
  return one({
    code: 'unknown-key',
    path: [...path, key],
    at: 'key',
    message: `${quote(key)} stands beside ${quote(section)} and not in it, so ${quote(section)} is empty`,
    hint: `indent it further than "${section}", with all that belongs to it`,
  });
}

function unknownKey(key: string, near: string | null, known: readonly string[], path: Path): Misfits {
  const listed = known.slice(0, MOST_KNOWN_KEYS).join(', ') + (known.length > MOST_KNOWN_KEYS ? ', …' : '');
  const problem: Problem = {
    code: 'unknown-key',
    path: [...path, key],
    at: 'key',
    message: `unknown key ${quote(key)} in ${subject(path)}`,
    hint: isRest(key)
      ? 'between { and } a comma ends a value: put the whole of it in quotes'
      : near === null
        ? `known here: ${listed}`
        : `did you mean "${near}"?`,
  };
  return { problems: [problem], cost: near === null ? 3 : 1 };
}

/** An entry that a comma cut short, told at the first key that was made of its rest. */
function cutShort({ key, rest, whole, decimal }: CutShort, path: Path): Misfits {
  const [first = ''] = rest;
  const quotes = `between { and } a comma ends a value: put the whole of it in quotes, ${key}: "${whole}"`;
  return one({
    code: 'unknown-key',
    path: [...path, first],
    at: 'key',
    message: `a comma cuts ${quote(key)} short, and ${quote(first)} is read as a key`,
    hint: !decimal
      ? quotes
      : /^[\d.]+%?$/.test(whole)
        ? `write a point in a number, ${key}: ${whole}`
        : `write a point in a number, and put what holds a comma in quotes, ${key}: "${whole}"`,
  });
}

function missingKey(key: string, field: Schema, path: Path): Misfits {
  const purpose = purposeOf(field);
  return one({
    code: 'missing-key',
    path,
    at: 'key',
    message: `${subject(path)} has no "${key}"`,
    ...(purpose === undefined ? {} : { hint: `${key}: ${purpose}` }),
  });
}

function recordMisfits(schema: z.ZodRecord, value: Readonly<Record<string, unknown>>, path: Path): Misfits {
  const cut = cutShortIn(value);
  const rests = new Set(cut.flatMap(({ rest }) => rest));
  const parts: Misfits[] = cut.map((entry) => cutShort(entry, path));
  for (const [key, item] of Object.entries(value)) {
    if (rests.has(key)) continue;
    const inner = [...path, key];
    const names = leafMisfits(schema.keyType, key, inner).map(
      (problem): Problem => ({ ...problem, at: 'key' }),
    );
    parts.push({ problems: names, cost: names.length }, findMisfits(schema.valueType, item, inner));
  }
  return together(parts);
}

function tupleMisfits(schema: z.ZodTuple, value: readonly unknown[], path: Path): Misfits {
  const items: readonly Schema[] = schema.def.items;
  if (value.length !== items.length) {
    const message = `${subject(path)} must be a list of ${items.length}, and this one has ${value.length}`;
    return one({ code: 'wrong-type', path, message, value });
  }
  return together(items.map((item, index) => findMisfits(item, value[index], [...path, index])));
}

/** What is wrong with the value itself, whatever is in it. */
function ownMisfits(schema: Schema, value: unknown, path: Path): Misfits {
  const problems = leafMisfits(schema, value, path);
  return { problems, cost: problems.length };
}

function one(problem: Problem): Misfits {
  return { problems: [problem], cost: 2 };
}

function together(parts: readonly Misfits[]): Misfits {
  return {
    problems: parts.flatMap((part) => part.problems),
    cost: parts.reduce((sum, part) => sum + part.cost, 0),
  };
}

function isSection(value: unknown): value is Readonly<Record<string, unknown>> {
  return kindOf(value) === 'section';
}
