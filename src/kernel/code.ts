import type { Circuit, Gate } from './circuit.js';
import { type Layout, planeOf } from './layout.js';

/**
 * Puts the code of circuits together. What is put together are numbers and operators alone: no name of a scenario gets
 * here. A gate is reckoned once in a block and the blocks within it.
 */
export class CodeWriter {
  readonly #circuit: Circuit;
  readonly #layout: Layout;
  readonly #lines: string[] = [];
  readonly #blocks: Set<Gate>[] = [new Set()];

  constructor(circuit: Circuit, layout: Layout) {
    this.#circuit = circuit;
    this.#layout = layout;
  }

  get code(): string {
    return this.#lines.join('\n');
  }

  get lines(): number {
    return this.#lines.length;
  }

  line(code: string): void {
    this.#lines.push(code);
  }

  /** Writes a block: what is reckoned in it is not known behind it. */
  block(head: string, body: () => void): void {
    this.line(`${head} {`);
    this.#blocks.push(new Set());
    body();
    this.#blocks.pop();
    this.line('}');
  }

  /** The expression that stands for a gate; what it needs is written before. */
  gate(of: Gate): string {
    const name = `g${of}`;
    if (this.#blocks.some((block) => block.has(of))) return name;
    const node = this.#circuit.node(of);
    if (node.is === 'constant') return node.holds ? '-1' : '0';
    if (node.is === 'not') return `~${this.gate(node.of)}`;
    const plane = planeOf(this.#layout, node);
    if (plane !== null) this.line(`const ${name} = w[${plane}];`);
    else if (node.is === 'and' || node.is === 'or') {
      const sign = node.is === 'and' ? '&' : '|';
      const left = this.gate(node.left);
      this.line(`const ${name} = ${left} ${sign} ${this.gate(node.right)};`);
    } else throw new RangeError(`gate ${of} stands nowhere`);
    this.#blocks.at(-1)?.add(of);
    return name;
  }
}

/**
 * Makes a function from a text.
 *
 * @param parameters the names of its parameters
 */
export function functionOf(parameters: readonly string[], code: string): unknown {
  // oxlint-disable-next-line no-new-func, typescript/no-implied-eval -- made of numbers alone, and only where the platform and the user allow it
  return new Function(...parameters, `"use strict";\n${code}`);
}

/** Whether this platform lets code be made from text: a strict content policy does not. */
export function mayGenerate(): boolean {
  try {
    return typeof functionOf([], 'return 0') === 'function';
  } catch {
    return false;
  }
}
