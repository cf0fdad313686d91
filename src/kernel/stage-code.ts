import type { HazardCalendars } from '../chance/index.js';
import type { Batch } from './batch.js';
import { NEVER } from './circuit.js';
import { type CodeWriter, functionOf } from './code.js';
import type { Evaluators } from './evaluate.js';
import type { ProgramEffect, ProgramRule, ProgramStage, ProgramWrite } from './program.js';
import type { Rule } from './rule.js';
import { placesWritten, type PlayStage } from './stage.js';

/** Functions of more lines than this are not made faster by some engines. */
const MOST_LINES = 600;

/** A rule of more choices is fired by the batch. */
const MOST_CHOICES = 4;

/**
 * The stages of a tick as one function of code: guards in a row, and behind each what its rule does where it holds
 * somewhere. What is seldom or long is left to the batch.
 */
export function codeOfStages(
  stages: readonly ProgramStage[],
  rules: readonly Rule[],
  evaluators: Evaluators,
  calendars: HazardCalendars,
): PlayStage {
  const parts: string[] = [];
  const calls: string[] = [];
  for (const stage of stages) {
    const clashes = writers(stage);
    let code = evaluators.code();
    const end = (): void => {
      if (code.lines === 0) return;
      const name = `f${parts.length}`;
      parts.push(
        `function ${name}(b, c, w, u, v, active, rules) {\nlet fired = 0;\n${code.code}\nreturn fired;\n}`,
      );
      calls.push(`fired |= ${name}(b, c, w, u, v, active, rules);`);
      code = evaluators.code();
    };
    for (const { plane, ones } of stage.clears) {
      code.line(`w[${plane}] = w[${plane}] ${ones ? '| active' : '& ~active'};`);
    }
    for (const rule of stage.rules) {
      if (rule.guard === NEVER) continue;
      const bound = rules[rule.number];
      if (bound !== undefined) new RuleCode(code, rule, bound, calendars, clashes).write();
      if (code.lines > MOST_LINES) end();
    }
    end();
    const commit = evaluators.code();
    for (const { variable, planes } of placesWritten(stage)) {
      if (clashes.sums.has(variable)) continue;
      commit.block(`if ((x = u[${variable}]) !== 0)`, () => {
        for (const plane of planes) {
          commit.line(`w[${plane}] = (w[${plane}] & ~x) | v[${plane}]; v[${plane}] = 0;`);
        }
        commit.line(`u[${variable}] = 0;`);
      });
    }
    if (placesWritten(stage).length > 0) {
      const name = `k${parts.length}`;
      const sums = clashes.sums.size > 0 ? 'b.commit(sums[SUMS]);' : '';
      parts.push(
        `function ${name}(b, w, u, v, sums) {\nlet x = 0;\n${commit.code}\n${sums}\n}`.replace(
          'SUMS',
          String(stages.indexOf(stage)),
        ),
      );
      calls.push(`if (fired !== 0) { ${name}(b, w, u, v, sums); fired = 0; }`);
    }
  }
  const body = `${parts.join('\n')}\nreturn function (b, active) {\nconst c = b.calendars, w = b.words, u = b.written, v = b.pending;\nlet fired = 0;\n${calls.join('\n')}\n};`;
  const sums = stages.map((stage) =>
    placesWritten(stage).filter(({ variable }) => writers(stage).sums.has(variable)),
  );
  const make = functionOf(['rules', 'sums'], body) as (
    rules: readonly Rule[],
    sums: readonly (readonly object[])[],
  ) => (batch: Batch, active: number) => void;
  return make(rules, sums);
}

/** What the writes of a stage may meet in each other. */
interface Clashes {
  /** Variables that more than one effect writes. */
  readonly shared: ReadonlySet<number>;
  /** Variables that add up what is written. */
  readonly sums: ReadonlySet<number>;
}

function writers({ rules }: ProgramStage): Clashes {
  const rulesOf = new Map<number, number>();
  const sums = new Set<number>();
  for (const { effects, otherwise } of rules) {
    for (const { writes } of otherwise === null ? effects : [...effects, otherwise]) {
      for (const { place, merge } of writes) {
        rulesOf.set(place.variable, (rulesOf.get(place.variable) ?? 0) + 1);
        if (merge === 'sum') sums.add(place.variable);
      }
    }
  }
  const shared = [...rulesOf].filter(([, count]) => count > 1).map(([variable]) => variable);
  return { shared: new Set(shared), sums };
}

/** The code of one rule. */
class RuleCode {
  readonly #code: CodeWriter;
  readonly #rule: ProgramRule;
  readonly #bound: Rule;
  readonly #calendars: HazardCalendars;
  readonly #clashes: Clashes;

  constructor(
    code: CodeWriter,
    rule: ProgramRule,
    bound: Rule,
    calendars: HazardCalendars,
    clashes: Clashes,
  ) {
    this.#code = code;
    this.#rule = rule;
    this.#bound = bound;
    this.#calendars = calendars;
    this.#clashes = clashes;
  }

  write(): void {
    const { guard } = this.#rule;
    const code = this.#code;
    const gate = code.gate(guard);
    code.block('', () => {
      code.line(`let x = ${gate === '-1' ? 'active' : `${gate} & active`};`);
      code.block('if (x !== 0)', () => {
        if (this.#drawsPlainly()) this.#fire();
        else {
          code.line(`b.fire(rules[${this.#rule.number}], x);`);
          code.line('fired = 1;');
        }
      });
    });
  }

  /** Whether its draw is put into code: nothing to go wrong, and one chance at most. */
  #drawsPlainly(): boolean {
    const { wrong } = this.#rule;
    const { chances } = this.#bound;
    return wrong === NEVER && (chances === null || (chances.where === null && chances.results.length === 1));
  }

  /** Whether its choices are put into code. */
  #picksPlainly(): boolean {
    const { picks, effects } = this.#rule;
    return (
      picks.length <= MOST_CHOICES &&
      picks.every(({ result }) => {
        if (result.kind === 'drawn') return false;
        const effect = result.kind === 'sure' ? effects[result.place] : undefined;
        return effect === undefined || isPlain(effect);
      })
    );
  }

  #fire(): void {
    const code = this.#code;
    const { draw, otherwise, number } = this.#rule;
    const chance = this.#bound.chances?.results[0];
    if (draw === null || chance === undefined) {
      this.#succeed('x');
      return;
    }
    const { p, threshold, calendar } = chance;
    if (otherwise !== null) code.line('const y = x;');
    if (p === 0) code.line('x = 0;');
    else if (calendar !== null && this.#calendars.decides(calendar)) {
      code.line(`if (c.filled[${calendar}] !== c.stamp) c.fill(${calendar});`);
      code.line(`x &= c.rows[${calendar * 256} + c.place];`);
    } else if (calendar !== null) code.line(`x = c.lanes(${calendar}, x);`);
    else if (p < 1) code.line(`x = b.coin(rules[${number}].site, ${threshold}, x);`);
    code.block('if (x !== 0)', () => {
      this.#succeed('x');
    });
    if (otherwise === null) return;
    code.line('x = y & ~x;');
    code.block('if (x !== 0)', () => {
      if (isPlain(otherwise)) this.#take('x', -1, otherwise);
      else {
        code.line(`b.take(rules[${number}], -1, x);`);
        code.line('fired = 1;');
      }
    });
  }

  #succeed(lanes: string): void {
    const { picks, effects, number } = this.#rule;
    const code = this.#code;
    if (!this.#picksPlainly()) {
      code.line(`b.succeed(rules[${number}], ${lanes});`);
      code.line('fired = 1;');
      return;
    }
    for (const { result, lanes: where } of picks) {
      const effect = result.kind === 'sure' ? effects[result.place] : undefined;
      if (effect === undefined || result.kind !== 'sure') continue;
      const gate = code.gate(where);
      if (gate === '-1') {
        this.#take(lanes, result.place, effect);
        continue;
      }
      code.block('', () => {
        code.line(`const z = ${lanes} & ${gate};`);
        code.block('if (z !== 0)', () => {
          this.#take('z', result.place, effect);
        });
      });
    }
  }

  #take(lanes: string, choice: number, effect: ProgramEffect): void {
    const code = this.#code;
    code.line(`if (b.listener !== null) b.hear(${this.#rule.number}, ${choice}, ${lanes});`);
    if (effect.milestone !== null) code.line(`b.pass(${effect.milestone}, ${lanes});`);
    for (const counter of effect.counts) code.line(`b.count(${counter}, ${lanes});`);
    effect.writes.forEach((write, at) => {
      this.#write(lanes, write, [this.#rule.number, choice, at]);
    });
    if (effect.writes.length > 0) code.line('fired = 1;');
  }

  #write(lanes: string, write: ProgramWrite, [rule, choice, at]: readonly [number, number, number]): void {
    const code = this.#code;
    const { variable, planes } = write.place;
    if (write.merge === 'sum') return;
    if (this.#clashes.shared.has(variable) && (write.merge === 'single' || planes.length > 1)) {
      if (write.merge === 'single')
        code.line(`if ((u[${variable}] & ${lanes}) !== 0) b.clash(u[${variable}] & ${lanes});`);
      else {
        const effect = choice === -1 ? 'otherwise' : `effects[${choice}]`;
        code.line(`b.write(rules[${rule}].${effect}.writes[${at}], ${lanes});`);
        return;
      }
    }
    // One bit that is written twice is the greater of the two.
    code.line(`u[${variable}] |= ${lanes};`);
    planes.forEach((plane, bit) => {
      const gate = code.gate(write.bits[bit] ?? NEVER);
      if (gate === '0') return;
      code.line(`v[${plane}] |= ${gate === '-1' ? lanes : `${lanes} & ${gate}`};`);
    });
  }
}

/** Whether an effect can be put into code: nothing to go wrong, and nothing to add up. */
function isPlain({ writes }: ProgramEffect): boolean {
  return writes.every((write) => write.wrong === NEVER && write.merge !== 'sum');
}
