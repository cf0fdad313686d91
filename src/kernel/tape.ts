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
  /** Stretches of steps that do the same, two numbers each: which of the three, and how many steps. */
  readonly stretches: Int32Array;
  /** The two words that each step reads. */
  readonly reads: Int32Array;
  /** The word that the first step writes; the others follow. */
  readonly first: number;
  /** For each gate the word that holds it, and what it is flipped by. */
  readonly results: Int32Array;
}

/** What a step does with its two words: both hold, one does without the other, or neither does. */
const BOTH = 0;
const WITHOUT = 1;
const NEITHER = 2;

/**
 * Writes circuits as tapes, which a loop plays over the words of a batch: so they work under any content policy. Every
 * step is one AND whose sides may be flipped, which says OR and NOT as well; steps that flip the same sides stand together,
 * so the loop has little to decide. A gate that a tape needs twice is reckoned once.
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
      const step = right.flip === 0 ? new Step(right, left) : new Step(left, right);
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
    const first = this.#words;
    const stretches = inStretches(steps, first);
    this.#words += steps.length;
    return {
      stretches: Int32Array.from(stretches.flatMap((stretch) => [stretch[0]?.kind ?? BOTH, stretch.length])),
      reads: Int32Array.from(stretches.flat().flatMap(({ left, right }) => [wordOf(left), wordOf(right)])),
      first,
      results: Int32Array.from(results.flatMap((result) => [wordOf(result), result.flip])),
    };
  }
}

/**
 * Puts steps in an order in which none comes before what it reads, in few stretches that do the same, and gives each the
 * word that it writes.
 */
function inStretches(steps: readonly Step[], first: number): readonly (readonly Step[])[] {
  const stretches: Step[][] = [];
  let word = first;
  let left = steps;
  while (left.length > 0) {
    const [longest = []] = [BOTH, WITHOUT, NEITHER]
      .map((kind) => readyOf(kind, left))
      .sort((one, other) => other.length - one.length);
    for (const step of longest) {
      step.word = word;
      word += 1;
    }
    stretches.push(longest);
    left = left.filter((step) => step.word === null);
  }
  return stretches;
}

/** The steps of one kind that can be done one after the other now. Steps stand behind those that they read. */
function readyOf(kind: number, steps: readonly Step[]): Step[] {
  const ready = new Set<Step>();
  const isReady = ({ of }: Literal): boolean => typeof of === 'number' || of.word !== null || ready.has(of);
  for (const step of steps) {
    if (step.kind === kind && isReady(step.left) && isReady(step.right)) ready.add(step);
  }
  return [...ready];
}

/** One AND of a tape. If one side is flipped, it is the right one. */
class Step {
  readonly left: Literal;
  readonly right: Literal;
  readonly kind: number;
  /** The word that it writes, once that is settled. */
  word: number | null = null;

  constructor(left: Literal, right: Literal) {
    this.left = left;
    this.right = right;
    this.kind = right.flip === 0 ? BOTH : left.flip === 0 ? WITHOUT : NEITHER;
  }
}

function wordOf({ of }: Literal): number {
  return typeof of === 'number' ? of : (of.word ?? 0);
}

function flipped({ of, flip }: Literal): Literal {
  return { of, flip: ~flip };
}

/** Plays the steps of a tape over the words of a batch. */
export function playTape({ stretches, reads, first }: Tape, words: Int32Array): void {
  let at = 0;
  let to = first;
  for (let stretch = 0; stretch < stretches.length; stretch += 2) {
    const kind = stretches[stretch] ?? BOTH;
    const end = to + (stretches[stretch + 1] ?? 0);
    if (kind === BOTH) {
      for (; to < end; at += 2, to += 1) {
        words[to] = (words[reads[at] ?? 0] ?? 0) & (words[reads[at + 1] ?? 0] ?? 0);
      }
    } else if (kind === WITHOUT) {
      for (; to < end; at += 2, to += 1) {
        words[to] = (words[reads[at] ?? 0] ?? 0) & ~(words[reads[at + 1] ?? 0] ?? 0);
      }
    } else {
      for (; to < end; at += 2, to += 1) {
        words[to] = ~((words[reads[at] ?? 0] ?? 0) | (words[reads[at + 1] ?? 0] ?? 0));
      }
    }
  }
}

/** The words that a tape reads, those that it wrote itself among them. */
export function wordsRead({ reads, results }: Tape): readonly number[] {
  return [...reads, ...[...results].filter((_, at) => at % 2 === 0)];
}
