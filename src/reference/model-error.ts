/**
 * A Model does something that no Model may do. A model made by lowering a checked scenario never does: who meets this
 * error has built a model by hand, or has found a defect of ours.
 */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  /** The rules, or the variable, outcome or table, that it is about. */
  readonly about: readonly string[];

  constructor(message: string, ...about: readonly string[]) {
    super(message);
    this.about = about;
  }
}

/** An error met while a rule was reckoned, as one that names the rule. */
export function namingRule(error: unknown, rule: string): unknown {
  const nameless = error instanceof ModelError ? error.about.length === 0 : error instanceof RangeError;
  return nameless && error instanceof Error ? new ModelError(`in ${rule}: ${error.message}`, rule) : error;
}
