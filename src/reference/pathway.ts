import { PATHWAY_START, passFirst, passSecond, pathwayKey } from '../model/milestones.js';

/** The milestones that a run has passed, each where it passed it first. */
export class Pathway {
  readonly #passed = new Map<number, number>();
  #first = PATHWAY_START[0];
  #second = PATHWAY_START[1];

  pass(milestone: number, tick: number): void {
    if (this.#passed.has(milestone)) return;
    this.#passed.set(milestone, tick);
    this.#first = passFirst(this.#first, milestone);
    this.#second = passSecond(this.#second, milestone);
  }

  /** The milestones in the order in which they were passed, each with its tick. */
  get passed(): ReadonlyMap<number, number> {
    return this.#passed;
  }

  get key(): number {
    return pathwayKey(this.#first, this.#second);
  }
}
