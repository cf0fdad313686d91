import type { ScenarioDocument } from '../schema/document.js';
import type { Checked } from './document.js';

/** A scenario as a typed object. Its names are known to the compiler: see `ActorName` and its neighbours. */
export interface DefinedScenario<S> {
  /** The object as it was written, with its literal type. */
  readonly written: S;
  /** The same object, as anything takes it that reads a scenario file. */
  readonly document: ScenarioDocument;
}

export function defineScenario<const S extends Checked<S>>(scenario: S): DefinedScenario<S> {
  return { written: scenario, document: scenario as unknown as ScenarioDocument };
}
