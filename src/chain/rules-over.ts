import { variablesOfAmount } from '../model/conditions.js';
import type { Amount, Condition, Model, Rule, Stage, VariableIndex } from '../model/model.js';
import { effectsOf, valuesWritten } from '../model/reachable.js';
import type { Field } from './packing.js';
import { MOST_CODES, type Over, over, truthOver } from './truth.js';

/** A rule, ready to be asked of sets of codes. */
export interface RuleOver {
  readonly when: Over;
  /** Whether it raises counters that are asked for. */
  readonly counts: boolean;
  /** The variables that its chance and its weights are made of. */
  readonly reads: readonly VariableIndex[];
  readonly writes: readonly WriteOver[];
}

interface WriteOver {
  readonly variable: VariableIndex;
  /** By code before, the codes after: all of them where they are too many to tell. */
  readonly to: readonly number[];
  /** The variables that what is written is made of. */
  readonly reads: readonly VariableIndex[];
}

/** @param stage the stage of the rule */
export function ruleOver(rule: Rule, stage: Stage, model: Model, fields: readonly Field[]): RuleOver {
  const { draw, choices, when } = rule;
  const effects = effectsOf(rule);
  return {
    when: over(when, fields),
    counts: effects.some(({ counts }) => counts.length > 0),
    reads: [...(draw === null ? [] : [draw.chance]), ...choices.map(({ weight }) => weight)].flatMap(readBy),
    writes: effects.flatMap(({ writes }) =>
      writes.map(({ variable, value }) => ({
        variable,
        to: writtenCodes(when, variable, value, isAddedTogether(variable, stage, model), model, fields),
        reads: readBy(value),
      })),
    ),
  };
}

/**
 * Whether several rules of a stage may add to a sum. Values that are alike are so for what a stage does as a whole, and not for
 * each of its rules: what two of them make of a value is not told by what each makes of the one that stands for it.
 */
function isAddedTogether(variable: VariableIndex, { rules }: Stage, { variables }: Model): boolean {
  const adds = (rule: Rule): boolean =>
    effectsOf(rule).some(({ writes }) => writes.some((write) => write.variable === variable));
  return variables[variable]?.merge === 'sum' && rules.filter(adds).length > 1;
}

function readBy(amount: Amount): readonly VariableIndex[] {
  return [...variablesOfAmount(amount)];
}

/** Every code there may be, and those that have no bit. */
export const ALL_CODES = -1;

function writtenCodes(
  when: Condition,
  variable: VariableIndex,
  value: Amount,
  together: boolean,
  model: Model,
  fields: readonly Field[],
): readonly number[] {
  const field = fields[variable];
  if (field === undefined || field.values.length > MOST_CODES) return [ALL_CODES];
  if (together) return field.values.map(() => ALL_CODES);
  return field.values.map((before) => {
    let codes = 0;
    for (const after of valuesWritten(model, variable, value, when, [before])) {
      // What cannot be reached has no code, and the last bit, which is no code's.
      codes |= 1 << (field.codes[after - field.low] ?? -1);
    }
    return codes;
  });
}

/** The rules that can still fire; widens the sets by what they can bring about. */
export function liveRules(rules: readonly RuleOver[], sets: Int32Array): ReadonlySet<RuleOver> {
  const live = new Set<RuleOver>();
  let grew = true;
  while (grew) {
    grew = false;
    for (const rule of rules) {
      if (truthOver(rule.when, sets) === 0) continue;
      live.add(rule);
      for (const { variable, to } of rule.writes) {
        const before = sets[variable] ?? 0;
        const after = to.reduce((set, codes, code) => ((before >>> code) & 1 ? set | codes : set), before);
        grew ||= after !== before;
        sets[variable] = after;
      }
    }
  }
  return live;
}

/**
 * By code of a variable, its part: the codes that it can reach and come back from.
 *
 * @param rules all that a tick does
 */
export function partsOf(rules: readonly RuleOver[], { variable, values }: Field): Int32Array {
  if (values.length > MOST_CODES) return new Int32Array(values.length).fill(ALL_CODES);
  const writes = rules.flatMap((rule) => rule.writes.filter((write) => write.variable === variable));
  const reach = Int32Array.from(values, (_, code) =>
    writes.reduce((set, { to }) => set | (to[code] ?? 0), 1 << code),
  );
  // Warshall's closure.
  for (const middle of reach.keys()) {
    for (const [code, set] of reach.entries()) {
      if ((set >>> middle) & 1) reach[code] = set | (reach[middle] ?? 0);
    }
  }
  // Those that reach the same reach each other.
  return reach.map((set) =>
    reach.reduce((part, other, code) => (other === set ? part | (1 << code) : part), 0),
  );
}
