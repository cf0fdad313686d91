import type { Diagnostic, Path, Position } from './diagnostic.js';
import { columns, visible } from './visible.js';

/** How diagnostics are drawn. */
export interface RenderOptions {
  /** Colours for a terminal. None, if left out. */
  readonly colour?: boolean;
}

/** How much of a line is shown, and how much of it before the place that is wrong. */
const LINE_WIDTH = 100;
const LEAD = 40;
/** Messages and paths quote the file; what is longer is cut. */
const LONGEST_MESSAGE = 600;
const LONGEST_STEP = 80;

/** A diagnostic as a few lines of text: what is wrong, where, and the line itself with the place underlined. */
export function renderDiagnostic(diagnostic: Diagnostic, options: RenderOptions = {}): string {
  const paint = painter(options.colour === true);
  const strong = diagnostic.severity === 'error' ? 'red' : 'yellow';
  const head = paint(strong, `${diagnostic.severity}[${diagnostic.code}]`);
  const lines = [`${head}: ${cut(visible(diagnostic.message), LONGEST_MESSAGE)}`];
  const hint = diagnostic.hint === undefined ? '' : cut(visible(diagnostic.hint), LONGEST_MESSAGE);
  const path = renderPath(diagnostic.path);
  const { position } = diagnostic;
  if (position === undefined) {
    if (path !== '') lines.push(`  (${path})`);
    if (hint !== '') lines.push(`  ${hint}`);
    return lines.join('\n');
  }
  const place = `${visible(position.file)}:${position.line}:${position.column}`;
  lines.push(`  ${paint('grey', path === '' ? place : `${place}  (${path})`)}`);
  const margin = ` ${String(position.line)} | `;
  const shown = excerpt(position);
  lines.push(paint('grey', margin) + shown.line);
  const underline = ' '.repeat(shown.before) + paint(strong, '^'.repeat(shown.under));
  lines.push(
    `${paint('grey', `${' '.repeat(margin.length - 2)}| `)}${underline}${hint === '' ? '' : ` ${hint}`}`,
  );
  return lines.join('\n');
}

/** All diagnostics, and a last line that counts them. Nothing for none. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], options: RenderOptions = {}): string {
  if (diagnostics.length === 0) return '';
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length;
  const counts = [counted(errors, 'error'), counted(diagnostics.length - errors, 'warning')];
  const blocks = diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, options));
  return [...blocks, counts.filter((count) => count !== '').join(', ')].join('\n\n');
}

/** A path as an author would say it: `commitments.north-restraint.refrain[0]`. */
export function renderPath(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += (text === '' ? '' : '.') + cut(visible(step), LONGEST_STEP);
  }
  return text;
}

function counted(count: number, word: string): string {
  if (count === 0) return '';
  return count === 1 ? `1 ${word}` : `${count} ${word}s`;
}

interface Excerpt {
  readonly line: string;
  /** Columns before the underline, and under it. */
  readonly before: number;
  readonly under: number;
}

/** The part of the line around the place, safe to print. */
function excerpt({ text, column, length }: Position): Excerpt {
  const start = Math.min(Math.max(0, column - 1), text.length);
  const end = Math.min(text.length, start + Math.max(1, length));
  const from = start > LEAD && columns(text) > LINE_WIDTH ? start - LEAD : 0;
  const to = Math.min(text.length, from + LINE_WIDTH);
  const before = (from > 0 ? '…' : '') + visible(text.slice(from, start));
  const inside = visible(text.slice(start, Math.min(end, to)));
  const after = visible(text.slice(Math.min(end, to), to)) + (to < text.length ? '…' : '');
  return { line: before + inside + after, before: columns(before), under: Math.max(1, columns(inside)) };
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

type Colour = 'red' | 'yellow' | 'grey';
const CODES: Readonly<Record<Colour, string>> = { red: '1;31', yellow: '1;33', grey: '2' };

function painter(colour: boolean): (name: Colour, text: string) => string {
  return colour ? (name, text) => `\u001b[${CODES[name]}m${text}\u001b[0m` : (_, text) => text;
}
