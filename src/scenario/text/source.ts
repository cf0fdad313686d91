import type { Path, Position } from '../diagnostics/diagnostic.js';
import type { Span } from '../expressions/syntax.js';
import { spanInText, type Writing } from './align.js';
import { Lines } from './lines.js';

/** Where a value of the file stands: its key, itself, and what is in it. */
export interface Place {
  readonly key: Span | null;
  readonly value: Span;
  /** Of a text: how it was written. */
  readonly writing: Writing | null;
  /** Of a list or a section that is not on one line in brackets: it is pointed at by its key. */
  readonly block: boolean;
  readonly children: ReadonlyMap<string, Place> | null;
}

/** Which part of a field is meant. */
export interface LocateOptions {
  /** Offsets into the text that stands at the path. */
  readonly span?: Span;
  /** Whether to point at the key or at the value. The value, if left out. */
  readonly at?: 'key' | 'value';
}

/** The text of a scenario file, and where every field of it stands. Columns count UTF-16 units, as editors do. */
export class SourceText {
  readonly file: string;
  readonly text: string;
  readonly #root: Place | null;
  #lines: Lines | null = null;

  constructor(file: string, text: string, root: Place | null) {
    this.file = file;
    this.text = text;
    this.#root = root;
  }

  /** The position of a field; of the nearest field around it, if there is no such field. */
  locate(path: Path, options: LocateOptions = {}): Position | undefined {
    if (this.#root === null) return undefined;
    let place = this.#root;
    for (const step of path) {
      const child = place.children?.get(String(step));
      if (child === undefined) return this.positionOf(pointAt(place));
      place = child;
    }
    if (options.at === 'key' && place.key !== null) return this.positionOf(place.key);
    return this.positionOf(this.#inside(place, options.span) ?? pointAt(place));
  }

  /** The position of a span of the file. What goes on to further lines is cut at the end of the first. */
  positionOf(span: Span): Position {
    this.#lines ??= new Lines(this.text);
    const { line, column, text } = this.#lines.at(span.start);
    const length = Math.max(1, Math.min(span.end - span.start, text.length - column + 1));
    return { file: this.file, line, column, length, text };
  }

  #inside(place: Place, span: Span | undefined): Span | null {
    if (span === undefined || place.writing === null) return null;
    return spanInText(this.text, place.writing, place.value.end, span);
  }
}

/** A block is pointed at by its key, and so is a value that was left empty. */
function pointAt({ key, value, block }: Place): Span {
  if (key !== null && (block || value.end <= value.start)) return key;
  return value;
}
