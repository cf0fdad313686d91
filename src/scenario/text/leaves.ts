import { z } from 'zod';
import type { Path } from '../diagnostics/diagnostic.js';
import { nearestName } from '../diagnostics/nearest.js';
import type { Problem } from '../diagnostics/reporter.js';
import {
  choicesOf,
  describeSchema,
  describeValue,
  either,
  kindOf,
  kindsOf,
  purposeOf,
  quote,
  type Schema,
} from './kinds.js';

/** A value of a kind that the schema does not take, such as a list where a text belongs. */
export function wrongKind(schema: Schema, value: unknown, path: Path): Problem {
  const hint = kindHint(schema, value, path) ?? purposeOf(schema);
  return {
    code: 'wrong-type',
    path,
    message: `${subject(path)} must be ${describeSchema(schema)}, but it is ${describeValue(value)}`,
    value,
    ...(hint === undefined ? {} : { hint }),
  };
}

/** What is wrong with a value of the right kind, apart from anything inside it: a choice, a range, a form. */
export function leafMisfits(schema: Schema, value: unknown, path: Path): Problem[] {
  const checked = z.safeParse(schema, value);
  if (checked.success) return [];
  if (schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral)
    return [wrongChoice(schema, value, path)];
  const problems: Problem[] = [];
  for (const issue of checked.error.issues) {
    if (issue.path.length > 0) continue;
    problems.push({ path, value, ...inWords(issue, schema, value, path) });
  }
  return problems;
}

function wrongChoice(schema: z.ZodEnum | z.ZodLiteral, value: unknown, path: Path): Problem {
  const choices = choicesOf(schema);
  const near = nearestName(
    String(value),
    choices.filter((choice): choice is string => typeof choice === 'string'),
  );
  return {
    code: 'wrong-type',
    path,
    message: `${subject(path)} must be ${either(choices.map((choice) => JSON.stringify(choice)))}, but it is ${describeValue(value)}`,
    value,
    ...(near === null ? {} : { hint: `did you mean "${near}"?` }),
  };
}

type InWords = Pick<Problem, 'code' | 'message' | 'hint'>;

function inWords(issue: z.core.$ZodIssue, schema: Schema, value: unknown, path: Path): InWords {
  const name = subject(path);
  if (issue.code === 'too_small' || issue.code === 'too_big') return outOfRange(issue, value, name);
  if (issue.code === 'invalid_format' && typeof value === 'string') {
    const isName = /^an? (name|actor)\b/.test(issue.message);
    return { code: isName ? 'bad-name' : 'wrong-type', message: `${quote(value)} is not ${issue.message}` };
  }
  if (issue.code === 'invalid_type') {
    const message = `${name} must be ${describeSchema(schema)}, but it is ${describeValue(value)}`;
    return { code: 'wrong-type', message };
  }
  return { code: 'wrong-type', message: `${name}: ${issue.message}` };
}

function outOfRange(
  issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig,
  value: unknown,
  name: string,
): InWords {
  const small = issue.code === 'too_small';
  const limit = String(small ? issue.minimum : issue.maximum);
  const kind = kindOf(value);
  if (kind === 'text') {
    const message =
      value === ''
        ? `${name} is empty`
        : `${quote(String(value))} has ${small ? 'fewer' : 'more'} than ${limit} characters`;
    return { code: 'out-of-range', message };
  }
  if (kind === 'list') {
    const message = `${name} must have ${small ? 'at least' : 'at most'} ${limit} ${limit === '1' ? 'entry' : 'entries'}`;
    return { code: 'out-of-range', message };
  }
  const bound = small ? 'at least' : 'at most';
  const strict = small ? 'greater than' : 'less than';
  const message = `${name} must be ${issue.inclusive === true ? bound : strict} ${limit}, but it is ${String(value)}`;
  return { code: 'out-of-range', message };
}

function kindHint(schema: Schema, value: unknown, path: Path): string | undefined {
  const wanted = kindsOf(schema);
  const found = kindOf(value);
  const key = String(path.at(-1) ?? '');
  if (found === 'nothing') {
    if (wanted.has('boolean')) return `write ${key}: true`;
    if (wanted.has('section') || wanted.has('list'))
      return 'write what belongs to it below, further indented';
    return 'write something after the colon';
  }
  if (wanted.has('text') && (found === 'boolean' || found === 'number'))
    return `put it in quotes: "${String(value)}"`;
  if (wanted.has('number') && found === 'text') return numberHint(String(value));
  if (wanted.has('list') && found === 'section') return 'begin each entry with a dash, or write [a, b]';
  if (wanted.has('text') && !wanted.has('section') && found === 'list')
    return 'write one alone, without brackets or dashes';
  if (wanted.has('section') && found === 'list') return 'write key: value, without dashes or brackets';
  return undefined;
}

const UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'];

/** A number that was written as text: `"30"`, `30 days`. */
function numberHint(text: string): string | undefined {
  const decimal = /^\s*(-?[0-9]+),([0-9]+)\s*$/.exec(text);
  if (decimal !== null) return `write a point, not a comma: ${decimal[1] ?? ''}.${decimal[2] ?? ''}`;
  const [, number, unit] = /^\s*(-?[0-9]*\.?[0-9]+)\s*([a-z]*)/i.exec(text) ?? [];
  if (number === undefined) return undefined;
  // Lengths of time are counted in ticks: what a week is of them, only the author knows.
  const where = UNITS.includes(unit?.replace(/s$/, '') ?? '')
    ? `, if a tick is one ${unit?.replace(/s$/, '') ?? ''}`
    : '';
  return `write the number alone: ${number}${where}`;
}

export function subject(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  return typeof last === 'number' ? `entry ${last + 1} of ${subject(path.slice(0, -1))}` : quote(last);
}
