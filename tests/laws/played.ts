import { lower } from '../../src/model/lower/index.js';
import type { Model } from '../../src/model/model.js';
import type { Diagnostic } from '../../src/scenario/diagnostics/diagnostic.js';
import { readDocument } from '../../src/scenario/read/scenario.js';
import type { Scenario } from '../../src/scenario/scenario.js';

/** From a document to what is played, refusing any error on the way. */

export function errorsOf(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === 'error');
}

export function read(document: unknown): Scenario {
  const { scenario, diagnostics } = readDocument(document);
  if (scenario === null) throw new Error(`not read: ${JSON.stringify(errorsOf(diagnostics), null, 1)}`);
  return scenario;
}

export function lowered(
  scenario: Scenario,
  variant: string | null = null,
  readings: Readonly<Record<string, string>> = {},
): Model {
  const { model, diagnostics } = lower(scenario, { variant, readings });
  if (model === null) throw new Error(`not lowered: ${JSON.stringify(errorsOf(diagnostics), null, 1)}`);
  return model;
}
