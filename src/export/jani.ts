import type { Model } from '../model/model.js';
import { variantName } from '../report/variants.js';
import { combinationText } from '../scenario/readings.js';
import { amountInJani, conditionInJani, ifElse, type JaniExpression, joined } from './jani/expressions.js';
import { type AskedChance, askedOf, type AskedTime } from './program/asked.js';
import { type Branch, type Command, OUTCOME, type Program, STEP, TICK } from './program/program.js';
import { type ChainOptions, translate } from './program/translate.js';

/** A Model in JANI (jani-spec.org, version 1), which Storm, the Modest Toolset and others read. */
export interface JaniModel {
  readonly 'jani-version': 1;
  readonly name: string;
  readonly metadata: { readonly description: string };
  readonly type: 'dtmc';
  readonly features: readonly ['derived-operators'];
  readonly variables: readonly JaniVariable[];
  readonly properties: readonly JaniProperty[];
  readonly automata: readonly [JaniAutomaton];
  readonly system: { readonly elements: readonly [{ readonly automaton: string }] };
}

/** A bounded whole number; or what a question counts, which is 0 but on the edges that count. */
export interface JaniVariable {
  readonly name: string;
  readonly type:
    | 'real'
    | {
        readonly kind: 'bounded';
        readonly base: 'int';
        readonly 'lower-bound': number;
        readonly 'upper-bound': number;
      };
  readonly transient?: true;
  readonly 'initial-value': number;
  readonly comment: string;
}

/** An automaton of the model: its locations and the edges between them. */
export interface JaniAutomaton {
  readonly name: string;
  readonly locations: readonly [{ readonly name: string }];
  readonly 'initial-locations': readonly [string];
  readonly edges: readonly JaniEdge[];
}

/** A way from one location to others, each with its probability. */
export interface JaniEdge {
  readonly location: string;
  readonly guard: { readonly exp: JaniExpression };
  readonly destinations: readonly {
    readonly location: string;
    readonly probability: { readonly exp: number };
    readonly assignments: readonly { readonly ref: string; readonly value: JaniExpression }[];
  }[];
  readonly comment?: string;
}

/** A property to be checked: what is asked, as JANI says it. */
export interface JaniProperty {
  readonly name: string;
  readonly expression: {
    readonly op: 'filter';
    readonly fun: 'max';
    readonly states: { readonly op: 'initial' };
    readonly values: JaniPropertyValues;
  };
  readonly comment: string;
}

/** The chance of reaching a state; or the expected sum of what is counted on the way to one. */
export type JaniPropertyValues =
  | {
      readonly op: 'Pmax';
      readonly exp: { readonly op: 'U'; readonly left: true; readonly right: JaniExpression };
    }
  | {
      readonly op: 'Emax';
      readonly exp: string;
      readonly accumulate: readonly ['steps'];
      readonly reach: JaniExpression;
    };

const PLACE = 'in_step';
const AUTOMATON = 'scenario';

/**
 * The Model as a discrete-time Markov chain in JANI, its outcomes and questions as properties. It is the chain that
 * `toPrism` writes; its values are the exact answers.
 *
 * @throws ExportError if it has numbers that cannot be written down in cases.
 * @throws ModelError if the Model is none that can be played.
 */
export function toJani(model: Model, options: ChainOptions = {}): JaniModel {
  const { program, building } = translate(model, options);
  const { outcomes, questions } = askedOf(building);
  const times = questions.flatMap(({ time }) => time ?? []);
  return {
    'jani-version': 1,
    name: model.title,
    metadata: { description: description(model) },
    type: 'dtmc',
    features: ['derived-operators'],
    variables: [...variables(program), ...times.map(countedVariable)],
    properties: [
      ...outcomes.map((one) => chance(one, program)),
      ...questions.flatMap(({ about, chances, time }) => [
        ...chances.map((one) => chance(one, program, about)),
        ...(time === null ? [] : [expected(time, program, about)]),
      ]),
    ],
    automata: [
      {
        name: AUTOMATON,
        locations: [{ name: PLACE }],
        'initial-locations': [PLACE],
        edges: program.sections.flatMap(({ title, blocks }) =>
          blocks.flatMap(({ about, commands }) =>
            commands.map((command, place) =>
              edge(command, program, times, place === 0 ? `${title}: ${about.join('; ')}` : null),
            ),
          ),
        ),
      },
    ],
    system: { elements: [{ automaton: AUTOMATON }] },
  };
}

function description(model: Model): string {
  const readings = combinationText(model.readings);
  return [
    `Variant: ${variantName(model.variant)}.`,
    ...(readings === '' ? [] : [`Readings: ${readings}.`]),
    `${model.horizon} ticks of one ${model.tick}.`,
    'Questions are read where a tick is over, in step 0.',
    'Probabilities are those of the scenario, with all their digits.',
  ].join(' ');
}

function variables(program: Program): JaniVariable[] {
  const step = {
    name: STEP,
    low: 0,
    high: program.lastStep,
    start: program.firstStep,
    about: `where in the tick: 0 it is over, ${program.overStep} the run is over`,
  };
  const present = program.variables.filter((_, index) => program.present.has(index));
  return [step, ...present].map(({ name, low, high, start, about }) => ({
    name,
    type: { kind: 'bounded', base: 'int', 'lower-bound': low, 'upper-bound': high },
    'initial-value': start,
    comment: about,
  }));
}

function countedVariable({ counted, about }: AskedTime): JaniVariable {
  return {
    name: counted,
    type: 'real',
    transient: true,
    'initial-value': 0,
    comment: `counted for: ${about.join('; ')}`,
  };
}

function edge(
  { step, next, when, branches }: Command,
  program: Program,
  times: readonly AskedTime[],
  comment: string | null,
): JaniEdge {
  const here: JaniExpression = { op: '=', left: STEP, right: step };
  const guard = when.is === 'always' ? here : joined('∧', [here, conditionInJani(when, program)], true);
  const counts = step === 0 ? times.map((time) => countOf(time, program)) : [];
  return {
    location: PLACE,
    guard: { exp: guard },
    destinations: branches.map((branch) => ({
      location: PLACE,
      probability: { exp: branch.probability },
      assignments: [...assignments(branch, program), { ref: STEP, value: next }, ...counts],
    })),
    ...(comment === null ? {} : { comment }),
  };
}

function assignments(
  { writes }: Branch,
  program: Program,
): { readonly ref: string; readonly value: JaniExpression }[] {
  return writes.flatMap(({ variable, value }) => {
    const ref = program.variables[variable]?.name ?? '';
    const written = amountInJani(value, program);
    return written === ref ? [] : [{ ref, value: written }];
  });
}

/** As PRISM's rewards: one for every tick that ends without it; for a run that does, all that are missing to the horizon. */
function countOf({ counted, when }: AskedTime, program: Program): { ref: string; value: JaniExpression } {
  const isStart: JaniExpression = { op: '=', left: TICK, right: 0 };
  const goesOn: JaniExpression = { op: '=', left: OUTCOME, right: 0 };
  return {
    ref: counted,
    value: ifElse(
      isStart,
      1,
      ifElse(
        conditionInJani(when, program),
        0,
        ifElse(goesOn, 1, { op: '-', left: program.horizon, right: TICK }),
      ),
    ),
  };
}

function chance(
  { name, about, when }: AskedChance,
  program: Program,
  question: readonly string[] = [],
): JaniProperty {
  const here: JaniExpression = { op: '=', left: STEP, right: 0 };
  const right = when.is === 'always' ? here : joined('∧', [here, conditionInJani(when, program)], true);
  return property(name, [...question, ...about], { op: 'Pmax', exp: { op: 'U', left: true, right } });
}

function expected(
  { name, about, counted }: AskedTime,
  program: Program,
  question: readonly string[],
): JaniProperty {
  return property(name, [...question, ...about], {
    op: 'Emax',
    exp: counted,
    accumulate: ['steps'],
    reach: { op: '=', left: STEP, right: program.overStep },
  });
}

function property(name: string, about: readonly string[], values: JaniPropertyValues): JaniProperty {
  return {
    name,
    expression: { op: 'filter', fun: 'max', states: { op: 'initial' }, values },
    comment: about.join('; '),
  };
}
