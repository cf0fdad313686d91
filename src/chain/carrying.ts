import type { VariableIndex } from '../model/model.js';

/** What something reads and writes, and when in the order of the stages it does. */
export interface Access {
  readonly reads: ReadonlySet<VariableIndex>;
  readonly writes: ReadonlySet<VariableIndex>;
  /** Whether it sets what it writes whatever was there before. */
  readonly clears: boolean;
  readonly readAt: number;
  readonly writtenAt: number;
}

/** A variable, and who does what with it. */
export interface Touched<Part extends Access> {
  readonly clears: readonly Part[];
  /** All that set it, those that clear it too. */
  readonly writers: readonly Part[];
  readonly readers: readonly Part[];
}

/** Who of some parts of a tick does what with a variable. */
export function touchedBy<Part extends Access>(
  parts: readonly Part[],
  variable: VariableIndex,
): Touched<Part> {
  const writers = parts.filter(({ writes }) => writes.has(variable));
  return {
    clears: writers.filter(({ clears }) => clears),
    writers,
    readers: parts.filter(({ reads }) => reads.has(variable)),
  };
}

/** Whether a variable holds something that somebody is still to read before it is cleared, where some parts are left to do. */
export function isCarried<Part extends Access>(
  { clears, writers, readers }: Touched<Part>,
  isLeft: (part: Part) => boolean,
): boolean {
  const times = (parts: readonly Part[]): readonly number[] => parts.map(({ writtenAt }) => writtenAt);
  const cleared = Math.max(...times(clears.filter((part) => !isLeft(part))));
  const ahead = Math.min(...times(clears.filter(isLeft)));
  // What has not been cleared yet was written in the tick before; what has been, in this one.
  const isHeld = cleared === -Infinity || writers.some((part) => !isLeft(part) && part.writtenAt > cleared);
  // What is not cleared any more may be read in the next tick.
  const next = ahead === Infinity ? Math.min(...times(clears)) : -Infinity;
  return isHeld && readers.some((part) => part.readAt < (isLeft(part) ? ahead : next));
}
