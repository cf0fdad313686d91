import { nearest } from '../diagnostics/nearest.js';
import type { Span } from './syntax.js';

const WORD = /[A-Za-z0-9_'-]+/g;
/** Every kind of space but the line ends, one character each. */
const SPACE = /[\p{Zs}\t]/gu;
const JOINT = '\u00a0';

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The names that a scenario declares. Names may hold spaces ("use of force"), which only the scenario itself can tell
 * from two names side by side; so the words of each are joined before an expression is read.
 */
export class Vocabulary {
  readonly #names: ReadonlySet<string>;
  /** Names of several words, by their first, the longest first. */
  readonly #phrases = new Map<string, string[][]>();
  readonly #several: readonly string[];
  #mostWords = 1;

  constructor(phrases: Iterable<string>) {
    this.#names = new Set(phrases);
    this.#several = [...this.#names].filter((name) => name.includes(' '));
    for (const name of this.#several) {
      const words = name.split(' ');
      const first = words[0] ?? '';
      const alike = this.#phrases.get(first);
      if (alike === undefined) this.#phrases.set(first, [words]);
      else alike.push(words);
      this.#mostWords = Math.max(this.#mostWords, words.length);
    }
    for (const alike of this.#phrases.values()) alike.sort((one, other) => other.length - one.length);
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  /**
   * The text with the words of each declared name joined by no-break spaces, one for one, so that every offset stays
   * true. Spaces of other kinds become plain ones first.
   */
  join(text: string): string {
    const plain = text.replace(SPACE, ' ');
    if (this.#phrases.size === 0) return plain;
    const words = wordsOf(plain);
    let joined = '';
    let at = 0;
    for (let index = 0; index < words.length; index += 1) {
      const length = this.#phraseAt(plain, words, index);
      const first = words[index];
      const last = words[index + length - 1];
      if (length < 2 || first === undefined || last === undefined) continue;
      joined += plain.slice(at, first.start) + plain.slice(first.start, last.end).replace(/\s/g, JOINT);
      at = last.end;
      index += length - 1;
    }
    return joined + plain.slice(at);
  }

  /** How many words the longest declared name has that begins at a word of the text; 0 if there is none. */
  #phraseAt(text: string, words: readonly Word[], index: number): number {
    const first = words[index];
    const phrases = first === undefined ? undefined : this.#phrases.get(first.text);
    const found = phrases?.find((phrase) =>
      phrase.every((wanted, step) => {
        const word = words[index + step];
        if (word === undefined || word.text !== wanted) return false;
        const before = words[index + step - 1];
        return step === 0 || before === undefined || text.slice(before.end, word.start).trim() === '';
      }),
    );
    return found?.length ?? 0;
  }

  /** The declared name of several words that is nearly what stands around an offset, with the place of what stands. */
  nearPhrase(text: string, offset: number): { readonly phrase: string; readonly span: Span } | null {
    if (this.#several.length === 0) return null;
    const words = wordsOf(text.replace(SPACE, ' '));
    const here = words.findIndex((word) => word.end >= offset);
    const middle = here === -1 ? words.length - 1 : here;
    let best: { phrase: string; span: Span } | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (let size = 2; size <= this.#mostWords + 1; size += 1) {
      for (let from = Math.max(0, middle - size + 1); from <= middle; from += 1) {
        const window = words.slice(from, from + size);
        const first = window[0];
        const last = window[size - 1];
        if (first === undefined || last === undefined) continue;
        const near = nearest(window.map((word) => word.text).join(' '), this.#several);
        if (near === null || near.slips === 0 || near.slips >= least) continue;
        best = { phrase: near.name, span: { start: first.start, end: last.end } };
        least = near.slips;
      }
    }
    return best;
  }
}

function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORD), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}
