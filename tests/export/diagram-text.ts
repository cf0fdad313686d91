/**
 * Strict readers of the parts of Mermaid and of Graphviz that are written here: line by line, every line of a known form, every
 * name declared before it is used. A name that broke out of its label would make a line of no known form.
 */

export interface Diagram {
  /** Labels of states or nodes, by id, as a reader would see them. */
  readonly nodes: ReadonlyMap<string, string>;
  readonly boxes: ReadonlyMap<string, string>;
  readonly arrows: readonly { readonly from: string; readonly to: string; readonly label: string }[];
}

class Drawn {
  readonly nodes = new Map<string, string>();
  readonly boxes = new Map<string, string>();
  readonly arrows: { from: string; to: string; label: string }[] = [];

  node(id: string, label: string): void {
    if (this.nodes.has(id) || this.boxes.has(id)) throw new Error(`${id} is declared twice`);
    this.nodes.set(id, label);
  }

  box(id: string, label: string): void {
    if (this.nodes.has(id) || this.boxes.has(id)) throw new Error(`${id} is declared twice`);
    this.boxes.set(id, label);
  }

  arrow(from: string, to: string, label: string): void {
    for (const id of [from, to]) {
      if (!this.nodes.has(id) && id !== '[*]') throw new Error(`${id} is not declared`);
    }
    this.arrows.push({ from, to, label });
  }
}

const ID = '([A-Za-z][A-Za-z0-9_]*)';
/** What a label may hold as it is; entities stand for the rest. */
const LABEL = '((?:[\\p{L}\\p{N}\\p{M} .,_()]|(?<=[\\p{L}\\p{N}])-(?=[\\p{L}\\p{N}])|#\\d+;)+)';

function line(pattern: string, text: string): readonly string[] | null {
  return new RegExp(`^ *${pattern}$`, 'u').exec(text)?.slice(1) ?? null;
}

function decoded(label: string): string {
  return label.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

export function readMermaid(text: string): Diagram {
  const lines = text.split('\n');
  if (lines.pop() !== '') throw new Error('the last line does not end');
  const [open, title = '', close, kind, ...rest] = lines;
  if (open !== '---' || close !== '---' || !/^title: "(?:[^"\\]|\\.)*"$/.test(title))
    throw new Error('front matter');
  if (kind === 'stateDiagram-v2') return states(rest);
  if (kind === 'flowchart LR') return flow(rest);
  throw new Error(`a ${String(kind)}`);
}

function states(lines: readonly string[]): Diagram {
  const drawn = new Drawn();
  let inside = false;
  for (const text of lines) {
    const box = line(`state "${LABEL}" as ${ID} \\{`, text);
    const state = line(`state "${LABEL}" as ${ID}`, text);
    const start = line(`\\[\\*\\] --> ${ID}`, text);
    const arrow = line(`${ID} --> ${ID}(?: : ${LABEL})?`, text);
    if (box !== null && !inside) {
      drawn.box(box[1] ?? '', decoded(box[0] ?? ''));
      inside = true;
    } else if (text === '  }' && inside) inside = false;
    else if (state !== null && inside) drawn.node(state[1] ?? '', decoded(state[0] ?? ''));
    else if (start !== null && inside) drawn.arrow('[*]', start[0] ?? '', '');
    else if (arrow !== null && inside) drawn.arrow(arrow[0] ?? '', arrow[1] ?? '', decoded(arrow[2] ?? ''));
    else throw new Error(`a line of no known form: ${text}`);
  }
  if (inside) throw new Error('a box does not end');
  return drawn;
}

function flow(lines: readonly string[]): Diagram {
  const drawn = new Drawn();
  for (const text of lines) {
    const node = line(`${ID}\\["${LABEL}"\\]`, text);
    const arrow = line(`${ID} (?:-->|-\\.->)\\|"${LABEL}"\\| ${ID}`, text);
    if (node !== null) drawn.node(node[0] ?? '', decoded(node[1] ?? ''));
    else if (arrow !== null) drawn.arrow(arrow[0] ?? '', arrow[2] ?? '', decoded(arrow[1] ?? ''));
    else throw new Error(`a line of no known form: ${text}`);
  }
  return drawn;
}

const STRING = '"((?:[^"\\\\\\n]|\\\\["\\\\])*)"';
const ATTRIBUTES = `(?: \\[label=${STRING}(?:, [a-z]+="[a-z0-9]*")*\\])?`;

/** What Graphviz shows of a quoted label. */
function unquoted(text: string): string {
  return text.replace(/\\(["\\])/g, '$1').replace(/&amp;/g, '&');
}

export function readDot(text: string): Diagram {
  const lines = text.split('\n');
  if (lines.pop() !== '' || lines.pop() !== '}' || lines.shift() !== 'digraph scenario {')
    throw new Error('its ends');
  const drawn = new Drawn();
  const settings = [
    `graph \\[label=${STRING}(?:, [a-z]+="[a-zA-Z-]*")*\\];`,
    '(?:node|edge) \\[[a-z]+="[a-z-]+"(?:, [a-z]+="[a-z0-9-]+")*\\];',
  ];
  let box: string | null = null;
  for (const whole of lines) {
    if (settings.some((setting) => line(setting, whole) !== null)) continue;
    const begins = line(`subgraph cluster_${ID} \\{`, whole);
    const title = line(`label=${STRING};`, whole);
    const point = line(`${ID} \\[shape="point", label=""\\];`, whole);
    const node = line(`${ID}${ATTRIBUTES};`, whole);
    const arrow = line(`${ID} -> ${ID}${ATTRIBUTES};`, whole);
    if (begins !== null && box === null) box = begins[0] ?? '';
    else if (whole === '  }' && box !== null) box = null;
    else if (title !== null && box !== null) drawn.box(box, unquoted(title[0] ?? ''));
    else if (point !== null) drawn.node(point[0] ?? '', '');
    else if (node !== null) drawn.node(node[0] ?? '', unquoted(node[1] ?? ''));
    else if (arrow !== null) drawn.arrow(arrow[0] ?? '', arrow[1] ?? '', unquoted(arrow[2] ?? ''));
    else throw new Error(`a line of no known form: ${whole}`);
  }
  if (box !== null) throw new Error('a box does not end');
  return drawn;
}
