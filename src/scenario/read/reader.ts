import type { Problem, Reporter } from '../diagnostics/reporter.js';
import { nearestName } from '../diagnostics/nearest.js';
import type { Path } from '../diagnostics/diagnostic.js';
import { Vocabulary } from '../expressions/names.js';
import { parseActPattern, parseExpression } from '../expressions/parse.js';
import { type Renaming, rename, renamePattern } from '../expressions/rename.js';
import type { ActPattern, Expression } from '../expressions/syntax.js';
import type { Condition, Target, TickUnit } from '../scenario.js';
import { checkExpression, checkPattern } from './check-expression.js';
import type { Viewer } from './viewer.js';
import { type Names, phrasesOf } from './names.js';

/** What every section needs in order to be read: the names, the words, and where to report. */
export class Reader {
  readonly vocabulary: Vocabulary;

  constructor(
    readonly names: Names,
    readonly tick: TickUnit,
    readonly horizon: number,
    private readonly reporter: Pick<Reporter, 'report'>,
  ) {
    this.vocabulary = new Vocabulary(phrasesOf(names));
  }

  report(problem: Problem): void {
    this.reporter.report(problem);
  }

  /** Reads a condition; null if it cannot be read, which is then reported. */
  condition(text: string | undefined, path: Path, viewer: Viewer, renaming?: Renaming): Condition | null {
    if (text === undefined) return null;
    const expression = this.expression(text, path, 'condition', viewer, renaming);
    return expression === null ? null : { text, expression, path };
  }

  expression(
    text: string,
    path: Path,
    expected: 'condition' | 'number',
    viewer: Viewer,
    renaming?: Renaming,
  ): Expression | null {
    const parsed = parseExpression(text, this.vocabulary);
    if (!parsed.ok) {
      this.syntax(parsed, path);
      return null;
    }
    const expression = renaming === undefined ? parsed.value : rename(parsed.value, renaming);
    return this.checked(expression, path, expected, viewer) ? expression : null;
  }

  checked(expression: Expression, path: Path, expected: 'condition' | 'number', viewer: Viewer): boolean {
    const problems = checkExpression(expression, expected, viewer, this.names);
    for (const problem of problems) this.report({ ...problem, path });
    return problems.length === 0;
  }

  pattern(text: string, path: Path, renaming?: Renaming): ActPattern | null {
    const parsed = parseActPattern(text, this.vocabulary);
    if (!parsed.ok) {
      this.syntax(parsed, path);
      return null;
    }
    const pattern = renaming === undefined ? parsed.value : renamePattern(parsed.value, renaming);
    const problems = checkPattern(pattern, this.names);
    for (const problem of problems) this.report({ ...problem, path });
    return problems.length === 0 ? pattern : null;
  }

  syntax(failed: { message: string; hint?: string; span: { start: number; end: number } }, path: Path): void {
    this.report({ code: 'syntax', path, message: failed.message, span: failed.span, ...hinted(failed.hint) });
  }

  /** Reports an unknown name, with the nearest known one. */
  unknown(
    what: string,
    name: string,
    known: Iterable<string>,
    path: Path,
    at: 'key' | 'value' = 'value',
  ): void {
    const list = [...known];
    const near = nearestName(name, list);
    const hint =
      near !== null
        ? `did you mean "${near}"?`
        : list.length === 0
          ? `this scenario has no ${what}`
          : `known: ${list.slice(0, 8).join(', ')}${list.length > 8 ? ', …' : ''}`;
    this.report({
      code: 'unknown-name',
      path,
      message: `there is no ${what} named "${name}"`,
      hint,
      value: name,
      at,
    });
  }

  /** Whether it is the name of an actor; reports it if not. */
  actor(name: string, path: Path): boolean {
    if (this.names.actors.has(name)) return true;
    this.unknown('actor', name, this.names.actors.keys(), path);
    return false;
  }

  /** Reads `gamma` or `gamma.bases`. */
  target(text: string, path: Path, at: 'key' | 'value' = 'value'): Target | null {
    const [actor = '', part = null] = text.split('.');
    const parts = this.names.actors.get(actor);
    if (parts === undefined) {
      this.unknown('actor', actor, this.names.actors.keys(), path, at);
      return null;
    }
    if (part !== null && !parts.has(part)) {
      this.unknown(`part of "${actor}"`, part, parts, path, at);
      return null;
    }
    return { actor, part };
  }

  /** The index of a rung of the ladder; null and a report if there is none. */
  rung(name: string | undefined, path: Path): number | null {
    if (name === undefined) return null;
    const index = this.names.rungs.indexOf(name);
    if (index >= 0) return index;
    this.unknown('rung of the ladder', name, this.names.rungs, path);
    return null;
  }

  /** Cited ids, each of which must be listed under `sources` where the file has that section. */
  sources(source: string | readonly string[] | undefined, path: Path): readonly string[] {
    const list = source === undefined ? [] : typeof source === 'string' ? [source] : source;
    const { sources } = this.names;
    if (sources !== null) {
      for (const id of list) {
        if (sources.has(id)) continue;
        const near = nearestName(id, sources);
        this.report({
          code: 'unknown-source',
          path,
          message: `the source "${id}" is not listed under \`sources\``,
          hint: near === null ? 'list it there with what it says' : `did you mean "${near}"?`,
          value: id,
        });
      }
    }
    return list;
  }
}

/** A hint as an optional field. */
export function hinted(hint: string | undefined): { hint: string } | Record<string, never> {
  return hint === undefined ? {} : { hint };
}

export const WORLD: Viewer = { kind: 'world' };

export function seenBy(...actors: readonly string[]): Viewer {
  return { kind: 'actors', actors };
}
