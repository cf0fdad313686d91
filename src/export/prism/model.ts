import type { Model } from '../../model/model.js';
import { variantName } from '../../report/variants.js';
import { combinationText } from '../../scenario/readings.js';
import { commentLines } from '../comments.js';
import type { AskedTime } from '../program/asked.js';
import {
  type Branch,
  type Command,
  OUTCOME,
  type Program,
  type ProgramVariable,
  STEP,
  TICK,
} from '../program/program.js';
import { decimalsOf } from './decimals.js';
import { amountInPrism, bare, conditionInPrism, conjunct } from './expressions.js';

/** The program as a PRISM model: a discrete-time Markov chain of one module. */
export function modelInPrism(model: Model, program: Program, times: readonly AskedTime[]): string {
  const lines = [
    ...commentLines(opening(model)),
    '',
    'dtmc',
    '',
    'module scenario',
    ...declarations(model, program),
    ...program.sections.flatMap(({ title, blocks }) => [
      '',
      ...commentLines([`---- ${title} ----`], '  '),
      ...blocks.flatMap(({ about, commands }) => [
        '',
        ...commentLines(about, '  '),
        ...commands.flatMap((command) => commandLines(command, program)),
      ]),
    ]),
    'endmodule',
    '',
    ...labelLines(program),
    ...times.flatMap((time) => rewardLines(time, program)),
  ];
  return `${lines.join('\n')}\n`;
}

function opening(model: Model): string[] {
  const readings = combinationText(model.readings);
  return [
    model.title,
    `variant: ${variantName(model.variant)}${readings === '' ? '' : `; readings: ${readings}`}`,
    `${model.horizon} ticks of one ${model.tick}`,
    '',
    'A tick is a walk through numbered steps, one for each rule that draws and one more for most stages.',
    'In step 0 the tick is over: questions are read there.',
    'The rules of a stage read the state as it was when the stage began. So what a draw writes waits in a variable',
    '`next...` wherever a later rule of its stage could notice.',
    '',
    'Probabilities are those of the scenario, with all their digits; those of a command add up to 1 exactly.',
    'What no outcome and no question below can feel is left out.',
    'What depends on the state through a logarithm or a power was reckoned beforehand, case by case.',
  ];
}

function declarations(model: Model, program: Program): string[] {
  const { variables, present, outcome, tick, firstStep, lastStep, overStep } = program;
  const step: ProgramVariable = {
    name: STEP,
    low: 0,
    high: lastStep,
    start: firstStep,
    about: `where in the tick: 0 it is over, ${overStep} the run is over`,
  };
  const [time, judged] = [variables[tick], variables[outcome]];
  const fixed = [step, ...(time === undefined ? [] : [time]), ...(judged === undefined ? [] : [judged])];
  const named = model.variables.flatMap(({ kind }, index) => {
    const variable = present.has(index) ? variables[index] : undefined;
    return variable === undefined ? [] : [{ kind, variable }];
  });
  const group = (title: string, group: readonly ProgramVariable[]): string[] =>
    group.length === 0
      ? []
      : ['', ...commentLines([`---- ${title} ----`], '  '), ...group.map((one) => declaration(one))];
  const ofKind = (kind: string): ProgramVariable[] =>
    named.filter((each) => each.kind === kind).map(({ variable }) => variable);
  return [
    ...fixed.map((one) => declaration(one)),
    ...group('What lasts from tick to tick', ofKind('state')),
    ...group('What passes with the tick', ofKind('passing')),
    ...group('What only questions read', ofKind('monitor')),
    ...group(
      'What draws write, until their stage is over',
      variables.slice(model.variables.length).filter((_, place) => place > 1),
    ),
  ];
}

function declaration({ name, low, high, start, about }: ProgramVariable): string {
  // A range of one value is legal, but some engines of PRISM have trouble with it.
  const top = high === low ? low + 1 : high;
  const [comment = ''] = commentLines([about]);
  return `  ${name} : [${low}..${top}] init ${start}; ${comment}`;
}

function commandLines({ step, next, when, branches }: Command, program: Program): string[] {
  const condition = when.is === 'always' ? '' : ` & ${conjunct(when, program)}`;
  const head = `  [] ${STEP} = ${step}${condition} ->`;
  const [only] = branches;
  if (only !== undefined && branches.length === 1) {
    const updates = updatesOf(only, next, program);
    if (updates.length === 1) return [`${head} ${updates.join('')};`];
    return [head, `       ${updates.join(`\n     & `)};`];
  }
  const decimals = decimalsOf(branches.map(({ probability }) => probability));
  const shown = branches.map((branch, place) => {
    const updates = updatesOf(branch, next, program).join(' & ');
    return `     ${place === 0 ? ' ' : '+'} ${decimals[place] ?? ''} : ${updates}`;
  });
  return [head, `${shown.join('\n')};`];
}

function updatesOf({ writes }: Branch, next: number, program: Program): string[] {
  const written = writes.flatMap(({ variable, value }) => {
    const name = program.variables[variable]?.name ?? '';
    const text = bare(amountInPrism(value, program));
    return text === name ? [] : [`(${name}' = ${text})`];
  });
  return [...written, `(${STEP}' = ${next})`];
}

function labelLines({ overStep }: Program): string[] {
  return [
    ...commentLines(['The run is over; the tick is over.']),
    `label "over" = ${STEP} = ${overStep};`,
    `label "tick_over" = ${STEP} = 0;`,
    ...commentLines(['The run has an outcome.']),
    `label "judged" = ${OUTCOME} > 0;`,
  ];
}

/** One for every tick that ends without it; for a run that ends without it, all that are missing to the horizon. */
function rewardLines({ counted, when, about }: AskedTime, program: Program): string[] {
  const not = when.is === 'always' ? 'false' : `!(${bare(conditionInPrism(when, program))})`;
  return [
    '',
    ...commentLines(about),
    `rewards "${counted}"`,
    `  ${STEP} = 0 & ${TICK} = 0 : 1;`,
    `  ${STEP} = 0 & ${TICK} > 0 & ${OUTCOME} = 0 & ${not} : 1;`,
    `  ${STEP} = 0 & ${OUTCOME} > 0 & ${not} : ${program.horizon} - ${TICK};`,
    'endrewards',
  ];
}
