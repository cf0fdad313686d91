import type { Span } from '../expressions/syntax.js';
import type { SourceText } from '../text/source.js';
import type { Diagnostic, DiagnosticCode, Path } from './diagnostic.js';

/** A problem as a check finds it: what is wrong and at which field. The reporter finds the place in the text. */
export interface Problem {
  readonly code: DiagnosticCode;
  /** An error, if left out. */
  readonly severity?: 'error' | 'warning';
  readonly path: Path;
  readonly message: string;
  readonly hint?: string;
  readonly value?: unknown;
  /** Offsets into the string that stands at `path`, for a problem inside an expression. */
  readonly span?: Span;
  /** Whether the key or the value is wrong. The value, if left out. */
  readonly at?: 'key' | 'value';
  /** Offsets into the file itself, for text that has no path because it could not be read. */
  readonly place?: Span;
}

/** So many are kept; a file with more is told how many more. */
const MOST = 200;

/** Collects problems and gives them as diagnostics: each once, in the order of the text. */
export class Reporter {
  readonly #source: SourceText | null;
  readonly #kept = new Map<string, Diagnostic>();
  #leftOut = 0;
  #errors = 0;

  constructor(source: SourceText | null) {
    this.#source = source;
  }

  /** Takes note of a problem. The same one at the same place counts once. */
  report(problem: Problem): void {
    const diagnostic = this.#locate(problem);
    const identity = JSON.stringify([
      diagnostic.code,
      diagnostic.severity,
      diagnostic.message,
      diagnostic.path,
      diagnostic.position?.line,
      diagnostic.position?.column,
    ]);
    if (this.#kept.has(identity)) return;
    if (diagnostic.severity === 'error') this.#errors += 1;
    if (this.#kept.size >= MOST && !this.#makeRoomFor(diagnostic)) {
      this.#leftOut += 1;
      return;
    }
    this.#kept.set(identity, diagnostic);
  }

  /** Whether any problem is an error, also among those that were not kept. */
  get failed(): boolean {
    return this.#errors > 0;
  }

  get diagnostics(): readonly Diagnostic[] {
    const sorted = [...this.#kept.values()].sort(inOrderOfText);
    if (this.#leftOut === 0) return sorted;
    const more = this.#leftOut === 1 ? 'one more problem is' : `${this.#leftOut} more problems are`;
    return [
      ...sorted,
      {
        code: 'too-many-problems',
        severity: this.failed ? 'error' : 'warning',
        message: `${more} not shown; mend these first`,
        path: [],
      },
    ];
  }

  #locate(problem: Problem): Diagnostic {
    const { at, span, place, severity, ...rest } = problem;
    const position =
      place === undefined
        ? this.#source?.locate(problem.path, {
            ...(span === undefined ? {} : { span }),
            ...(at === undefined ? {} : { at }),
          })
        : this.#source?.positionOf(place);
    return { ...rest, severity: severity ?? 'error', ...(position === undefined ? {} : { position }) };
  }

  /** An error takes the place of a warning. */
  #makeRoomFor(diagnostic: Diagnostic): boolean {
    if (diagnostic.severity !== 'error') return false;
    for (const [identity, kept] of this.#kept) {
      if (kept.severity !== 'warning') continue;
      this.#kept.delete(identity);
      this.#leftOut += 1;
      return true;
    }
    return false;
  }
}

function inOrderOfText(one: Diagnostic, other: Diagnostic): number {
  return (
    (one.position?.line ?? 0) - (other.position?.line ?? 0) ||
    (one.position?.column ?? 0) - (other.position?.column ?? 0) ||
    compareText(one.code, other.code) ||
    compareText(one.path.join('.'), other.path.join('.')) ||
    compareText(one.message, other.message)
  );
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
