import type { Model } from '../model/model.js';
import { visible } from '../scenario/diagnostics/visible.js';
import { type Box, type DrawingOptions, drawingOf } from './machines/drawing.js';
import type { Network } from './machines/network.js';

/**
 * The state machines of a Model as a Mermaid state diagram, or its actors as a flowchart.
 * Every name of the scenario is escaped, so no name can end a label or begin anything else.
 */
export function toMermaid(model: Model, options: DrawingOptions = {}): string {
  const { title, boxes, network } = drawingOf(model, options);
  const heading = ['---', `title: ${JSON.stringify(visible(title))}`, '---'];
  const body = network === null ? ['stateDiagram-v2', ...boxes.flatMap(boxLines)] : networkLines(network);
  return `${[...heading, ...body].join('\n')}\n`;
}

function boxLines({ id, title, starts, states, moves }: Box): string[] {
  return [
    `  state "${escaped(title)}" as ${id} {`,
    ...states.map((state) => `    state "${escaped(state.title)}" as ${state.id}`),
    ...starts.map((start) => `    [*] --> ${start}`),
    ...moves.map((move) => {
      const why = move.title === '' ? '' : ` : ${escaped(move.title)}`;
      return `    ${move.from} --> ${move.to}${why}`;
    }),
    '  }',
  ];
}

function networkLines({ nodes, edges }: Network): string[] {
  return [
    'flowchart LR',
    ...nodes.map(({ id, title }) => `  ${id}["${escaped(title)}"]`),
    ...edges.map(({ kind, from, to, title }) => {
      const arrow = kind === 'acts' ? '-->' : '-.->';
      return `  ${from} ${arrow}|"${escaped(title)}"| ${to}`;
    }),
  ];
}

/** Letters, digits, spaces and a few marks stay; everything else is written by its number, as Mermaid wants it. */
function escaped(text: string): string {
  const shown = Array.from(visible(text), (character, place) =>
    isPlain(character) || (character === '-' && isInside(text, place))
      ? character
      : `#${character.codePointAt(0) ?? 0};`,
  ).join('');
  return shown === '' ? '#32;' : shown;
}

function isPlain(character: string): boolean {
  return /[\p{L}\p{N}\p{M} .,_()]/u.test(character);
}

/** A hyphen between letters, not one of an arrow. */
function isInside(text: string, place: number): boolean {
  return /^[\p{L}\p{N}]-[\p{L}\p{N}]$/u.test(
    Array.from(visible(text))
      .slice(place - 1, place + 2)
      .join(''),
  );
}
