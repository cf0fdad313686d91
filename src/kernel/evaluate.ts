import { ALWAYS, type Circuit, type Evaluate, type Gate, type EvaluateAll, NEVER } from './circuit.js';
import { CodeWriter, functionOf } from './code.js';
import type { Layout } from './layout.js';
import { playTape, TapeWriter } from './tape.js';

/** Functions of more lines than this are not made faster by some engines. */
const MOST_LINES = 600;

/** Turns gates into functions: of code where it may be generated, else of tapes. */
export class Evaluators {
  readonly generates: boolean;
  readonly #circuit: Circuit;
  readonly #layout: Layout;
  readonly tapes: TapeWriter;
  readonly #known = new Map<Gate, Evaluate>();

  constructor(circuit: Circuit, layout: Layout, generates: boolean) {
    this.generates = generates;
    this.#circuit = circuit;
    this.#layout = layout;
    this.tapes = new TapeWriter(circuit, layout);
  }

  /** How many words the evaluations need. */
  get words(): number {
    return this.tapes.words;
  }

  /** A writer of code for this circuit. */
  code(): CodeWriter {
    return new CodeWriter(this.#circuit, this.#layout);
  }

  of(gate: Gate): Evaluate {
    const known = this.#known.get(gate);
    if (known !== undefined) return known;
    const made = this.#make(gate);
    this.#known.set(gate, made);
    return made;
  }

  /** Reckons several gates in one go. */
  all(gates: readonly Gate[]): EvaluateAll {
    if (gates.every((gate) => gate === ALWAYS || gate === NEVER)) {
      const truth = Int32Array.from(gates, (gate) => (gate === ALWAYS ? -1 : 0));
      return () => truth;
    }
    return this.generates ? this.#codeOfAll(gates) : this.#tapeOfAll(gates);
  }

  #make(gate: Gate): Evaluate {
    const node = this.#circuit.node(gate);
    if (node.is === 'constant') {
      const word = node.holds ? -1 : 0;
      return () => word;
    }
    if (this.generates) {
      const code = this.code();
      code.line(`return ${code.gate(gate)};`);
      return functionOf(['w'], code.code) as Evaluate;
    }
    const tape = this.tapes.write([gate]);
    const [result = 0, flip = 0] = tape.results;
    if (tape.steps.length === 0) return (words) => (words[result] ?? 0) ^ flip;
    return (words) => {
      playTape(tape, words);
      return (words[result] ?? 0) ^ flip;
    };
  }

  #tapeOfAll(gates: readonly Gate[]): EvaluateAll {
    const tape = this.tapes.write(gates);
    const { results } = tape;
    const truth = new Int32Array(gates.length);
    return (words) => {
      playTape(tape, words);
      for (let place = 0, at = 0; at < results.length; place += 1, at += 2) {
        truth[place] = (words[results[at] ?? 0] ?? 0) ^ (results[at + 1] ?? 0);
      }
      return truth;
    };
  }

  #codeOfAll(gates: readonly Gate[]): EvaluateAll {
    const parts: ((words: Int32Array, truth: Int32Array) => void)[] = [];
    const truth = new Int32Array(gates.length);
    let code = this.code();
    const end = (): void => {
      if (code.lines > 0) parts.push(functionOf(['w', 't'], code.code) as (typeof parts)[number]);
      code = this.code();
    };
    gates.forEach((gate, place) => {
      code.line(`t[${place}] = ${code.gate(gate)};`);
      if (code.lines > MOST_LINES) end();
    });
    end();
    return (words) => {
      for (const part of parts) part(words, truth);
      return truth;
    };
  }
}

/** Whether a gate reads the tick. */
export function readsTick(circuit: Circuit, gate: Gate): boolean {
  const seen = new Set<Gate>();
  const reads = (of: Gate): boolean => {
    if (seen.has(of)) return false;
    seen.add(of);
    const node = circuit.node(of);
    if (node.is === 'not') return reads(node.of);
    if (node.is === 'and' || node.is === 'or') return reads(node.left) || reads(node.right);
    return node.is === 'ticks';
  };
  return reads(gate);
}
