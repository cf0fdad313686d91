import type { Circuit, Gate } from './circuit.js';
import { type Layout, planeOf } from './layout.js';

/** A word of a batch, or what it is not. */
interface Literal {
  readonly word: number;
  /** −1 where the word says the opposite. */
  readonly flip: number;
}

/** Circuits as lists of steps, and where their results stand. */
export interface Tape {
  /** Four numbers a step: (words[a] ^ b) & (words[c] ^ d). */
  readonly steps: Int32Array;
  /** The word that the first step writes; the others follow. */
  readonly first: number;
  /** For each gate the word that holds it, and what it is flipped by. */
  readonly results: Int32Array;
}

/**
 * Writes circuits as tapes, which a loop plays over the words of a batch: so they work under any content policy. Every
 * step is one AND whose sides may be flipped, which says OR and NOT as well, so the loop has nothing to decide. A gate
 * that a tape needs twice is reckoned once.
 */
export class TapeWriter {
  readonly #circuit: Circuit;
  readonly #layout: Layout;
  #words: number;

  constructor(circuit: Circuit, layout: Layout) {
    this.#circuit = circuit;
    this.#layout = layout;
    this.#words = layout.planes + 1;
  }

  /** How many words a batch needs: the planes, a word that is zero, and space for each tape. */
  get words(): number {
    return this.#words;
  }

  write(gates: readonly Gate[]): Tape {
    const steps: number[] = [];
    const first = this.#words;
    const known = new Map<Gate, Literal>();
    const literal = (of: Gate): Literal => {
      const before = known.get(of);
      if (before !== undefined) return before;
      const made = make(of);
      known.set(of, made);
      return made;
    };
    const both = (one: Literal, other: Literal): Literal => {
      const word = first + steps.length / 4;
      steps.push(one.word, one.flip, other.word, other.flip);
      return { word, flip: 0 };
    };
    const make = (of: Gate): Literal => {
      const node = this.#circuit.node(of);
      const plane = planeOf(this.#layout, node);
      if (plane !== null) return { word: plane, flip: 0 };
      switch (node.is) {
        case 'not':
          return flipped(literal(node.of));
        case 'and':
          return both(literal(node.left), literal(node.right));
        case 'or':
          return flipped(both(flipped(literal(node.left)), flipped(literal(node.right))));
        default:
          return { word: this.#layout.planes, flip: node.is === 'constant' && node.holds ? -1 : 0 };
      }
    };
    const results = Int32Array.from(
      gates.flatMap((gate) => {
        const { word, flip } = literal(gate);
        return [word, flip];
      }),
    );
    this.#words += steps.length / 4;
    return { steps: Int32Array.from(steps), first, results };
  }
}

function flipped({ word, flip }: Literal): Literal {
  return { word, flip: ~flip };
}

/** Plays the steps of a tape over the words of a batch. */
export function playTape({ steps, first }: Tape, words: Int32Array): void {
  for (let at = 0, to = first; at < steps.length; at += 4, to += 1) {
    words[to] =
      ((words[steps[at] ?? 0] ?? 0) ^ (steps[at + 1] ?? 0)) &
      ((words[steps[at + 2] ?? 0] ?? 0) ^ (steps[at + 3] ?? 0));
  }
}
