import { compareByCodePoint } from '../../chance/index.js';
import type { Machine, Move, Process } from '../../scenario/scenario.js';
import {
  all,
  ALWAYS,
  any,
  complement,
  constant,
  during,
  isConstant,
  isOneOf,
  not,
  onlyWhen,
  sum,
  valueOf,
} from '../conditions.js';
import type {
  Amount,
  Choice,
  Condition,
  EventDescription,
  Origin,
  Variable,
  VariableIndex,
  Write,
} from '../model.js';
import { lowerDrawnAgain } from './succession.js';
import { always, type StageName } from './builder.js';
import type { Context, Perspective } from './context.js';
import type { Expressions } from './expressions/expressions.js';
import { drawOf } from './expressions/chances.js';

/** Processes and postures: variables whose moves out of one state are one rule, a draw and then a choice. */

/** Declares the variable of a machine. Its start may be drawn. */
export function declareMachine(
  context: Context,
  name: string,
  machine: Machine,
  origin: Origin,
  merge: Variable['merge'] = 'single',
): VariableIndex {
  return context.builder.variable(
    name,
    (): Omit<Variable, 'name'> => ({
      low: machine.low,
      high: machine.high,
      ...(machine.states === null ? {} : { labels: machine.states }),
      start: startOf(context, machine),
      merge,
      kind: 'state',
      origin,
    }),
  );
}

function startOf(context: Context, machine: Machine): Variable['start'] {
  const { start } = machine;
  if (start.kind === 'fixed') return start.value;
  const sorted = [...start.weights].sort((one, other) => one.value - other.value);
  const given = sorted.map(({ value, weight }) => ({
    value,
    weight:
      weight === null
        ? null
        : (context.numbers.parameter(weight)?.value ?? context.numbers.number(weight) ?? 0),
    kept: weight === null ? null : context.numbers.parameter(weight),
  }));
  const sumOfGiven = given.reduce((total, { weight }) => total + (weight ?? 0), 0);
  const hasRest = given.some(({ weight }) => weight === null);
  if (sumOfGiven > 1 + 1e-9 || (!hasRest && Math.abs(sumOfGiven - 1) > 1e-9)) {
    context.report({
      code: 'chances-exceed-one',
      path: [...machine.path, 'starts'],
      message: `the chances of the starts add up to ${sumOfGiven}, not to 1`,
      hint: 'let one of them be: rest',
    });
  }
  const left: Amount = given.some(({ kept }) => kept !== null)
    ? complement(sum(...given.map(({ weight, kept }) => kept ?? constant(weight ?? 0))))
    : constant(Math.max(0, 1 - sumOfGiven));
  return {
    weights: given.map(({ value, weight, kept }) => ({
      value,
      weight: kept ?? (weight === null ? left : constant(weight)),
    })),
  };
}

/** Adds the rules of a process of its own: what a variant sets it to, and its moves. */
export function lowerProcess(context: Context, expressions: Expressions, process: Process): void {
  const event = (from: string | null, label: string): EventDescription => ({
    kind: 'move',
    process: process.name,
    from,
    label,
  });
  const variable = context.processVariable(process.name);
  const unset = lowerPuts(context, process);
  const drawnAgain = lowerDrawnAgain(context, expressions, process, variable, unset);
  lowerMoves(context, expressions, {
    machine: process,
    variable,
    origin: { section: 'processes', name: process.name },
    free: all(unset, not(drawnAgain)),
    event,
    stage: 'context/processes',
    perspective: null,
  });
}

/**
 * Adds the rules by which a variant sets a process.
 *
 * @param besides what is written with a value, where it is set
 * @returns that it is not set in this tick: a variable that the script sets does not step in that tick.
 */
export function lowerPuts(
  context: Context,
  process: Process,
  besides: (to: number) => readonly Write[] = () => [],
): Condition {
  const variable = context.processVariable(process.name);
  // A variant that includes another may set again what that sets: the last word holds.
  const puts = new Map<number, number>();
  for (const { process: name, value, on } of context.variant?.put ?? []) {
    if (name === process.name) puts.set(Math.max(1, on), value);
  }
  for (const [on, value] of puts) {
    const label = process.states?.[value] ?? String(value);
    context.builder.rule('script/put', {
      name: `put/${process.name}/${on}`,
      when: during(on, on),
      draw: null,
      choices: always({
        writes: [{ variable, value: valueToSet(process, variable, value) }, ...besides(value)],
        counts: [],
        event: { kind: 'put', process: process.name, label },
      }),
      otherwise: null,
      origin: { section: 'variants', name: context.variant?.name ?? '' },
    });
  }
  // A variable that the script sets does not step in that tick.
  return not(any(...[...puts.keys()].map((on) => during(on, on))));
}

/** What is written to a stock is added to what there is. */
function valueToSet(process: Process, variable: VariableIndex, value: number): Amount {
  return process.of === 'stock'
    ? { is: 'difference', left: constant(value), right: valueOf(variable) }
    : constant(value);
}

export interface MachineRules {
  readonly machine: Machine;
  readonly variable: VariableIndex;
  readonly origin: Origin;
  /** The machine may move. */
  readonly free: Condition;
  readonly event: (from: string | null, label: string) => EventDescription;
  /** What is written with the value that a move leads to. */
  readonly besides?: (to: number) => readonly Write[];
  /** For a chance per occasion: what must hold beside the move's condition. Its turning true is an occasion too. */
  readonly whilst?: Condition;
  /** What is certain while its condition holds shuts out what is drawn. */
  readonly certainFirst?: boolean;
  readonly stage: StageName;
  readonly perspective: Perspective;
}

/** One rule for the moves out of each state; one for all moves of an integer. */
export function lowerMoves(context: Context, expressions: Expressions, rules: MachineRules): void {
  const { machine } = rules;
  const base = context.builder.variables[rules.variable]?.name ?? rules.origin.name;
  if (machine.states === null) {
    addRule(context, expressions, rules, machine.moves, `${rules.origin.section}/${base}`, { is: 'always' });
    return;
  }
  for (const [value, state] of machine.states.entries()) {
    const moves = machine.moves.filter((move) => move.from === value);
    const at = isOneOf(rules.variable, [value]);
    addRule(context, expressions, rules, moves, `${rules.origin.section}/${base}/${state}`, at);
  }
}

function addRule(
  context: Context,
  expressions: Expressions,
  rules: MachineRules,
  moves: readonly Move[],
  name: string,
  at: Condition,
): void {
  if (moves.length === 0) return;
  const { machine, variable, stage, perspective } = rules;
  const sorted = [...moves].sort((one, other) => compareByCodePoint(one.name, other.name));
  const each = sorted.map((move) => {
    const asked = expressions.asked(move.when, perspective);
    const perOccasion = move.chance?.kind === 'rate' && move.chance.quantity.unit?.kind === 'occasion';
    const when = perOccasion ? all(rules.whilst ?? ALWAYS, asked) : asked;
    const draw = drawOf(expressions, move.chance, when, perspective, stage);
    return { move, draw, possible: all(draw.when, leaves(move, variable, machine)) };
  });
  const sure = any(...each.filter(({ move }) => move.chance === null).map(({ possible }) => possible));
  const drawn = each.map(({ move, draw, possible: open }) => {
    const possible = rules.certainFirst === true && move.chance !== null ? all(open, not(sure)) : open;
    const chance = onlyWhen(possible, draw.chance);
    return { move, possible, kind: draw.draw?.kind ?? null, size: draw.chance, chance };
  });
  const [only] = drawn;
  const total =
    drawn.length === 1 && only !== undefined ? only.size : sum(...drawn.map(({ chance }) => chance));
  const when = all(at, rules.free, any(...drawn.map(({ possible }) => possible)));
  // Moves that are certain while their condition holds need no draw when nothing else competes with them.
  const certain = drawn.every(({ move }) => move.chance === null);
  const coin = drawn.some(({ kind }) => kind === 'coin');
  context.builder.rule(stage, {
    name,
    when,
    draw:
      isConstant(total, 1) || (certain && drawn.length === 1)
        ? null
        : { kind: coin ? 'coin' : 'hazard', chance: total },
    choices: drawn.map(({ move, chance }): Choice => {
      const from = move.from === null ? null : labelOf(machine, move.from);
      return {
        name: move.name,
        weight: drawn.length === 1 ? constant(1) : chance,
        effect: {
          writes: [
            { variable, value: destination(move, variable) },
            ...(move.to.kind === 'value' ? (rules.besides?.(move.to.value) ?? []) : []),
          ],
          counts: [],
          event: rules.event(from, move.to.kind === 'value' ? labelOf(machine, move.to.value) : move.name),
        },
      };
    }),
    otherwise: null,
    origin: rules.origin,
  });
}

/** A move of an integer is possible where it stays within the bounds. */
function leaves(move: Move, variable: VariableIndex, machine: Machine): Condition {
  if (machine.states !== null) return { is: 'always' };
  if (move.from !== null) return isOneOf(variable, [move.from]);
  const by = move.to.kind === 'step' ? move.to.by : 0;
  const values: number[] = [];
  for (let value = machine.low; value <= machine.high; value += 1) {
    if (value + by >= machine.low && value + by <= machine.high) values.push(value);
  }
  return isOneOf(variable, values);
}

function destination(move: Move, variable: VariableIndex): Amount {
  return move.to.kind === 'value' ? constant(move.to.value) : sum(valueOf(variable), constant(move.to.by));
}

function labelOf(machine: Machine, value: number): string {
  return machine.states?.[value] ?? String(value);
}
