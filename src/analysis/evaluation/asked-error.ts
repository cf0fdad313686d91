/** Something is asked for that the scenario does not have. The message names it, the hint says what there is. */
export class AskedError extends Error {
  override readonly name = 'AskedError';
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
