import type { Circuit, Gate } from '../circuit.js';
import { type Layout, planeOf } from '../layout.js';
import type { FunctionWriter } from './function-writer.js';
import { type Code, get, V128, v128 } from './instructions.js';
import { type Memory, WIDE } from './memory.js';

/** Writes gates into a function. A gate is reckoned once in a block and the blocks within it. */
export class GateWriter {
  readonly #circuit: Circuit;
  readonly #layout: Layout;
  readonly #memory: Memory;
  readonly #body: FunctionWriter;
  /** The locals that hold gates, by open block. */
  readonly #blocks: Map<Gate, number>[] = [new Map<Gate, number>()];

  constructor(circuit: Circuit, layout: Layout, memory: Memory, body: FunctionWriter) {
    this.#circuit = circuit;
    this.#layout = layout;
    this.#memory = memory;
    this.#body = body;
  }

  /** Writes a block that is entered if a condition holds. */
  when(condition: Code, write: () => void): void {
    this.#body.when(condition, () => {
      this.#blocks.push(new Map());
      write();
      this.#blocks.pop();
    });
  }

  /** Writes what is done in some lanes, if there are any. */
  whereAny(lanes: Code, write: (lanes: Code) => void): void {
    const local = this.#body.keep(V128, lanes);
    this.when(v128.any(get(local)), () => {
      write(get(local));
    });
  }

  /** The lanes in which a gate holds; what it needs is written before. */
  value(of: Gate): Code {
    const known = this.#known(of);
    if (known !== undefined) return get(known);
    const node = this.#circuit.node(of);
    if (node.is === 'constant') return node.holds ? v128.ones : v128.zeros;
    if (node.is === 'not') return v128.not(this.value(node.of));
    const plane = planeOf(this.#layout, node);
    if (plane !== null) return this.#keep(of, v128.load(this.#memory.planes + WIDE * plane));
    if (node.is === 'and') return this.#keep(of, this.both(this.value(node.left), node.right));
    if (node.is === 'or') return this.#keep(of, v128.or(this.value(node.left), this.value(node.right)));
    throw new RangeError(`gate ${of} stands nowhere`);
  }

  /** Those of some lanes in which a gate holds. */
  both(lanes: Code, gate: Gate): Code {
    const node = this.#circuit.node(gate);
    if (node.is === 'constant') return node.holds ? lanes : v128.zeros;
    const isKnown = this.#known(gate) !== undefined;
    return node.is === 'not' && !isKnown
      ? v128.without(lanes, this.value(node.of))
      : v128.and(lanes, this.value(gate));
  }

  #known(of: Gate): number | undefined {
    for (const block of this.#blocks) {
      const local = block.get(of);
      if (local !== undefined) return local;
    }
    return undefined;
  }

  #keep(of: Gate, value: Code): Code {
    const local = this.#body.keep(V128, value);
    this.#blocks.at(-1)?.set(of, local);
    return get(local);
  }
}
