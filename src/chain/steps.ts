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
    kind === 'choice' ? [{ ...clearing(variable), chosen: variable }] : [],
  );
  const parts = prepared.stages.flatMap((stage, place): (Access & { readonly step: Step })[] => {
    const at = 3 * place;
    return [
      ...stage.clears.map(({ variable }) => {
        const step = clearing(variable);
        return { ...step, step, readAt: at, writtenAt: at };
      }),
      ...together(stage, latches).map((step) => ({ ...step, step, readAt: at + 1, writtenAt: at + 2 })),
    ];
  });
  return [...chosen, ...scheduled(parts, sizes).map(({ step }) => step)];
}

function clearing(variable: VariableIndex): Step {
  return { rules: [], reads: new Set(), readsTick: false, writes: new Set([variable]), clears: true };
}

/** Rules that write when others have read. */
interface Waiting {
  readonly step: Step;
  readonly for: Set<Waiting>;
}

/** The rules of a stage, in groups that write to the same variables, or whose writes all wait for each other's reads. */
function together({ rules }: PreparedStage, latches: ReadonlySet<VariableIndex>): readonly Step[] {
  let steps: readonly Step[] = [];
  for (const rule of rules) {
    const step = stepOf(rule);
    const sharing = steps.filter((other) =>
      [...step.writes].some((variable) => other.writes.has(variable) && !latches.has(variable)),
    );
    steps = [...steps.filter((other) => !sharing.includes(other)), union([...sharing, step])];
  }
  const waiting = steps.map((step): Waiting => ({ step, for: new Set() }));
  for (const one of waiting) for (const other of waiting) if (waits(one.step, other.step)) one.for.add(other);
  // Warshall's closure; two that wait for each other in the end stand in a circle.
  for (const through of waiting)
    for (const one of waiting)
      if (one.for.has(through)) for (const further of through.for) one.for.add(further);
  return waiting
    .map((one) => waiting.filter((other) => other === one || (one.for.has(other) && other.for.has(one))))
    .filter((circle, place) => circle[0] === waiting[place])
    .map((circle) => union(circle.map(({ step }) => step)));
}

function union(steps: readonly Omit<Step, 'clears'>[]): Step {
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

function stepOf(prepared: PreparedRule): Omit<Step, 'clears'> {
  const { rule } = prepared;
  const reads = variablesOf(rule.when);
  const writes = new Set<VariableIndex>();
  let readsTick = readsOf(rule.when).tick;
  const amounts = [
    ...(rule.draw === null ? [] : [rule.draw.chance]),
    ...rule.choices.map(({ weight }) => weight),
  ];
  const effects = [...prepared.choices, ...(prepared.otherwise === null ? [] : [prepared.otherwise])];
  for (const { variable, index } of effects.flatMap((effect) => effect.writes)) {
    writes.add(index);
    // What is added is added to what was there before.
    if (variable.merge === 'sum') reads.add(index);
  }
  for (const { value } of effects.flatMap(({ effect }) => effect.writes)) amounts.push(value);
  for (const amount of amounts) {
    variablesOfAmount(amount, reads);
    readsTick ||= readsOf(amount).tick;
  }
  return { rules: [prepared], reads, readsTick, writes };
}
