import type { Circuit, Evaluate, Gate, GateNode } from './circuit.js';
import { generate } from './generate.js';
import { type Layout, planeOf } from './layout.js';

const AND = 0;
const OR = 1;
const NOT = 2;

/**
 * Turns gates into functions. Unless code may be generated, a gate becomes a tape of simple steps, which a loop plays over
 * the words of a batch: so it works under any content policy. A gate that is used twice in a tape is reckoned once.
 */
export class Evaluators {
  readonly #circuit: Circuit;
  readonly #layout: Layout;
  readonly #generates: boolean;
  readonly #known = new Map<Gate, Evaluate>();
  #words: number;

  constructor(circuit: Circuit, layout: Layout, generates: boolean) {
    this.#generates = generates;
    this.#circuit = circuit;
    this.#layout = layout;
    this.#words = layout.planes;
  }

  /** How many words the evaluations need: the planes come first, and space to reckon in stands behind them. */
  get words(): number {
    return this.#words;
  }

  of(gate: Gate): Evaluate {
    const known = this.#known.get(gate);
    if (known !== undefined) return known;
    const made = this.#make(gate);
    this.#known.set(gate, made);
    return made;
  }

  #make(gate: Gate): Evaluate {
    const node = this.#circuit.node(gate);
    if (node.is === 'constant') {
      const word = node.holds ? -1 : 0;
      return () => word;
    }
    if (this.#generates) return generate(this.#circuit, this.#layout, gate);
    const steps: number[] = [];
    const words = new Map<Gate, number>();
    const wordOf = (of: Gate): number => {
      const before = words.get(of);
      if (before !== undefined) return before;
      const part = this.#circuit.node(of);
      const plane = planeOf(this.#layout, part);
      if (plane !== null) return plane;
      const operands =
        part.is === 'not'
          ? [NOT, wordOf(part.of), 0]
          : part.is === 'and' || part.is === 'or'
            ? [part.is === 'and' ? AND : OR, wordOf(part.left), wordOf(part.right)]
            : [];
      const word = this.#layout.planes + steps.length / 4;
      steps.push(...operands, word);
      words.set(of, word);
      return word;
    };
    const result = wordOf(gate);
    this.#words = Math.max(this.#words, this.#layout.planes + steps.length / 4);
    if (steps.length === 0) return (from) => from[result] ?? 0;
    const tape = Int32Array.from(steps);
    return (from) => play(tape, from);
  }
}

/** Plays a tape; its last step gives the result. */
function play(tape: Int32Array, words: Int32Array): number {
  let word = 0;
  for (let at = 0; at < tape.length; at += 4) {
    const left = words[tape[at + 1] ?? 0] ?? 0;
    const kind = tape[at];
    if (kind === NOT) word = ~left;
    else {
      const right = words[tape[at + 2] ?? 0] ?? 0;
      word = kind === AND ? left & right : left | right;
    }
    words[tape[at + 3] ?? 0] = word;
  }
  return word;
}

/** The planes that a gate reads. */
export function planesRead(circuit: Circuit, layout: Layout, gate: Gate): ReadonlySet<number> {
  const planes = new Set<number>();
  for (const node of leaves(circuit, gate)) {
    const plane = planeOf(layout, node);
    if (plane !== null) planes.add(plane);
  }
  return planes;
}

/** Whether a gate reads the tick. */
export function readsTick(circuit: Circuit, gate: Gate): boolean {
  return leaves(circuit, gate).some(({ is }) => is === 'ticks');
}

function leaves(circuit: Circuit, gate: Gate): readonly GateNode[] {
  const found: GateNode[] = [];
  const seen = new Set<Gate>();
  const visit = (of: Gate): void => {
    if (seen.has(of)) return;
    seen.add(of);
    const node = circuit.node(of);
    if (node.is === 'not') visit(node.of);
    else if (node.is === 'and' || node.is === 'or') {
      visit(node.left);
      visit(node.right);
    } else found.push(node);
  };
  visit(gate);
  return found;
}
