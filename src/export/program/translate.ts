import { all, ALWAYS, constant, isOneOf, wholeNumbers } from '../../model/conditions.js';
import type { Amount, Condition, Model, Write } from '../../model/model.js';
import { baseState, prepare, type PreparedModel } from '../../reference/index.js';
import { ExportError } from '../export-error.js';
import { Building } from './building.js';
import { pickProbabilities } from './distribution.js';
import { chosen, exactCondition } from './exact.js';
import type { Block, Branch, Command, Program, Section } from './program.js';
import { relevantPart } from './relevant.js';
import { stageSteps, type StageStep, writtenBy } from './stage.js';

/** What is written of a Model's chain. */
export interface ChainOptions {
  /** The names of the questions to be asked; what they and the outcomes cannot feel is left out. @defaultValue all */
  readonly questions?: readonly string[];
}

/**
 * A Model as a program of steps.
 *
 * @throws ExportError if it has numbers that cannot be written down in cases.
 * @throws ModelError if the Model is none that can be played.
 */
export function translate(
  whole: Model,
  { questions }: ChainOptions = {},
): { readonly program: Program; readonly building: Building } {
  const { model, variables } = relevantPart(whole, questions ?? null);
  const prepared = prepare(model);
  const starts = startsOf(prepared);
  const building = new Building(model, starts.values);
  const parts = tickParts(building, prepared);
  const length = parts.reduce((count, { steps }) => count + steps.length, 0);
  // Steps 1 to `judge` make a tick; see `Program`.
  const judge = length + 1;
  const over = judge + 1;
  const drawn = starts.draws.length;

  let step = 0;
  const numbered = parts.map(({ title, steps }) => ({
    title,
    blocks: steps.map(({ about, cases }): Block => {
      step += 1;
      return { about, commands: cases.map((each) => ({ step, next: step + 1, ...each })) };
    }),
  }));
  const sections: Section[] = [
    ...(drawn === 0 ? [] : [startSection(starts.draws, over)]),
    { title: 'Between ticks', blocks: betweenTicks(building, prepared, over) },
    ...numbered,
    { title: 'judge: the outcome', blocks: [judging(building, judge)] },
  ];
  const program = {
    variables: building.variables,
    present: new Set(
      building.variables.flatMap((_, index) => {
        return index >= model.variables.length || variables.has(index) ? [index] : [];
      }),
    ),
    outcome: building.outcome,
    tick: building.tick,
    horizon: model.horizon,
    firstStep: drawn === 0 ? 0 : over + 1,
    overStep: over,
    lastStep: over + drawn,
    sections,
  };
  return { program, building };
}

interface StartDraw {
  readonly name: string;
  readonly branches: readonly Branch[];
}

/** The values at which variables begin, and the draws of those that begin at random. */
function startsOf(prepared: PreparedModel): {
  readonly values: readonly number[];
  readonly draws: readonly StartDraw[];
} {
  const base = baseState(prepared);
  const free = prepared.model.variables.find(({ kind }) => kind === 'choice');
  if (free !== undefined) throw new ExportError(`${free.name} is chosen freely, and a chain has no choices`);
  const values = [...base];
  const draws = prepared.starts.flatMap(({ variable, name, values: possible, weights }): StartDraw[] => {
    const weighing = weights.weigh(base, 0);
    if (weighing.kind === 'none') {
      throw new ExportError(`no start of ${name} has a weight above 0; give it one that it may have`);
    }
    if (weighing.kind === 'sure') {
      values[variable] = possible[weighing.place] ?? NaN;
      return [];
    }
    const branches = pickProbabilities(weighing, possible.length).flatMap((probability, place) => {
      const value = constant(possible[place] ?? NaN);
      return probability === 0 ? [] : [{ probability, writes: [{ variable, value }] }];
    });
    return [{ name, branches }];
  });
  return { values, draws };
}

function startSection(draws: readonly StartDraw[], over: number): Section {
  const blocks = draws.map(({ name, branches }, place): Block => {
    const step = over + 1 + place;
    const next = place === draws.length - 1 ? 0 : step + 1;
    return { about: [`${name} begins at random`], commands: [{ step, next, when: ALWAYS, branches }] };
  });
  return { title: 'Before the first tick', blocks };
}

interface Part {
  readonly title: string;
  readonly steps: readonly StageStep[];
}

/** The stages of a tick. What the first of them clears is cleared on entering the tick. */
function tickParts(building: Building, { stages }: PreparedModel): readonly Part[] {
  const fresh = new Set<number>();
  return stages.flatMap((stage, place): Part[] => {
    const { clears } = stage;
    for (const { variable, start } of clears) {
      if (start === building.variable(variable).low) fresh.add(variable);
    }
    const clearing = place === 0 || clears.length === 0 ? [] : [clearStep(clears)];
    const steps = [...clearing, ...stageSteps(building, stage, fresh)];
    for (const variable of writtenBy(stage)) fresh.delete(variable);
    return steps.length === 0 ? [] : [{ title: `${stage.stage.phase}: ${stage.stage.step}`, steps }];
  });
}

function clearStep(clears: readonly { readonly variable: number; readonly start: number }[]): StageStep {
  return { about: ['clear what passes'], cases: [{ when: ALWAYS, branches: [sure(clearing(clears))] }] };
}

function clearing(clears: readonly { readonly variable: number; readonly start: number }[]): Write[] {
  return clears.map(({ variable, start }) => ({ variable, value: constant(start) }));
}

function sure(writes: readonly Write[]): Branch {
  return { probability: 1, writes };
}

function betweenTicks(building: Building, { stages }: PreparedModel, over: number): Block[] {
  const { outcome, tick } = building;
  const { horizon } = building.model;
  const running = isOneOf(outcome, [0]);
  const onward: Command = {
    step: 0,
    next: 1,
    when: all(running, { is: 'tick', from: 0, to: horizon - 1 }),
    branches: [
      sure([
        { variable: tick, value: { is: 'sum', of: [{ is: 'tick' }, constant(1)] } },
        ...clearing(stages[0]?.clears ?? []),
      ]),
    ],
  };
  const ended = isOneOf(outcome, wholeNumbers(1, building.variable(outcome).high));
  const end: Command = { step: 0, next: over, when: ended, branches: [sure([])] };
  const stay: Command = { step: over, next: over, when: ALWAYS, branches: [sure([])] };
  return [
    { about: ['the next tick begins, and clears what passes with the tick'], commands: [onward] },
    { about: ['or the run is over, and stays so'], commands: [end, stay] },
  ];
}

/** The first outcome in order that ends the run; after the last tick the first of the others, or none of these. */
function judging({ model, outcome }: Building, step: number): Block {
  const cases = model.outcomes.map(({ name, when, ends }, place) => ({
    ends,
    when: exactCondition(model, when, `the outcome ${name}`),
    result: constant(place + 1),
  }));
  const closing: Amount = {
    is: 'choose',
    when: { is: 'tick', from: model.horizon, to: model.horizon },
    yes: chosen(
      [
        ...possible(cases.filter(({ ends }) => !ends)),
        { when: ALWAYS, result: constant(model.outcomes.length + 1) },
      ],
      constant(0),
    ),
    otherwise: constant(0),
  };
  const value = chosen(
    [...possible(cases.filter(({ ends }) => ends)), { when: ALWAYS, result: closing }],
    closing,
  );
  const about = model.outcomes.map(
    ({ name, ends }, place) =>
      `${place + 1} ${name}: ${ends ? 'ends the run' : 'judged after the last tick'}`,
  );
  return {
    about,
    commands: [{ step, next: 0, when: ALWAYS, branches: [sure([{ variable: outcome, value }])] }],
  };
}

function possible<One extends { readonly when: Condition }>(cases: readonly One[]): readonly One[] {
  return cases.filter(({ when }) => when.is !== 'never');
}
