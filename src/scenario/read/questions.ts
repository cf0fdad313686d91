import type { Path } from '../diagnostics/diagnostic.js';
import type { Question, QuestionForm } from '../scenario.js';
import type { ScenarioDocument } from '../schema/document.js';
import { type Reader, WORLD } from './reader.js';
import { AS_GIVEN } from '../unchanged-variant.js';

/** Reads what is asked of a scenario. */

export function readQuestions(reader: Reader, document: ScenarioDocument): Question[] {
  const read: Question[] = [];
  for (const [name, input] of Object.entries(document.questions ?? {})) {
    const path = ['questions', name];
    const ask = reader.condition(input.ask, [...path, 'ask'], WORLD);
    const form = readForm(reader, input, path);
    for (const [index, variant] of (input.under ?? []).entries()) {
      if (variant === AS_GIVEN || reader.names.variants.has(variant)) continue;
      reader.unknown('variant', variant, [AS_GIVEN, ...reader.names.variants], [...path, 'under', index]);
    }
    if (ask === null || form === null) continue;
    read.push({ name, path, title: input.title ?? null, ask, form, under: input.under ?? null });
  }
  return read;
}

type QuestionInput = NonNullable<ScenarioDocument['questions']>[string];

function readForm(reader: Reader, input: QuestionInput, path: Path): QuestionForm | null {
  const forms = (['at', 'by', 'given', 'before', 'expect'] as const)
    .filter((key) => input[key] !== undefined)
    // What is so at a tick may be asked of those runs alone in which something has come about by then.
    .filter((key, _, all) => key !== 'given' || !all.includes('at'));
  if (forms.length > 1) {
    reader.report({
      code: 'contradiction',
      path,
      message: `a question has one form, and this one has ${forms.join(' and ')}`,
      hint:
        input.given !== undefined && input.by !== undefined
          ? '`given` with `within` asks whether it comes about after that; `given` with `at`, whether it is so on a day'
          : 'ask the same thing twice, under two names',
    });
    return null;
  }
  if (input.within !== undefined && input.given === undefined) {
    reader.report({
      code: 'missing-key',
      path,
      message: '`within` counts from the first time that `given` came about, and there is no `given`',
      hint: `to ask whether it comes about by a ${reader.tick}, write \`by: ${input.within}\``,
    });
    return null;
  }
  if (input.within !== undefined && input.at !== undefined) {
    reader.report({
      code: 'contradiction',
      path,
      message: '`at` asks about a day, and `within` counts from the first time that `given` came about',
      hint: 'leave one of them out',
    });
    return null;
  }
  if (input.within !== undefined && input.within >= reader.horizon) {
    reader.report({
      code: 'out-of-range',
      path: [...path, 'within'],
      message: `no run has ${input.within} ${reader.tick}s left after \`given\`: it lasts ${reader.horizon}`,
      hint: 'leave `within` out to ask whether it comes about by the horizon',
    });
    return null;
  }
  const listed = (key: 'at' | 'by'): readonly number[] => {
    const given = input[key];
    const list = given === undefined ? [] : typeof given === 'number' ? [given] : given;
    for (const tick of list) {
      if (tick <= reader.horizon) continue;
      reader.report({
        code: 'out-of-range',
        path: [...path, key],
        message: `it asks about ${reader.tick} ${tick}, and a run lasts ${reader.horizon}`,
      });
    }
    return list;
  };
  if (input.at !== undefined) {
    const given = reader.condition(input.given, [...path, 'given'], WORLD);
    if (input.given !== undefined && given === null) return null;
    return { kind: 'at', ticks: listed('at'), given };
  }
  if (input.by !== undefined) return { kind: 'by', ticks: listed('by') };
  if (input.expect !== undefined) return { kind: 'time' };
  if (input.given !== undefined) {
    const given = reader.condition(input.given, [...path, 'given'], WORLD);
    return given === null ? null : { kind: 'given', given, within: input.within ?? null };
  }
  if (input.before !== undefined) {
    const before = reader.condition(input.before, [...path, 'before'], WORLD);
    return before === null ? null : { kind: 'before', before };
  }
  return { kind: 'at', ticks: [reader.horizon], given: null };
}
