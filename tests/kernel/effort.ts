import { createLuck, type SiteHandle } from '../../src/chance/index.js';
import { BatchPlayer } from '../../src/kernel/index.js';
import { GuardGroup } from '../../src/kernel/guard-group.js';
import type { Program } from '../../src/kernel/program.js';

/** What tapes do again and again while they are played. None of it can be seen in what they count. */
export interface Effort {
  /** How often a group of guards is judged. */
  readonly judged: number;
  /** How often the key of a batch is asked for, in order to draw. */
  readonly entered: number;
  /** How often a rule is said to do something, in whichever lanes. */
  readonly done: number;
}

/** What it takes to play all runs of some batches. */
export function effortOf(program: Program, seed: number, batches: number): Effort {
  const effort = { judged: 0, entered: 0, done: 0 };
  const groups: { judge: (this: GuardGroup, words: Int32Array) => void } = GuardGroup.prototype;
  const { judge } = groups;
  groups.judge = function (words): void {
    effort.judged += 1;
    judge.call(this, words);
  };
  try {
    const luck = createLuck(seed);
    // A site is the same object whenever it is asked for: it is made to count once.
    const counts = new Set<SiteHandle>();
    const site = (name: string): SiteHandle => {
      const found = luck.site(name);
      if (counts.has(found)) return found;
      counts.add(found);
      const enter = found.enter.bind(found);
      found.enter = (batch): void => {
        effort.entered += 1;
        enter(batch);
      };
      return found;
    };
    const player = new BatchPlayer(program, { ...luck, site });
    for (let batch = 0; batch < batches; batch += 1) {
      player.play(batch, -1, () => {
        effort.done += 1;
      });
    }
  } finally {
    groups.judge = judge;
  }
  return effort;
}
