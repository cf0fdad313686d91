import { ExplicitChain, type Refused } from '../chain/index.js';
import type { Model } from '../model/model.js';
import { variantName } from '../report/variants.js';
import { combinationText } from '../scenario/readings.js';
import { aboutVariable } from './about-variable.js';
import { commentLines } from './comments.js';
import { ExportError } from './export-error.js';
import { type Label, type Labelling, labelling } from './explicit/labels.js';
import { Names } from './names.js';
import type { ChainOptions } from './program/translate.js';

/** How much may be spent on a chain that is written state by state. */
export interface ExplicitOptions extends ChainOptions {
  /** Megabytes of memory: 1500 unless told. What would need more is refused. */
  readonly megabytes?: number;
}

/** A chain in PRISM's explicit format: the texts of four files, each in pieces that follow on each other. */
export interface ExplicitFiles {
  /** `.sta`: the states. */
  readonly states: Iterable<string>;
  /** `.tra`: the transitions. */
  readonly transitions: Iterable<string>;
  /** `.lab`: which labels hold where. */
  readonly labels: Iterable<string>;
  /** `.props`: the outcomes and questions, asked of the labels. */
  readonly properties: string;
  readonly size: { readonly states: number; readonly transitions: number };
}

const MEGABYTES = 1500;

/**
 * The chain of a Model written out state by state, in PRISM's explicit format (its manual, appendix "Explicit Model Files").
 * One transition is one tick, and the tick is part of the state; a run that is over stays where it is. The chance of ever
 * reaching a label is the exact answer.
 *
 * @returns the files; or why the chain is too large, and what would make it smaller
 * @throws ExportError if an option is chosen freely.
 * @throws RangeError on a budget of no memory, or on a Model with numbers kept by name.
 * @throws ModelError if the Model does what no Model may do.
 */
export function toExplicit(
  model: Model,
  { questions, megabytes = MEGABYTES }: ExplicitOptions = {},
): ExplicitFiles | { readonly refused: Refused } {
  if (!(megabytes > 0))
    throw new RangeError(`the memory for a chain is more than 0 megabytes, not ${megabytes}`);
  const free = model.variables.find(({ kind }) => kind === 'choice');
  if (free !== undefined) throw new ExportError(`${free.name} is chosen freely, and a chain has no choices`);
  const asked = model.questions.filter(({ name }) => questions === undefined || questions.includes(name));
  const named = labelling(model, asked);
  const chain = ExplicitChain.of(model, named.asked, megabytes * 1_000_000);
  if (!(chain instanceof ExplicitChain)) return { refused: { what: 'the chain', ...chain } };
  const columns = columnsOf(chain);
  return {
    states: inPieces(stateLines(chain, columns)),
    transitions: inPieces(transitionLines(chain)),
    labels: inPieces(labelLines(chain, named)),
    properties: propertiesOf(model, chain, columns, named),
    size: chain.size,
  };
}

interface Column {
  readonly name: string;
  readonly about: string;
}

/** What stands in a state, in order: whether the start is drawn (if it is), the tick, the class, and what lasts. */
function columnsOf({ variables, drawsStart, horizon }: ExplicitChain): readonly Column[] {
  const names = new Names();
  const column = (name: string, about: string): Column => ({ name: names.give(name), about });
  return [
    ...(drawsStart ? [column('begun', '0 before the start is drawn, 1 from then on')] : []),
    column('tick', `the tick that is over, from 0 to ${horizon}; of a run that has ended, its last one`),
    column('class', 'a number for what the labels say'),
    ...variables.map((variable) => column(variable.name, aboutVariable(variable))),
  ];
}

function* stateLines(chain: ExplicitChain, columns: readonly Column[]): Generator<string> {
  yield `(${columns.map(({ name }) => name).join(',')})`;
  let number = 0;
  for (const { tick, class: asked, values, answers } of chain.states()) {
    const begun = chain.drawsStart ? [Number(answers.length > 0)] : [];
    yield `${number}:(${[...begun, tick, Math.max(0, asked), ...values].join(',')})`;
    number += 1;
  }
}

function* transitionLines(chain: ExplicitChain): Generator<string> {
  const { states, transitions } = chain.size;
  yield `${states} ${transitions}`;
  for (const { from, to, probability } of chain.transitions()) yield `${from} ${to} ${probability}`;
}

function labelsOf({ outcomes, questions }: Labelling): readonly Label[] {
  return [...outcomes, ...questions.flatMap(({ labels }) => labels)];
}

function* labelLines(chain: ExplicitChain, named: Labelling): Generator<string> {
  const labels = labelsOf(named);
  yield ['init', 'deadlock', ...labels.map(({ name }) => name)]
    .map((name, place) => `${place}="${name}"`)
    .join(' ');
  let number = 0;
  for (const state of chain.states()) {
    const held = labels.flatMap(({ holds }, place) => (holds(state) ? [place + 2] : []));
    const all = number === 0 ? [0, ...held] : held;
    if (all.length > 0) yield `${number}: ${all.join(' ')}`;
    number += 1;
  }
}

function propertiesOf(
  model: Model,
  { drawsStart, size }: ExplicitChain,
  columns: readonly Column[],
  { outcomes, questions }: Labelling,
): string {
  const readings = combinationText(model.readings);
  const property = ({ name, about }: Label): string[] => ['', ...commentLines(about), `P=? [ F "${name}" ];`];
  const lines = [
    ...commentLines([
      model.title,
      `variant: ${variantName(model.variant)}${readings === '' ? '' : `; readings: ${readings}`}`,
      `${model.horizon} ticks of one ${model.tick}; ${size.states} states, ${size.transitions} transitions`,
      `One transition is one tick${drawsStart ? ', after a first one that draws the start' : ''}; a run that is over stays where it is.`,
      'A state is:',
      ...columns.map(({ name, about }) => `  ${name}: ${about}`),
      'Values that nothing tells apart are one, and what can no longer matter is as at the start.',
      '',
      '---- Outcomes ----',
    ]),
    ...outcomes.flatMap(property),
    ...questions.flatMap(({ about, labels }) => [
      '',
      ...commentLines(about.map((text, place) => (place === 0 ? `---- ${text} ----` : text))),
      ...labels.flatMap(property),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

/** So many lines are handed over at once. */
const LINES = 4096;

/** Lines as pieces of text: a whole file may be longer than a text can be. */
function* inPieces(lines: Iterable<string>): Generator<string> {
  let piece: string[] = [];
  for (const line of lines) {
    if (piece.push(line) < LINES) continue;
    yield `${piece.join('\n')}\n`;
    piece = [];
  }
  if (piece.length > 0) yield `${piece.join('\n')}\n`;
}
