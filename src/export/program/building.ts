import { constant } from '../../model/conditions.js';
import type { Amount, Model, Variable } from '../../model/model.js';
import { aboutVariable } from '../about-variable.js';
import { ExportError } from '../export-error.js';
import { Names } from '../names.js';
import { type Bounds, rangeOf } from './exact.js';
import { OUTCOME, type ProgramVariable, STEP, TICK } from './program.js';

/** The variables of a program while it is built. */
export class Building {
  readonly model: Model;
  readonly names = new Names([STEP, TICK, OUTCOME]);
  readonly tick: number;
  readonly outcome: number;
  readonly #variables: ProgramVariable[];
  readonly #gathering = new Map<number, number>();

  /** @param starts the values at which variables begin, before any is drawn */
  constructor(model: Model, starts: readonly number[]) {
    this.model = model;
    this.#variables = model.variables.map((variable, index) => {
      requireSmall(variable);
      const { name, low, high } = variable;
      const start = starts[index] ?? low;
      return { name: this.names.give(name), low, high, start, about: aboutVariable(variable) };
    });
    this.tick = this.#variables.length;
    this.outcome = this.tick + 1;
    const { horizon } = model;
    const outcomes = model.outcomes.length + 1;
    this.#variables.push(
      { name: TICK, low: 0, high: horizon, start: 0, about: `the tick: one is a ${model.tick}` },
      { name: OUTCOME, low: 0, high: outcomes, start: 0, about: aboutOutcomes(model) },
    );
  }

  get variables(): readonly ProgramVariable[] {
    return this.#variables;
  }

  /** The values that a variable may have. */
  variable(index: number): ProgramVariable {
    const variable = this.#variables[index];
    if (variable === undefined) throw new ExportError(`the model names variable ${index}, which is none`);
    return variable;
  }

  merge(index: number): Variable['merge'] {
    return this.model.variables[index]?.merge ?? 'single';
  }

  /**
   * The variable in which the draws of a stage gather what they write to another: one below the other's lowest value for
   * nothing; or where writes are added, their sum.
   *
   * @param sum between which numbers the sum may lie
   */
  gathering(index: number, sum: { readonly low: number; readonly high: number } | null): number {
    const { name, low, high } = this.variable(index);
    const wanted = sum ?? { low: low - 1, high };
    const start = sum === null ? low - 1 : 0;
    const known = this.#gathering.get(index);
    const before = known === undefined ? null : this.variable(known);
    const gathering = {
      name: before?.name ?? this.names.give(`next ${name}`),
      low: Math.min(before?.low ?? start, wanted.low),
      high: Math.max(before?.high ?? start, wanted.high),
      start,
      about:
        sum === null
          ? `what the draws of a stage write to ${name}; ${start} for nothing`
          : `what the draws of a stage add to ${name}`,
    };
    const place = known ?? this.#variables.length;
    this.#variables[place] = gathering;
    this.#gathering.set(index, place);
    return place;
  }

  /** The amount, kept between the bounds of what it is written to: no tool then sees it leave them, even where it never does. */
  within(index: number, amount: Amount): Amount {
    const { low, high } = this.variable(index);
    const range = rangeOf(amount, this.#bounds());
    const tooLow = range === null || range.low < low;
    const tooHigh = range === null || range.high > high;
    const capped: Amount = tooHigh ? { is: 'least', of: [amount, constant(high)] } : amount;
    return tooLow ? { is: 'greatest', of: [capped, constant(low)] } : capped;
  }

  #bounds(): Bounds {
    return { variables: this.#variables, horizon: this.model.horizon };
  }
}

const MOST = 0x7fff_fffe;

function requireSmall({ name, low, high }: Variable): void {
  if (low > -MOST && high < MOST) return;
  throw new ExportError(
    `${name} goes from ${low} to ${high}, and the whole numbers of other tools end at 2147483647; give it a smaller range`,
  );
}

function aboutOutcomes({ outcomes }: Model): string {
  const named = outcomes.map(({ name }, place) => `${place + 1} ${name}`);
  return `the outcome: ${['0 none yet', ...named, `${outcomes.length + 1} none of these`].join(', ')}`;
}
