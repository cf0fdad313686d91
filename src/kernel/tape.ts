import type { Circuit, Gate } from './circuit.js';
import { type Layout, planeOf } from './layout.js';

/** A word of a batch or what a step gives, or the opposite. */
interface Literal {
  readonly of: number | Step;
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
    const steps: Step[] = [];
    const known = new Map<Gate, Literal>();
    const literal = (of: Gate): Literal => {
      const before = known.get(of);
      if (before !== undefined) return before;
      const made = make(of);
      known.set(of, made);
      return made;
    };
    const both = (left: Literal, right: Literal): Literal => {
      const depth = 1 + Math.max(depthOf(left), depthOf(right));
      const step = { left, right, depth, word: 0 };
      steps.push(step);
      return { of: step, flip: 0 };
    };
    const make = (of: Gate): Literal => {
      const node = this.#circuit.node(of);
      const plane = planeOf(this.#layout, node);
      if (plane !== null) return { of: plane, flip: 0 };
      switch (node.is) {
        case 'not':
          return flipped(literal(node.of));
        case 'and':
          return both(literal(node.left), literal(node.right));
        case 'or':
          return flipped(both(flipped(literal(node.left)), flipped(literal(node.right))));
        default:
          return { of: this.#layout.planes, flip: node.is === 'constant' && node.holds ? -1 : 0 };
      }
    };
    const results = gates.map(literal);
    // A processor works on several steps at once if none of them waits for the one before it.
    const ordered = steps.toSorted((one, other) => one.depth - other.depth);
    const first = this.#words;
    ordered.forEach((step, place) => {
      step.word = first + place;
    });
    this.#words += ordered.length;
    return {
      steps: Int32Array.from(ordered.flatMap(({ left, right }) => [...placed(left), ...placed(right)])),
      first,
      results: Int32Array.from(results.flatMap(placed)),
    };
  }
}

/** One AND of a tape. */
interface Step {
  readonly left: Literal;
  readonly right: Literal;
  /** How many steps it waits for, one after the other. */
  readonly depth: number;
  word: number;
}

function depthOf({ of }: Literal): number {
  return typeof of === 'number' ? 0 : of.depth;
}

function placed({ of, flip }: Literal): [number, number] {
  return [typeof of === 'number' ? of : of.word, flip];
}

function flipped({ of, flip }: Literal): Literal {
  return { of, flip: ~flip };
}

/** Plays the steps of a tape over the words of a batch. */
export function playTape({ steps, first }: Tape, words: Int32Array): void {
  for (let at = 0, to = first; at < steps.length; at += 4, to += 1) {
    words[to] =
      ((words[steps[at] ?? 0] ?? 0) ^ (steps[at + 1] ?? 0)) &
      ((words[steps[at + 2] ?? 0] ?? 0) ^ (steps[at + 3] ?? 0));
  }
}

/** The words that a tape reads, those that it wrote itself among them. */
export function wordsRead({ steps, results }: Tape): readonly number[] {
  return [...steps, ...results].filter((_, at) => at % 2 === 0);
}
