import type { Diagnostic } from '../scenario/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../scenario/diagnostics/render.js';

/** Something is wrong with a scenario. The message tells all of it; the diagnostics are the same as data. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(`the scenario cannot be run\n\n${renderDiagnostics(diagnostics)}`);
    this.diagnostics = diagnostics;
  }
}
