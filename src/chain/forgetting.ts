import { variablesOfAmount } from '../model/conditions.js';
import type { Amount, Condition, Model, Rule, VariableIndex } from '../model/model.js';
import { valuesWritten } from '../model/reachable.js';
import { codeAt, type Field, type Packing } from './packing.js';
import { MOST_CODES, type Over, over, truthOver, variablesOver } from './truth.js';

/**
 * What can no longer matter is forgotten: after a war that settles the outcome, say, who had promised what. Two states that
 * differ only in that have the same future, as far as it is asked about, and become one.
 *
 * A variable's values fall into parts that it cannot come back to once it has left them: `not begun`, `ongoing`, `over`.
 * The parts in which a state's variables are, its *standing*, say which rules can still fire at all. From what is asked it
 * is then followed backwards which variables can still be felt. What keeps the other rules from firing is held on to, as far
 * as it is needed: which part a variable is in, but not its value.
 */
export class Forgetting {
  readonly #packing: Packing;
  readonly #rules: readonly RuleOver[];
  readonly #asked: readonly (readonly Over[])[];
  /** By variable the rules that write to it. */
  readonly #writers: readonly (readonly RuleOver[])[];
  /** By variable and code the codes of its part. */
  readonly #parts: readonly Int32Array[];
  readonly #full: Int32Array;
  readonly #passes: readonly boolean[];
  /** The variables whose value a state carries into the next tick. */
  readonly #carried: readonly Field[];
  readonly #plans = new Map<string, Plan>();

  /**
   * @param asked what is asked of the states at the ends of ticks: of each group the first that holds
   * @param carried the variables that a state carries from tick to tick
   */
  constructor(
    model: Model,
    packing: Packing,
    asked: readonly (readonly Condition[])[],
    carried: ReadonlySet<VariableIndex>,
  ) {
    const { fields } = packing;
    this.#packing = packing;
    this.#asked = asked.map((group) => group.map((condition) => over(condition, fields)));
    this.#full = Int32Array.from(fields, ({ values }) =>
      values.length > MOST_CODES ? -1 : (1 << values.length) - 1,
    );
    this.#passes = model.variables.map(({ kind }) => kind === 'passing');
    this.#carried = fields.filter(({ variable, values }) => carried.has(variable) && values.length > 1);
    this.#rules = model.stages.flatMap(({ rules }) => rules).map((rule) => ruleOver(rule, model, fields));
    const writers = fields.map((): RuleOver[] => []);
    for (const rule of this.#rules) for (const { variable } of rule.writes) writers[variable]?.push(rule);
    this.#writers = writers;
    this.#parts = fields.map(({ values, variable }) =>
      partsOf(values.length, writers[variable] ?? [], variable),
    );
  }

  /** How many standings there are so far. */
  get standings(): number {
    return this.#plans.size;
  }

  /** Forgets in place. */
  forget(words: Int32Array): void {
    const { keep, put } = this.#planFor(words);
    for (let word = 0; word < keep.length; word += 1) {
      words[word] = ((words[word] ?? 0) & (keep[word] ?? 0)) | (put[word] ?? 0);
    }
  }

  #planFor(words: Int32Array): Plan {
    let key = '';
    const sets = new Int32Array(this.#full.length);
    for (const { variable } of this.#packing.fields)
      sets[variable] = this.#passes[variable] === true ? 1 : (this.#full[variable] ?? 0);
    for (const field of this.#carried) {
      const { variable } = field;
      const code = codeAt(field, words, 0);
      const set = this.#standing(variable, code);
      sets[variable] = set;
      key += `${set},`;
    }
    const known = this.#plans.get(key);
    if (known !== undefined) return known;
    const plan = this.#planOf(sets);
    this.#plans.set(key, plan);
    return plan;
  }

  /** The codes that it may have, as far as a standing tells. */
  #standing(variable: VariableIndex, code: number): number {
    const full = this.#full[variable] ?? 0;
    if (full === -1) return full;
    // What passes with the tick stands at its start, or it does not.
    if (this.#passes[variable] === true) return code === 0 ? 1 : full;
    return this.#parts[variable]?.[code] ?? full;
  }

  #planOf(start: Int32Array): Plan {
    const sets = start.slice();
    const live = this.#liveRules(sets);
    const needed = new Set<VariableIndex>();
    const held = new Set<VariableIndex>();

    const need = (variable: VariableIndex): void => {
      if (needed.has(variable)) return;
      needed.add(variable);
      for (const rule of this.#writers[variable] ?? []) {
        if (!live.has(rule)) settle(rule.when, false);
        else {
          touch(rule.when);
          for (const amount of rule.amounts) touchAmount(amount);
          for (const write of rule.writes)
            if (write.variable === variable) write.amounts.forEach(touchAmount);
        }
      }
    };
    const hold = (variable: VariableIndex): void => {
      if (held.has(variable) || needed.has(variable)) return;
      if (sets[variable] === this.#full[variable]) return;
      held.add(variable);
      for (const rule of this.#writers[variable] ?? []) if (!live.has(rule)) settle(rule.when, false);
    };
    const cost = (part: Over): number =>
      variablesOver(part).filter((variable) => !held.has(variable) && !needed.has(variable)).length;
    const cheapest = (parts: readonly Over[]): Over | undefined =>
      parts.toSorted((one, other) => cost(one) - cost(other))[0];
    /** Holds what makes a condition certainly true or false. */
    const settle = (condition: Over, truth: boolean): void => {
      switch (condition.is) {
        case 'known':
        case 'open':
          return;
        case 'in':
          hold(condition.variable);
          return;
        case 'not':
          settle(condition.of, !truth);
          return;
        case 'all':
        case 'any': {
          const certain = condition.of.filter((part) => truthOver(part, sets) === (truth ? 1 : 0));
          if ((condition.is === 'any') === truth) {
            const part = cheapest(certain);
            if (part !== undefined) settle(part, truth);
          } else for (const part of certain) settle(part, truth);
          return;
        }
        case 'at least':
          for (const part of condition.of) if (truthOver(part, sets) === (truth ? 1 : 0)) settle(part, truth);
      }
    };
    const touch = (condition: Over): void => {
      const truth = truthOver(condition, sets);
      if (truth !== -1) {
        settle(condition, truth === 1);
        return;
      }
      switch (condition.is) {
        case 'known':
          return;
        case 'in':
          need(condition.variable);
          return;
        case 'open':
          condition.variables.forEach(need);
          return;
        case 'not':
          touch(condition.of);
          return;
        default:
          condition.of.forEach(touch);
      }
    };
    const touchAmount = ({ variables }: AmountOver): void => {
      for (const variable of variables) {
        const set = sets[variable] ?? 0;
        if ((set & (set - 1)) === 0 && this.#full[variable] !== -1) hold(variable);
        else need(variable);
      }
    };
    for (const group of this.#asked) {
      for (const condition of group) {
        touch(condition);
        if (truthOver(condition, sets) === 1) break;
      }
    }
    for (const rule of this.#rules) {
      if (!rule.counts) continue;
      touch(rule.when);
      if (live.has(rule)) rule.amounts.forEach(touchAmount);
    }
    return this.#plan(start, needed, held);
  }

  /** The rules that can still fire; widens the sets by what they can bring about. */
  #liveRules(sets: Int32Array): ReadonlySet<RuleOver> {
    const live = new Set<RuleOver>();
    for (let grew = true; grew; ) {
      grew = false;
      for (const rule of this.#rules) {
        if (!live.has(rule)) {
          if (truthOver(rule.when, sets) === 0) continue;
          live.add(rule);
          grew = true;
        }
        for (const { variable, to } of rule.writes) {
          const before = sets[variable] ?? 0;
          let after = before;
          if (to === null) after = this.#full[variable] ?? 0;
          else
            for (let code = 0; code < to.length; code += 1) if ((before >>> code) & 1) after |= to[code] ?? 0;
          if (after === before) continue;
          sets[variable] = after;
          grew = true;
        }
      }
    }
    return live;
  }

  #plan(start: Int32Array, needed: ReadonlySet<VariableIndex>, held: ReadonlySet<VariableIndex>): Plan {
    const keep = new Int32Array(this.#packing.words);
    const put = new Int32Array(this.#packing.words);
    for (const { variable, word, shift, mask } of this.#carried) {
      if (needed.has(variable)) keep[word] = (keep[word] ?? 0) | (mask << shift);
      else if (held.has(variable)) {
        // Any code of the part will do: the lowest stands for all.
        const set = start[variable] ?? 1;
        put[word] = (put[word] ?? 0) | ((31 - Math.clz32(set & -set)) << shift);
      }
    }
    return { keep, put };
  }
}

/** What of a packed state is kept, and what is put in the place of the rest. */
interface Plan {
  readonly keep: Int32Array;
  readonly put: Int32Array;
}

interface AmountOver {
  readonly variables: readonly VariableIndex[];
}

interface RuleOver {
  readonly when: Over;
  /** Whether it raises counters that are asked for. */
  readonly counts: boolean;
  /** Its chance and weights. */
  readonly amounts: readonly AmountOver[];
  readonly writes: readonly {
    readonly variable: VariableIndex;
    /** By code before, the codes after; null where they are too many to tell. */
    readonly to: Int32Array | null;
    readonly amounts: readonly AmountOver[];
  }[];
}

function ruleOver(rule: Rule, model: Model, fields: readonly Field[]): RuleOver {
  const effects = [
    ...rule.choices.map(({ effect }) => effect),
    ...(rule.otherwise === null ? [] : [rule.otherwise]),
  ];
  const amountOver = (amount: Amount): AmountOver => ({ variables: [...variablesOfAmount(amount)] });
  return {
    when: over(rule.when, fields),
    counts: effects.some(({ counts }) => counts.length > 0),
    amounts: [
      ...(rule.draw === null ? [] : [rule.draw.chance]),
      ...rule.choices.map(({ weight }) => weight),
    ].map(amountOver),
    writes: effects.flatMap(({ writes }) =>
      writes.map(({ variable, value }) => ({
        variable,
        to: writtenCodes(rule.when, variable, value, model, fields[variable]),
        amounts: [amountOver(value)],
      })),
    ),
  };
}

function writtenCodes(
  when: Condition,
  variable: VariableIndex,
  value: Amount,
  model: Model,
  field: Field | undefined,
): Int32Array | null {
  if (field === undefined || field.values.length > MOST_CODES) return null;
  const low = model.variables[variable]?.low ?? 0;
  return Int32Array.from(field.values, (before) => {
    let codes = 0;
    for (const after of valuesWritten(model, variable, value, when, new Set([before]))) {
      const code = field.codes[after - low] ?? -1;
      if (code >= 0) codes |= 1 << code;
    }
    return codes;
  });
}

/** By code, the codes that it can reach and come back from. */
function partsOf(codes: number, writers: readonly RuleOver[], variable: VariableIndex): Int32Array {
  if (codes > MOST_CODES) return new Int32Array();
  const reach = Int32Array.from({ length: codes }, (_, code) => 1 << code);
  for (const rule of writers) {
    for (const write of rule.writes) {
      if (write.variable !== variable) continue;
      for (let code = 0; code < codes; code += 1) {
        reach[code] = (reach[code] ?? 0) | (write.to === null ? (1 << codes) - 1 : (write.to[code] ?? 0));
      }
    }
  }
  for (let middle = 0; middle < codes; middle += 1) {
    for (let code = 0; code < codes; code += 1) {
      if (((reach[code] ?? 0) >>> middle) & 1) reach[code] = (reach[code] ?? 0) | (reach[middle] ?? 0);
    }
  }
  return reach.map((set, code) => {
    let part = 0;
    for (let other = 0; other < codes; other += 1) {
      if ((set >>> other) & 1 && ((reach[other] ?? 0) >>> code) & 1) part |= 1 << other;
    }
    return part;
  });
}
