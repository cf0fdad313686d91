import type { Condition, Model, VariableIndex } from '../model/model.js';
import { codeAt, type Field, type Packing } from './packing.js';
import { ALL_CODES, liveRules, partsOf, type RuleOver, ruleOver } from './rules-over.js';
import { type Over, over, partsThatTell, truthOver } from './truth.js';

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
  readonly #rules: readonly RuleOver[];
  readonly #asked: readonly (readonly Over[])[];
  /** By variable the codes that it may have where a state does not say. */
  readonly #unsaid: Int32Array;
  /** By variable what writes to it. */
  readonly #writes: readonly (readonly Write[])[];
  readonly #carried: readonly Carried[];
  readonly #words: number;
  readonly #plans = new Map<string, Plan>();

  /**
   * @param asked what is asked of the states at the ends of ticks: of each group the first that holds
   * @param carried the variables that a state carries from tick to tick
   */
  constructor(
    model: Model,
    { fields, words }: Packing,
    asked: readonly (readonly Condition[])[],
    carried: ReadonlySet<VariableIndex>,
  ) {
    const rules = model.stages.flatMap((stage) =>
      stage.rules.map((rule) => ruleOver(rule, stage, model, fields)),
    );
    const cleared = new Set(model.stages.flatMap(({ clears }) => clears));
    const passes = model.variables.map(({ kind }) => kind === 'passing');
    this.#rules = rules;
    this.#asked = asked.map((group) => group.map((condition) => over(condition, fields)));
    // What passes with the tick stands at its start, or it does not.
    this.#unsaid = Int32Array.from(passes, (passing) => (passing ? START : ALL_CODES));
    this.#writes = fields.map(({ variable }) =>
      rules.flatMap((rule) =>
        rule.writes
          .filter((write) => write.variable === variable)
          .map(({ reads }) => ({ rule, reads: [...rule.reads, ...reads] })),
      ),
    );
    this.#carried = fields
      .filter(({ variable }) => carried.has(variable))
      .map((field) => {
        const parts = partsOf(rules, field);
        // What is cleared comes back to its start.
        return {
          field,
          parts: cleared.has(field.variable)
            ? parts.map((_, code) => (code === 0 ? START : ALL_CODES))
            : parts,
        };
      });
    this.#words = words;
  }

  /** Forgets in place. */
  forget(words: Int32Array): void {
    const { keep, put } = this.#planFor(words);
    keep.forEach((bits, word) => {
      words[word] = ((words[word] ?? 0) & bits) | (put[word] ?? 0);
    });
  }

  #planFor(words: Int32Array): Plan {
    const parts = this.#carried.map((one) => one.parts[codeAt(one.field, words, 0)] ?? ALL_CODES);
    const key = parts.join();
    const known = this.#plans.get(key);
    if (known !== undefined) return known;
    const standing = this.#unsaid.slice();
    this.#carried.forEach(({ field }, place) => {
      standing[field.variable] = parts[place] ?? ALL_CODES;
    });
    const plan = this.#planOf(standing);
    this.#plans.set(key, plan);
    return plan;
  }

  /** @param sets by variable the codes that it may have; widened by those that it may come to */
  #planOf(sets: Int32Array): Plan {
    const live = liveRules(this.#rules, sets);
    const needed = new Set<VariableIndex>();
    const held = new Set<VariableIndex>();
    const need = (variable: VariableIndex): void => {
      if (needed.has(variable)) return;
      needed.add(variable);
      for (const { rule, reads } of this.#writes[variable] ?? []) {
        touch(rule.when);
        if (live.has(rule)) reads.forEach(need);
      }
    };
    /** Sees to it that it stays among the codes that it can come to. */
    const hold = (variable: VariableIndex): void => {
      if (held.has(variable)) return;
      held.add(variable);
      for (const { rule } of this.#writes[variable] ?? []) if (!live.has(rule)) touch(rule.when);
    };
    const touch = (condition: Over): void => {
      const truth = truthOver(condition, sets);
      switch (condition.is) {
        case 'in':
          if (truth === -1) need(condition.variable);
          else hold(condition.variable);
          break;
        case 'open':
          condition.variables.forEach(need);
          break;
        case 'at least':
          partsThatTell(condition, truth, sets).forEach(touch);
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
      if (live.has(rule)) rule.reads.forEach(need);
    }
    return this.#plan(sets, needed, held);
  }

  #plan(sets: Int32Array, needed: ReadonlySet<VariableIndex>, held: ReadonlySet<VariableIndex>): Plan {
    const keep = new Int32Array(this.#words);
    const put = new Int32Array(this.#words);
    for (const { field } of this.#carried) {
      const { variable, word, shift, mask } = field;
      if (needed.has(variable)) keep[word] = (keep[word] ?? 0) | (mask << shift);
      else if (held.has(variable)) {
        // Any code that it may come to will do: the least stands for all.
        const set = sets[variable] ?? ALL_CODES;
        const code = 31 - Math.clz32(set & -set);
        put[word] = (put[word] ?? 0) | (code << shift);
      }
    }
    return { keep, put };
  }
}

/** The set of the code that a variable starts with. */
const START = 1;

/** What writes to a variable. */
interface Write {
  readonly rule: RuleOver;
  /** The variables that decide whether it is written, once the rule applies, and what. */
  readonly reads: readonly VariableIndex[];
}

/** A variable whose value a state carries into the next tick. */
interface Carried {
  readonly field: Field;
  /** By code, the codes of its part. */
  readonly parts: Int32Array;
}

/** What of a packed state is kept, and what is put in the place of the rest. */
interface Plan {
  readonly keep: Int32Array;
  readonly put: Int32Array;
}
