import { createLuck, type SiteHazard } from '../../src/chance/index.js';
import { Evaluators } from '../../src/kernel/evaluate.js';
import { groupsOf } from '../../src/kernel/guard-group.js';
import type { Program } from '../../src/kernel/program.js';
import { bindRule } from '../../src/kernel/rule.js';
import { writeWide } from '../../src/kernel/webassembly/wide-program.js';

/** How much there is to do for a kernel: what it takes cannot be seen in what it counts. */
export interface CodeSize {
  /** The bytes of the module. */
  readonly bytes: number;
  /** The bytes of its memory. */
  readonly memory: number;
  /** The words that tapes write, and the groups of guards that they judge. */
  readonly words: number;
  readonly groups: number;
  /** The tapes. */
  readonly tapes: number;
  /** The calendars that are kept, and the rules that ask theirs and no more. */
  readonly calendars: number;
  readonly others: number;
}

export function codeSize(program: Program): CodeSize {
  const { circuit, layout } = program;
  const evaluators = new Evaluators(circuit, layout);
  const { tapes } = evaluators;
  const write = tapes.write.bind(tapes);
  let written = 0;
  tapes.write = (gates) => {
    written += 1;
    return write(gates);
  };
  const luck = createLuck(1);
  const hazards: SiteHazard[] = [];
  const groups = program.stages.map((stage) => groupsOf(stage, 0, tapes).length);
  const rules = program.stages.flatMap((stage) =>
    stage.rules.map((rule) => bindRule(rule, luck, evaluators, hazards)),
  );
  const wide = writeWide(program);
  return {
    bytes: wide?.bytes.length ?? Infinity,
    memory: wide?.memory.end ?? Infinity,
    words: evaluators.words - layout.planes,
    groups: groups.reduce((sum, one) => sum + one, 0),
    tapes: written,
    calendars: hazards.length,
    others: rules.filter(({ hazard }) => hazard === null).length,
  };
}

/** What takes more than it may. */
export function above<What extends string>(
  found: Readonly<Record<What, number>>,
  most: Readonly<Record<What, number>>,
): readonly string[] {
  return (Object.keys(most) as What[]).flatMap((what) =>
    found[what] <= most[what] ? [] : [`${what}: ${found[what]}, not ${most[what]}`],
  );
}
