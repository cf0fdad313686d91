/** Something that has been seen, or that has been seen not to happen, in the scenario's own language of conditions. */
export interface Observation {
  /** A condition: an act, the state of a process, a promise that is broken, … */
  readonly event: string;
  /** From 1 to the horizon. */
  readonly tick: number;
  /** Whether it is about that tick alone, or about any tick up to it. */
  readonly when: 'on' | 'by';
  /** Whether it came about then; else it did not. */
  readonly happened: boolean;
}

/** `EVENT@12`, `EVENT@<=12`, `not EVENT@12`, `not EVENT@<=12`. */
const NOTATION = /^(not\s+)?(.*\S)\s*@\s*(<=)?\s*(\d{1,9})$/s;

/** Reads an observation; null if it is none. `not` in front is about all that follows. */
export function parseObservation(text: string): Observation | null {
  const [, not, event, by, tick] = NOTATION.exec(text.trim()) ?? [];
  if (event === undefined || Number(tick) < 1) return null;
  return {
    event: event.trim(),
    tick: Number(tick),
    when: by === undefined ? 'on' : 'by',
    happened: not === undefined,
  };
}

/** As it is written: `not alpha strike beta@<=12`. */
export function observationText({ event, tick, when, happened }: Observation): string {
  return `${happened ? '' : 'not '}${event}@${when === 'by' ? '<=' : ''}${tick}`;
}
