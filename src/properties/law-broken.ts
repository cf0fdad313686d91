/** A law does not hold of a run. Its text says which, of what, and when. */
export class LawBroken extends Error {
  override readonly name = 'LawBroken';
  /** The tick at which it is broken; null where no single one is. */
  readonly tick: number | null;

  constructor(message: string, tick: number | null = null) {
    super(tick === null ? message : `${message} (tick ${tick})`);
    this.tick = tick;
  }
}
