/** Answers to what is asked, each with a number, in the order in which they come up. */
export class Classes {
  /** By number. */
  readonly all: (readonly number[])[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(answers: readonly number[]): number {
    const key = answers.join();
    const number = this.#numbers.get(key) ?? this.all.push(answers) - 1;
    this.#numbers.set(key, number);
    return number;
  }
}

/** In the place of the outcome that ended a run: none has. */
export const NOT_ENDED = -1;
