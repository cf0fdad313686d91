import type { Path } from '../diagnostics/diagnostic.js';
import type { ActEffect, EffectCase, EffectLevel } from '../scenario.js';
import type { ScenarioDocument } from '../schema/document.js';
import { readQuantity } from './quantities.js';
import { type Reader, WORLD } from './reader.js';

/** Reads how grave acts turn out: weights of three coarse levels, by act, perhaps in several cases. */

const EFFECT_LEVELS: readonly EffectLevel[] = ['none', 'limited', 'severe'];

type EffectInput = NonNullable<ScenarioDocument['effects']>[string];
type CaseInput = Exclude<EffectInput, readonly unknown[]>;

export function readEffects(reader: Reader, document: ScenarioDocument): ActEffect[] {
  const read: ActEffect[] = [];
  for (const [name, input] of Object.entries(document.effects ?? {})) {
    const path = ['effects', name];
    const of = reader.pattern(name, path);
    const cases = Array.isArray(input)
      ? input.map((one, index) =>
          readCase(reader, one, [...path, index], `effects.${name}.case ${index + 1}`),
        )
      : [readCase(reader, input, path, `effects.${name}`)];
    checkOrder(reader, cases, name);
    if (of === null || cases.includes(null)) continue;
    read.push({ name, path, of, cases: cases.filter((one) => one !== null) });
  }
  return read;
}

/** Every case but the last says when it holds, and the last holds where no other does. */
function checkOrder(reader: Reader, cases: readonly (EffectCase | null)[], name: string): void {
  for (const [index, one] of cases.entries()) {
    if (one === null) continue;
    const isLast = index === cases.length - 1;
    if (isLast && one.when !== null) {
      reader.report({
        code: 'contradiction',
        path: [...one.path, 'when'],
        message: `where this does not hold, nothing says what the effect of "${name}" is`,
        hint: 'add a last case without `when`, or leave this `when` out',
      });
    } else if (!isLast && one.when === null) {
      reader.report({
        code: 'missing-key',
        path: one.path,
        message: 'only the last case of an effect holds without a condition: those after this one never come',
        hint: 'add `when`, or move this case to the end',
      });
    }
  }
}

function readCase(reader: Reader, input: CaseInput, path: Path, name: string): EffectCase | null {
  const when = reader.condition(input.when, [...path, 'when'], WORLD);
  const weights: { level: EffectLevel; weight: EffectCase['weights'][number]['weight'] }[] = [];
  const sources = reader.sources(input.source, [...path, 'source']);
  let failed = input.when !== undefined && when === null;
  for (const level of EFFECT_LEVELS) {
    const given = input[level];
    if (given === undefined) continue;
    if (given === 'rest') {
      weights.push({ level, weight: null });
      continue;
    }
    const weight = readQuantity(reader, given, {
      name: `${name}.${level}`,
      path: [...path, level],
      purpose: 'probability',
      viewer: WORLD,
      ground: { basis: input.basis, source: sources },
    });
    if (weight === null) failed = true;
    else weights.push({ level, weight });
  }
  if (failed) return null;
  return checkSum(reader, weights, path) ? { path, when, weights } : null;
}

/** Weights that are plain numbers add up to 1, or one of them takes the rest. */
function checkSum(reader: Reader, weights: EffectCase['weights'], path: Path): boolean {
  const rests = weights.filter(({ weight }) => weight === null).length;
  const given = weights.flatMap(({ weight }) => (weight === null ? [] : [weight.nominal]));
  const sum = given.reduce<number>((total, value) => total + (value ?? 0), 0);
  const report = (message: string): false => {
    reader.report({ code: 'chances-exceed-one', path, message, hint: 'let one of them be: rest' });
    return false;
  };
  if (weights.length === 0) return report('an effect needs the weights of none, limited and severe');
  if (rests > 1) return report('only one of none, limited and severe may take the rest');
  if (given.includes(null)) {
    return rests === 1 || report('weights that depend on something else leave a rest, and nothing takes it');
  }
  if (rests === 1 && sum > 1 + 1e-9) {
    return report(`the weights of the effects add up to ${sum}, and leave nothing for the rest`);
  }
  if (rests === 0 && Math.abs(sum - 1) > 1e-9) {
    return report(`the weights of the effects add up to ${sum}, not to 1`);
  }
  return true;
}
