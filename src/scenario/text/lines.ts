/** The lines of a text, found once. A line ends with `\n` or `\r\n`. */
export class Lines {
  readonly #text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#text = text;
    this.#starts = starts;
  }

  /** The line and the column of an offset, counted from 1, and the line itself without its end. */
  at(offset: number): { line: number; column: number; text: string } {
    const inside = Math.max(0, Math.min(offset, this.#text.length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= inside) low = middle;
      else high = middle - 1;
    }
    const start = this.#starts[low] ?? 0;
    const next = this.#starts[low + 1];
    let end = next === undefined ? this.#text.length : next - 1;
    if (end > start && this.#text[end - 1] === '\r') end -= 1;
    return { line: low + 1, column: Math.min(inside, end) - start + 1, text: this.#text.slice(start, end) };
  }
}
