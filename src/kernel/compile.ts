import type { Condition, FateTable, Model } from '../model/model.js';
import {
  baseState,
  checkedProbability,
  type Meaning,
  type PreparedEffect,
  type PreparedModel,
  type PreparedRule,
  prepare,
  readsOf,
  type State,
  startSite,
  type Weighing,
} from '../reference/index.js';
import { ALWAYS, Circuit, type Gate, NEVER } from './circuit.js';
import { Conditions } from './conditions.js';
import { drawing } from './drawing.js';
import { bitAt, layOut, type Places, placeOf } from './layout.js';
import type {
  Program,
  ProgramEffect,
  ProgramProbe,
  ProgramRule,
  ProgramStage,
  ProgramWrite,
} from './program.js';
import { Refusal } from './refusal.js';
import { type Slots, slotsOf } from './slots.js';
import { readsOfAll, tabulate, tabulateBits } from './tabulate.js';

/** A compiled Model; or why it is left to the reference interpreter. */
export type Compilation =
  | { readonly ok: true; readonly program: Program }
  | { readonly ok: false; readonly reason: string };

const known = new WeakMap<Model, Compilation>();

/**
 * Compiles a Model, once.
 *
 * @throws ModelError as the reference interpreter does on preparing it.
 */
export function compile(model: Model): Compilation {
  const before = known.get(model);
  if (before !== undefined) return before;
  const compilation = attempt(model);
  known.set(model, compilation);
  return compilation;
}

function attempt(model: Model): Compilation {
  const prepared = prepare(model);
  try {
    return { ok: true, program: new Compiler(model, prepared).program() };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.message };
    throw error;
  }
}

class Compiler {
  readonly #model: Model;
  readonly #prepared: PreparedModel;
  readonly #meaning: Meaning;
  readonly #circuit = new Circuit();
  readonly #layout: Places;
  readonly #slots: Slots;
  readonly #conditions: Conditions;

  constructor(model: Model, prepared: PreparedModel) {
    this.#model = model;
    this.#prepared = prepared;
    this.#meaning = prepared.meaning;
    this.#layout = layOut(model.variables, model.horizon);
    this.#slots = slotsOf(model);
    this.#conditions = new Conditions(this.#circuit, this.#layout, this.#meaning);
  }

  program(): Program {
    if (this.#model.variables.some(({ kind }) => kind === 'choice'))
      throw new Refusal('something is chosen freely');
    const certain = (condition: Condition): Gate => this.#certain(condition);
    const parts = {
      model: this.#model,
      circuit: this.#circuit,
      slots: this.#slots,
      drawnStarts: this.#drawnStarts(),
      stages: this.#stages(),
      milestones: this.#prepared.milestones.length,
      outcomes: this.#model.outcomes.map(({ when, ends }) => ({ holds: certain(when), ends })),
      watches: this.#model.watches.map(({ when }) => certain(when)),
      probes: this.#probes(),
      times: this.#model.questions.flatMap(({ time }, place) => {
        const firsts = this.#slots.questions[place]?.firsts ?? 0;
        return time === null ? [] : [{ holds: certain(time), firsts }];
      }),
      fates: this.#model.fates.map((table, place) => this.#fates(table, this.#slots.fates[place] ?? 0)),
    };
    const planes = this.#layout.statePlanes + this.#circuit.stretches.length;
    const layout = { ...this.#layout, planes };
    return { ...parts, layout, start: this.#start(planes) };
  }

  /** A condition that is asked outside of rules. */
  #certain(condition: Condition): Gate {
    const { holds, wrong } = this.#conditions.judge(condition);
    if (wrong !== NEVER) throw new Refusal('an outcome or a question compares what may not be reckoned');
    return holds;
  }

  #start(planes: number): Int32Array {
    const start = new Int32Array(planes);
    const base = baseState(this.#prepared);
    for (const { variable, low, high, planes: bits } of this.#layout.places) {
      const value = base[variable] ?? NaN;
      if (!(Number.isInteger(value) && value >= low && value <= high)) {
        throw new Refusal(`a start of ${value} is out of bounds`);
      }
      bits.forEach((plane, bit) => {
        start[plane] = -bitAt(value - low, bits.length, bit);
      });
    }
    this.#circuit.stretches.forEach(({ from, to }, stretch) => {
      start[this.#layout.statePlanes + stretch] = from <= 0 && to >= 0 ? -1 : 0;
    });
    return start;
  }

  #drawnStarts(): Program['drawnStarts'] {
    const base = baseState(this.#prepared);
    return this.#prepared.starts.map(({ variable, name, values, weights }) => {
      const place = placeOf(this.#layout, variable);
      if (values.some((value) => !(Number.isInteger(value) && value >= place.low && value <= place.high))) {
        throw new Refusal(`a start of ${name} is out of bounds`);
      }
      const picking = weights.weigh(base, 0);
      if (picking.kind === 'none') throw new Refusal(`no start of ${name} has a weight above 0`);
      return { site: startSite(name), place, values, picking };
    });
  }

  #stages(): readonly ProgramStage[] {
    let number = 0;
    return this.#prepared.stages.map(({ clears, rules }) => ({
      clears: clears.flatMap(({ variable, start }) => {
        const { low, planes } = placeOf(this.#layout, variable);
        return planes.map((plane, bit) => ({ plane, ones: bitAt(start - low, planes.length, bit) === 1 }));
      }),
      rules: rules.map((rule) => this.#rule(rule, number++)),
    }));
  }

  #rule(prepared: PreparedRule, number: number): ProgramRule {
    const { rule } = prepared;
    try {
      const { holds, wrong } = this.#conditions.judge(rule.when);
      const draw = this.#draw(prepared);
      const picks = this.#picks(prepared);
      const inside = this.#circuit.any([draw?.wrong ?? NEVER, picks.wrong]);
      return {
        number,
        name: rule.name,
        rule,
        guard: this.#circuit.or(holds, wrong),
        wrong: this.#circuit.or(wrong, inside),
        draw,
        picks,
        effects: prepared.choices.map((effect) => this.#effect(effect)),
        otherwise: prepared.otherwise === null ? null : this.#effect(prepared.otherwise),
      };
    } catch (error) {
      throw error instanceof Refusal ? new Refusal(`${rule.name}: ${error.message}`) : error;
    }
  }

  #draw({ rule, chance }: PreparedRule): (ProgramRule['draw'] & { readonly wrong: Gate }) | null {
    const { draw, name } = rule;
    if (draw === null || chance === null) return null;
    const { cases, wrong, again } = tabulate(
      this.#circuit,
      this.#layout,
      readsOf(draw.chance),
      (state, tick) => checkedProbability(chance(state, tick), name),
      String,
    );
    const drawings = cases.map(({ result }) => drawing(draw.kind, result));
    return { kind: draw.kind, chances: cases, drawings, again, wrong };
  }

  #picks({ rule, weights }: PreparedRule): ProgramRule['picks'] & { readonly wrong: Gate } {
    return tabulate<Weighing>(
      this.#circuit,
      this.#layout,
      readsOfAll(rule.choices.map(({ weight }) => weight)),
      (state, tick) => weights.weigh(state, tick),
      (weighing) => JSON.stringify(weighing.kind === 'drawn' ? weighing.weights : weighing),
    );
  }

  #effect({ effect, writes, milestone }: PreparedEffect): ProgramEffect {
    return {
      milestone,
      counts: effect.counts,
      writes: writes.map(({ index, amount, value, variable }): ProgramWrite => {
        const place = placeOf(this.#layout, index);
        const isSum = variable.merge === 'sum';
        const fits = (result: number): boolean =>
          Number.isInteger(result) && (isSum || (result >= place.low && result <= place.high));
        const evaluate = (state: State, tick: number): number => {
          const result = value(state, tick);
          if (!fits(result)) throw new RangeError('out of bounds');
          return result;
        };
        const reads = readsOf(amount);
        if (variable.merge === 'sum') {
          const { cases, wrong } = tabulate(this.#circuit, this.#layout, reads, evaluate, String);
          return { merge: 'sum', place, added: cases, wrong };
        }
        const { low, planes } = place;
        const { bits, wrong } = tabulateBits(this.#circuit, this.#layout, reads, evaluate, {
          low,
          bits: planes.length,
        });
        return { merge: variable.merge, place, bits, wrong };
      }),
    };
  }

  #probes(): readonly ProgramProbe[] {
    const probes = this.#model.questions.flatMap((question, place) =>
      question.probes.map(({ when, given, tick }, row): ProgramProbe => {
        const givenGate = given === null ? ALWAYS : this.#certain(given);
        const both = this.#circuit.and(givenGate, this.#certain(when));
        const { tick: timed } = readsOfAll(given === null ? [when] : [given, when]);
        return {
          tick,
          given: givenGate,
          both,
          slot: (this.#slots.questions[place]?.probes ?? 0) + 2 * row,
          timed,
        };
      }),
    );
    return probes.sort((left, right) => left.tick - right.tick);
  }

  #fates({ variable, fates }: FateTable, slot: number): Program['fates'][number] {
    const lanes = fates.map(({ values }) => this.#certain({ is: 'in', variable, values }));
    return { slot, lanes };
  }
}
