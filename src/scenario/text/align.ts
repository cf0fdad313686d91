import type { Span } from '../expressions/syntax.js';

/** How a piece of text was written in YAML. */
export interface Writing {
  readonly text: string;
  /** Where in the file it begins: at the first character, the opening quote, or the `|` of a block. */
  readonly start: number;
  readonly style: 'plain' | 'quoted' | 'block';
}

/**
 * Finds the part of the written text that a span of the value came from. Folding and indentation only change white
 * space, so the other characters are matched one to one. Null where escapes make that impossible.
 */
export function spanInText(file: string, writing: Writing, end: number, span: Span): Span | null {
  const offsets = align(file, writing, end);
  if (offsets === null) return null;
  const last = Math.max(span.start, span.end - 1);
  const start = offsets[Math.min(span.start, offsets.length - 1)];
  const final = offsets[Math.min(last, offsets.length - 1)];
  if (start === undefined || final === undefined) return null;
  if (span.start >= writing.text.length) return { start, end: start };
  return { start, end: Math.max(start, final) + (span.end > span.start ? 1 : 0) };
}

/** The offset in the file of every character of the value, and one past its last. */
function align(file: string, { text, start, style }: Writing, end: number): number[] | null {
  let at = start;
  if (style === 'quoted') at += 1;
  if (style === 'block') at = file.indexOf('\n', start) + 1;
  const offsets: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const wanted = text[index];
    if (wanted === file[at] && at < end) {
      offsets.push(at);
      at += 1;
      continue;
    }
    if (isSpace(wanted)) {
      offsets.push(at);
      if (isSpace(file[at])) at += 1;
      continue;
    }
    while (at < end && isSpace(file[at])) at += 1;
    if (wanted !== file[at] || at >= end) return null;
    offsets.push(at);
    at += 1;
  }
  offsets.push(at);
  return offsets;
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\n' || character === '\r';
}
