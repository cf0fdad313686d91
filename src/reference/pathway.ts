import { PATHWAY_START, passFirst, passSecond, pathwayKey } from '../model/milestones.js';

/** The milestones that a run has passed, each where it passed it first. */
export class Pathway {
  readonly #passed = new Set<number>();
  #first = PATHWAY_START[0];
  #second = PATHWAY_START[1];

  pass(milestone: number): void {
    if (this.#passed.has(milestone)) return;
    this.#passed.add(milestone);
    this.#first = passFirst(this.#first, milestone);
    this.#second = passSecond(this.#second, milestone);
  }

  get key(): number {
    return pathwayKey(this.#first, this.#second);
  }
}
