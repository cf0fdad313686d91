import { wilson } from '../../montecarlo/intervals.js';
import type { Diagnostic } from '../../scenario/diagnostics/diagnostic.js';
import { nearestName } from '../../scenario/diagnostics/nearest.js';
import { Reporter } from '../../scenario/diagnostics/reporter.js';
import { findMisfits } from '../../scenario/text/misfits.js';
import { readText } from '../../scenario/text/read.js';
import { baseRatesDocument, type BaseRatesDocument } from './base-rates-schema.js';
import type { BaseRate, BaseRates, RateValue } from './base-rates.js';

/** Base rates, or what is wrong with their file. */
export interface ReadBaseRates {
  /** null if any diagnostic is an error. */
  readonly rates: BaseRates | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a file of base rates from YAML or JSON text. Bad input gives diagnostics, never an exception. */
export function readBaseRates(text: string, file = 'base rates'): ReadBaseRates {
  const { source, value, problems } = readText(text, file);
  const reporter = new Reporter(source);
  for (const problem of problems) reporter.report(problem);
  if (reporter.failed) return { rates: null, diagnostics: reporter.diagnostics };
  const checked = baseRatesDocument.safeParse(value);
  if (checked.success) {
    const rates = assemble(checked.data, reporter);
    return { rates: reporter.failed ? null : rates, diagnostics: reporter.diagnostics };
  }
  if (value === null || value === undefined) {
    reporter.report({
      code: 'missing-key',
      path: [],
      message: 'the file is empty',
      hint: 'it begins with: base rates: 1',
    });
  } else for (const misfit of findMisfits(baseRatesDocument, value, []).problems) reporter.report(misfit);
  return { rates: null, diagnostics: reporter.diagnostics };
}

function assemble(document: BaseRatesDocument, reporter: Reporter): BaseRates {
  return {
    sources: new Map(Object.entries(document.sources)),
    rates: Object.entries(document.rates).map(([id, input]): BaseRate => {
      const path = ['rates', id];
      const sources = typeof input.source === 'string' ? [input.source] : input.source;
      for (const source of sources) {
        requireKnown(source, 'source', Object.keys(document.sources), [...path, 'source'], reporter);
      }
      if (input.of !== undefined) {
        const others = Object.keys(document.rates).filter((other) => other !== id);
        requireKnown(input.of, 'other rate', others, [...path, 'of'], reporter);
        if (document.rates[input.of]?.of !== undefined) {
          reporter.report({
            code: 'contradiction',
            path: [...path, 'of'],
            message: `"${input.of}" is itself a share of another rate`,
            hint: 'name the rate that stands on its own',
          });
        }
      }
      return {
        id,
        what: input.what,
        unit: input.unit,
        sources,
        of: input.of ?? null,
        values: input.values.map((one, index) => readValue(one, [...path, 'values', index], reporter)),
        note: input.note ?? null,
      };
    }),
  };
}

function requireKnown(
  wanted: string,
  what: string,
  known: readonly string[],
  path: readonly (string | number)[],
  reporter: Reporter,
): void {
  if (known.includes(wanted)) return;
  const near = nearestName(wanted, known);
  reporter.report({
    code: what === 'source' ? 'unknown-source' : 'unknown-name',
    path,
    message: `this file has no ${what} named "${wanted}"`,
    hint: near === null ? `known: ${known.join(', ')}` : `did you mean "${near}"?`,
    value: wanted,
  });
}

type ValueInput = BaseRatesDocument['rates'][string]['values'][number];

function readValue(input: ValueInput, path: readonly (string | number)[], reporter: Reporter): RateValue {
  const { value, n } = input;
  const unit = input.unit ?? 'probability';
  if (unit === 'probability' && (value < 0 || value > 1)) {
    reporter.report({
      code: 'leaves-unit-interval',
      path: [...path, 'value'],
      message: `a rate lies between 0 and 1, and this one is ${value}`,
      hint: 'if it is a number of days, say so: unit: days',
      value,
    });
  }
  if (unit !== 'probability' && input.measures !== undefined) {
    reporter.report({
      code: 'contradiction',
      path: [...path, 'measures'],
      message: 'a number of days cannot be compared with how often something happens',
      hint: 'leave `measures` out: the number is then there to be cited',
    });
  }
  if (input.within !== undefined && input.whole !== undefined) {
    reporter.report({
      code: 'contradiction',
      path: [...path, 'whole'],
      message: 'a rate is counted within some days, or over the whole of a crisis or dispute, not both',
      hint: 'leave one of the two out',
    });
  }
  if (input.measures !== undefined && input.within === undefined && input.whole === undefined) {
    reporter.report({
      code: 'no-unit',
      path,
      message: 'a rate that is to be compared says in what time it was counted',
      hint: 'add `within: 365`, in days, or `whole: dispute`',
    });
  }
  return {
    case: input.case ?? '',
    value,
    unit,
    interval: intervalOf(input, path, reporter),
    n: n ?? null,
    within: input.within ?? null,
    whole: input.whole ?? null,
    measures: input.measures ?? null,
  };
}

const LEVEL = 0.95;

function intervalOf(
  { value, interval, n, unit }: ValueInput,
  path: readonly (string | number)[],
  reporter: Reporter,
): readonly [number, number] | null {
  const [low, high] = interval ?? [];
  if (low !== undefined && high !== undefined) {
    if (low <= value && value <= high && (unit !== undefined || (low >= 0 && high <= 1))) return [low, high];
    reporter.report({
      code: 'bad-range',
      path: [...path, 'interval'],
      message: `the interval of a rate holds the rate, between 0 and 1: ${value} is not in ${low} to ${high}`,
      hint: 'write the least number first',
      value: interval,
    });
    return null;
  }
  if (n === undefined || unit !== undefined || value < 0 || value > 1) return null;
  const limits = wilson(Math.round(value * n), n, LEVEL);
  return [Math.min(limits.low, value), Math.max(limits.high, value)];
}
