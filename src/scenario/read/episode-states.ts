/** The states of an episode, and the words that stand for several of them. */

const NOT_BEGUN = 'not begun';
const ONGOING = 'ongoing';
const ENDED = 'ended';

/** What a phase or an end may not be called, for it would mean two things. */
export const KEPT_STATES: readonly string[] = [NOT_BEGUN, ENDED];

export interface EpisodeDomain {
  readonly states: readonly string[];
  readonly phases: readonly string[];
  readonly ends: readonly string[];
  readonly groups: ReadonlyMap<string, readonly number[]>;
  /** States and groups, each once: whatever may stand after `is`. */
  readonly words: readonly string[];
}

/** From `not begun` through the phases to the ends. */
export function episodeDomain(input: {
  readonly phases?: readonly string[] | undefined;
  readonly ends: Readonly<Record<string, unknown>>;
}): EpisodeDomain {
  const phases = input.phases ?? [ONGOING];
  const ends = Object.keys(input.ends);
  const states = [NOT_BEGUN, ...phases, ...ends];
  const groups = new Map([
    [ONGOING, phases.map((_, place) => 1 + place)],
    [ENDED, ends.map((_, place) => 1 + phases.length + place)],
  ]);
  return { states, phases, ends, groups, words: [...new Set([...states, ...groups.keys()])] };
}
