import type { Model } from '../model/model.js';
import { visible } from '../scenario/diagnostics/visible.js';
import { type Box, type DrawingOptions, drawingOf } from './machines/drawing.js';
import type { Network } from './machines/network.js';

/** The state machines of a Model, or its actors, as a graph for Graphviz. Every name of the scenario is quoted. */
export function toDot(model: Model, options: DrawingOptions = {}): string {
  const { title, boxes, network } = drawingOf(model, options);
  const lines = [
    'digraph scenario {',
    `  graph [label=${quoted(title)}, labelloc="t", fontname="sans-serif", rankdir="LR"];`,
    `  node [shape="box", style="rounded", fontname="sans-serif"];`,
    `  edge [fontname="sans-serif", fontsize="10"];`,
    ...(network === null ? boxes.flatMap(boxLines) : networkLines(network)),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

function boxLines({ id, title, starts, states, moves }: Box): string[] {
  return [
    `  subgraph cluster_${id} {`,
    `    label=${quoted(title)};`,
    ...states.map((state) => {
      const border = state.isFinal ? ', peripheries="2"' : '';
      return `    ${state.id} [label=${quoted(state.title)}${border}];`;
    }),
    ...starts.flatMap((start, place) => [
      `    start_${id}_${place} [shape="point", label=""];`,
      `    start_${id}_${place} -> ${start};`,
    ]),
    ...moves.map(({ from, to, title: why }) => {
      return `    ${from} -> ${to}${why === '' ? '' : ` [label=${quoted(why)}]`};`;
    }),
    '  }',
  ];
}

function networkLines({ nodes, edges }: Network): string[] {
  return [
    ...nodes.map(({ id, title }) => `  ${id} [label=${quoted(title)}];`),
    ...edges.map(({ kind, from, to, title }) => {
      const style = kind === 'acts' ? '' : ', style="dashed"';
      return `  ${from} -> ${to} [label=${quoted(title)}${style}];`;
    }),
  ];
}

/** A quoted string. Graphviz reads `\n`, `\N` and the like in labels, and `&lt;` as HTML does: neither is left to it. */
function quoted(text: string): string {
  return `"${visible(text).replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/&/g, '&amp;')}"`;
}
