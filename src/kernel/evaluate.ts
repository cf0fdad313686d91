import { ALWAYS, type Circuit, type Evaluate, type EvaluateAll, type Gate, NEVER } from './circuit.js';
import type { Layout } from './layout.js';
import { playTape, TapeWriter } from './tape.js';

/** Turns gates into functions that play tapes. */
export class Evaluators {
  readonly tapes: TapeWriter;
  readonly #known = new Map<Gate, Evaluate>();

  constructor(circuit: Circuit, layout: Layout) {
    this.tapes = new TapeWriter(circuit, layout);
  }

  /** How many words the evaluations need. */
  get words(): number {
    return this.tapes.words;
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

  #make(gate: Gate): Evaluate {
    const tape = this.tapes.write([gate]);
    const [result = 0, flip = 0] = tape.results;
    return (words) => {
      playTape(tape, words);
      return (words[result] ?? 0) ^ flip;
    };
  }
}
