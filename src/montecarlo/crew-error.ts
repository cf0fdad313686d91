/**
 * Those who were to play cannot: a worker could not be started, or ended before its work was done. A simulation that
 * meets it is given up; what a checkpoint kept can be gone on from.
 */
export class CrewError extends Error {
  override readonly name = 'CrewError';
  /** How to mend it. */
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
