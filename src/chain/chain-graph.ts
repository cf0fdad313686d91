/**
 * A stretch of ticks as a graph. Nodes come in the order of the tick: first those at its start, then those between groups of
 * steps, last those at its end. Edges lead from every node but the last ones to later ones. What stands at the end of a tick
 * goes on at the start of the next one, unless the run has ended.
 */
export interface ChainGraph {
  readonly nodes: number;
  /** How many of them stand at the start of a tick. */
  readonly starts: number;
  /** The first node at the end of the tick; all after it stand there too. */
  readonly firstEnd: number;
  /** By node before `firstEnd`, where its edges begin; one more for where the last ones stop. */
  readonly edges: Int32Array;
  readonly targets: Int32Array;
  readonly probabilities: Float64Array;
  /** By node from `firstEnd` on, the class of what is asked. */
  readonly classes: Int32Array;
  /** By node from `firstEnd` on, where it goes on; `ENDED` where the run has ended. */
  readonly next: Int32Array;
}

/** Stands for the node where a run goes on that has ended. */
export const ENDED = -1;
