import { NEVER } from './circuit.js';
import type { ProgramStage } from './program.js';
import { playTape, type Tape, type TapeWriter, wordsRead } from './tape.js';

/** So many rules at most have one tape. Smaller groups judge less again that has not changed, but share less of their circuits, which costs more. */
const RULES_A_GROUP = 64;

/** Guards of a stage that are judged together, and which of them hold. */
export class GuardGroup {
  /** Its place among all groups of a program. */
  readonly number: number;
  /** The place of its first rule in the stage. */
  readonly first: number;
  /** The planes that its guards read. */
  readonly reads: ReadonlySet<number>;
  /** The guards that hold in any lane, counted from the group's first rule: as many as `held` says. */
  readonly holding: Int32Array;
  /** The lanes in which these hold. */
  readonly lanes: Int32Array;
  held = 0;
  /** The lanes in which any guard holds. */
  live = 0;
  readonly #tape: Tape;

  constructor(number: number, first: number, tape: Tape) {
    this.number = number;
    this.first = first;
    this.#tape = tape;
    this.reads = new Set(wordsRead(tape));
    this.holding = new Int32Array(tape.results.length);
    this.lanes = new Int32Array(tape.results.length);
  }

  judge(words: Int32Array): void {
    const { results } = this.#tape;
    playTape(this.#tape, words);
    let held = 0;
    let live = 0;
    for (let at = 0; at < results.length; at += 2) {
      const lanes = (words[results[at] ?? 0] ?? 0) ^ (results[at + 1] ?? 0);
      if (lanes === 0) continue;
      this.holding[held] = at >>> 1;
      this.lanes[held] = lanes;
      live |= lanes;
      held += 1;
    }
    this.held = held;
    this.live = live;
  }
}

/**
 * The guards of a stage in groups.
 *
 * @param from how many groups there are in the stages before
 */
export function groupsOf({ rules }: ProgramStage, from: number, tapes: TapeWriter): readonly GuardGroup[] {
  const groups: GuardGroup[] = [];
  for (let first = 0; first < rules.length; first += RULES_A_GROUP) {
    const guards = rules.slice(first, first + RULES_A_GROUP).map(({ guard }) => guard);
    if (guards.every((guard) => guard === NEVER)) continue;
    groups.push(new GuardGroup(from + groups.length, first, tapes.write(guards)));
  }
  return groups;
}
