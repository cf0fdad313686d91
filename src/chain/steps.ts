import { variablesOf, variablesOfAmount } from '../model/conditions.js';
import type { VariableIndex } from '../model/model.js';
import { type PreparedModel, type PreparedRule, type PreparedStage, readsOf } from '../reference/index.js';
import { latchesOf } from './latches.js';
import type { Access } from './carrying.js';
import { scheduled } from './schedule.js';

/**
 * A tick, cut into steps. A step is the rules of one stage that have to be judged together, because they write to the same
 * variable; or the clearing of a variable. The draws of rules are independent, so the steps may come in any order that
 * keeps what is read and written in the order of the stages: the law of the tick is the same. A node of the chain is a
 * state between two steps, so the order is chosen to carry little from one step to the next.
 */
export interface Step {
  /** None for a step that clears. */
  readonly rules: readonly PreparedRule[];
  readonly reads: ReadonlySet<VariableIndex>;
  readonly readsTick: boolean;
  readonly writes: ReadonlySet<VariableIndex>;
  readonly clears: boolean;
  /** The variable that somebody sets as they like; it is cleared before. Only in a step of its own, that clears. */
  readonly chosen?: VariableIndex;
}

/** The steps of a tick, in an order that lets variables be forgotten early. */
export function stepsOf(prepared: PreparedModel, sizes: readonly number[]): readonly Step[] {
  const latches = latchesOf(prepared.model);
  // What is chosen is chosen first: before any chance of the tick, so that nobody chooses by what is still to be drawn.
  const chosen = prepared.model.variables.flatMap(({ kind }, variable): Step[] =>
    kind === 'choice'
      ? [
          {
            rules: [],
            reads: NONE,
            readsTick: false,
            writes: new Set([variable]),
            clears: true,
            chosen: variable,
          },
        ]
      : [],
  );
  const isSum = (variable: VariableIndex): boolean => prepared.model.variables[variable]?.merge === 'sum';
  const found: (Access & { readonly step: Step })[] = [];
  prepared.stages.forEach((stage, place) => {
    for (const { variable } of stage.clears) {
      const step = { rules: [], reads: NONE, readsTick: false, writes: new Set([variable]), clears: true };
      found.push({
        step,
        reads: step.reads,
        writes: step.writes,
        clears: true,
        readAt: 3 * place,
        writtenAt: 3 * place,
      });
    }
    for (const step of together(stage, isSum, latches)) {
      const { reads, writes } = step;
      found.push({ step, reads, writes, clears: false, readAt: 3 * place + 1, writtenAt: 3 * place + 2 });
    }
  });
  return [...chosen, ...scheduled(found, sizes).map(({ step }) => step)];
}

const NONE: ReadonlySet<VariableIndex> = new Set();

/** The rules of a stage, in groups that write to the same variables, or whose writes all wait for each other's reads. */
function together(
  { rules }: PreparedStage,
  isSum: (variable: VariableIndex) => boolean,
  latches: ReadonlySet<VariableIndex>,
): readonly Step[] {
  let groups: readonly Step[] = [];
  for (const rule of rules) {
    const step = stepOf(rule, isSum);
    const sharing = groups.filter((other) =>
      [...step.writes].some((variable) => other.writes.has(variable) && !latches.has(variable)),
    );
    groups = [...groups.filter((other) => !sharing.includes(other)), union([...sharing, step])];
  }
  const waitsFor = groups.map((one) => new Set(groups.filter((other) => other !== one && waits(one, other))));
  // Warshall's closure; whoever waits for itself in the end stands in a circle.
  groups.forEach((through, middle) => {
    for (const waiting of waitsFor) {
      if (waiting.has(through)) for (const further of waitsFor[middle] ?? []) waiting.add(further);
    }
  });
  const circles = groups.map((one, place) =>
    groups.filter(
      (other, at) =>
        other === one || (waitsFor[place]?.has(other) === true && waitsFor[at]?.has(one) === true),
    ),
  );
  return circles.filter((circle, place) => circle[0] === groups[place]).map(union);
}

function union(steps: readonly Step[]): Step {
  return {
    rules: steps.flatMap((step) => step.rules),
    reads: new Set(steps.flatMap((step) => [...step.reads])),
    readsTick: steps.some((step) => step.readsTick),
    writes: new Set(steps.flatMap((step) => [...step.writes])),
    clears: false,
  };
}

/** Whether `one` may write only after `other` has read. */
function waits(one: Step, other: Step): boolean {
  return [...one.writes].some((variable) => other.reads.has(variable));
}

function stepOf(prepared: PreparedRule, isSum: (variable: VariableIndex) => boolean): Step {
  const { rule } = prepared;
  const reads = variablesOf(rule.when);
  const writes = new Set<VariableIndex>();
  let readsTick = readsOf(rule.when).tick;
  const amounts = [
    ...(rule.draw === null ? [] : [rule.draw.chance]),
    ...rule.choices.map(({ weight }) => weight),
  ];
  for (const effect of [
    ...rule.choices.map((choice) => choice.effect),
    ...(rule.otherwise === null ? [] : [rule.otherwise]),
  ]) {
    for (const { variable, value } of effect.writes) {
      writes.add(variable);
      amounts.push(value);
      if (isSum(variable)) reads.add(variable);
    }
  }
  for (const amount of amounts) {
    variablesOfAmount(amount, reads);
    readsTick ||= readsOf(amount).tick;
  }
  return { rules: [prepared], reads, readsTick, writes, clears: false };
}
