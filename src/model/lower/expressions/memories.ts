import {
  all,
  any,
  constant,
  during,
  holds,
  isOneOf,
  isPassing,
  not,
  sum,
  valueOf,
  variablesOf,
  wholeNumbers,
} from '../../conditions.js';
import type { Amount, Condition, Rule, VariableIndex } from '../../model.js';
import { conditionText } from '../../text.js';
import { always, type ModelBuilder, type StageName } from '../builder.js';

/**
 * Variables that remember: whether something has ever been so, for how long, since when, how often, and when it turned
 * true. Each is brought up to date once a tick, after whatever it looks at.
 */
export class Memories {
  /** When each is brought up to date: it must come after what it reads. */
  private readonly remembered = new Map<VariableIndex, { late: boolean; depth: number }>();
  private readonly added = new Set<string>();

  constructor(private readonly builder: ModelBuilder) {}

  /**
   * The ticks at which something happens: an act, or a condition that turns true. What is true from the start turns true
   * at the first tick.
   */
  occasion(condition: Condition, stage: StageName): Condition {
    if (condition.is === 'always') return during(1, 1);
    if (isPassing(condition, this.builder.variables)) return condition;
    const text = conditionText(condition, this.builder.variables);
    const name = `was so at ${stage}: ${text}`;
    const was = this.builder.truth(name, 'state', { section: 'memory', name: text, role: 'was' }, 'single');
    this.addOnce(stage, {
      name: `remember ${name}`,
      when: any(all(condition, not(holds(was))), all(not(condition), holds(was))),
      draw: null,
      choices: always({
        writes: [
          {
            variable: was,
            value: { is: 'choose', when: condition, yes: constant(1), otherwise: constant(0) },
          },
        ],
        counts: [],
        event: null,
      }),
      otherwise: null,
      origin: { section: 'memory', name: text, role: 'was' },
    });
    return all(condition, not(holds(was)));
  }

  ever(condition: Condition): Condition {
    if (condition.is === 'always' || condition.is === 'never') return condition;
    const { name, text } = this.nameOf('ever', condition);
    const variable = this.builder.truth(name, 'state', {
      section: 'memory',
      name: text,
      role: 'ever',
    });
    this.remember(variable, name, condition, all(condition, not(holds(variable))), constant(1));
    return holds(variable);
  }

  /** Ticks since the condition last held: 0 while it does, and one more than `most` when longer ago or never. */
  since(condition: Condition, most: number): VariableIndex {
    const { name, text } = this.nameOf(`since up to ${most}`, condition);
    const variable = this.builder.variable(name, () => ({
      low: 0,
      high: most + 1,
      start: most + 1,
      merge: 'single',
      kind: 'state',
      origin: { section: 'memory', name: text, role: 'since' },
    }));
    const running = isOneOf(variable, wholeNumbers(0, most));
    const next: Amount = {
      is: 'choose',
      when: condition,
      yes: constant(0),
      otherwise: sum(valueOf(variable), constant(1)),
    };
    this.remember(variable, name, condition, any(condition, running), next);
    return variable;
  }

  /** How often it has come about, up to `most`. */
  count(condition: Condition, most: number): VariableIndex {
    const occasion = this.occasion(condition, this.stageFor(this.levelOf(condition)));
    const { name, text } = this.nameOf(`count up to ${most}`, condition);
    const variable = this.builder.variable(name, () => ({
      low: 0,
      high: most,
      start: 0,
      merge: 'single',
      kind: 'state',
      origin: { section: 'memory', name: text, role: 'count' },
    }));
    const more = all(occasion, isOneOf(variable, wholeNumbers(0, most - 1)));
    this.remember(variable, name, condition, more, sum(valueOf(variable), constant(1)));
    return variable;
  }

  /** It has held for so many ticks on end, this one included. */
  held(condition: Condition, ticks: number): Condition {
    if (ticks <= 1) return condition;
    const { name, text } = this.nameOf(`for ${ticks}`, condition);
    const variable = this.builder.variable(name, () => ({
      low: 0,
      high: ticks,
      start: 0,
      merge: 'single',
      kind: 'state',
      origin: { section: 'memory', name: text, role: 'for' },
    }));
    const next: Amount = {
      is: 'choose',
      when: condition,
      yes: { is: 'least', of: [constant(ticks), sum(valueOf(variable), constant(1))] },
      otherwise: constant(0),
    };
    const changes = any(
      all(condition, not(isOneOf(variable, [ticks]))),
      all(not(condition), not(isOneOf(variable, [0]))),
    );
    this.remember(variable, name, condition, changes, next);
    return isOneOf(variable, [ticks]);
  }

  private remember(
    variable: VariableIndex,
    name: string,
    of: Condition,
    when: Condition,
    next: Amount,
  ): void {
    const level = this.levelOf(of);
    if (!this.remembered.has(variable)) this.remembered.set(variable, level);
    this.addOnce(this.stageFor(level), {
      name: `remember ${name}`,
      when,
      draw: null,
      choices: always({ writes: [{ variable, value: next }], counts: [], event: null }),
      otherwise: null,
      origin: this.builder.variables[variable]?.origin ?? { section: 'memory', name },
    });
  }

  private addOnce(stage: StageName, rule: Rule): void {
    if (this.added.has(rule.name)) return;
    this.added.add(rule.name);
    this.builder.rule(stage, rule);
  }

  private levelOf(condition: Condition): { late: boolean; depth: number } {
    let late = false;
    let early = 0;
    let deep = 0;
    for (const index of variablesOf(condition)) {
      const level = this.remembered.get(index);
      const section = this.builder.variables[index]?.origin.section ?? '';
      if (level === undefined) late ||= LATE.includes(section);
      else if (level.late) {
        late = true;
        deep = Math.max(deep, level.depth);
      } else early = Math.max(early, level.depth);
    }
    return { late, depth: (late ? deep : early) + 1 };
  }

  private stageFor(level: { late: boolean; depth: number }): StageName {
    return level.late ? `adjust/remember ${level.depth}` : `observe/remember ${level.depth}`;
  }

  private nameOf(form: string, condition: Condition): { name: string; text: string } {
    const text = conditionText(condition, this.builder.variables);
    return { name: `${form}: ${text}`, text };
  }
}

/** Sections whose variables are written after what is observed has been remembered. */
const LATE: readonly string[] = ['commitments', 'ladder', 'postures', 'trust', 'credibility', 'stocks'];
