import { z } from 'zod';

/** What a value of YAML can be, in the words of an author. */
export type Kind = 'text' | 'number' | 'boolean' | 'list' | 'section' | 'nothing';

export type Schema = z.core.$ZodType;

const LONGEST_QUOTE = 60;

export function kindOf(value: unknown): Kind {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' && value !== null ? 'section' : 'nothing';
}

/** The kinds of value that a schema takes. None for a schema of a sort that scenario files do not use. */
export function kindsOf(schema: Schema): ReadonlySet<Kind> {
  if (schema instanceof z.ZodOptional) return kindsOf(schema.def.innerType);
  if (schema instanceof z.ZodUnion)
    return new Set(schema.def.options.flatMap((option) => [...kindsOf(option)]));
  if (schema instanceof z.ZodString) return new Set(['text']);
  if (schema instanceof z.ZodNumber) return new Set(['number']);
  if (schema instanceof z.ZodBoolean) return new Set(['boolean']);
  if (schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral) {
    return new Set(choicesOf(schema).map(kindOf));
  }
  if (schema instanceof z.ZodArray || schema instanceof z.ZodTuple) return new Set(['list']);
  if (schema instanceof z.ZodObject || schema instanceof z.ZodRecord) return new Set(['section']);
  return new Set();
}

export function choicesOf(schema: z.ZodEnum | z.ZodLiteral): unknown[] {
  return schema instanceof z.ZodEnum ? schema.options : [...schema.values];
}

/** What a schema takes, as it is said after "must be": `text`, `a whole number`, `"mid" or "kahn"`. */
export function describeSchema(schema: Schema): string {
  return either([...new Set(phrases(schema))]);
}

function phrases(schema: Schema): string[] {
  if (schema instanceof z.ZodOptional) return phrases(schema.def.innerType);
  if (schema instanceof z.ZodUnion) return schema.def.options.flatMap(phrases);
  if (schema instanceof z.ZodString) return ['text'];
  if (schema instanceof z.ZodNumberFormat) return ['a whole number'];
  if (schema instanceof z.ZodNumber) return ['a number'];
  if (schema instanceof z.ZodBoolean) return ['true or false'];
  if (schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral)
    return choicesOf(schema).map((choice) => JSON.stringify(choice));
  if (schema instanceof z.ZodArray) return ['a list'];
  if (schema instanceof z.ZodTuple) return [`a list of ${schema.def.items.length}`];
  return ['a section (key: value)'];
}

export function describeValue(value: unknown): string {
  switch (kindOf(value)) {
    case 'text':
      return `the text ${quote(String(value))}`;
    case 'number':
      return `the number ${String(value)}`;
    case 'boolean':
      return String(value);
    case 'list':
      return 'a list';
    case 'section':
      return 'a section';
    case 'nothing':
      return 'empty';
  }
}

export function quote(text: string): string {
  return `"${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 1)}…` : text}"`;
}

export function either(things: readonly string[]): string {
  if (things.length < 2) return things.join('');
  return `${things.slice(0, -1).join(', ')} or ${things.at(-1) ?? ''}`;
}

/** What the schema says that it is for, where it says so. */
export function purposeOf(schema: Schema): string | undefined {
  const said = z.globalRegistry.get(schema)?.description;
  if (said !== undefined) return said;
  return schema instanceof z.ZodOptional ? purposeOf(schema.def.innerType) : undefined;
}
